import type { PlaceOrder } from '../../../../primitives/commands.ts';
import { decodeSpread } from '../../../../primitives/spread.ts';
import type { Transfer } from '../../../../primitives/transfer.ts';
import { accountParts, baseUnits } from '../accounts.ts';
import type { Context } from '../rule.ts';
import type { StandingCommand } from '../state.ts';

/** A bid as its fills see it: what a TakeNegotiation buys of an ask, or a placed bid. */
export type Bid = {
  /** Engine units a lot; of a market bid, which has none, all that it may spend. */
  readonly limit: number;
  readonly lots: number;
  readonly slots: number;
  /** Engine units of all lots and slots together. */
  readonly most: bigint;
  readonly order: PlaceOrder | undefined;
};

export function bidOf({ command }: StandingCommand): Bid | undefined {
  if (command.type === 'takeNegotiation') {
    const { maxPrice: limit, quantity: lots } = command;
    return { limit, lots, slots: 1, most: BigInt(limit) * BigInt(lots), order: undefined };
  }
  if (command.type !== 'placeOrder' || command.side !== 'bid') return undefined;
  const spread = decodeSpread(command.spread);
  if (!spread.ok) return undefined;
  const { maxTotal, quantity: lots } = command;
  const slots = spread.value.n;
  const limit = command.orderType === 'market' ? maxTotal : command.price;
  const byPrice = BigInt(limit) * BigInt(lots) * BigInt(slots);
  const most = maxTotal > 0 && BigInt(maxTotal) < byPrice ? BigInt(maxTotal) : byPrice;
  return { limit, lots, slots, most, order: command };
}

/** The match that is being told: the buyer's half, which the seller's is linked with. */
export type HalfMatch = {
  readonly standing: StandingCommand;
  readonly transfer: Transfer;
  readonly slot: number;
};

/** floor(reserve·(slot+1)/n) − floor(reserve·slot/n). */
export function reserveShare({ order, slots }: Bid, slot: number): bigint {
  const reserve = BigInt(order?.mandate?.reserve ?? 0);
  const upTo = (count: number): bigint => (reserve * BigInt(count)) / BigInt(slots);
  return upTo(slot + 1) - upTo(slot);
}

/** Base units. A market ask for data has no price of its own: each lot's is its collateral. */
export function collateralPerLot(
  context: Context,
  { code, debit }: Transfer,
  ask: PlaceOrder,
  half: HalfMatch | undefined,
): bigint {
  const bid = half && bidOf(half.standing);
  const data = ask.orderType === 'market' ? (bid?.order?.price ?? 0) : ask.price;
  return baseUnits(context, accountParts(debit).asset, code === 'ask_collateral' ? data : ask.collateralPerLot);
}

/**
 * Engine units a lot. The order that rested fixes the price: the one that is not of this frame's agent. All-or-none and least-fill orders
 * rest unseen, and take what is on the book at its own price, whoever came last.
 */
export function dataPrice(
  { state }: Context,
  { agent: buyer }: StandingCommand,
  seller: string,
  bid: Bid,
  ask: PlaceOrder,
): number | undefined {
  const [bidTakes, askTakes] = [isContingent(bid.order), isContingent(ask)];
  if (bidTakes && askTakes) return undefined;
  if (bidTakes || askTakes) return bidTakes ? ask.price : bid.limit;
  const sender = state.group.frame?.frame.agent;
  if (sender === buyer) return ask.price;
  return sender === seller ? bid.limit : undefined;
}

/** Whether it rests unseen until it fills by as much as it says. */
export const isContingent = (order: PlaceOrder | undefined): boolean =>
  order?.orderType === 'all_or_none' || order?.orderType === 'min_fill';
