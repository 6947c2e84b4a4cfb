import { assert } from '../primitives/result.ts';
import { growFloat64 } from './columns.ts';

/**
 * What each agent has in this partition, by asset, in engine units: free, and reserved by its resting orders. An amount enters by
 * settlement's allocation alone; it leaves as a trade, a network fee or a release, and the ledger posts exactly that (invariant 6).
 */
export class Funds {
  readonly #assets: number;
  #free = new Float64Array(16);
  #reserved = new Float64Array(16);

  constructor(assets: number) {
    this.#assets = assets;
  }

  free(agent: number, asset: number): number {
    return this.#free[agent * this.#assets + asset] ?? 0;
  }

  reserved(agent: number, asset: number): number {
    return this.#reserved[agent * this.#assets + asset] ?? 0;
  }

  /** False, and nothing done, where the sum is beyond the safe integers. */
  credit(agent: number, asset: number, amount: number): boolean {
    const at = agent * this.#assets + asset;
    this.#free = growFloat64(this.#free, at + 1);
    this.#reserved = growFloat64(this.#reserved, at + 1);
    const free = this.#free[at] as number;
    if (!Number.isSafeInteger(free + amount + (this.#reserved[at] as number))) return false;
    this.#free[at] = free + amount;
    return true;
  }

  reserve(agent: number, asset: number, amount: number): void {
    if (amount === 0) return;
    this.spendFree(agent, asset, amount);
    (this.#reserved[agent * this.#assets + asset] as number) += amount;
  }

  unreserve(agent: number, asset: number, amount: number): void {
    if (amount === 0) return;
    this.spendReserved(agent, asset, amount);
    (this.#free[agent * this.#assets + asset] as number) += amount;
  }

  spendFree(agent: number, asset: number, amount: number): void {
    if (amount === 0) return;
    const at = agent * this.#assets + asset;
    const left = (this.#free[at] ?? 0) - amount;
    assert(left >= 0, 'no more is spent than is free');
    this.#free[at] = left;
  }

  spendReserved(agent: number, asset: number, amount: number): void {
    if (amount === 0) return;
    const at = agent * this.#assets + asset;
    const left = (this.#reserved[at] ?? 0) - amount;
    assert(left >= 0, 'no more is spent than is reserved');
    this.#reserved[at] = left;
  }
}
