import { growFloat64, growInt32 } from './columns.ts';
import type { EventRecords } from './event-records.ts';

/**
 * The network fees of one frame, in INFO: the base of each opening or refused command, and for each MiB of a trade from either side. They
 * were spent at once; here they are summed, and told once for each agent, with the first command that caused them.
 */
export class FrameFees {
  #amount = new Float64Array(16);
  #command = new Int32Array(16);
  #agents = new Int32Array(16);
  #count = 0;

  /** Makes room for an agent. */
  enter(agent: number): void {
    this.#amount = growFloat64(this.#amount, agent + 1);
    this.#command = growInt32(this.#command, agent + 1);
    this.#agents = growInt32(this.#agents, agent + 1);
  }

  add(agent: number, amount: number, commandIndex: number): void {
    if (amount === 0) return;
    const before = this.#amount[agent] as number;
    if (before === 0) {
      this.#agents[this.#count++] = agent;
      this.#command[agent] = commandIndex;
    }
    this.#amount[agent] = before + amount;
  }

  /** Tells what was added since the last call, agents in the order of their first fee. */
  tell(events: EventRecords): void {
    for (let at = 0; at < this.#count; at++) {
      const agent = this.#agents[at] as number;
      events.fee(agent, this.#amount[agent] as number, this.#command[agent] as number);
      this.#amount[agent] = 0;
    }
    this.#count = 0;
  }
}
