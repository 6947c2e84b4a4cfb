import { available, trading } from '../../../../primitives/account.ts';
import type { Command } from '../../../../primitives/commands.ts';
import type { Genesis } from '../../../../primitives/genesis.ts';
import { INFO } from '../../../../primitives/money.ts';
import type { Transfer } from '../../../../primitives/transfer.ts';
import { spendableOf } from '../accounts.ts';
import { type Finding, wrong } from '../report.ts';
import type { Context } from '../rule.ts';
import { checkBookFee } from './book-fee.ts';

const MEBIBYTE = 1_048_576n;
/** Above so many different sums only the bounds are checked. */
const MOST_SUMS = 4_096;

/** The fee of one command of partition 0 where it succeeds. */
function feeOf({ baseInfo, perMebibyteInfo }: Genesis['networkFee'], command: Command): bigint {
  const by = (bytes: bigint): bigint => baseInfo + perMebibyteInfo * ((bytes + MEBIBYTE - 1n) / MEBIBYTE);
  switch (command.type) {
    case 'setPolicy':
    case 'pay':
      return by(0n);
    case 'createData':
    case 'proposeMove':
      return by(command.bytes);
    case 'acceptQuote':
      return by(command.quote.bytes);
    default:
      return 0n;
  }
}

/** The fee that the frame's own agent pays: one for the frame, out of the account of its partition. */
export function checkFrameFee(context: Context, transfer: Transfer): Finding | undefined {
  const { state } = context;
  const { group } = state;
  const { authorisation: by, debit, amount } = transfer;
  const frame = group.frame;
  if (!frame || BigInt(frame.leaf) !== by.leaf) return wrong('the frame of this message', `leaf ${by.leaf}`);
  const { agent, partition } = frame.frame;
  if (group.feePaid.has(agent)) return wrong(`one network fee of ${agent} for this frame`, 'a second one');
  const account = partition === 0 ? available(agent, INFO) : trading(agent, INFO, partition);
  if (debit !== account) return wrong(account, debit);
  return checkAmount(context, amount, spendableOf(state, debit) - amount);
}

/** At the end of a message: whether its agent could have paid nothing. */
export function checkNoFee(context: Context): Finding | undefined {
  const { group } = context.state;
  const agent = group.frame?.frame.agent ?? '';
  if (!group.frame || agent === context.published.genesis.settlementKey || group.feePaid.has(agent)) return undefined;
  const account = available(agent, INFO);
  const found = checkAmount(context, 0n, spendableOf(context.state, account));
  return found && wrong(`a network fee of ${found.expected}`, 'none');
}

function checkAmount(context: Context, amount: bigint, left: bigint): Finding | undefined {
  return context.state.group.partition === 0
    ? checkSettlementFee(context, amount, left)
    : checkBookFee(context, amount);
}

/**
 * On partition 0: its own fee for each command that succeeded, the base for each that was refused. Of most commands the log does not
 * say which, so the sums possible are tried. An agent that had nothing left may have paid less.
 */
function checkSettlementFee({ published, state }: Context, amount: bigint, left: bigint): Finding | undefined {
  const { networkFee } = published.genesis;
  const { group } = state;
  const frame = group.frame?.frame;
  let sums = new Set([0n]);
  let certain = 0n;
  let most = 0n;
  for (const [at, command] of (frame?.commands ?? []).entries()) {
    const own = feeOf(networkFee, command);
    const refused = frame !== undefined && (frame.expiresAtMs < group.timeMs || leavesTransfer(command));
    const base = networkFee.baseInfo;
    if (group.succeeded.has(at) || refused || own === base) {
      certain += group.succeeded.has(at) ? own : base;
      continue;
    }
    most += own > base ? own : base;
    if (sums.size <= MOST_SUMS) sums = new Set([...sums].flatMap((sum) => [sum + own, sum + base]));
  }
  most += certain;
  if (amount > most) return wrong(`at most ${most}`, `${amount}`);
  const credited = group.transfers.some(({ credit }) => credit === available(frame?.agent ?? '', INFO));
  if (sums.size > MOST_SUMS || left === 0n || credited || sums.has(amount - certain)) return undefined;
  const possible = [...sums].map((sum) => sum + certain).sort(ascending);
  return wrong(possible.slice(0, 8).join(' or '), `${amount}`);
}

/** Whether its success always moves something at once, so that a command that moved nothing was refused. */
function leavesTransfer(command: Command): boolean {
  switch (command.type) {
    case 'pay':
    case 'allocateFunds':
      return true;
    case 'proposeMove':
      return command.feeBaseUnits > 0n;
    case 'acceptQuote':
      return command.quote.priceBaseUnits > 0n;
    default:
      return BOOK_COMMANDS.has(command.type);
  }
}

/** Never carried out on partition 0. */
const BOOK_COMMANDS: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'placeOrder',
  'cancelOrder',
  'replaceOrder',
  'cancelAll',
  'takeNegotiation',
]);

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
