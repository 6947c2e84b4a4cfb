import type { Command, Frame, PlaceOrder } from '../../../primitives/commands.ts';
import { commitDigest } from '../../../primitives/commit-delivery.ts';
import type { Context } from './rule.ts';
import type { Group, StandingCommand } from './state.ts';

/** So many commitments to one delivery are remembered; the buyer acknowledges one of the newest. */
const COMMITS_KEPT = 16;
/** A delivery of which nothing more was heard for so long is forgotten, by partition 0's time. */
const DELIVERY_KEPT_MS = 86_400_000;

/** Remembers what later entries may rest on. */
export function noteCommands(context: Context, frame: Frame): void {
  for (const [at, command] of frame.commands.entries()) {
    if (stands(command)) keep(context, frame, at, command);
    if (mayBeFree(command)) context.state.leases.uncounted.add(frame.partition);
    if (command.type === 'commitDelivery' || command.type === 'ackDelivery')
      noteDelivery(context, frame.agent, command);
    if (command.type === 'clockAdvanced' && frame.agent === context.published.genesis.settlementKey)
      notePublished(context, frame.partition, command.publishedSize);
  }
}

/** Whether it may sell for nothing, which the log does not show. */
function mayBeFree(command: Command): boolean {
  if (command.type === 'replaceOrder') return command.price === 0;
  return (
    command.type === 'placeOrder' && command.side === 'ask' && command.price === 0 && command.orderType !== 'market'
  );
}

function stands(command: Command): boolean {
  switch (command.type) {
    case 'proposeMove':
      return command.feeBaseUnits > 0n;
    case 'placeOrder':
    case 'releaseFunds':
    case 'revealKey':
      return true;
    default:
      return false;
  }
}

function keep({ state, index }: Context, { agent, partition }: Frame, at: number, command: Command): void {
  const standing = { agent, partition, command, used: 0n, lots: 0n, owners: [] };
  state.standing.set(`${index}/${at}`, standing);
  state.group.commands.set(`${index}/${at}`, standing);
}

/** The command at this place: of the frame of the message, or one that stands since an earlier one. */
export function commandAt(context: Context, leaf: bigint, commandIndex: number): StandingCommand | undefined {
  const { group, standing } = context.state;
  const isOwn = isOwnLeaf(group, leaf);
  const own = isOwn ? group.own.get(commandIndex) : undefined;
  if (own) return own;
  const key = `${leaf}/${commandIndex}`;
  const kept = group.commands.get(key) ?? standing.get(key) ?? (isOwn ? fresh(group, key, commandIndex) : undefined);
  if (isOwn && kept) group.own.set(commandIndex, kept);
  return kept;
}

/** Whether the frame of this message is that leaf. */
export const isOwnLeaf = ({ frame }: Group, leaf: bigint): boolean => Number(leaf) === frame?.leaf;

function fresh(group: Group, key: string, commandIndex: number): StandingCommand | undefined {
  if (!group.frame) return undefined;
  const { agent, partition, commands } = group.frame.frame;
  const command = commands[commandIndex];
  if (!command) return undefined;
  const standing = { agent, partition, command, used: 0n, lots: 0n, owners: [] };
  group.commands.set(key, standing);
  return standing;
}

/** Nothing is left of the order whose command stands there. */
export function forgetOrder({ state }: Context, key: string): void {
  const standing = state.standing.get(key);
  state.standing.delete(key);
  if (standing?.orderId !== undefined) state.replaced.delete(String(standing.orderId));
}

type Delivering = Extract<Command, { type: 'commitDelivery' | 'ackDelivery' }>;

function noteDelivery({ state }: Context, agent: string, command: Delivering): void {
  const key = String(command.trade);
  const delivery = state.deliveries.get(key) ?? { commits: [], acks: [], timeMs: state.group.timeMs };
  state.deliveries.set(key, delivery);
  delivery.timeMs = state.group.timeMs;
  if (command.type === 'ackDelivery') delivery.acks.push({ buyer: agent, digest: command.commitSha256 });
  else delivery.commits.push({ seller: agent, digest: commitDigest(command), commit: command });
  for (const list of [delivery.commits, delivery.acks]) if (list.length > COMMITS_KEPT) list.shift();
}

/** A tick on record that names a published size: the dispute windows of the keys below it may have begun. */
function notePublished({ state, index }: Context, partition: number, publishedSize: bigint): void {
  if (partition !== 0 || publishedSize > BigInt(index)) return;
  for (const revealed of state.revealed.values())
    if (BigInt(revealed.index) < publishedSize) revealed.publishedMs ??= state.group.timeMs;
}

/** What of this frame stands no longer once its message has ended: immediate orders, and keys that settled. */
export function forgetCommands({ state, published }: Context): void {
  const { group, standing, revealed } = state;
  // An order that was accepted paid its fee at once; without one none of the frame's rests.
  const paid = published.genesis.networkFee.baseInfo === 0n || group.feePaid.has(group.frame?.frame.agent ?? '');
  for (const [key, { command }] of group.commands)
    if (command.type === 'placeOrder' && isOfMessage(group, key) && (!RESTING.has(command.orderType) || !paid))
      standing.delete(key);
  const settled = new Set(group.settled);
  for (const command of group.frame?.frame.commands ?? []) {
    const trade = command.type === 'acceptDelivery' ? String(command.trade) : '';
    if (revealed.get(trade)?.buyer === group.frame?.frame.agent) settled.add(trade);
  }
  for (const trade of settled) {
    standing.delete(revealed.get(trade)?.command ?? '');
    revealed.delete(trade);
  }
  if (group.partition !== 0) return;
  for (const [key, { timeMs }] of state.deliveries)
    if (timeMs + DELIVERY_KEPT_MS < group.timeMs) state.deliveries.delete(key);
  for (const [key, untilMs] of state.quotes) if (untilMs <= group.timeMs) state.quotes.delete(key);
}

const RESTING: ReadonlySet<PlaceOrder['orderType']> = new Set([
  'limit',
  'post_only',
  'good_till_date',
  'all_or_none',
  'min_fill',
] as const);

const isOfMessage = ({ frame }: Group, key: string): boolean => key.startsWith(`${frame?.leaf}/`);
