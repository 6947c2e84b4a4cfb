import type { Address, Hex } from 'viem';
import { type AnchoredEvent, type AnchorState, submitAnchor } from '../../contracts/clients/anchor.ts';
import type { Sender } from '../../contracts/clients/transact.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import type { Result } from '../../primitives/result.ts';
import type { AnchorHistory } from './anchor-history.ts';

export type AnchorerOptions = {
  readonly genesis: Pick<Genesis, 'chain'>;
  /** The last block all of whose deposits are credited; undefined while that is being found out. */
  readonly creditedThrough: () => bigint | undefined;
  /**
   * Logs StateCommitted for `chainBlock`; resolves with the size and root of the first checkpoint published with its quorum that covers
   * that leaf.
   */
  readonly commitState: (chainBlock: bigint) => Promise<AnchorState>;
  /** The auditors' signatures over this anchor; each recomputes `stateRoot` before it signs. */
  readonly signatures: (state: AnchorState) => Promise<readonly Hex[]>;
  readonly history: AnchorHistory;
  /** Who pays the gas. */
  readonly sender: Sender;
};

/** Puts the log's newest state on the chain. */
export class Anchorer {
  readonly #options: AnchorerOptions;
  #running: Promise<Result<AnchoredEvent>> | undefined;
  #next: Promise<Result<AnchoredEvent>> | undefined;

  constructor(options: AnchorerOptions) {
    this.#options = options;
  }

  /**
   * A new anchor of all that is final now. One is made at a time; who asks meanwhile shares the next. Refused as the contract refuses;
   * throws what keeps it from being made now (`chain_unavailable`, `service_unavailable`, `timed_out`).
   */
  anchorNow(): Promise<Result<AnchoredEvent>> {
    if (!this.#running) {
      this.#running = this.#anchor().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.anchorNow();
      });
    return this.#next;
  }

  async #anchor(): Promise<Result<AnchoredEvent>> {
    const { genesis, creditedThrough, commitState, signatures, history, sender } = this.#options;
    const chainBlock = creditedThrough();
    const newest = await history.newest();
    if (chainBlock === undefined || (newest && chainBlock < newest.chainBlock))
      throw new InfinityDbError('chain_unavailable', 'deposits on the chain are still being read; anchor again soon', {
        step: 'anchor',
      });
    const next = await commitState(chainBlock);
    return await submitAnchor(sender, {
      anchor: genesis.chain.anchor as Address,
      newest,
      next,
      signatures: await signatures(next),
    });
  }
}
