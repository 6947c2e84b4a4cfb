import type { RepairMandate } from '../primitives/commands.ts';
import { closeResting } from './closing.ts';
import { identifierOf } from './identifier.ts';
import type { State, Step } from './state.ts';

/** The slot of a storage object that a trade fills; the only slot of a plain trade. */
export type TradedSlot = {
  readonly spread: number;
  readonly slot: number;
  readonly object: string;
  readonly reserveShare: number;
  readonly mandate: RepairMandate | undefined;
};

export const PLAIN: TradedSlot = { spread: 1, slot: 0, object: '', reserveShare: 0, mandate: undefined };

export type Bidder = { readonly order: number; readonly agent: number; readonly limit: number };
export type Asker = {
  readonly order: number;
  readonly agent: number;
  readonly collateralPerLot: number;
  readonly readPrice: number;
};

/**
 * One trade's funds and its event. Out of the engine go, for the ledger to move: the price and the reserve's share of the buyer's, the
 * seller's collateral for these lots, and the buyer's network fee for these MiB. What the buyer had reserved above the price is free again.
 */
export function trade(
  state: State,
  step: Step,
  at: { readonly instrument: string; readonly asset: number; readonly takerSide: 'bid' | 'ask' },
  bidder: Bidder,
  asker: Asker,
  price: number,
  quantity: number,
  slot: TradedSlot,
): void {
  const { funds, rules, agents } = state;
  const collateral = asker.collateralPerLot * quantity;
  funds.spendReserved(bidder.agent, at.asset, price * quantity + slot.reserveShare);
  funds.unreserve(bidder.agent, at.asset, (bidder.limit - price) * quantity);
  funds.spendReserved(asker.agent, at.asset, collateral);
  step.fees.chargeFilled(bidder.agent, quantity, step.commandIndex);
  step.fills++;
  step.events.push({
    type: 'tradeMatched',
    tradeId: identifierOf(rules.partition, ++state.lastTrade),
    instrument: at.instrument,
    asset: rules.assetCodes[at.asset] as number,
    buyer: agents.keyOf(bidder.agent),
    seller: agents.keyOf(asker.agent),
    bidOrderId: identifierOf(rules.partition, bidder.order),
    askOrderId: identifierOf(rules.partition, asker.order),
    commandIndex: step.commandIndex,
    takerSide: at.takerSide,
    price,
    quantity,
    collateral,
    readPrice: asker.readPrice,
    ...slot,
  });
}

/** After a trade: `quantity` lots fewer of a resting order, which closes as filled with its last. */
export function fillResting(state: State, step: Step, place: number, quantity: number): void {
  const { books } = state;
  books.reduce(place, quantity);
  if (books.orders.remaining[place] === 0) closeResting(state, step, place, 'filled');
}

export function restingAsker(state: State, place: number): Asker {
  const { orders } = state.books;
  return {
    order: orders.number[place] as number,
    agent: orders.agent[place] as number,
    collateralPerLot: orders.collateralPerLot[place] as number,
    readPrice: orders.readPrice[place] as number,
  };
}
