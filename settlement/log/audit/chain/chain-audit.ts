import { setTimeout as delay } from 'node:timers/promises';
import type { Genesis } from '../../../../primitives/genesis.ts';
import { InfinityDbError } from '../../../../primitives/error.ts';
import type { AuditState } from '../state.ts';
import { checkAnchor, giveUpAnchors } from './anchors.ts';
import type { AnchorEvent } from './books.ts';
import { checkDeposits } from './deposits.ts';
import type { ChainFinding } from './finding.ts';
import { checkHoldings, type Holdings } from './holdings.ts';
import { takeEvents } from './take-events.ts';
import { type ChainPlace, type ChainView, openChain, unanswered, addressOf } from './view.ts';
import { checkWithdrawals } from './withdrawals.ts';

/**
 * `live`: the log is read from the running service, so that it has at least what the chain has of it. `waitMs`: how long a node that is
 * behind the log is waited for.
 */
export type ChainOptions = ChainPlace & { readonly live?: boolean; readonly waitMs?: number };

/** What was held against the chain, and found right. Blocks and amounts are decimal strings. */
export type ChainChecked = {
  readonly checked: true;
  readonly id: number;
  /** The newest confirmed block, which was compared. */
  readonly block: string;
  /** The newest block that the log names: what the chain has after it, the log may not have yet. */
  readonly named: string;
  /** `newer`: of larger trees than this log's; `unjudged`: of trees that an earlier audit passed without the chain. */
  readonly anchors: { readonly right: number; readonly newer: number; readonly unjudged: number };
  readonly deposits: { readonly right: number; readonly uncredited: number };
  readonly withdrawals: { readonly right: number; readonly unconfirmed: number };
  /** By asset symbol. */
  readonly holdings: Readonly<Record<string, Holdings>>;
};

const BEHIND_MS = 15_000;
const LOOK_AGAIN_MS = 500;

/** The half of an audit that asks the chain: anchors as the log is passed, the rest at its end. */
export class ChainAudit {
  readonly #view: ChainView;
  readonly #chain: Genesis['chain'];
  readonly #assets: Genesis['assets'];
  readonly #state: AuditState;
  readonly #live: boolean;
  readonly #waitMs: number;
  readonly #holdings: Record<string, Holdings> = {};
  /** Anchors that were there before the log was read. */
  readonly #before: ReadonlySet<AnchorEvent>;

  private constructor(view: ChainView, genesis: Genesis, state: AuditState, options: ChainOptions) {
    this.#view = view;
    this.#chain = genesis.chain;
    this.#assets = genesis.assets;
    this.#state = state;
    this.#live = options.live === true;
    this.#waitMs = options.waitMs ?? BEHIND_MS;
    this.#before = new Set(state.chain.anchors);
  }

  /** Takes in what the chain has. Throws `chain_unavailable`, `timed_out`, `wrong_network`. */
  static async begin(options: ChainOptions, genesis: Genesis, state: AuditState): Promise<ChainAudit> {
    const view = await openChain(options, genesis);
    await takeEvents(view, state.chain, genesis.chain, await view.confirmed());
    return new ChainAudit(view, genesis, state, options);
  }

  /** The size at which `judge` is to be asked next; −1 for none. */
  get nextSize(): number {
    const { anchors } = this.#state.chain;
    return anchors[0] ? Number(anchors[0].size) : -1;
  }

  /** Judges the anchors of the size that the log has been read to; `root` is the hex root there. */
  judge(root: string | undefined): ChainFinding | undefined {
    const { chain, size } = this.#state;
    for (let next = chain.anchors[0]; next && Number(next.size) === size; next = chain.anchors[0]) {
      const wrong = checkAnchor(this.#state, next, root);
      if (wrong) return wrong;
      chain.anchors.shift();
      chain.right.anchors += 1;
    }
    return undefined;
  }

  /** Anchors of trees that are passed already, as far as their roots are remembered. */
  judgePassed(): ChainFinding | undefined {
    giveUpAnchors(this.#state);
    const { chain, size, roots, committed } = this.#state;
    for (let next = chain.anchors[0]; next && Number(next.size) <= size; next = chain.anchors[0]) {
      const at = Number(next.size);
      const root = roots.get(at);
      const isKnown = root !== undefined && (committed[0]?.index ?? at) < at;
      const wrong = isKnown ? checkAnchor(this.#state, next, root) : undefined;
      if (wrong) return wrong;
      chain.anchors.shift();
      if (isKnown) chain.right.anchors += 1;
      else chain.unjudgedAnchors += 1;
    }
    return undefined;
  }

  /** The log is read to its end, and is right by itself. */
  async end(signal: AbortSignal | undefined): Promise<ChainFinding | undefined> {
    await takeEvents(this.#view, this.#state.chain, this.#chain, await this.#caughtUp(signal));
    giveUpAnchors(this.#state);
    const { chain, size } = this.#state;
    const cut = this.#live ? chain.anchors.find((one) => this.#before.has(one) && Number(one.size) > size) : undefined;
    const found =
      (cut && checkAnchor(this.#state, cut, undefined)) ??
      this.judgePassed() ??
      checkDeposits(this.#state) ??
      checkWithdrawals(this.#state);
    return found ? this.#askAgain(found) : this.#endHoldings();
  }

  /** The newest confirmed block, once it is none before those that the log names. */
  async #caughtUp(signal: AbortSignal | undefined): Promise<bigint> {
    const { named, through = -1n } = this.#state.chain;
    const untilMs = performance.now() + this.#waitMs;
    for (;;) {
      const block = await this.#view.confirmed();
      if (block < through) throw unanswered(`it is at block ${block} and was at ${through}`);
      if (block >= named) return block;
      if (performance.now() >= untilMs)
        throw unanswered(`the newest confirmed block is ${block}, and the log names block ${named}`);
      if (signal?.aborted) throw new InfinityDbError('interrupted', 'the audit was stopped before the chain was asked');
      await delay(LOOK_AGAIN_MS);
    }
  }

  /** Before the log is called wrong, the chain is asked the same in another way. */
  async #askAgain(found: ChainFinding): Promise<ChainFinding> {
    const { deposited, paid, through = 0n } = this.#state.chain;
    const { key = '', wrong } = found;
    const [first = '', second = '0'] = key.split('/');
    if (wrong.rule === 'deposit_on_chain') {
      const [event, receipt] = [deposited.get(key), await this.#view.deposit(first, Number(second))];
      if (String(Object.values(receipt ?? {})) !== String(Object.values(event ?? {})))
        throw unanswered(`deposit ${key} is one thing in its event and another in its receipt`);
    }
    if (
      wrong.rule === 'withdrawal_on_chain' &&
      paid.has(key) !== (await this.#view.nonceUsed(first, BigInt(second), through))
    )
      throw unanswered(`withdrawal ${key} is paid by its event and not by the Vault's own books, or the reverse`);
    return found;
  }

  async #endHoldings(): Promise<ChainFinding | undefined> {
    const { through = 0n } = this.#state.chain;
    for (const asset of this.#assets) {
      if (addressOf(asset) === undefined) continue;
      const checked = checkHoldings(this.#state, asset, await this.#view.holdings(asset, through));
      if (!checked.ok) return checked.wrong;
      this.#holdings[asset.symbol] = checked.value;
    }
    return undefined;
  }

  report(): ChainChecked {
    const { right, anchors, deposited, paid, through, named, unjudgedAnchors } = this.#state.chain;
    return {
      checked: true,
      id: this.#chain.id,
      block: String(through ?? ''),
      named: String(named),
      anchors: { right: right.anchors, newer: anchors.length, unjudged: unjudgedAnchors },
      deposits: { right: right.deposits, uncredited: deposited.size },
      withdrawals: { right: right.withdrawals, unconfirmed: paid.size },
      holdings: this.#holdings,
    };
  }
}
