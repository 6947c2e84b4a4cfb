import { toHex } from '../../primitives/bytes.ts';
import type { Command } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { MAX_COMMANDS } from '../../primitives/frame.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { CommandOutcome, Notice } from '../../primitives/notices.ts';
import { buildFrame, decodeFrame } from '../../schemas/frame.ts';
import type { LinkOptions } from './agent-link.ts';
import { Pace } from './pace.ts';

const SEND_AGAIN_MS = 2_000;
const VALID_MS = 120_000;
/** A busy partition is asked again within these bounds, whatever it says. */
const BUSY_MS = { least: 10, most: 60_000 } as const;
/** Commands that wait for their frame. */
const MOST_WAITING = 16_384;
/** The number was not the next; where its own frames were forgotten, another one of theirs used it. */
const WRONG_SEQUENCE: ReadonlySet<string> = new Set([
  'sequence_replayed',
  'sequence_gap',
  'exists_with_different_content',
]);
/** Three times what NATS waits before it delivers a notice again that was lost on its way. */
const RESULT_PATIENCE_MS = 90_000;

type Waiting = {
  readonly commands: readonly Command[];
  readonly resolve: (outcomes: readonly CommandOutcome[]) => void;
  readonly reject: (error: unknown) => void;
};
type InFlight = {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly firstSequence: bigint;
  readonly count: number;
  readonly expiresAtMs: number;
  readonly waiting: readonly Waiting[];
  /** Left by an earlier process: whoever waited is gone. */
  readonly restored: boolean;
};
type FrameResult = Extract<Notice, { type: 'frameResult' }>;
type Refused = NonNullable<FrameResult['refused']>;

/** The frames of one agent on one partition: one in flight, the next filled with all that came meanwhile. */
export class Lane {
  readonly #partition: number;
  readonly #options: LinkOptions;
  readonly #queue: Waiting[] = [];
  #next: bigint;
  #inFlight: InFlight | undefined;
  #timer: NodeJS.Timeout | undefined;
  #attempt = 0;
  #closed = false;
  /** Commands in the queue. */
  #waiting = 0;
  /** No frame is made before this time. */
  #pausedUntilMs = 0;
  #pause: NodeJS.Timeout | undefined;
  readonly #pace: Pace;

  constructor(partition: number, options: LinkOptions) {
    this.#partition = partition;
    this.#options = options;
    this.#pace = new Pace(options.commandsPerSecond ?? (() => undefined));
    const { nextSequence, pending } = options.store.load(partition);
    this.#next = nextSequence;
    const frame = pending && decodeFrame(pending);
    if (frame?.ok) {
      const { firstSequence, commands, expiresAtMs } = frame.value;
      this.#launch({
        bytes: pending as Uint8Array,
        ...identity(pending as Uint8Array),
        firstSequence,
        count: commands.length,
        expiresAtMs,
        waiting: [],
        restored: true,
      });
    }
  }

  /** Rejects with `busy` where more waits already than a lane keeps. */
  submit(commands: readonly Command[], signal?: AbortSignal): Promise<readonly CommandOutcome[]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.#waiting + commands.length > MOST_WAITING) return reject(this.#full(commands.length));
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.#queue.push({ commands, resolve, reject });
      this.#waiting += commands.length;
      this.#pump();
    });
  }

  settle(result: FrameResult): void {
    const current = this.#inFlight;
    if (!current || current.sha256 !== result.frameSha256) return;
    clearTimeout(this.#timer);
    if (result.refused && this.#wasApplied(current, result.refused)) return this.#awaitResult(current, result.refused);
    if (result.refused?.code === 'busy') return this.#wait(current, result.refused);
    this.#inFlight = undefined;
    if (result.refused) this.#refused(current, result.refused);
    else this.#final(current, result.outcomes);
    this.#pump();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#pause);
    const gone = new InfinityDbError(
      'interrupted',
      'the agent was closed; its frame is kept and sent again at its next start',
    );
    for (const { reject } of [...(this.#inFlight?.waiting ?? []), ...this.#queue.splice(0)]) reject(gone);
  }

  #full(commands: number): InfinityDbError {
    const what = `${this.#waiting} commands wait for partition ${this.#partition}; ${commands} more are not kept: send them when those are final`;
    return new InfinityDbError('busy', what, {
      step: 'frame',
      details: { waiting: this.#waiting, most: MOST_WAITING },
    });
  }

  /**
   * Nothing of the frame was used: the same bytes go out again when the partition said that it would take them. One that would be too old
   * by then is made anew, for its commands would be refused at a fee; of an earlier process' nobody waits for it.
   */
  #wait(current: InFlight, { code, message, retryMs, expectedSequence }: Refused): void {
    const pauseMs = Math.min(Math.max(retryMs, BUSY_MS.least), BUSY_MS.most);
    if (Date.now() + pauseMs + SEND_AGAIN_MS < current.expiresAtMs) {
      this.#timer = setTimeout(() => this.#send(), pauseMs);
      this.#timer.unref();
      return;
    }
    this.#inFlight = undefined;
    this.#pausedUntilMs = Date.now() + pauseMs;
    if (current.restored) this.#refused(current, { code, message, retryMs, expectedSequence });
    else this.#putBack(current);
    this.#pump();
  }

  #putBack({ waiting, count }: InFlight): void {
    this.#queue.unshift(...waiting);
    this.#waiting += count;
  }

  #final(current: InFlight, outcomes: readonly CommandOutcome[]): void {
    this.#next = current.firstSequence + BigInt(current.count);
    this.#noteEnd();
    let at = 0;
    for (const { commands, resolve } of current.waiting) resolve(outcomes.slice(at, (at += commands.length)));
  }

  /**
   * Whether it is this very frame that used its sequence, and only its second sending was refused: notices are not always in order, for one
   * that was lost with a connection comes again later than those after it.
   */
  #wasApplied({ restored, firstSequence, count }: InFlight, refused: Refused): boolean {
    const isNext = refused.expectedSequence === firstSequence + BigInt(count);
    return refused.code === 'sequence_replayed' && isNext && this.#attempt > 1 && !restored;
  }

  /** The result is on its way. Should it not come after all, the commands must not be sent anew: they may have been carried out. */
  #awaitResult(current: InFlight, { expectedSequence }: Refused): void {
    const giveUp = (): void => {
      this.#inFlight = undefined;
      const message = `the frame under sequence ${current.firstSequence} was used, and its result did not come; look in the ledger before you repeat it`;
      this.#refused(current, { code: 'outcome_unknown', message, expectedSequence, retryMs: 0 });
      this.#pump();
    };
    this.#timer = setTimeout(giveUp, RESULT_PATIENCE_MS);
    this.#timer.unref();
  }

  #refused(current: InFlight, refused: Refused): void {
    const { code, message, expectedSequence } = refused;
    const wrongSequence = WRONG_SEQUENCE.has(code);
    if (expectedSequence > 0n) this.#next = expectedSequence;
    this.#noteEnd();
    if (wrongSequence && !current.restored) {
      // This process' idea of the sequence was stale: the same commands go out under the number that is expected.
      this.#putBack(current);
      return;
    }
    for (const { reject } of current.waiting) reject(new InfinityDbError(code, message, { step: 'frame' }));
  }

  #pump(): void {
    if (this.#closed || this.#inFlight || this.#queue.length === 0 || this.#resting()) return;
    const waiting = [this.#queue.shift() as Waiting];
    let count = (waiting[0] as Waiting).commands.length;
    const most = Math.min(MAX_COMMANDS, this.#pace.most());
    while (this.#queue[0] && count + this.#queue[0].commands.length <= most) {
      const more = this.#queue.shift() as Waiting;
      waiting.push(more);
      count += more.commands.length;
    }
    this.#waiting -= count;
    this.#pace.sent(count, Date.now());
    const { networkId, key } = this.#options;
    const expiresAtMs = Date.now() + VALID_MS;
    try {
      const { bytes } = buildFrame({
        networkId,
        key,
        partition: this.#partition,
        firstSequence: this.#next,
        expiresAtMs,
        commands: waiting.flatMap(({ commands }) => commands),
      });
      const frame = { bytes, ...identity(bytes), firstSequence: this.#next, count, expiresAtMs, waiting };
      this.#launch({ ...frame, restored: false });
    } catch (error) {
      for (const { reject } of waiting) reject(error);
      this.#pump();
    }
  }

  /** Whether the next frame has to wait: then it is made when the time has come. */
  #resting(): boolean {
    const nowMs = Date.now();
    const restMs = Math.max(this.#pausedUntilMs - nowMs, this.#pace.waitMs(nowMs));
    if (restMs <= 0) return false;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#pump(), restMs);
    this.#pause.unref();
    return true;
  }

  /** Throws, and has sent nothing, where the frame cannot be kept. */
  #launch(frame: InFlight): void {
    if (!frame.restored) this.#options.store.save(this.#partition, this.#next, frame.bytes);
    this.#inFlight = frame;
    this.#attempt = 0;
    this.#send();
  }

  /** Nothing is under way any more. Where that cannot be kept, the frame goes out once more after a restart, and is refused as used. */
  #noteEnd(): void {
    try {
      this.#options.store.save(this.#partition, this.#next, undefined);
    } catch (error) {
      this.#options.log(`the end of a frame on partition ${this.#partition} could not be kept: ${String(error)}`);
    }
  }

  #send(): void {
    const current = this.#inFlight;
    if (this.#closed || !current) return;
    const attempt = this.#attempt++;
    const messageId = `${current.sha256}-${process.pid}-${attempt}`;
    this.#options.bus.publishFrame(this.#partition, current.bytes, messageId).catch((error: unknown) => {
      this.#options.log(`frame ${current.firstSequence} on partition ${this.#partition}: ${String(error)}`);
    });
    this.#timer = setTimeout(() => this.#send(), SEND_AGAIN_MS * Math.min(1 + attempt, 5));
    this.#timer.unref();
  }
}

const identity = (bytes: Uint8Array) => ({ sha256: toHex(sha256(bytes)) });
