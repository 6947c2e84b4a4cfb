/** Int32 fields of a record: number of its owner, count of resting orders, its first plain one (−1: none), command of its first fee. */
export const OWNER = 0;
export const RESTING = 1;
export const FIRST_ORDER = 2;
export const FEE_COMMAND = 3;
/** Float64 fields, behind the four Int32s: network fees of the frame so far; then free and reserved of each asset. */
export const FEES = 2;
export const FUNDS = 3;

/**
 * What commands touch of an agent, as records in one buffer: with two assets 64 bytes, one cache line. A record is 2^`shift` Float64s,
 * and twice as many Int32s.
 */
export class AgentPool {
  readonly shift: number;
  f: Float64Array<ArrayBuffer>;
  i: Int32Array<ArrayBuffer>;

  constructor(assets: number) {
    this.shift = Math.ceil(Math.log2(FUNDS + 2 * assets));
    this.f = new Float64Array(16 << this.shift);
    this.i = new Int32Array(this.f.buffer);
  }

  /** Makes room for an agent, who has nothing at first. */
  enter(agent: number): void {
    const length = (agent + 1) << this.shift;
    if (length <= this.f.length) return;
    const f = new Float64Array(2 * length);
    f.set(this.f);
    this.f = f;
    this.i = new Int32Array(f.buffer);
  }
}
