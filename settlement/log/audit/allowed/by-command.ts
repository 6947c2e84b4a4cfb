import type { Command } from '../../../../primitives/commands.ts';
import { TRANSFER_CODES, TRANSFER_KINDS, type Transfer, transferIdText } from '../../../../primitives/transfer.ts';
import { accountParts, holderOf } from '../accounts.ts';
import { type Finding, wrong } from '../report.ts';
import type { Context } from '../rule.ts';
import { isOwnLeaf } from '../standing-commands.ts';
import type { Group, StandingCommand } from '../state.ts';
import { acceptsDelivery, checkPricePosted, checkStakeReturned, dropStake, keepStake } from './delivery.ts';
import { checkAskCollateral, checkBidPrice, checkLeaseHeld, takeMatch } from './match.ts';
import { takeFee } from './book-fee.ts';
import { checkFrameFee } from './network-fee.ts';

/** What a revoked agent may no longer do. */
const TAKES_ON: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'allocateFunds',
  'pay',
  'proposeMove',
  'acceptQuote',
  'takeRepair',
]);

/** Whether `transfer` is what the signed command asks for: parties, asset, amount, deadline; and not more often than it asks. */
export function checkAllowed(context: Context, transfer: Transfer, standing: StandingCommand): Finding | undefined {
  const { state } = context;
  const { command, agent } = standing;
  if (transfer.code === 'network_fee') return checkFrameFee(context, transfer);
  if (TAKES_ON.has(command.type) && transfer.kind !== 'post' && state.agents.get(agent)?.revoked)
    return wrong(`no ${command.type} of a revoked agent`, agent);
  if (isSpent(context, transfer)) return wrong(`one ${transfer.code} by this command`, 'another one');
  const frame = state.group.frame;
  const ownFrame = isOwnLeaf(state.group, transfer.authorisation.leaf) ? frame?.frame : undefined;
  const expires = ownFrame && ownFrame.agent !== context.published.genesis.settlementKey;
  if (expires && ownFrame.expiresAtMs < transfer.timeMs)
    return wrong(`a frame applied until ${ownFrame.expiresAtMs}`, `at ${transfer.timeMs}`);
  return checkCommand(context, transfer, standing);
}

/** Slots of one bid are several; all other commands cause one transfer of a code. */
const REPEATS: ReadonlySet<Transfer['code']> = new Set<Transfer['code']>([
  'lease_held',
  'lease_collateral',
  'data_price',
  'ask_collateral',
]);

// A number for a command of the message's own frame, as most are.
function doneKey({ authorisation: by, code, kind }: Transfer, group: Group): string | number {
  if (by.kind !== 'frame') return '';
  if (!isOwnLeaf(group, by.leaf)) return `${by.leaf}/${by.commandIndex}/${code}/${kind}`;
  return (by.commandIndex * 256 + TRANSFER_CODES[code]) * 8 + TRANSFER_KINDS.indexOf(kind);
}

function isSpent({ state }: Context, transfer: Transfer): boolean {
  return !REPEATS.has(transfer.code) && state.group.done.has(doneKey(transfer, state.group));
}

function checkCommand(context: Context, transfer: Transfer, standing: StandingCommand): Finding | undefined {
  const { command } = standing;
  switch (command.type) {
    case 'allocateFunds':
      return same(transfer, command) ?? samePartition(transfer.credit, command.partition);
    case 'releaseFunds':
      return checkRelease(context, transfer, command);
    case 'pay':
      return same(transfer, command) ?? sameHolder(transfer.credit, command.toAgent);
    case 'proposeMove':
      return checkMove(context, transfer, standing, command);
    case 'acceptQuote':
      return checkQuote(context, transfer, standing, command);
    case 'fundAgent':
    case 'sweepAgent':
    case 'withdraw':
      return same(transfer, command) ?? checkNonce(context, transfer, command);
    case 'placeOrder':
    case 'takeNegotiation':
      if (transfer.code === 'lease_held') return checkLeaseHeld(context, transfer, standing);
      if (transfer.code === 'data_price') return checkBidPrice(context, transfer, standing);
      return checkAskCollateral(context, transfer, standing);
    case 'acceptDelivery':
      return checkPricePosted(context, transfer, command.trade);
    case 'revealKey':
      if (!acceptsDelivery(context, command.trade)) return wrong(`an AcceptDelivery of trade ${command.trade}`, 'none');
      return checkStakeReturned(context, transfer, command.trade);
    default:
      return undefined;
  }
}

/** Keeps what the transfer used up of its command. */
export function takeAllowed(context: Context, transfer: Transfer, standing: StandingCommand): void {
  const { state } = context;
  const { command } = standing;
  const { authorisation: by, code } = transfer;
  state.group.done.add(doneKey(transfer, state.group));
  if (code === 'network_fee') return takeFee(context, transfer);
  if (by.kind === 'frame' && isOwnLeaf(state.group, by.leaf)) state.group.succeeded.add(by.commandIndex);
  // Nothing is kept of a payment.
  const key = by.kind === 'frame' && command.type !== 'pay' ? `${by.leaf}/${by.commandIndex}` : '';
  switch (command.type) {
    case 'allocateFunds': {
      const allocation = `${standing.agent}/${command.asset}/${command.partition}`;
      state.allocations.set(allocation, (state.allocations.get(allocation) ?? 0n) + transfer.amount);
      return;
    }
    case 'releaseFunds':
      return void state.standing.delete(key);
    case 'proposeMove':
      if (transfer.kind === 'post') state.standing.delete(key);
      return;
    case 'fundAgent':
    case 'sweepAgent':
      return void state.nonces.add(`${command.owner}/${command.nonce}`);
    case 'withdraw': {
      const { owner, nonce, asset, amountBaseUnits: amount, validUntilSeconds } = command;
      state.nonces.add(`${owner}/${nonce}`);
      const pendingId = transferIdText(transfer.id);
      state.withdrawals.set(`${owner}/${nonce}`, { pendingId, asset, amount, validUntilSeconds });
      return;
    }
    case 'acceptQuote':
      state.quotes.set(`${command.quote.seller}/${command.quote.negotiationId}`, command.quote.validUntilMs);
      if (code === 'ask_collateral') keepStake(context, transfer);
      return;
    case 'placeOrder':
    case 'takeNegotiation':
      return takeMatch(context, transfer, standing, key);
    case 'acceptDelivery': {
      const revealed = state.revealed.get(String(command.trade));
      if (revealed) revealed.paid = true;
      return;
    }
    case 'revealKey':
      return dropStake(context, transfer);
    default:
      return;
  }
}

function same(transfer: Transfer, command: { asset: number; amountBaseUnits: bigint }): Finding | undefined {
  const { asset } = accountParts(transfer.debit);
  if (asset !== command.asset) return wrong(`asset ${command.asset}`, `asset ${asset}`);
  const { amountBaseUnits: amount } = command;
  return transfer.amount === amount ? undefined : wrong(`an amount of ${amount}`, `${transfer.amount}`);
}

function sameHolder(account: string, holder: string): Finding | undefined {
  return holderOf(account) === holder ? undefined : wrong(`an account of ${holder}`, account);
}

function samePartition(account: string, partition: number): Finding | undefined {
  return accountParts(account).partition === partition ? undefined : wrong(`trading.${partition}`, account);
}

/** The engine's answer to a ReleaseRequested that settlement published for it; it may have had less free. */
function checkRelease(
  { state, published }: Context,
  { debit, amount }: Transfer,
  command: Extract<Command, { type: 'releaseFunds' }>,
): Finding | undefined {
  const { holder, asset, partition } = accountParts(debit);
  if (asset !== command.asset || partition !== command.partition)
    return wrong(`asset ${command.asset} out of trading.${command.partition}`, debit);
  if (amount > command.amountBaseUnits) return wrong(`at most ${command.amountBaseUnits}`, `${amount}`);
  const frame = state.group.frame?.frame;
  const asked = frame?.commands.some(
    (one) => one.type === 'releaseRequested' && one.agent === holder && one.asset === asset,
  );
  if (asked && frame?.agent === published.genesis.settlementKey) return undefined;
  return wrong(`settlement's ReleaseRequested for ${holder} in this message`, 'none');
}

/** Proposed: set aside until its deadline. Posted: on the recipient's own AcceptMove in this message, by the proposer's frame. */
function checkMove(
  { state, published }: Context,
  transfer: Transfer,
  { agent }: StandingCommand,
  command: Extract<Command, { type: 'proposeMove' }>,
): Finding | undefined {
  const { cid, toAgent, feeBaseUnits } = command;
  const wanted = { asset: command.asset, amountBaseUnits: feeBaseUnits };
  const differs = same(transfer, wanted) ?? sameHolder(transfer.credit, toAgent);
  if (differs) return differs;
  if (transfer.kind === 'pending') {
    const deadlineMs = transfer.timeMs + published.genesis.deliveryWindowMs;
    return transfer.timeoutMs === deadlineMs ? undefined : wrong(`timeout ${deadlineMs}`, `${transfer.timeoutMs}`);
  }
  const frame = state.group.frame?.frame;
  const accepted = frame?.commands.some(
    (one) =>
      one.type === 'acceptMove' && one.fromAgent === agent && one.cid === cid && one.feeBaseUnits === feeBaseUnits,
  );
  return accepted && frame?.agent === toAgent ? undefined : wrong(`an AcceptMove of ${cid} by ${toAgent}`, 'none');
}

function checkQuote(
  context: Context,
  transfer: Transfer,
  { agent }: StandingCommand,
  { quote }: Extract<Command, { type: 'acceptQuote' }>,
): Finding | undefined {
  const { seller, buyer, negotiationId, asset, priceBaseUnits, validUntilMs } = quote;
  const differs = same(transfer, { asset, amountBaseUnits: priceBaseUnits }) ?? sameHolder(transfer.credit, seller);
  if (differs) return differs;
  if (accountParts(transfer.debit).purpose !== 'available') return wrong('out of available', transfer.debit);
  if (transfer.code === 'ask_collateral') return undefined;
  if (buyer !== '' && buyer !== agent) return wrong(`buyer ${buyer}`, agent);
  if (transfer.timeMs >= validUntilMs) return wrong(`a time before ${validUntilMs}`, `${transfer.timeMs}`);
  // Once it is no longer valid its seller may use the number again.
  const takenUntilMs = context.state.quotes.get(`${seller}/${negotiationId}`) ?? 0;
  return takenUntilMs > transfer.timeMs
    ? wrong(`quote ${negotiationId} of ${seller}, once`, 'taken before')
    : undefined;
}

function checkNonce(
  { state }: Context,
  { timeMs, timeoutMs }: Transfer,
  command: Extract<Command, { type: 'fundAgent' | 'sweepAgent' | 'withdraw' }>,
): Finding | undefined {
  if (state.nonces.has(`${command.owner}/${command.nonce}`))
    return wrong(`an unused nonce of ${command.owner}`, `${command.nonce}, used before`);
  if (command.type === 'fundAgent' && state.agents.get(command.agent)?.revoked)
    return wrong('an agent that is not revoked', command.agent);
  if (command.type !== 'withdraw') return undefined;
  if (timeoutMs !== 0) return wrong('no timeout', `${timeoutMs}`);
  const endMs = command.validUntilSeconds * 1_000n;
  return BigInt(timeMs) < endMs ? undefined : wrong(`a time before ${endMs}`, `${timeMs}`);
}
