import type { Code } from '../primitives/codes.ts';
import type { BookCommand } from '../primitives/commands.ts';
import { bandOf, type NaiveOrder, type NaiveStep } from './naive-book.fixture.ts';
import { placeContingent, placePlain } from './naive-matching.fixture.ts';
import { placeSlots, placeStorageAsk } from './naive-slots.fixture.ts';
import {
  affords,
  amounts,
  amountTooLarge,
  checkBand,
  checkNumbers,
  isHalted,
  kindOf,
  leastPrice,
} from './naive-terms.fixture.ts';

type ReplaceOrder = Extract<BookCommand, { type: 'replaceOrder' }>;

/** New terms for a resting order: in its place where it only shrinks, else anew under its id. */
export function replaceOrder(step: NaiveStep, { orderId, price, quantity }: ReplaceOrder): Code | undefined {
  const { market, agent } = step;
  const order = market.resting.find(({ id }) => id === orderId);
  if (!order) return 'unknown_order';
  if (order.agent !== agent) return 'not_your_order';
  const { instrument, side } = order;
  if (isHalted(market, instrument)) return 'halted';
  const wrong = checkNumbers(market, instrument, leastPrice(side, instrument), { price, quantity });
  if (wrong) return wrong;
  const storage = kindOf(instrument) === 'storage';
  const terms = { ...order.terms, price, quantity };
  const same = price === order.price && quantity === order.left;
  const keptPlace = price === order.price && (order.how === 'slots' ? same : quantity <= order.left);
  if (keptPlace) order.left = quantity;
  else {
    if (amountTooLarge(market, terms)) return 'amount_too_large';
    if (checkBand(market, instrument, price)) return 'price_band';
    const before = market.resting;
    market.resting = before.filter((one) => one !== order);
    if (!affords(market, agent, order.asset, amounts(market, terms))) {
      market.resting = before;
      return 'insufficient_funds';
    }
  }
  const { commandIndex } = step;
  step.events.push({ type: 'orderReplaced', commandIndex, orderId, agent, price, quantity, keptPlace });
  if (keptPlace) return undefined;
  const collateralPerLot = side === 'ask' && !storage ? price : order.collateralPerLot;
  const orderType = order.how === 'contingent' ? order.terms.orderType : ('limit' as const);
  const anew: NaiveOrder = { ...order, price, left: quantity, collateralPerLot, terms: { ...terms, orderType } };
  step.band = bandOf(market, instrument);
  if (order.how === 'slots') placeSlots(step, anew);
  else if (storage) placeStorageAsk(step, anew);
  else if (order.how === 'contingent') placeContingent(step, anew);
  else placePlain(step, anew);
  return undefined;
}
