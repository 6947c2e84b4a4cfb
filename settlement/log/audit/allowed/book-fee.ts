import type { Command } from '../../../../primitives/commands.ts';
import { decodeSpread } from '../../../../primitives/spread.ts';
import type { Transfer } from '../../../../primitives/transfer.ts';
import { accountParts, holderOf } from '../accounts.ts';
import { type Finding, wrong } from '../report.ts';
import type { Context } from '../rule.ts';
import type { AuditState, RuleEntry } from '../state.ts';

/**
 * In a book: the base for each command that opened something or was refused, and the taker's rate for each MiB of the frame's agent; but
 * the maker's for what rested of it. That is so where an order that came lets one that waits unseen fill, by several orders at once.
 */
export function checkBookFee(context: Context, amount: bigint): Finding | undefined {
  if (takerLots(context, amount) !== undefined) return undefined;
  const { published, state } = context;
  const { group } = state;
  const frame = group.frame?.frame;
  const known = group.traded.get(frame?.agent ?? '') ?? 0n;
  const { baseInfo } = published.genesis.networkFee;
  const rate = published.genesis.market.takerPerMebibyteInfo;
  return wrong(
    `${group.succeeded.size} to ${frame?.commands.length ?? 0} times ${baseInfo} and ${rate} a MiB of ${known}`,
    `${amount}`,
  );
}

/** Of how many MiB the frame's agent pays, where its fee is one that may be; where several may, of the most. */
function takerLots(context: Context, amount: bigint): bigint | undefined {
  const { published, state } = context;
  const { group } = state;
  const frame = group.frame?.frame;
  if (!frame) return undefined;
  const { baseInfo } = published.genesis.networkFee;
  const rate = published.genesis.market.takerPerMebibyteInfo;
  const free = frame.commands.reduce((sum, command) => sum + lotsOf(command), 0n);
  const { known, most } = lotsTraded(state, frame.agent, free);
  for (let bases = BigInt(group.succeeded.size); bases <= BigInt(frame.commands.length); bases++) {
    const paid = amount - bases * baseInfo;
    const lots = lotsFor(paid, rate, known, most) ?? lotsAtBoth(context, paid, { known, most });
    if (lots !== undefined) return lots;
  }
  return undefined;
}

function lotsFor(amount: bigint, rate: bigint, least: bigint, most: bigint): bigint | undefined {
  if (rate === 0n) return amount === 0n ? most : undefined;
  const lots = amount / rate;
  return amount >= 0n && amount % rate === 0n && lots >= least && lots <= most ? lots : undefined;
}

/** As many lots as make up a fee at the taker's rate for some and at the maker's for others, of those that orders waiting unseen filled. */
function lotsAtBoth(
  { published, state }: Context,
  amount: bigint,
  { known, most }: { readonly known: bigint; readonly most: bigint },
): bigint | undefined {
  const { takerPerMebibyteInfo: taker, makerPerMebibyteInfo: maker } = published.genesis.market;
  const { contingent } = state.group;
  const less = taker - maker;
  if (contingent === 0n || less <= 0n || amount < 0n) return undefined;
  const highest = (amount + less * contingent) / taker;
  const from = highest < most ? highest : most;
  for (let lots = from; lots >= known && lots > from - less && taker * lots >= amount; lots--)
    if ((taker * lots - amount) % less === 0n && taker * lots - amount <= less * lots) return lots;
  return undefined;
}

/**
 * Lots that an agent traded in this message: as many as transfers tell, and the most that there may have been. The log does not say who
 * sold without collateral; nor what was sold for nothing, of which `free` is the most.
 */
function lotsTraded({ group, leases }: AuditState, agent: string, free: bigint): { known: bigint; most: bigint } {
  const known = group.traded.get(agent) ?? 0n;
  if (leases.uncounted.has(group.partition)) return { known, most: known + group.unnamed + free };
  return { known, most: known + group.unnamed - group.accounted };
}

/** The most lots that a command can trade. */
function lotsOf(command: Command): bigint {
  if (command.type === 'takeNegotiation' || command.type === 'replaceOrder') return BigInt(command.quantity);
  if (command.type !== 'placeOrder') return 0n;
  const spread = command.side === 'bid' ? decodeSpread(command.spread) : undefined;
  return BigInt(command.quantity) * BigInt(spread?.ok ? spread.value.n : 1);
}

/** The fee of an order that rested and met another agent's frame: by rule, since its own frame is long past. */
export function checkRestingFee(context: Context, transfer: Transfer, rule: RuleEntry): Finding | undefined {
  const { state, published } = context;
  const { group } = state;
  const agent = holderOf(transfer.debit);
  const epoch = BigInt(Math.floor(group.timeMs / published.genesis.epochMs));
  if (rule.subject !== agent) return wrong(`subject ${agent}`, rule.subject);
  if (rule.a !== epoch || rule.b !== BigInt(group.partition))
    return wrong(`epoch ${epoch}, partition ${group.partition}`, `${rule.a}, ${rule.b}`);
  if (agent === group.frame?.frame.agent) return wrong('its own frame as the reason', 'a rule');
  if (group.feePaid.has(agent)) return wrong(`one network fee of ${agent} in this message`, 'a second one');
  const { purpose, partition } = accountParts(transfer.debit);
  if (purpose !== 'trading' || partition !== group.partition)
    return wrong(`trading.${group.partition}`, transfer.debit);
  if (makerLots(context, agent, transfer.amount) !== undefined) return undefined;
  const known = group.traded.get(agent) ?? 0n;
  return wrong(`${published.genesis.market.makerPerMebibyteInfo} a MiB of ${known}`, `${transfer.amount}`);
}

function makerLots({ state, published }: Context, agent: string, amount: bigint): bigint | undefined {
  const { partition } = state.group;
  let free = 0n;
  // Only where something may have been sold for nothing does it matter what else rests.
  if (state.leases.uncounted.has(partition))
    for (const one of state.standing.values())
      if (one.agent === agent && one.partition === partition) free += lotsOf(one.command);
  const { known, most } = lotsTraded(state, agent, free);
  return lotsFor(amount, published.genesis.market.makerPerMebibyteInfo, known, most);
}

/** Notes that this agent has paid, and for how many lots that transfers did not name it for. */
export function takeFee(context: Context, { debit, amount }: Transfer): void {
  const { group } = context.state;
  const agent = holderOf(debit);
  group.feePaid.add(agent);
  if (group.partition === 0) return;
  const paid = agent === group.frame?.frame.agent ? takerLots(context, amount) : makerLots(context, agent, amount);
  group.accounted += (paid ?? 0n) - (group.traded.get(agent) ?? 0n);
}

/** Every agent whose orders traded in this message pays for it: the frame's the taker's rate, the others the maker's. */
export function checkTradersPaid({ state, published }: Context): Finding | undefined {
  const { market, networkFee } = published.genesis;
  const { group } = state;
  const sender = group.frame?.frame.agent ?? '';
  for (const [agent, lots] of group.traded) {
    const rate = agent === sender ? market.takerPerMebibyteInfo : market.makerPerMebibyteInfo;
    if (lots > 0n && rate > 0n && !group.feePaid.has(agent))
      return wrong(`the network fee of ${agent} for ${lots} MiB`, 'none');
  }
  const opened = group.partition > 0 && group.succeeded.size > 0;
  if (opened && networkFee.baseInfo > 0n && !group.feePaid.has(sender))
    return wrong(`the network fee of ${sender}`, 'none');
  // Of a maker's rate of nothing the log says nothing.
  if (market.makerPerMebibyteInfo > 0n && group.accounted < group.unnamed)
    return wrong(`network fees of those who sold ${group.unnamed} MiB without collateral`, `of ${group.accounted}`);
  return undefined;
}
