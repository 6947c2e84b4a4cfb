import { bigEndian } from '../../primitives/bytes.ts';
import type { Command, Frame } from '../../primitives/commands.ts';
import type { CommandOutcome, Notice } from '../../primitives/notices.ts';
import { MINUTE_MS } from '../genesis.ts';

type FrameResult = Extract<Notice, { type: 'frameResult' }>;
export type Outcomes = (outcomes: readonly CommandOutcome[]) => void;
type Sent = { readonly frame: Frame; readonly answer: Outcomes | undefined };

export type Post = {
  nowMs(): number;
  /** The next number of the whole simulation, which makes each frame another. */
  nextNumber(): number;
  /** Hands a frame to the order of record, where it may come late, twice or never. */
  deliver(frame: Frame): void;
  later(delayMs: number, action: () => void): void;
};

const LIFE_MS = 10 * MINUTE_MS;
const RESEND_MS = 20_000;
const GAP_MS = 1_500;
const MOST_WAITING = 24;
const EMPTY = new Uint8Array();

/** An agent's frames to one partition: in sequence, and the same bytes again until there is a result. */
export class FrameSender {
  readonly #post: Post;
  readonly #agent: string;
  readonly #partition: number;
  readonly #sent: Sent[] = [];
  #next = 1n;
  #resendAtMs = 0;

  constructor(post: Post, agent: string, partition: number) {
    this.#post = post;
    this.#agent = agent;
    this.#partition = partition;
  }

  /** False where so much waits for its result that the agent should wait too. */
  get isFree(): boolean {
    return this.#sent.length < MOST_WAITING;
  }

  send(commands: readonly Command[], answer?: Outcomes): void {
    const signature = new Uint8Array(64);
    signature.set(bigEndian(this.#post.nextNumber(), 8));
    const frame: Frame = {
      agent: this.#agent,
      partition: this.#partition,
      firstSequence: this.#next,
      body: EMPTY,
      signature,
      expiresAtMs: this.#post.nowMs() + LIFE_MS,
      commands,
    };
    this.#next += BigInt(commands.length);
    this.#sent.push({ frame, answer });
    this.#resendIn(RESEND_MS);
    this.#post.deliver(frame);
  }

  /** What settlement told of a frame of this partition. */
  result({ firstSequence, refused, outcomes }: FrameResult): void {
    const at = this.#sent.findIndex(({ frame }) => frame.firstSequence === firstSequence);
    if (at < 0) return;
    // It took effect, and was one of those that settlement does not answer.
    if (refused?.code === 'sequence_replayed') this.#sent.splice(at, 1);
    if (refused) {
      if (refused.code === 'sequence_gap' || refused.code === 'busy') this.#resendIn(Math.max(GAP_MS, refused.retryMs));
      return;
    }
    const [done] = this.#sent.splice(at, 1);
    done?.answer?.(outcomes);
  }

  #resendIn(delayMs: number): void {
    const { nowMs, later } = this.#post;
    const atMs = nowMs() + delayMs;
    if (this.#resendAtMs > nowMs() && this.#resendAtMs <= atMs) return;
    this.#resendAtMs = atMs;
    later(delayMs, () => {
      if (this.#resendAtMs !== atMs) return;
      this.#resendAtMs = 0;
      for (const { frame } of [...this.#sent]) this.#post.deliver(frame);
      if (this.#sent.length > 0) this.#resendIn(RESEND_MS);
    });
  }
}
