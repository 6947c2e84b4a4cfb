import type { PlaceOrder } from '../../../../primitives/commands.ts';
import type { Transfer } from '../../../../primitives/transfer.ts';
import { bidOf, reserveShare } from '../allowed/order-terms.ts';
import { accountParts, unitOf } from '../accounts.ts';
import { wrong } from '../report.ts';
import { type Context, ruleOn } from '../rule.ts';
import { commandAt } from '../standing-commands.ts';
import type { StandingCommand } from '../state.ts';
import { instrumentRule, lotsSold } from './order-sizes.ts';

/** What a trade was made at, engine units a lot; `instrument` is undefined where the log does not name it. */
type Priced = { readonly instrument: string | undefined; readonly price: bigint };

/** The price of the trade that this transfer completes; undefined where it completes none, or its other half tells. */
function pricedBy(context: Context, transfer: Transfer): Priced | undefined {
  const { kind, authorisation: by, code } = transfer;
  if (by.kind !== 'frame' || kind === 'post' || kind === 'void') return undefined;
  if (code !== 'data_price' && code !== 'ask_collateral' && code !== 'lease_held' && code !== 'lease_collateral')
    return undefined;
  const standing = commandAt(context, by.leaf, by.commandIndex);
  const type = standing?.command.type;
  if (!standing || (type !== 'placeOrder' && type !== 'takeNegotiation')) return undefined;
  if (code === 'data_price') return transfer.linked ? undefined : unlinkedData(standing);
  if (code === 'lease_held') return heldPrice(context, transfer, standing);
  return type === 'placeOrder' ? soldPrice(context, transfer, standing.command as PlaceOrder) : undefined;
}

/** What is sold for nothing, and has no collateral, is paid at the bid's own price. */
function unlinkedData(standing: StandingCommand): Priced {
  const order = bidOf(standing)?.order;
  return { instrument: order?.instrument, price: BigInt(order?.price ?? 0) };
}

function heldPrice(context: Context, transfer: Transfer, standing: StandingCommand): Priced | undefined {
  const order = bidOf(standing)?.order;
  // An order that takes another by its id does not name the instrument: the ask does, where there is collateral to tell of it.
  if (!order && transfer.linked) return undefined;
  return { instrument: order?.instrument, price: slotPrice(context, transfer, standing, standing.owners.length) };
}

function slotPrice(context: Context, { amount, debit }: Transfer, standing: StandingCommand, slot: number): bigint {
  const bid = bidOf(standing);
  if (!bid || bid.lots === 0) return 0n;
  return (amount / unitOf(context, accountParts(debit).asset) - reserveShare(bid, slot)) / BigInt(bid.lots);
}

function soldPrice(context: Context, transfer: Transfer, ask: PlaceOrder): Priced | undefined {
  const { half } = context.state.group;
  const { instrument } = ask;
  // What was sold for nothing has no buyer's half.
  if (!half) return { instrument, price: 0n };
  if (half.transfer.code === 'lease_held')
    return bidOf(half.standing)?.order
      ? undefined
      : { instrument, price: slotPrice(context, half.transfer, half.standing, half.slot) };
  const lots = lotsSold(context, transfer, ask);
  const units = half.transfer.amount / unitOf(context, accountParts(half.transfer.debit).asset);
  return lots === 0n ? undefined : { instrument, price: units / lots };
}

function bandOf({ published }: Context, instrument: string): bigint {
  return BigInt(instrumentRule(published, instrument)?.bandPercent ?? 0);
}

/** To be asked before what takes note of the match: the trade's price is the reference of those after it. */
export const priceReference = ruleOn(
  'transfer',
  'price_band',
  () => undefined,
  (context, { transfer }) => {
    const { state } = context;
    const { references, group } = state;
    const priced = pricedBy(context, transfer);
    if (!priced) return;
    const { instrument, price } = priced;
    if (instrument === undefined) {
      // Any of the partition's may have been traded.
      for (const key of references.keys()) if (key.startsWith(`${group.partition}/`)) references.delete(key);
      group.references.clear();
      group.unpriced = true;
      return;
    }
    if (bandOf(context, instrument) === 0n) return;
    const key = `${group.partition}/${instrument}`;
    const last = references.get(key);
    group.references.set(key, [...(group.references.get(key) ?? [last]), price]);
    references.set(key, price);
  },
);

/**
 * A trade's price is within the band around the last one of its instrument. Which of a frame's commands a resting order met is not told,
 * so within one message any price before it counts.
 */
export const priceBand = ruleOn('transfer', 'price_band', (context, { transfer }) => {
  const { references, group } = context.state;
  if (references.size === 0) return undefined;
  const priced = pricedBy(context, transfer);
  if (priced?.instrument === undefined || group.unpriced) return undefined;
  const { instrument, price } = priced;
  const percent = bandOf(context, instrument);
  const key = `${group.partition}/${instrument}`;
  const last = references.get(key);
  if (percent === 0n || last === undefined) return undefined;
  const isNear = (group.references.get(key) ?? [last]).some((reference) => {
    if (reference === undefined) return true;
    const width = (reference * percent) / 100n;
    return price >= reference - width && price <= reference + width;
  });
  return isNear ? undefined : wrong(`within ${percent} % of ${last} a lot of ${instrument}`, `${price}`);
});
