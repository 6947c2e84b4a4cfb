import { type AccountName, collateral, held } from '../../primitives/account.ts';
import { heldFor } from './lease/epoch-pay.ts';
import { sumOf } from './lease/repair.ts';
import type { SettlementState } from './state.ts';

const CLOSED: ReadonlySet<string> = new Set(['settled', 'voided', 'leased', 'lapsed']);

/** What trades and leases say that an agent's held and collateral accounts must hold of an asset, base units. */
export function boundByRecords(
  state: SettlementState,
  agent: string,
  asset: number,
): readonly { readonly account: AccountName; readonly amount: bigint }[] {
  let inHeld = 0n;
  let inCollateral = 0n;
  for (const trade of state.trades.values()) {
    if (trade.asset !== asset || CLOSED.has(trade.state)) continue;
    if (trade.seller === agent) inCollateral += trade.collateral;
    if (trade.kind === 'storage' && trade.buyer === agent) inHeld += trade.price;
  }
  for (const lease of state.leases.values()) {
    if (lease.asset !== asset || lease.state === 'ended' || lease.state === 'lost') continue;
    if (lease.seller === agent) inCollateral += lease.collateralLeft;
    if (lease.repair?.taker === agent) inCollateral += lease.repair.collateral;
    if (lease.buyer === agent) inHeld += heldFor(lease) + sumOf(lease.repair?.reads ?? []);
  }
  for (const [key, { buyer, reserve }] of state.objects.entries())
    if (buyer === agent && key.endsWith(`/${asset}`)) inHeld += reserve;
  return [
    { account: held(agent, asset), amount: inHeld },
    { account: collateral(agent, asset), amount: inCollateral },
  ];
}
