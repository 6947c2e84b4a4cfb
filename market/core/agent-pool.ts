/** Where a field is in a record: number of its owner, count of resting orders, network fees of the frame so far, and their first command. */
export const AGENT_RECORD = {
  OWNER: 0,
  RESTING: 1,
  FEES: 2,
  FEE_COMMAND: 3,
  /** Free and reserved of each asset. */
  FUNDS: 4,
} as const;
const { FUNDS } = AGENT_RECORD;

/** What commands touch of an agent, as records of 2^`shift` Float64s in one array: with two assets 64 bytes, one cache line. */
export class AgentPool {
  readonly shift: number;
  f: Float64Array<ArrayBuffer>;

  constructor(assets: number) {
    this.shift = Math.ceil(Math.log2(FUNDS + 2 * assets));
    this.f = new Float64Array(16 << this.shift);
  }

  /** Makes room for an agent, who has nothing at first. */
  enter(agent: number): void {
    const length = (agent + 1) << this.shift;
    if (length <= this.f.length) return;
    const f = new Float64Array(2 * length);
    f.set(this.f);
    this.f = f;
  }
}
