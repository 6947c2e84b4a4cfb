import { system } from '../../primitives/account.ts';
import { type Transfer, transferIdText } from '../../primitives/transfer.ts';
import { type Balance, NO_BALANCE, postedOf } from '../../settlement/ledger/ledger.ts';
import { GENESIS, INFO } from '../genesis.ts';
import type { Applied, Network } from '../record/network.ts';
import type { Checks } from './checks.ts';

/** A ledger made of the logged transfers alone: 1, 2 and 5. What a step did not change keeps what was found at the last. */
export class ShadowLedger {
  readonly #checks: Checks;
  readonly #accounts = new Map<string, Balance>();
  readonly #pending = new Set<string>();
  readonly #sums = new Map<number, bigint>();
  #created = 0;
  #resolved = 0;

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  check({ state }: Network, { effects, changes }: Applied): void {
    const touched = new Set<string>();
    for (const entry of effects.entries) {
      if (entry.type !== 'transfer') continue;
      this.#play(entry.transfer);
      touched.add(entry.transfer.debit).add(entry.transfer.credit);
    }
    for (const { key } of changes.get('accounts') ?? []) touched.add(key);
    for (const name of touched) this.#checkAccount(state.ledger.accounts.get(name) ?? NO_BALANCE, name);
    if (touched.size === 0) return;
    for (const [asset, sum] of this.#sums)
      this.#checks.that(1, sum === 0n, () => `accounts of asset ${asset} sum up to ${sum}`);
    const issued = -postedOf(state.ledger, system(INFO, 'issuance'));
    this.#checks.that(1, issued <= GENESIS.info.cap, () => `${issued} INFO issued, the cap is ${GENESIS.info.cap}`);
    const pending = state.ledger.pending.size;
    const isWhole = this.#created === this.#resolved + pending && pending === this.#pending.size;
    this.#checks.that(5, isWhole, () => `${this.#created} created, ${this.#resolved} resolved, ${pending} pending`);
  }

  /** Every account, as at a restart. */
  checkAll({ state }: Network): void {
    const names = new Set([...this.#accounts.keys(), ...state.ledger.accounts.keys()]);
    for (const name of names) this.#checkAccount(state.ledger.accounts.get(name) ?? NO_BALANCE, name);
    for (const id of state.ledger.pending.keys())
      this.#checks.that(5, this.#pending.has(id), () => `${id} is pending, and was resolved`);
  }

  #checkAccount(balance: Balance, name: string): void {
    const mine = this.#accounts.get(name) ?? NO_BALANCE;
    const same =
      mine.creditsPosted === balance.creditsPosted &&
      mine.debitsPosted === balance.debitsPosted &&
      mine.creditsPending === balance.creditsPending &&
      mine.debitsPending === balance.debitsPending;
    this.#checks.that(1, same, () => `${name} is not what its transfers say`);
    const left = balance.creditsPosted - balance.debitsPosted - balance.debitsPending;
    this.#checks.that(2, left >= 0n || name.startsWith('system/'), () => `${name} has ${left}`);
  }

  #play(transfer: Transfer): void {
    const { kind, debit, credit, amount, id, pendingId } = transfer;
    if (kind === 'pending') {
      this.#created++;
      this.#pending.add(transferIdText(id));
    } else if (pendingId) {
      this.#resolved++;
      const name = transferIdText(pendingId);
      this.#checks.that(5, this.#pending.delete(name), () => `${name} was resolved twice, or never pending`);
    }
    const posted = kind === 'single' || kind === 'post' ? amount : 0n;
    const waiting = kind === 'pending' ? amount : kind === 'single' ? 0n : -amount;
    const from = this.#accounts.get(debit) ?? NO_BALANCE;
    const debits = { debitsPosted: from.debitsPosted + posted, debitsPending: from.debitsPending + waiting };
    this.#accounts.set(debit, { ...from, ...debits });
    const to = this.#accounts.get(credit) ?? NO_BALANCE;
    const credits = { creditsPosted: to.creditsPosted + posted, creditsPending: to.creditsPending + waiting };
    this.#accounts.set(credit, { ...to, ...credits });
    const [fromAsset, toAsset] = [assetOf(debit), assetOf(credit)];
    this.#sums.set(fromAsset, (this.#sums.get(fromAsset) ?? 0n) - posted);
    this.#sums.set(toAsset, (this.#sums.get(toAsset) ?? 0n) + posted);
  }
}

/** The middle of `<holder>/<asset>/<purpose>`. */
function assetOf(account: string): number {
  const from = account.indexOf('/') + 1;
  return Number(account.slice(from, account.indexOf('/', from)));
}
