import type { BookCommand } from '../../primitives/commands.ts';
import type { WantedAsk } from './wanted-asks.ts';

/** An ask of ours that rests in the book, as far as we were told. */
export type OpenAsk = Omit<WantedAsk, 'partition'> & { readonly orderId: bigint };

export type Why = 'offered' | 'topped_up' | 'repriced' | 'terms_changed' | 'too_many_lots' | 'not_wanted';

/** One command, and what rests once it is carried out (0 lots where it cancels). */
export type Step = {
  readonly command: BookCommand;
  readonly why: Why;
  /** Puts no lots in the book: goes before all that does, in whichever partition. */
  readonly withdraws: boolean;
  readonly ask: Omit<OpenAsk, 'orderId'>;
};

/** A level is topped up only by so many parts of its lots at least, so that not every match costs an order. */
const TOP_UP_PARTS = 8;
/** Beside a level's first order stands at most one more; then the younger one grows. */
const ORDERS_PER_LEVEL = 2;

/**
 * From the orders that rest at a level, oldest first, to the one that is wanted there. Those near enough in price stay: the oldest keep
 * their lots and places, the youngest shrinks in place. One further off is moved to the new price; what is then missing comes behind.
 */
export function planLevel(
  wanted: WantedAsk | undefined,
  open: readonly OpenAsk[],
  tolerancePercent: number,
): readonly Step[] {
  if (!wanted) return open.map((ask) => cancel(ask, 'not_wanted'));
  const steps: Step[] = [];
  const isSame = (ask: OpenAsk) =>
    ask.collateralPerLot === wanted.collateralPerLot && ask.readPrice === wanted.readPrice;
  for (const ask of open) if (!isSame(ask)) steps.push(cancel(ask, 'terms_changed'));
  const same = open.filter(isSame);
  const near = same.filter((ask) => isNear(ask.price, wanted.price, tolerancePercent));
  let missing = wanted.lots;
  const kept: OpenAsk[] = [];
  for (const ask of near) {
    const lots = Math.min(ask.lots, missing);
    missing -= lots;
    if (lots === 0) steps.push(cancel(ask, 'too_many_lots'));
    else kept.push({ ...ask, lots });
    if (lots > 0 && lots < ask.lots) steps.push(replace({ ...ask, lots }, 'too_many_lots', true));
  }
  for (const ask of same.filter((each) => !near.includes(each))) {
    if (missing === 0) steps.push(cancel(ask, 'too_many_lots'));
    else steps.push(replace({ ...ask, price: wanted.price, lots: missing }, 'repriced', missing < ask.lots));
    missing = 0;
  }
  return missing > 0 && isWorthIt(missing, wanted, kept) ? [...steps, grow(wanted, kept, missing)] : steps;
}

const isWorthIt = (missing: number, { lots }: WantedAsk, kept: readonly OpenAsk[]): boolean =>
  kept.length === 0 || missing * TOP_UP_PARTS >= lots;

function isNear(price: number, wanted: number, tolerancePercent: number): boolean {
  const apart = BigInt(Math.abs(price - wanted));
  return apart * 100n <= BigInt(tolerancePercent) * BigInt(price);
}

function grow(wanted: WantedAsk, kept: readonly OpenAsk[], missing: number): Step {
  const youngest = kept.at(-1);
  if (youngest && kept.length >= ORDERS_PER_LEVEL)
    return replace({ ...youngest, price: wanted.price, lots: youngest.lots + missing }, 'topped_up', false);
  const { partition: _, ...ask } = { ...wanted, lots: missing };
  const why = youngest ? 'topped_up' : 'offered';
  return { command: askOrder(wanted, missing), why, withdraws: false, ask };
}

function cancel({ orderId, ...ask }: OpenAsk, why: Why): Step {
  return { command: { type: 'cancelOrder', orderId }, why, withdraws: true, ask: { ...ask, lots: 0 } };
}

function replace({ orderId, ...ask }: OpenAsk, why: Why, withdraws: boolean): Step {
  const { price, lots } = ask;
  return { command: { type: 'replaceOrder', orderId, price, quantity: lots }, why, withdraws, ask };
}

function askOrder({ instrument, price, collateralPerLot, readPrice }: WantedAsk, lots: number): BookCommand {
  return {
    type: 'placeOrder',
    instrument,
    side: 'ask',
    orderType: 'limit',
    price,
    quantity: lots,
    spread: 1,
    avoidAgents: [],
    object: '',
    mandate: undefined,
    collateralPerLot,
    readPrice,
    minFill: 0,
    goodTillMs: 0,
    maxTotal: 0,
  };
}
