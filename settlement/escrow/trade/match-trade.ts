import { available, collateral, held, trading } from '../../../primitives/account.ts';
import type { TradeMatched } from '../../../primitives/events.ts';
import { parseInstrument, TERM_SECONDS } from '../../../primitives/instrument.ts';
import { assert } from '../../../primitives/result.ts';
import { decodeSpread } from '../../../primitives/spread.ts';
import type { Authorisation } from '../../../primitives/transfer.ts';
import { schedule } from '../deadlines.ts';
import { joinObject } from '../lease/object.ts';
import { baseUnits, mustPost, single } from '../posting.ts';
import { notify, now, type Step } from '../step.ts';

/** A match of a book: the funds that both orders reserved are bound, on the authority of the orders themselves. */
export function matchTrade(step: Step, trade: TradeMatched): void {
  const instrument = parseInstrument(trade.instrument);
  assert(instrument.ok, `trade ${trade.tradeId} is in an instrument`);
  assert(!step.state.trades.has(String(trade.tradeId)), `trade ${trade.tradeId} is new`);
  const deadlineMs =
    instrument.value.kind === 'data'
      ? matchData(step, trade, instrument.value.cid)
      : matchStorage(step, trade, TERM_SECONDS[instrument.value.term]);
  notify(step, [trade.buyer, trade.seller], { type: 'tradeMatched', trade, deadlineMs });
}

function matchData(step: Step, trade: TradeMatched, cid: string): number {
  const { state } = step;
  const { tradeId: id, asset, buyer, seller } = trade;
  const { partition } = step.input;
  const price = baseUnits(state, asset, trade.price * trade.quantity);
  const stake = baseUnits(state, asset, trade.collateral);
  const [pendingId] = mustPost(step, [
    {
      kind: 'pending',
      debit: trading(buyer, asset, partition),
      credit: available(seller, asset),
      amount: price,
      code: 'data_price',
      by: orderOf(step, trade.bidOrderId, buyer),
    },
    single(
      trading(seller, asset, partition),
      collateral(seller, asset),
      stake,
      'ask_collateral',
      orderOf(step, trade.askOrderId, seller),
    ),
  ]);
  const deadlineMs = now(step) + state.genesis.deliveryWindowMs;
  state.trades.set(String(id), {
    kind: 'data',
    id,
    partition,
    asset,
    buyer,
    seller,
    cid,
    price,
    collateral: stake,
    pendingId,
    state: 'matched',
    deadlineMs,
    commit: undefined,
    commitSha256: '',
    key: '',
    revealedBy: undefined,
  });
  schedule(state, 'delivery', String(id), deadlineMs);
  return deadlineMs;
}

function matchStorage(step: Step, trade: TradeMatched, termSeconds: number): number {
  const { state } = step;
  const { tradeId: id, asset, buyer, seller, slot, quantity: lots, readPrice, mandate } = trade;
  const { partition } = step.input;
  const spread = decodeSpread(trade.spread);
  assert(spread.ok, `trade ${id} has a spread`);
  // What was taken by negotiation id is a purchase of its own: it has no bid that could name one.
  const object = trade.object === '' && spread.value.n === 1 ? id.toString(16).padStart(64, '0') : trade.object;
  const price = baseUnits(state, asset, trade.price * lots);
  const reserveShare = baseUnits(state, asset, trade.reserveShare);
  const stake = baseUnits(state, asset, trade.collateral);
  const bid = orderOf(step, trade.bidOrderId, buyer);
  const ask = orderOf(step, trade.askOrderId, seller);
  mustPost(step, [
    single(trading(buyer, asset, partition), held(buyer, asset), price + reserveShare, 'lease_held', bid),
    single(trading(seller, asset, partition), collateral(seller, asset), stake, 'lease_collateral', ask),
  ]);
  const deadlineMs = now(step) + state.genesis.uploadWindowMs;
  state.trades.set(String(id), {
    kind: 'storage',
    id,
    partition,
    asset,
    buyer,
    seller,
    object,
    slot,
    k: spread.value.k,
    n: spread.value.n,
    lots,
    termSeconds,
    price,
    collateral: stake,
    reserveShare,
    readPrice,
    mandate,
    state: 'matched',
    deadlineMs,
  });
  joinObject(state, { buyer, object, asset }, id, reserveShare);
  schedule(state, 'upload', String(id), deadlineMs);
  return deadlineMs;
}

function orderOf(step: Step, orderId: bigint, agent: string): Authorisation {
  const order = step.state.orders.get(String(orderId));
  assert(order?.agent === agent, `order ${orderId} of ${agent} is known`);
  return { kind: 'frame', leaf: order.leaf, commandIndex: order.commandIndex };
}
