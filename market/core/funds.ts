import { assert } from '../../primitives/result.ts';
import { type AgentPool, AGENT_RECORD } from './agent-pool.ts';

const { FUNDS } = AGENT_RECORD;

/**
 * What each agent has in this partition, by asset, in engine units: free, and reserved by its resting orders. An amount enters by
 * settlement's allocation alone; it leaves as a trade, a network fee or a release, and the ledger posts exactly that (invariant 6).
 */
export class Funds {
  readonly #pool: AgentPool;

  constructor(pool: AgentPool) {
    this.#pool = pool;
  }

  free(agent: number, asset: number): number {
    return this.#pool.f[((agent << this.#pool.shift) | FUNDS) + 2 * asset] as number;
  }

  reserved(agent: number, asset: number): number {
    return this.#pool.f[((agent << this.#pool.shift) | FUNDS) + 2 * asset + 1] as number;
  }

  /** False, and nothing done, where the sum is beyond the safe integers. */
  credit(agent: number, asset: number, amount: number): boolean {
    const { f, shift } = this.#pool;
    const at = ((agent << shift) | FUNDS) + 2 * asset;
    const free = (f[at] as number) + amount;
    if (!Number.isSafeInteger(free + (f[at + 1] as number))) return false;
    f[at] = free;
    return true;
  }

  /** As a snapshot had them. */
  restore(agent: number, asset: number, free: number, reserved: number): void {
    const { f, shift } = this.#pool;
    const at = ((agent << shift) | FUNDS) + 2 * asset;
    f[at] = free;
    f[at + 1] = reserved;
  }

  /** Out of free, of which `kept` stay reserved and the rest leaves the engine. */
  spendFree(agent: number, asset: number, spent: number, kept: number): void {
    const { f, shift } = this.#pool;
    const at = ((agent << shift) | FUNDS) + 2 * asset;
    const left = (f[at] as number) - spent - kept;
    if (left < 0) broken();
    f[at] = left;
    (f[at + 1] as number) += kept;
  }

  /** Out of reserved, of which `freed` are free again and the rest leaves the engine. */
  spendReserved(agent: number, asset: number, spent: number, freed: number): void {
    const { f, shift } = this.#pool;
    const at = ((agent << shift) | FUNDS) + 2 * asset;
    const left = (f[at + 1] as number) - spent - freed;
    if (left < 0) broken();
    f[at + 1] = left;
    (f[at] as number) += freed;
  }
}

function broken(): never {
  assert(false, 'no more is spent than is there');
}
