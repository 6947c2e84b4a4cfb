import { MAX_COMMANDS } from '../../primitives/frame.ts';

/** How many commands a second an agent sends on one partition: over any time longer than a frame's, no more than its owner allows. */
export class Pace {
  readonly #perSecond: () => number | undefined;
  #nextMs = 0;

  /** `perSecond` is asked each time; undefined for as many as there are. */
  constructor(perSecond: () => number | undefined) {
    this.#perSecond = perSecond;
  }

  /** Of the commands of one frame; a submission is never parted. */
  most(): number {
    return Math.max(1, Math.floor(this.#perSecond() ?? MAX_COMMANDS));
  }

  /** How long the next frame has to wait. */
  waitMs(nowMs: number): number {
    return this.#perSecond() === undefined ? 0 : Math.max(0, this.#nextMs - nowMs);
  }

  sent(commands: number, nowMs: number): void {
    const perSecond = this.#perSecond();
    if (perSecond !== undefined) this.#nextMs = Math.max(nowMs, this.#nextMs) + (1_000 * commands) / perSecond;
  }
}
