import type { PlaceOrder } from '../../../../primitives/commands.ts';
import type { InstrumentRule } from '../../../../primitives/genesis.ts';
import type { Transfer, TransferCode } from '../../../../primitives/transfer.ts';
import { bidOf, collateralPerLot } from '../allowed/order-terms.ts';
import type { Published } from '../published.ts';
import { type Finding, wrong } from '../report.ts';
import { type Context, ruleOn } from '../rule.ts';
import { commandAt } from '../standing-commands.ts';
import type { StandingCommand } from '../state.ts';

const OF_A_MATCH: ReadonlySet<TransferCode> = new Set<TransferCode>([
  'data_price',
  'ask_collateral',
  'lease_held',
  'lease_collateral',
]);

type Matched = { readonly key: string; readonly standing: StandingCommand; readonly order: PlaceOrder };

/** The placed order that this half of a match rests on. */
function matchedOrder(context: Context, { code, kind, authorisation: by }: Transfer): Matched | undefined {
  if (!OF_A_MATCH.has(code) || by.kind !== 'frame' || kind === 'post' || kind === 'void') return undefined;
  const standing = commandAt(context, by.leaf, by.commandIndex);
  if (standing?.command.type !== 'placeOrder') return undefined;
  return { key: `${by.leaf}/${by.commandIndex}`, standing, order: standing.command };
}

/** Genesis' rule with the longest prefix that the instrument begins with. */
export function instrumentRule({ genesis }: Published, instrument: string): InstrumentRule | undefined {
  let longest: InstrumentRule | undefined;
  for (const rule of genesis.market.instruments)
    if (instrument.startsWith(rule.prefix) && rule.prefix.length >= (longest?.prefix.length ?? 0)) longest = rule;
  return longest;
}

/** An order that traded is priced in whole ticks of its instrument. */
export const tickSize = ruleOn('transfer', 'tick_size', (context, { transfer }) => {
  const matched = matchedOrder(context, transfer);
  if (!matched) return undefined;
  const { instrument, price } = matched.order;
  const { tickSize: tick = 1 } = instrumentRule(context.published, instrument) ?? {};
  return price % tick === 0 ? undefined : wrong(`a multiple of ${tick} a lot of ${instrument}`, `${price}`);
});

/** An order that traded is of whole lot sizes and no more than the instrument's most; so is each fill of data, and what was taken by its id. */
export const lotSize = ruleOn('transfer', 'lot_size', (context, { transfer }) => {
  const matched = matchedOrder(context, transfer);
  const rule = matched && instrumentRule(context.published, matched.order.instrument);
  if (!matched || !rule) return undefined;
  const { lotSize: size, maxLots } = rule;
  const { quantity } = matched.order;
  if (quantity % size !== 0 || quantity > maxLots)
    return wrong(`a multiple of ${size} lots, ${maxLots} at most`, `${quantity}`);
  if (transfer.code !== 'ask_collateral') return undefined;
  const lots = lotsSold(context, transfer, matched.order);
  return lots % BigInt(size) === 0n ? undefined : wrong(`a fill of a multiple of ${size} lots`, `${lots}`);
});

/** Lots that this collateral is for; 0 where it is no whole number of them. */
export function lotsSold(context: Context, transfer: Transfer, ask: PlaceOrder): bigint {
  const perLot = collateralPerLot(context, transfer, ask, context.state.group.half);
  // What is no whole number of lots, authorised_by_frame names.
  return perLot > 0n && transfer.amount % perLot === 0n ? transfer.amount / perLot : 0n;
}

/** Notes what an order had traded before this message, where it may not trade by less than it says. */
export const leastFillBegun = ruleOn(
  'transfer',
  'min_fill',
  () => undefined,
  (context, { transfer }) => {
    const matched = matchedOrder(context, transfer);
    const { begun } = context.state.group;
    if (matched && least(matched.order) > 0 && !begun.has(matched.key))
      begun.set(matched.key, tradedOf(matched.standing, matched.order).done);
  },
);

/** Of an order that fills wholly or not at all, or by no less than its least fill, a message does that, or fills all that is left. */
export const leastFill = ruleOn('batch', 'min_fill', ({ state }) => {
  const { begun, commands, partition } = state.group;
  // What was sold for nothing left no transfer: then it is not known what else was filled.
  if (begun.size === 0 || state.leases.uncounted.has(partition)) return undefined;
  for (const [key, before] of begun) {
    const standing = commands.get(key) ?? state.standing.get(key);
    if (standing?.command.type !== 'placeOrder') continue;
    const finding = checkLeast(standing, standing.command, before);
    if (finding) return finding;
  }
  return undefined;
});

function checkLeast(standing: StandingCommand, order: PlaceOrder, before: bigint): Finding | undefined {
  const { done, whole } = tradedOf(standing, order);
  const [wanted, filled] = [BigInt(least(order)), done - before];
  if (done >= whole || filled >= wanted) return undefined;
  return wrong(
    `at least ${wanted < whole - before ? wanted : whole - before} filled of this ${order.orderType}`,
    `${filled}`,
  );
}

/** Lots, or slots of a storage bid, that the order fills at least at a time; 0: any. */
function least({ orderType, minFill }: PlaceOrder): number {
  if (orderType === 'min_fill') return minFill;
  return orderType === 'all_or_none' || orderType === 'fok' ? Number.MAX_SAFE_INTEGER : 0;
}

function tradedOf(standing: StandingCommand, order: PlaceOrder): { readonly done: bigint; readonly whole: bigint } {
  const whole = BigInt(order.quantity);
  if (order.side === 'ask') return { done: standing.used, whole };
  if (order.instrument.startsWith('data/')) return { done: standing.lots, whole };
  return { done: BigInt(standing.owners.length), whole: BigInt(bidOf(standing)?.slots ?? 1) };
}
