import type { Command } from '../../primitives/commands.ts';
import { toHex } from '../../primitives/bytes.ts';
import { encodeEntry } from '../../primitives/entry/codec.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { SigningKey } from '../../primitives/keys.ts';
import { INFO } from '../../primitives/money.ts';
import { assert } from '../../primitives/result.ts';
import { buildFrame } from '../../schemas/frame.ts';
import { apply } from '../../settlement/escrow/reducer.ts';
import { createState, treeSizeOf } from '../../settlement/escrow/state.ts';
import { enrolmentOf, GENESIS, NETWORK_ID, payer, SETTLEMENT_KEY } from './network.ts';

const PAYERS = 256;
const COMMANDS_PER_FRAME = 16;
const CLOCK_EVERY_FRAMES = 1_000;
const NO_BLOBS = { blob: () => undefined };

/**
 * The entries of a log with `transfers` transfers or a few more, as settlement's own reducer makes them: agents are enrolled and granted INFO,
 * then pay each other in frames of 16 payments, a frame each millisecond, each with its network fee; the fees are shared out each epoch. A
 * list for each message.
 */
export async function* logEntries(transfers: number): AsyncGenerator<Uint8Array[]> {
  const state = createState(GENESIS, NETWORK_ID);
  const payers = Array.from({ length: PAYERS }, (_, index) => payer(index));
  const sequences = new Map<SigningKey, bigint>();
  let [sequence, timeMs, made] = [0, 1_000_000, 0];
  function message(key: SigningKey, commands: readonly Command[]): Uint8Array[] {
    const firstSequence = sequences.get(key) ?? 1n;
    sequences.set(key, firstSequence + BigInt(commands.length));
    const expiresAtMs = timeMs + 60_000;
    const at = { networkId: NETWORK_ID, key, partition: 0, firstSequence, expiresAtMs, commands };
    const { bytes: frameBytes, frame } = buildFrame(at);
    sequence += 1;
    const message = { partition: 0, generation: 0, sequence, timeMs, frameBytes, events: [] };
    const input = { ...message, frameSha256: toHex(sha256(frameBytes)), frame: { ok: true, value: frame } } as const;
    const { entries, outbox } = apply(state, input, NO_BLOBS);
    assert(outbox.length === 0, 'nothing is asked of a book');
    made += entries.filter(({ type }) => type === 'transfer').length;
    return entries.map(encodeEntry);
  }
  for (const one of payers) yield message(SETTLEMENT_KEY, [await enrolmentOf(one)]);
  for (let frame = 0; made < transfers; frame++) {
    timeMs += 1;
    if (frame % CLOCK_EVERY_FRAMES === 0)
      yield message(SETTLEMENT_KEY, [{ type: 'clockAdvanced', publishedSize: treeSizeOf(state) }]);
    const from = payers[frame % PAYERS] as (typeof payers)[number];
    const payments = Array.from({ length: COMMANDS_PER_FRAME }, (_, at): Command => {
      // Never to itself: the step is from 1 to 255.
      const to = payers[(frame + 1 + ((frame * 31 + at * 17) % (PAYERS - 1))) % PAYERS] as (typeof payers)[number];
      const amountBaseUnits = BigInt(1 + ((frame * 7 + at) % 1_000));
      return { type: 'pay', toAgent: to.hex, asset: INFO, amountBaseUnits, memo: '' };
    });
    yield message(from.key, payments);
  }
}
