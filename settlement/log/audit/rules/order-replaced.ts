import type { PlaceOrder } from '../../../../primitives/commands.ts';
import { replacedIndexes } from '../../../../primitives/transfer.ts';
import { type Finding, wrong } from '../report.ts';
import { type Context, type EntryOf, ruleOn } from '../rule.ts';
import { commandAt } from '../standing-commands.ts';
import type { StandingCommand } from '../state.ts';

type Replaced = {
  readonly orderId: bigint;
  readonly formerKey: string;
  readonly key: string;
  readonly standing: StandingCommand;
};

/** Bits of an order's id below its partition's. */
const NUMBER_BITS = 48n;

/**
 * A ReplaceOrder of this very frame stands in for an order of the same agent and book: from here on only its price and lots hold. The
 * log does not say the ids of orders; but once one is told, it names that order alone.
 */
export const orderReplaced = ruleOn(
  'rule',
  'order_replaced',
  (context, entry) => {
    if (entry.rule !== 'order_replaced') return undefined;
    const found = replacedBy(context, entry);
    return 'standing' in found ? undefined : found;
  },
  (context, entry) => {
    if (entry.rule !== 'order_replaced') return;
    const found = replacedBy(context, entry);
    if (!('standing' in found)) return;
    const { state } = context;
    const { formerKey, key, orderId, standing } = found;
    state.standing.delete(formerKey);
    state.group.commands.delete(formerKey);
    state.standing.set(key, standing);
    state.group.commands.set(key, standing);
    state.replaced.set(String(orderId), key);
  },
);

function replacedBy(context: Context, { subject, a, b }: EntryOf<'rule'>): Finding | Replaced {
  const { state } = context;
  const { frame } = state.group;
  const [before, now] = [Number(b >> 16n), Number(b & 0xffffn)];
  const command = frame?.frame.commands[now];
  if (!frame || frame.frame.agent !== subject || command?.type !== 'replaceOrder')
    return wrong(`a ReplaceOrder of ${subject} in this message`, command?.type ?? 'none');
  if (b !== replacedIndexes(before, now)) return wrong(`${replacedIndexes(before, now)}`, `${b}`);
  const { orderId, price, quantity } = command;
  const formerKey = `${a}/${before}`;
  const former = commandAt(context, a, before);
  if (!former || former.command.type !== 'placeOrder') return wrong(`an order that stands at ${formerKey}`, 'none');
  if (former.agent !== subject || former.partition !== state.group.partition)
    return wrong(`an order of ${subject} in partition ${state.group.partition}`, `of ${former.agent}`);
  if (orderId >> NUMBER_BITS !== BigInt(former.partition))
    return wrong(`an order of partition ${former.partition}`, `${orderId}`);
  const known = state.replaced.get(String(orderId));
  if ((known ?? formerKey) !== formerKey) return wrong(`order ${orderId}, which stands at ${known}`, formerKey);
  if ((former.orderId ?? orderId) !== orderId) return wrong(`order ${former.orderId}`, `${orderId}`);
  const order: PlaceOrder = { ...former.command, price, quantity };
  const standing = { ...former, command: order, orderId, used: 0n, lots: 0n, owners: [] };
  return { orderId, formerKey, key: `${frame.leaf}/${now}`, standing };
}
