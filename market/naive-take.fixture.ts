import type { Code } from '../primitives/codes.ts';
import type { BookCommand } from '../primitives/commands.ts';
import {
  bandOf,
  fill,
  type NaiveOrder,
  type NaiveStep,
  outside,
  sameOwner,
  takerRate,
  tellClosed,
  trade,
} from './naive-book.fixture.ts';
import { affords, checkNumbers, isHalted } from './naive-terms.fixture.ts';

type TakeNegotiation = Extract<BookCommand, { type: 'takeNegotiation' }>;

/** Buys of one plain ask at its price, whole or not at all. */
export function takeNegotiation(step: NaiveStep, command: TakeNegotiation): Code | undefined {
  const { market, agent } = step;
  const { negotiationId, quantity, maxPrice } = command;
  const ask = market.resting.find(({ id, side, how }) => id === negotiationId && side === 'ask' && how === 'plain');
  if (!ask || (ask.goodTillMs > 0 && ask.goodTillMs <= market.now)) return 'unknown_negotiation';
  const { instrument, asset, price } = ask;
  if (isHalted(market, instrument)) return 'halted';
  const wrong = checkNumbers(market, instrument, 0, { price: 0, quantity });
  if (wrong) return wrong;
  if (price > maxPrice || ask.left < quantity) return 'price_moved';
  if (sameOwner(market, agent, ask.agent)) return 'self_trade';
  const amounts: [bigint, bigint] = [BigInt(price) * BigInt(quantity), BigInt(takerRate(market)) * BigInt(quantity)];
  if (amounts.some((amount) => amount > BigInt(Number.MAX_SAFE_INTEGER))) return 'amount_too_large';
  if (outside(bandOf(market, instrument), price)) return 'price_band';
  if (!affords(market, agent, asset, amounts)) return 'insufficient_funds';
  market.lastOrder++;
  const id = (BigInt(market.partition) << 48n) | market.lastOrder;
  const { commandIndex } = step;
  step.events.push({
    type: 'orderAccepted',
    commandIndex,
    orderId: id,
    agent,
    instrument,
    side: 'bid',
    price,
    quantity,
  });
  const bid: NaiveOrder = { ...ask, id, agent, side: 'bid', left: 0, collateralPerLot: 0, slots: 1 };
  trade(step, bid, ask, bid, price, quantity);
  fill(step, ask, quantity);
  tellClosed(step, bid, 'filled');
  return undefined;
}
