import { jetstream } from '@nats-io/jetstream';
import type { Child, Place } from './place.ts';
import type { Trader } from './network.ts';
import { frameOf, order } from './traders.ts';

export type SignedFrame = { readonly subject: string; readonly bytes: Uint8Array };

/** `count` frames of `commands` bids of one lot each, in turn over the traders, signed beforehand as agents elsewhere would. */
export function signFrames(traders: readonly Trader[], count: number, commands: number): SignedFrame[] {
  const bids = Array.from({ length: commands }, () => order('bid', 1));
  return Array.from({ length: count }, (_, index) => {
    const one = traders[index % traders.length] as Trader;
    const first = one.nextSequence;
    one.nextSequence += BigInt(commands);
    return { subject: `idb.v1.orders.1.${one.hex}`, bytes: frameOf(one, bids, 1, first) };
  });
}

/** Published and not yet final at most: the stream keeps 4,096 messages of one agent, and one refused would leave a gap in its sequence. */
const WINDOW = 512;

/** Trades a second from the first publish to the last commit. Frames go out as fast as the stream takes them, `inFlight` unacknowledged. */
export async function throughput(
  place: Place,
  settlement: Child,
  frames: readonly SignedFrame[],
  inFlight: number,
): Promise<{ readonly tradesPerSecond: number; readonly framesPerSecond: number }> {
  const js = jetstream(place.nats);
  const done = whenFinal(settlement, frames.length);
  const startMs = performance.timeOrigin + performance.now();
  let [next, final] = [0, 0];
  let moved = Promise.withResolvers<void>();
  const forget = settlement.onTold((told) => {
    if (told.type !== 'final') return;
    final += told.tradingFrames;
    moved.resolve();
    moved = Promise.withResolvers();
  });
  const lane = async (): Promise<void> => {
    while (next < frames.length) {
      if (next - final < WINDOW) await publish(js, frames[next++] as SignedFrame);
      else await moved.promise;
    }
  };
  // A refusal ends the wait for frames that will not become final.
  await Promise.race([Promise.all(Array.from({ length: inFlight }, lane)), done]);
  const { trades, lastMs } = await done;
  forget();
  const seconds = (lastMs - startMs) / 1_000;
  return { tradesPerSecond: trades / seconds, framesPerSecond: frames.length / seconds };
}

/** Milliseconds from a frame's publish to its commit, at a steady rate, sorted. Late publishes count from when they were due. */
export async function latencies(
  place: Place,
  settlement: Child,
  frames: readonly SignedFrame[],
  framesPerSecond: number,
): Promise<number[]> {
  const js = jetstream(place.nats);
  const due = new Map<number, number>();
  const finalAt = new Map<number, number>();
  const forget = settlement.onTold((told) => {
    if (told.type === 'final') for (const sequence of told.sequences) finalAt.set(sequence, told.atMs);
  });
  const done = whenFinal(settlement, frames.length);
  const startMs = performance.timeOrigin + performance.now();
  const sends: Promise<void>[] = [];
  for (const [index, frame] of frames.entries()) {
    const dueMs = startMs + (index * 1_000) / framesPerSecond;
    const waitMs = dueMs - (performance.timeOrigin + performance.now());
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    sends.push(publish(js, frame).then((sequence) => void due.set(sequence, dueMs)));
  }
  await Promise.all(sends);
  await done;
  forget();
  return [...due].map(([sequence, dueMs]) => (finalAt.get(sequence) as number) - dueMs).sort((a, b) => a - b);
}

async function publish(js: ReturnType<typeof jetstream>, { subject, bytes }: SignedFrame): Promise<number> {
  return (await js.publish(subject, bytes, { timeout: 10_000 })).seq;
}

/** Counts trades until `frames` frames of traders are final. Throws where one was refused: then it was not the work that was to be measured. */
async function whenFinal(settlement: Child, frames: number): Promise<{ trades: number; lastMs: number }> {
  return new Promise((resolve, reject) => {
    let left = frames;
    let trades = 0;
    const forget = settlement.onTold((told) => {
      if (told.type !== 'final') return;
      if (told.refusals > 0) reject(new Error(`${told.refusals} commands or frames were refused`));
      trades += told.trades;
      left -= told.tradingFrames;
      if (left > 0) return;
      forget();
      resolve({ trades, lastMs: told.atMs });
    });
  });
}
