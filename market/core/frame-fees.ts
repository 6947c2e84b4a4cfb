import { type AgentPool, AGENT_RECORD } from './agent-pool.ts';
import { growInt32 } from './columns.ts';
import type { EventRecords } from './event-records.ts';

const { FEE_COMMAND, FEES } = AGENT_RECORD;

/**
 * The network fees of one frame, in INFO: the base of each opening or refused command, and for each MiB of a trade from either side. They
 * were spent at once; here they are summed, and told once for each agent, with the first command that caused them.
 */
export class FrameFees {
  readonly #pool: AgentPool;
  #agents = new Int32Array(16);
  #count = 0;

  constructor(pool: AgentPool) {
    this.#pool = pool;
  }

  add(agent: number, amount: number, commandIndex: number): void {
    if (amount === 0) return;
    const { f, shift } = this.#pool;
    const at = (agent << shift) | FEES;
    const before = f[at] as number;
    f[at] = before + amount;
    if (before === 0) this.#first(agent, commandIndex);
  }

  /** Tells what was added since the last call, agents in the order of their first fee. */
  tell(events: EventRecords): void {
    const { f, shift } = this.#pool;
    for (let at = 0; at < this.#count; at++) {
      const agent = this.#agents[at] as number;
      events.fee(agent, f[(agent << shift) | FEES] as number, f[(agent << shift) | FEE_COMMAND] as number);
      f[(agent << shift) | FEES] = 0;
    }
    this.#count = 0;
  }

  #first(agent: number, commandIndex: number): void {
    const { f, shift } = this.#pool;
    f[(agent << shift) | FEE_COMMAND] = commandIndex;
    if (this.#count === this.#agents.length) this.#agents = growInt32(this.#agents, this.#count + 1);
    this.#agents[this.#count++] = agent;
  }
}
