import type { PlaceOrder } from '../../../../primitives/commands.ts';
import { type Instrument, parseInstrument, TERM_SECONDS } from '../../../../primitives/instrument.ts';
import { decodeSpread } from '../../../../primitives/spread.ts';
import type { Transfer } from '../../../../primitives/transfer.ts';
import { accountParts, baseUnits, holderOf } from '../accounts.ts';
import { type Finding, wrong } from '../report.ts';
import { joinObject } from '../leases/books.ts';
import type { Context } from '../rule.ts';
import { forgetOrder } from '../standing-commands.ts';
import type { Group, StandingCommand } from '../state.ts';
import { keepStake } from './delivery.ts';
import {
  type Bid,
  bidOf,
  collateralPerLot,
  dataPrice,
  type HalfMatch,
  isContingent,
  reserveShare,
} from './order-terms.ts';

function checkBook(
  { assets, state }: Context,
  { debit }: Transfer,
  standing: StandingCommand,
  kind: Instrument['kind'],
): Finding | undefined {
  const { asset, partition, purpose } = accountParts(debit);
  if (purpose !== 'trading' || partition !== standing.partition)
    return wrong(`out of trading.${standing.partition}`, debit);
  if (state.group.feePaid.size > 0) return wrong('every match before the network fees for it', 'one after them');
  if (standing.command.type !== 'placeOrder') return undefined;
  const { goodTillMs } = standing.command;
  if (goodTillMs > 0 && state.group.timeMs >= goodTillMs)
    return wrong(`an order good before ${goodTillMs}`, `a match at ${state.group.timeMs}`);
  const instrument = parseInstrument(standing.command.instrument);
  if (!instrument.ok || instrument.value.kind !== kind)
    return wrong(`an order for ${kind}`, standing.command.instrument);
  const { symbol } = instrument.value;
  return assets.get(asset)?.symbol === symbol ? undefined : wrong(symbol, assets.get(asset)?.symbol ?? `${asset}`);
}

/** One slot's price and its share of the repair reserve, at a price no higher than the bid's; no more slots than it bids for. */
export function checkLeaseHeld(context: Context, transfer: Transfer, standing: StandingCommand): Finding | undefined {
  const bid = bidOf(standing);
  if (!bid) return wrong('a bid', standing.command.type);
  const book = checkBook(context, transfer, standing, 'storage');
  if (book) return book;
  const slot = standing.owners.length;
  if (slot >= bid.slots) return wrong(`${bid.slots} slots`, 'one more');
  const { asset } = accountParts(transfer.debit);
  const share = baseUnits(context, asset, reserveShare(bid, slot));
  const bySlot = baseUnits(context, asset, BigInt(bid.limit) * BigInt(bid.lots));
  const left = baseUnits(context, asset, bid.most) - standing.used;
  const most = bySlot < left ? bySlot : left;
  const price = transfer.amount - share;
  if (price < 0n || price > most) return wrong(`from ${share} to ${most + share}`, `${transfer.amount}`);
  const lot = baseUnits(context, asset, bid.lots);
  return price % lot === 0n ? undefined : wrong(`a whole price for ${bid.lots} lots`, `${price}`);
}

export function checkBidPrice(context: Context, transfer: Transfer, standing: StandingCommand): Finding | undefined {
  const bid = bidOf(standing);
  if (!bid) return wrong('a bid', standing.command.type);
  const book = checkBook(context, transfer, standing, 'data');
  if (book) return book;
  if (holderOf(transfer.credit) === standing.agent) return wrong('another seller', 'the buyer itself');
  const { asset } = accountParts(transfer.debit);
  const left = baseUnits(context, asset, bid.most) - standing.used;
  if (transfer.amount > left) return wrong(`at most ${left} for this bid`, `${transfer.amount}`);
  return transfer.linked ? undefined : checkUnstaked(context, transfer, standing, bid);
}

/** Only what an ask for nothing sells has no collateral; what it is paid is then the bid's own price. */
function checkUnstaked(
  context: Context,
  { debit, amount }: Transfer,
  standing: StandingCommand,
  { order, lots }: Bid,
): Finding | undefined {
  const perLot = baseUnits(context, accountParts(debit).asset, order?.price ?? 0);
  if (perLot === 0n || amount % perLot !== 0n) return wrong(`a multiple of the bid's price, ${perLot}`, `${amount}`);
  const left = BigInt(lots) - standing.lots;
  return amount / perLot > left ? wrong(`at most ${left} lots of this bid`, `${amount / perLot}`) : undefined;
}

/** What the seller puts up for the lots that its ask sold, at its own rates; and the price that the buyer's half says is its own. */
export function checkAskCollateral(
  context: Context,
  transfer: Transfer,
  standing: StandingCommand,
): Finding | undefined {
  const { command } = standing;
  if (command.type !== 'placeOrder' || command.side !== 'ask') return wrong('an ask', command.type);
  const kind = transfer.code === 'ask_collateral' ? 'data' : 'storage';
  const book = checkBook(context, transfer, standing, kind);
  if (book) return book;
  const half = context.state.group.half;
  // What was sold for nothing has no buyer's half; a data ask's collateral is its price.
  if (!half && (command.price > 0 || command.orderType === 'market'))
    return wrong('the price that it is linked with, before it', 'none');
  const perLot = collateralPerLot(context, transfer, command, half);
  if (perLot === 0n || transfer.amount % perLot !== 0n)
    return wrong(`a multiple of ${perLot} a lot`, `${transfer.amount}`);
  const lots = transfer.amount / perLot;
  if (standing.used + lots > BigInt(command.quantity))
    return wrong(`at most ${BigInt(command.quantity) - standing.used} lots of this ask`, `${lots}`);
  return half ? checkHalves(context, half, standing, command, lots) : undefined;
}

function checkHalves(
  context: Context,
  half: HalfMatch,
  { agent }: StandingCommand,
  ask: PlaceOrder,
  lots: bigint,
): Finding | undefined {
  const bid = bidOf(half.standing);
  const { asset } = accountParts(half.transfer.debit);
  if (!bid) return wrong('a bid', half.standing.command.type);
  const { state } = context;
  const [buyer, seller] = [half.standing.agent, agent].map((one) => state.agents.get(one)?.owner);
  if (buyer === seller) return wrong('buyer and seller of two owners', `both of ${buyer}`);
  if (half.transfer.code === 'data_price') {
    if (holderOf(half.transfer.credit) !== agent) return wrong(`seller ${holderOf(half.transfer.credit)}`, agent);
    if (ask.price > bid.limit) return wrong(`an ask of at most ${bid.limit}`, `${ask.price}`);
    const left = BigInt(bid.lots) - half.standing.lots;
    if (lots > left) return wrong(`at most ${left} lots of this bid`, `${lots}`);
    const units = dataPrice(context, half.standing, agent, bid, ask);
    if (units === undefined) return wrong('an order of this frame, or one that took what rests', 'neither');
    const price = baseUnits(context, asset, BigInt(units) * lots);
    return half.transfer.amount === price ? undefined : wrong(`a price of ${price}`, `${half.transfer.amount}`);
  }
  if (lots !== BigInt(bid.lots)) return wrong(`${bid.lots} lots`, `${lots}`);
  if (seller !== undefined && half.standing.owners.slice(0, half.slot).includes(seller))
    return wrong('slots of distinct owners', `a second one of ${seller}`);
  const share = baseUnits(context, asset, reserveShare(bid, half.slot));
  const held = baseUnits(context, asset, BigInt(ask.price) * lots) + share;
  return half.transfer.amount === held ? undefined : wrong(`${held} at the ask's price`, `${half.transfer.amount}`);
}

/** Keeps what an order sold or bought; an order with nothing left stands no more. */
export function takeMatch(context: Context, transfer: Transfer, standing: StandingCommand, key: string): void {
  const { command } = standing;
  if (transfer.code === 'ask_collateral') keepStake(context, transfer);
  const bid = bidOf(standing);
  if (bid) takeBought(context, transfer, standing, bid, key);
  else if (command.type === 'placeOrder') takeSold(context, transfer, standing, command, key);
}

function takeBought(context: Context, transfer: Transfer, standing: StandingCommand, bid: Bid, key: string): void {
  const { group } = context.state;
  const { asset } = accountParts(transfer.debit);
  const slot = standing.owners.length;
  if (transfer.code === 'lease_held') {
    if (!transfer.linked) {
      keepTrade(context, transfer, standing, undefined);
      group.unnamed += BigInt(bid.lots);
    }
    standing.owners.push('');
    standing.used += transfer.amount - baseUnits(context, asset, reserveShare(bid, slot));
    countLots(group, standing.agent, BigInt(bid.lots));
    if (slot + 1 === bid.slots) forgetOrder(context, key);
  } else {
    standing.used += transfer.amount;
    if (!transfer.linked) {
      countTrade(context);
      const lots = transfer.amount / baseUnits(context, asset, bid.order?.price ?? 1);
      standing.lots += lots;
      countLots(group, standing.agent, lots);
      countLots(group, holderOf(transfer.credit), lots);
      if (isContingent(bid.order)) group.contingent += lots;
    }
  }
  group.half = transfer.linked ? { standing, transfer, slot } : undefined;
}

function takeSold(context: Context, transfer: Transfer, standing: StandingCommand, ask: PlaceOrder, key: string): void {
  const { state } = context;
  const { group } = state;
  const { half } = group;
  const lots = transfer.amount / collateralPerLot(context, transfer, ask, half);
  standing.used += lots;
  if (standing.used >= BigInt(ask.quantity)) forgetOrder(context, key);
  countLots(group, standing.agent, lots);
  if (half && transfer.code === 'ask_collateral') {
    half.standing.lots += lots;
    countLots(group, half.standing.agent, lots);
    if (isContingent(ask) || isContingent(bidOf(half.standing)?.order)) group.contingent += lots;
  }
  if (half && transfer.code === 'lease_collateral')
    keepTrade(context, half.transfer, half.standing, { agent: standing.agent, ask, stake: transfer });
  else countTrade(context);
  if (half) half.standing.owners[half.slot] = state.agents.get(standing.agent)?.owner ?? '';
  group.half = undefined;
}

function countLots({ traded }: Group, agent: string, lots: bigint): void {
  traded.set(agent, (traded.get(agent) ?? 0n) + lots);
}

/** The number of the match in its partition, which is the lower part of its trade's id. */
function countTrade({ state }: Context): number {
  const { counted } = state.leases;
  const number = (counted.get(state.group.partition) ?? 0) + 1;
  counted.set(state.group.partition, number);
  return number;
}

type Seller = { readonly agent: string; readonly ask: PlaceOrder; readonly stake: Transfer };

/** Opens the storage trade in the lease books. Without collateral the log does not name its seller yet. */
function keepTrade(context: Context, held: Transfer, standing: StandingCommand, seller: Seller | undefined): void {
  const { state, published } = context;
  const { asset, partition } = accountParts(held.debit);
  const bid = bidOf(standing);
  const order = bid?.order;
  const instrument = parseInstrument(order?.instrument ?? seller?.ask.instrument ?? '');
  const spread = decodeSpread(order?.spread ?? 1);
  const id = (BigInt(partition) << 48n) | BigInt(countTrade(context));
  if (!bid || !spread.ok) return;
  const named = order?.object ?? '';
  const handle = named === '' && spread.value.n === 1 ? id.toString(16).padStart(64, '0') : named;
  const purchase = `${standing.agent}/${handle}/${asset}`;
  const slot = standing.owners.length - (seller ? 1 : 0);
  const share = baseUnits(context, asset, reserveShare(bid, slot));
  const timeMs = state.partitions.get(0)?.timeMs ?? 0;
  state.leases.trades.set(String(id), {
    id,
    asset,
    buyer: standing.agent,
    seller: seller?.agent,
    purchase,
    slot,
    k: spread.value.k,
    n: spread.value.n,
    lots: bid.lots,
    readPrice: seller?.ask.readPrice,
    termSeconds:
      instrument.ok && instrument.value.kind === 'storage' ? TERM_SECONDS[instrument.value.term] : TERM_SECONDS.hour,
    price: held.amount - share,
    collateral: seller?.stake.amount ?? 0n,
    reserveShare: share,
    mandate: order?.mandate,
    dueMs: timeMs + published.genesis.uploadWindowMs,
  });
  joinObject(state.leases, purchase, String(id), share);
}
