import { parseAccount } from '../../primitives/account.ts';
import { fromHex, toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { MarketEvent } from '../../primitives/events.ts';
import { sha256 } from '../../primitives/hash.ts';
import { spendableOf } from '../ledger/ledger.ts';
import { assetOf } from './posting.ts';
import type { SettlementState } from './state.ts';

type FundsStated = Extract<MarketEvent, { type: 'fundsStated' }>;

/** What an agent has in a book, as the engine is to count it too; engine units. */
type Traded = { readonly agent: string; readonly asset: number; readonly amount: bigint };

/**
 * Invariant 6: of a book's funds the engine says what the ledger's own accounts come to, where what is allocated and not yet credited
 * there is still out, and what is matched and not yet posted is gone. Throws `invariant_broken`, naming the first asset that differs.
 */
export function checkFundsStated(state: SettlementState, partition: number, stated: FundsStated): void {
  const ours = fundsOf(state, partition);
  const totals = new Map<number, bigint>();
  for (const { asset, amount } of ours) totals.set(asset, (totals.get(asset) ?? 0n) + amount);
  const theirs = new Map(stated.totals.map(({ asset, amount }) => [asset, amount]));
  for (const asset of [...new Set([...totals.keys(), ...theirs.keys()])].sort((a, b) => a - b)) {
    const [expected, found] = [totals.get(asset) ?? 0n, theirs.get(asset) ?? 0n];
    if (expected === found) continue;
    const message = `of asset ${asset} the ledger has ${expected} engine units in trading.${partition}, its engine ${found}`;
    throw broken(partition, asset, message);
  }
  const digest = balancesDigest(ours);
  if (digest === stated.balancesSha256) return;
  const message = `the balances in trading.${partition} have SHA-256 ${digest} here and ${stated.balancesSha256} in its engine`;
  throw broken(partition, ours[0]?.asset ?? 0, `${message}, though their sums agree`);
}

function broken(partition: number, asset: number, message: string): InfinityDbError {
  const what = `${message}; nothing more is committed: compare the replay of the journal with both`;
  return new InfinityDbError('invariant_broken', what, { step: 'funds_stated', details: { partition, asset } });
}

/** Every balance above 0, sorted by agent, then asset. */
function fundsOf(state: SettlementState, partition: number): Traded[] {
  const funds: Traded[] = [];
  const suffix = `/trading.${partition}`;
  for (const name of state.ledger.accounts.keys()) {
    if (!name.endsWith(suffix)) continue;
    const { holder: agent, asset } = parseAccount(name);
    const allocating = state.allocations.get(`${agent}/${asset}/${partition}`) ?? 0n;
    const baseUnits = spendableOf(state.ledger, name) - allocating;
    const { engineUnit } = assetOf(state, asset);
    if (baseUnits < 0n || baseUnits % engineUnit !== 0n)
      throw broken(partition, asset, `${name} comes to ${baseUnits}, which no engine counts`);
    if (baseUnits > 0n) funds.push({ agent, asset, amount: baseUnits / engineUnit });
  }
  return funds.sort((a, b) => (a.agent === b.agent ? a.asset - b.asset : a.agent < b.agent ? -1 : 1));
}

const AGENT_BYTES = 32;
const ROW_BYTES = AGENT_BYTES + 4 + 8;

/** SHA-256 of agent (32), asset (u32), amount (u64), big endian, one after the other. */
function balancesDigest(funds: readonly Traded[]): string {
  const rows = new Uint8Array(funds.length * ROW_BYTES);
  const view = new DataView(rows.buffer);
  for (const [i, { agent, asset, amount }] of funds.entries()) {
    const start = i * ROW_BYTES;
    rows.set(fromHex(agent) as Uint8Array, start);
    view.setUint32(start + AGENT_BYTES, asset);
    view.setBigUint64(start + AGENT_BYTES + 4, amount);
  }
  return toHex(sha256(rows));
}
