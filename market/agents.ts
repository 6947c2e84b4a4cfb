import { growFloat64, growInt32 } from './columns.ts';

/**
 * The agents that this partition has heard of, numbered as they came. An agent is known from its first allocation; settlement's key from
 * the start. `owner` numbers the owners likewise, so that distinct owners are distinct numbers.
 */
export class Agents {
  readonly keys: string[] = [];
  readonly owners: string[] = [];
  #ofKey = new Map<string, number>();
  #ofOwner = new Map<string, number>();
  #owner = new Int32Array(16);
  #nextSequence = new Float64Array(16);

  /** The agent's number, or −1. */
  find(key: string): number {
    return this.#ofKey.get(key) ?? -1;
  }

  /** The agent's number; made known where it was not, and of the owner that settlement last named. */
  enter(key: string, owner: string): number {
    let agent = this.find(key);
    if (agent < 0) {
      agent = this.keys.length;
      this.keys.push(key);
      this.#ofKey.set(key, agent);
      this.#owner = growInt32(this.#owner, agent + 1);
      this.#nextSequence = growFloat64(this.#nextSequence, agent + 1);
      this.#nextSequence[agent] = 1;
    }
    let ownerNumber = this.#ofOwner.get(owner);
    if (ownerNumber === undefined) {
      ownerNumber = this.owners.length;
      this.owners.push(owner);
      this.#ofOwner.set(owner, ownerNumber);
    }
    this.#owner[agent] = ownerNumber;
    return agent;
  }

  keyOf(agent: number): string {
    return this.keys[agent] as string;
  }

  ownerOf(agent: number): number {
    return this.#owner[agent] as number;
  }

  /** The sequence that the agent's next frame must begin with; 1 at first. */
  nextSequence(agent: number): number {
    return this.#nextSequence[agent] as number;
  }

  useSequences(agent: number, count: number): void {
    (this.#nextSequence[agent] as number) += count;
  }
}
