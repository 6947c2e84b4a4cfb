import { parseAccount } from '../../../../primitives/account.ts';
import type { PlaceOrder } from '../../../../primitives/commands.ts';
import { type Instrument, parseInstrument, TERM_SECONDS } from '../../../../primitives/instrument.ts';
import { decodeSpread } from '../../../../primitives/spread.ts';
import type { Transfer } from '../../../../primitives/transfer.ts';
import { baseUnits, holderOf } from '../accounts.ts';
import { type Finding, wrong } from '../report.ts';
import { joinObject } from '../leases/books.ts';
import type { Context } from '../rule.ts';
import type { StandingCommand } from '../state.ts';
import { keepStake } from './delivery.ts';

/** A bid as its fills see it: what a TakeNegotiation buys of an ask, or a placed bid. */
type Bid = {
  readonly price: number;
  readonly lots: number;
  readonly slots: number;
  readonly order: PlaceOrder | undefined;
};

function bidOf({ command }: StandingCommand): Bid | undefined {
  if (command.type === 'takeNegotiation')
    return { price: command.maxPrice, lots: command.quantity, slots: 1, order: undefined };
  if (command.type !== 'placeOrder' || command.side !== 'bid') return undefined;
  const spread = decodeSpread(command.spread);
  return spread.ok
    ? { price: command.price, lots: command.quantity, slots: spread.value.n, order: command }
    : undefined;
}

/** The match that is being told: the buyer's half, which the seller's is linked with. */
export type HalfMatch = {
  readonly standing: StandingCommand;
  readonly transfer: Transfer;
  readonly slot: number;
};

function checkBook(
  { assets }: Context,
  { debit }: Transfer,
  standing: StandingCommand,
  kind: Instrument['kind'],
): Finding | undefined {
  const { asset, partition, purpose } = parseAccount(debit);
  if (purpose !== 'trading' || partition !== standing.partition)
    return wrong(`out of trading.${standing.partition}`, debit);
  if (standing.command.type !== 'placeOrder') return undefined;
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
  const { asset } = parseAccount(transfer.debit);
  const share = baseUnits(context, asset, reserveShare(bid, slot));
  const most = baseUnits(context, asset, BigInt(bid.price) * BigInt(bid.lots));
  const price = transfer.amount - share;
  if (price < 0n || price > most) return wrong(`from ${share} to ${most + share}`, `${transfer.amount}`);
  const lot = baseUnits(context, asset, bid.lots);
  return price % lot === 0n ? undefined : wrong(`a whole price for ${bid.lots} lots`, `${price}`);
}

/** floor(reserve·(slot+1)/n) − floor(reserve·slot/n). */
function reserveShare({ order, slots }: Bid, slot: number): bigint {
  const reserve = BigInt(order?.mandate?.reserve ?? 0);
  const upTo = (count: number): bigint => (reserve * BigInt(count)) / BigInt(slots);
  return upTo(slot + 1) - upTo(slot);
}

export function checkBidPrice(context: Context, transfer: Transfer, standing: StandingCommand): Finding | undefined {
  const bid = bidOf(standing);
  if (!bid) return wrong('a bid', standing.command.type);
  const book = checkBook(context, transfer, standing, 'data');
  if (book) return book;
  if (holderOf(transfer.credit) === standing.agent) return wrong('another seller', 'the buyer itself');
  const { asset } = parseAccount(transfer.debit);
  const left = baseUnits(context, asset, BigInt(bid.price) * BigInt(bid.lots)) - standing.used;
  return transfer.amount > left ? wrong(`at most ${left} for this bid`, `${transfer.amount}`) : undefined;
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
  const { asset } = parseAccount(transfer.debit);
  const perLot = baseUnits(context, asset, kind === 'data' ? command.price : command.collateralPerLot);
  if (perLot === 0n || transfer.amount % perLot !== 0n)
    return wrong(`a multiple of ${perLot} a lot`, `${transfer.amount}`);
  const lots = transfer.amount / perLot;
  if (standing.used + lots > BigInt(command.quantity))
    return wrong(`at most ${BigInt(command.quantity) - standing.used} lots of this ask`, `${lots}`);
  const half = context.state.group.half;
  // What was sold for nothing has no buyer's half; a data ask's collateral is its price.
  if (!half && command.price > 0) return wrong('the price that it is linked with, before it', 'none');
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
  const { asset } = parseAccount(half.transfer.debit);
  if (!bid) return wrong('a bid', half.standing.command.type);
  const { state } = context;
  const [buyer, seller] = [half.standing.agent, agent].map((one) => state.agents.get(one)?.owner);
  if (buyer === seller) return wrong('buyer and seller of two owners', `both of ${buyer}`);
  if (half.transfer.code === 'data_price') {
    if (holderOf(half.transfer.credit) !== agent) return wrong(`seller ${holderOf(half.transfer.credit)}`, agent);
    // The order that rested fixes the price.
    const isTaker = BigInt(state.group.frame?.leaf ?? -1) === half.transfer.authorisation.leaf;
    const price = baseUnits(context, asset, BigInt(isTaker ? ask.price : bid.price) * lots);
    if (ask.price > bid.price) return wrong(`an ask of at most ${bid.price}`, `${ask.price}`);
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
  const { state } = context;
  const { group } = state;
  const bid = bidOf(standing);
  if (transfer.code === 'ask_collateral') keepStake(context, transfer);
  if (bid) {
    if (transfer.code === 'lease_held' && !transfer.linked) keepTrade(context, transfer, standing, undefined);
    const slot = standing.owners.length;
    if (transfer.code === 'lease_held') standing.owners.push('');
    else standing.used += transfer.amount;
    if (transfer.code === 'data_price' && !transfer.linked) countTrade(context);
    group.half = transfer.linked ? { standing, transfer, slot } : undefined;
    const lots = transfer.code === 'lease_held' ? BigInt(bid.lots) : 1n;
    group.bought.set(standing.agent, (group.bought.get(standing.agent) ?? 0n) + lots);
    if (transfer.code === 'lease_held' && slot + 1 === bid.slots) state.standing.delete(key);
    return;
  }
  const { command } = standing;
  if (command.type !== 'placeOrder') return;
  const { asset } = parseAccount(transfer.debit);
  const perLot = transfer.code === 'ask_collateral' ? command.price : command.collateralPerLot;
  const lots = transfer.amount / baseUnits(context, asset, perLot);
  standing.used += lots;
  if (standing.used >= BigInt(command.quantity)) state.standing.delete(key);
  const { half } = group;
  if (half && transfer.code === 'ask_collateral')
    group.bought.set(half.standing.agent, (group.bought.get(half.standing.agent) ?? 0n) + lots - 1n);
  if (half && transfer.code === 'lease_collateral')
    keepTrade(context, half.transfer, half.standing, {
      agent: standing.agent,
      ask: command,
      stake: transfer,
    });
  else if (!half || transfer.code === 'ask_collateral') countTrade(context);
  if (half) half.standing.owners[half.slot] = state.agents.get(standing.agent)?.owner ?? '';
  group.half = undefined;
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
  const { asset, partition } = parseAccount(held.debit);
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
