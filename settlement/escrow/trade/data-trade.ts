import { available, collateral, trading } from '../../../primitives/account.ts';
import type { Authorisation } from '../../../primitives/transfer.ts';
import { cancel } from '../deadlines.ts';
import { mustPost, single } from '../posting.ts';
import type { DataTrade } from '../records.ts';
import type { SettlementState } from '../state.ts';
import { byRule, notify, type Step } from '../step.ts';
import { forgetLater } from '../forget.ts';

/** The price is posted, the seller's collateral returned: by the parties' own signatures, or by a rule for both. */
export function settleTrade(step: Step, trade: DataTrade, byBuyer: Authorisation, bySeller: Authorisation): void {
  const { asset, seller, pendingId, collateral: stake } = trade;
  mustPost(step, [
    ...(pendingId ? [{ kind: 'post', pendingId, by: byBuyer } as const] : []),
    single(collateral(seller, asset), available(seller, asset), stake, 'collateral_returned', bySeller),
  ]);
  cancel(step.state, 'dispute', String(trade.id));
  step.state.unpublished.delete(String(trade.id));
  changeTrade(step, { ...trade, state: 'settled' });
  forgetLater(step.state, 'trade', trade.id);
}

/** No key by the deadline: without penalty, both have again what was bound. */
export function voidTrade(step: Step, trade: DataTrade): void {
  const { id, partition, asset, buyer, seller, pendingId, price, collateral: stake } = trade;
  if (price + stake > 0n) {
    const by = byRule(step, 'expiry', buyer, id, BigInt(asset));
    const bound = partition === 0 ? 0n : price;
    mustPost(step, [
      ...(pendingId ? [{ kind: 'void', pendingId, by } as const] : []),
      single(trading(buyer, asset, partition), available(buyer, asset), bound, 'release', by),
      single(collateral(seller, asset), available(seller, asset), stake, 'collateral_returned', by),
    ]);
  }
  changeTrade(step, { ...trade, state: 'voided' });
  forgetLater(step.state, 'trade', id);
}

/** Keeps the trade's new state and tells both parties. */
export function changeTrade(step: Step, trade: DataTrade): void {
  step.state.trades.set(String(trade.id), trade);
  const { id, state, buyer, seller, cid, commit, commitSha256, key, deadlineMs } = trade;
  if (state === 'matched') return;
  notify(step, [buyer, seller], {
    type: 'deliveryChanged',
    trade: id,
    state,
    buyer,
    seller,
    cid,
    chunkBytes: commit?.chunkBytes ?? 0,
    blockCount: commit?.blockCount ?? 0,
    ciphertextRoot: commit?.ciphertextRoot ?? '',
    keyCommitment: commit?.keyCommitment ?? '',
    commitSha256,
    key,
    deadlineMs,
  });
}

/** The key of a revealed trade is covered by a published checkpoint: from now on silence counts. */
export function startDisputeWindow(state: SettlementState, trade: DataTrade, deadlineMs: number): void {
  state.unpublished.delete(String(trade.id));
  state.trades.set(String(trade.id), { ...trade, deadlineMs });
}
