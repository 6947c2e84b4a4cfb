import type { Address } from 'viem';
import { type AnchoredEvent, readAnchors } from '../../contracts/clients/anchor.ts';
import type { ReadClient } from '../../contracts/clients/connect.ts';
import { chainFailure } from '../../contracts/clients/contract-refusal.ts';
import type { Genesis } from '../../primitives/genesis.ts';

/** One question to a chain covers at most so many blocks: public nodes refuse more. */
const MOST_BLOCKS = 5_000n;

/** All anchors on the chain, oldest first; each block is asked for once. */
export class AnchorHistory {
  readonly #reader: ReadClient;
  readonly #anchor: Address;
  readonly #anchors: AnchoredEvent[] = [];
  #next: bigint;
  #reading: Promise<void> = Promise.resolve();

  constructor(reader: ReadClient, chain: Pick<Genesis['chain'], 'anchor' | 'deployBlock'>) {
    this.#reader = reader;
    this.#anchor = chain.anchor as Address;
    this.#next = chain.deployBlock;
  }

  /** Up to the newest block. Throws `chain_unavailable` or `timed_out`. */
  async read(): Promise<readonly AnchoredEvent[]> {
    // One reading at a time: two would take the same blocks in twice.
    const mine = this.#reading.catch(() => undefined).then(() => this.#readOn());
    this.#reading = mine;
    await mine;
    return this.#anchors;
  }

  async newest(): Promise<AnchoredEvent | undefined> {
    return (await this.read()).at(-1);
  }

  async #readOn(): Promise<void> {
    const head = await this.#head();
    while (this.#next <= head) {
      const last = this.#next + MOST_BLOCKS - 1n;
      const to = last < head ? last : head;
      this.#anchors.push(...(await readAnchors(this.#reader, this.#anchor, this.#next, to)));
      this.#next = to + 1n;
    }
  }

  async #head(): Promise<bigint> {
    try {
      return await this.#reader.getBlockNumber();
    } catch (error) {
      throw chainFailure(error, 'newest block');
    }
  }
}
