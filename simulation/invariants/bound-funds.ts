import { collateral, held } from '../../primitives/account.ts';
import { heldFor } from '../../settlement/escrow/lease/epoch-pay.ts';
import type { Lease, ObjectRow, Trade } from '../../settlement/escrow/records.ts';
import { postedOf } from '../../settlement/ledger/ledger.ts';
import type { Applied, Network } from '../record/network.ts';
import type { Checks } from './checks.ts';

type Bound = readonly (readonly [account: string, amount: bigint])[];

/** 6, the other half of it: what is held and what is collateral is exactly what trades and leases say. */
export class BoundFunds {
  readonly #checks: Checks;
  readonly #rows = new Map<string, Bound>();
  readonly #sums = new Map<string, bigint>();

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  check(network: Network, { changes }: Applied): void {
    const touched = new Set<string>();
    for (const table of ['trades', 'leases', 'objects'] as const)
      for (const { key, value } of changes.get(table) ?? [])
        this.#replace(`${table}/${key}`, boundBy(table, key, value), touched);
    for (const { key } of changes.get('accounts') ?? [])
      if (key.endsWith('/held') || key.endsWith('/collateral')) touched.add(key);
    for (const account of touched) this.#checkAccount(network, account);
  }

  checkAll(network: Network): void {
    for (const account of this.#sums.keys()) this.#checkAccount(network, account);
  }

  #checkAccount({ state }: Network, account: string): void {
    const [says, has] = [this.#sums.get(account) ?? 0n, postedOf(state.ledger, account)];
    this.#checks.that(6, says === has, () => `${account} has ${has}; trades and leases say ${says}`);
  }

  #replace(name: string, bound: Bound, touched: Set<string>): void {
    for (const [account, amount] of this.#rows.get(name) ?? []) this.#add(account, -amount, touched);
    for (const [account, amount] of bound) this.#add(account, amount, touched);
    if (bound.length > 0) this.#rows.set(name, bound);
    else this.#rows.delete(name);
  }

  #add(account: string, amount: bigint, touched: Set<string>): void {
    this.#sums.set(account, (this.#sums.get(account) ?? 0n) + amount);
    touched.add(account);
  }
}

const CLOSED: ReadonlySet<string> = new Set(['settled', 'voided', 'leased', 'lapsed', 'ended', 'lost']);

function boundBy(table: 'trades' | 'leases' | 'objects', key: string, value: unknown): Bound {
  if (value === undefined) return [];
  if (table === 'objects') {
    const { buyer, reserve } = value as ObjectRow;
    return [[held(buyer, Number(key.split('/').at(-1))), reserve]];
  }
  const row = value as Trade | Lease;
  if (CLOSED.has(row.state)) return [];
  const { asset, buyer, seller } = row;
  if ('terms' in row) {
    const { repair, collateralLeft } = row;
    const reads = repair?.reads.reduce((sum, { amount }) => sum + amount, 0n) ?? 0n;
    const own: Bound = [
      [collateral(seller, asset), collateralLeft],
      [held(buyer, asset), heldFor(row) + reads],
    ];
    return repair ? [...own, [collateral(repair.taker, asset), repair.collateral]] : own;
  }
  const stake = [collateral(seller, asset), row.collateral] as const;
  return row.kind === 'storage' ? [stake, [held(buyer, asset), row.price]] : [stake];
}
