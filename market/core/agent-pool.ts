/** Where a field is in a record. */
export const AGENT_RECORD = {
  /** Int32 fields: number of its owner, count of resting orders, end and size of its log of orders, command of its first fee. */
  OWNER: 0,
  RESTING: 1,
  LOG_END: 2,
  LOGGED: 3,
  FEE_COMMAND: 4,
  /** Float64 fields, behind the six Int32s: network fees of the frame so far; then free and reserved of each asset. */
  FEES: 3,
  FUNDS: 4,
} as const;
const { FUNDS } = AGENT_RECORD;

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
