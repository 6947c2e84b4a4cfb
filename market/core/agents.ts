import { type AgentPool, AGENT_RECORD } from './agent-pool.ts';
import { growFloat64, growInt32 } from './columns.ts';

const { OWNER, RESTING } = AGENT_RECORD;

/** Frames of an agent that are remembered. */
export const FRAMES = 16;

/**
 * The agents that this partition has heard of, numbered as they came. An agent is known from its first allocation; settlement's key from
 * the start. Owners are numbered likewise, so that distinct owners are distinct numbers.
 */
export class Agents {
  readonly keys: string[] = [];
  readonly owners: string[] = [];
  #ofKey = new Map<string, number>();
  #ofOwner = new Map<string, number>();
  readonly #pool: AgentPool;
  #nextSequence = new Float64Array(16);
  /** Leaky bucket: a thousandth of a command each, and the partition time at which it was so full. */
  #level = new Float64Array(16);
  #levelMs = new Float64Array(16);
  /** Of the newest frames: first sequence (0: none), and two words of the signature. */
  #frames = new Float64Array(16);
  #marks = new Int32Array(16);
  #newest = new Int32Array(16);

  constructor(pool: AgentPool) {
    this.#pool = pool;
  }

  /** The agent's number, or −1. */
  find(key: string): number {
    return this.#ofKey.get(key) ?? -1;
  }

  /** The agent's number; made known where it was not, and of the owner that settlement last named. */
  enter(key: string, owner: string): number {
    const known = this.#ofKey.get(key);
    const agent = known ?? this.keys.length;
    if (known === undefined) {
      this.keys.push(key);
      this.#ofKey.set(key, agent);
      this.#grow(agent + 1);
      this.#nextSequence[agent] = 1;
    }
    this.#pool.f[(agent << this.#pool.shift) | OWNER] = this.enterOwner(owner);
    return agent;
  }

  /** The owner's number; made known where it was not. */
  enterOwner(owner: string): number {
    const known = this.#ofOwner.get(owner);
    if (known !== undefined) return known;
    this.#ofOwner.set(owner, this.owners.length);
    return this.owners.push(owner) - 1;
  }

  keyOf(agent: number): string {
    return this.keys[agent] as string;
  }

  ownerOf(agent: number): number {
    return this.#pool.f[(agent << this.#pool.shift) | OWNER] as number;
  }

  /** Resting orders of all kinds. */
  restingOf(agent: number): number {
    return this.#pool.f[(agent << this.#pool.shift) | RESTING] as number;
  }

  addResting(agent: number, count: number): void {
    (this.#pool.f[(agent << this.#pool.shift) | RESTING] as number) += count;
  }

  /** The sequence that the agent's next frame must begin with; 1 at first. */
  nextSequence(agent: number): number {
    return this.#nextSequence[agent] as number;
  }

  setNextSequence(agent: number, sequence: number): void {
    this.#nextSequence[agent] = sequence;
  }

  level(agent: number): number {
    return this.#level[agent] as number;
  }

  levelMs(agent: number): number {
    return this.#levelMs[agent] as number;
  }

  setLevel(agent: number, level: number, atMs: number): void {
    this.#level[agent] = level;
    this.#levelMs[agent] = atMs;
  }

  rememberFrame(agent: number, firstSequence: number, mark: number, otherMark: number): void {
    const newest = ((this.#newest[agent] as number) + 1) % FRAMES;
    const at = agent * FRAMES + newest;
    this.#newest[agent] = newest;
    this.#frames[at] = firstSequence;
    this.#marks[2 * at] = mark;
    this.#marks[2 * at + 1] = otherMark;
  }

  /** Calls with each remembered frame, the oldest first. */
  forEachFrame(agent: number, visit: (firstSequence: number, mark: number, otherMark: number) => void): void {
    for (let age = FRAMES; age > 0; age--) {
      const at = agent * FRAMES + (((this.#newest[agent] as number) + FRAMES + 1 - age) % FRAMES);
      const sequence = this.#frames[at] as number;
      if (sequence > 0) visit(sequence, this.#marks[2 * at] as number, this.#marks[2 * at + 1] as number);
    }
  }

  #grow(count: number): void {
    this.#pool.enter(count - 1);
    this.#nextSequence = growFloat64(this.#nextSequence, count);
    this.#level = growFloat64(this.#level, count);
    this.#levelMs = growFloat64(this.#levelMs, count);
    this.#frames = growFloat64(this.#frames, count * FRAMES);
    this.#marks = growInt32(this.#marks, count * FRAMES * 2);
    this.#newest = growInt32(this.#newest, count);
  }
}
