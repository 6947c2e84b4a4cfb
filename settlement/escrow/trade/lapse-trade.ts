import { available, collateral, held } from '../../../primitives/account.ts';
import { forgetLater } from '../forget.ts';
import { leaveObject } from '../lease/object.ts';
import { mustPost, single } from '../posting.ts';
import type { StorageTrade } from '../records.ts';
import { byRule, notify, type Step } from '../step.ts';

const ZEROS = '0'.repeat(64);

/** Not leased by the upload deadline: both have back what was bound. */
export function lapseTrade(step: Step, trade: StorageTrade): void {
  const { id, asset, buyer, seller, object, slot, k, n, readPrice, collateral: stake } = trade;
  const back = trade.price + leaveObject(step.state, { buyer, object, asset }, id, trade.reserveShare);
  if (back + stake > 0n) {
    const by = byRule(step, 'expiry', buyer, id, BigInt(asset));
    mustPost(step, [
      single(held(buyer, asset), available(buyer, asset), back, 'lease_returned', by),
      single(collateral(seller, asset), available(seller, asset), stake, 'collateral_returned', by),
    ]);
  }
  step.state.trades.set(String(id), { ...trade, state: 'lapsed' });
  forgetLater(step.state, 'trade', id);
  // No terms were agreed: nothing leased, for no epoch. A bid need not name an object, terms must.
  const nothing = { dataRoot: ZEROS, bytes: 0n, cidCount: 0, firstEpoch: 0n, lastEpoch: 0n };
  const terms = { trade: id, object: object || ZEROS, slot, k, n, readPrice, ...nothing };
  notify(step, [buyer, seller], {
    type: 'leaseChanged',
    lease: id,
    state: 'lapsed',
    buyer,
    seller,
    terms,
    missedProofs: 0,
  });
}
