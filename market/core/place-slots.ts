import { arriveFleetingBid, arriveParked } from './arrive.ts';
import type { Book } from './book.ts';
import { checkAmounts, checkBand, checkFunds, checkShape } from './checks.ts';
import { slotsCost } from './closing.ts';
import { type Core, openBand } from './core.ts';
import type { Parked, SlotTerms } from './parked.ts';
import { mayRest } from './place.ts';
import { refusalOf, SIDE, TYPE, MOST } from './vocabulary.ts';

const { BID } = SIDE;
const { MARKET } = TYPE;
const { MAX_SAFE } = MOST;

const TOO_MANY = refusalOf('too_many_orders');

/**
 * Places a storage bid: `terms.slots` slots of `quantity` lots. Returns its number, or a refusal (below 0) that has changed nothing. The
 * terms are the caller's to check, and the base fee to charge, before.
 */
export function placeSlots(
  core: Core,
  book: Book,
  agent: number,
  type: number,
  price: number,
  quantity: number,
  terms: SlotTerms,
  goodTillMs: number,
  maxTotal: number,
): number {
  const { rules } = core;
  let refused = checkShape(core, book, BID, type, price, quantity, 0, goodTillMs, maxTotal);
  if (refused !== 0) return refused;
  const limit = type === MARKET ? MAX_SAFE : price;
  const lots = quantity * terms.slots;
  const cost = slotsCost(limit, lots, maxTotal) + (terms.mandate?.reserve ?? 0);
  refused = checkAmounts(cost, rules.takerRate * lots);
  if (refused !== 0) return refused;
  openBand(core, book);
  if (type !== MARKET) refused = checkBand(core, price);
  if (refused === 0 && mayRest(type) && core.agents.restingOf(agent) >= rules.maxOrders) refused = TOO_MANY;
  if (refused === 0) refused = checkFunds(core, agent, book.asset, cost, rules.takerRate * lots, 0, 0);
  if (refused !== 0) return refused;
  core.fills = 0;
  const order = ++core.lastOrder;
  core.events.accepted(order, agent, book.number, BID, price, quantity);
  const one: Parked = {
    ...{ order, agent, book, side: BID, price: limit, remaining: quantity, minFill: 0, wholly: true, readPrice: 0 },
    ...{ arrival: ++core.lastArrival, slots: terms.slots, terms, maxTotal },
  };
  if (mayRest(type)) arriveParked(core, one, goodTillMs);
  else arriveFleetingBid(core, one, type);
  return order;
}
