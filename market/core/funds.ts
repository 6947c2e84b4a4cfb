import { assert } from '../../primitives/result.ts';
import { growFloat64 } from './columns.ts';

/**
 * What each agent has in this partition, by asset, in engine units: free, and reserved by its resting orders. An amount enters by
 * settlement's allocation alone; it leaves as a trade, a network fee or a release, and the ledger posts exactly that (invariant 6).
 * One agent's amounts lie side by side: free and reserved of each asset.
 */
export class Funds {
  readonly #stride: number;
  #amounts = new Float64Array(64);

  constructor(assets: number) {
    this.#stride = 2 * assets;
  }

  /** Makes room for an agent, who has nothing at first. */
  enter(agent: number): void {
    this.#amounts = growFloat64(this.#amounts, (agent + 1) * this.#stride);
  }

  free(agent: number, asset: number): number {
    return this.#amounts[agent * this.#stride + 2 * asset] as number;
  }

  reserved(agent: number, asset: number): number {
    return this.#amounts[agent * this.#stride + 2 * asset + 1] as number;
  }

  /** False, and nothing done, where the sum is beyond the safe integers. */
  credit(agent: number, asset: number, amount: number): boolean {
    const at = agent * this.#stride + 2 * asset;
    const free = (this.#amounts[at] as number) + amount;
    if (!Number.isSafeInteger(free + (this.#amounts[at + 1] as number))) return false;
    this.#amounts[at] = free;
    return true;
  }

  /** As a snapshot had them. */
  restore(agent: number, asset: number, free: number, reserved: number): void {
    const at = agent * this.#stride + 2 * asset;
    this.#amounts[at] = free;
    this.#amounts[at + 1] = reserved;
  }

  /** Out of free, of which `kept` stay reserved and the rest leaves the engine. */
  spendFree(agent: number, asset: number, spent: number, kept: number): void {
    const at = agent * this.#stride + 2 * asset;
    const left = (this.#amounts[at] as number) - spent - kept;
    if (left < 0) broken();
    this.#amounts[at] = left;
    (this.#amounts[at + 1] as number) += kept;
  }

  /** Out of reserved, of which `freed` are free again and the rest leaves the engine. */
  spendReserved(agent: number, asset: number, spent: number, freed: number): void {
    const at = agent * this.#stride + 2 * asset;
    const left = (this.#amounts[at + 1] as number) - spent - freed;
    if (left < 0) broken();
    this.#amounts[at + 1] = left;
    (this.#amounts[at] as number) += freed;
  }
}

function broken(): never {
  assert(false, 'no more is spent than is there');
}
