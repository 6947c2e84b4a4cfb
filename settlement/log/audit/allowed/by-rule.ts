import { system, trading } from '../../../../primitives/account.ts';
import { agentIdentifier } from '../../../../primitives/keys.ts';
import { fromHex } from '../../../../primitives/bytes.ts';
import { INFO } from '../../../../primitives/money.ts';
import { type Transfer, transferIdText } from '../../../../primitives/transfer.ts';
import { accountParts, accountOf, baseUnits, holderOf } from '../accounts.ts';
import { type Finding, wrong } from '../report.ts';
import type { Context } from '../rule.ts';
import type { RuleEntry } from '../state.ts';
import { checkDeposit, checkWithdrawalEnd, takeDeposit, takeWithdrawalEnd } from './chain.ts';
import { checkStake, dropStake } from './delivery.ts';
import { checkRestingFee, takeFee } from './book-fee.ts';
import { checkShare, takeShare } from './fee-share.ts';
import { checkLeasePosting } from './lease-posting.ts';

/** Whether the rule of genesis gives reason for this very transfer, now. */
export function checkCaused(context: Context, transfer: Transfer, rule: RuleEntry): Finding | undefined {
  switch (rule.rule) {
    case 'grant':
      return checkGrant(context, transfer, rule);
    case 'deposit':
      return checkDeposit(context, transfer, rule);
    case 'network_fee':
      return checkRestingFee(context, transfer, rule);
    case 'fee_share':
      return checkShare(context, transfer, rule);
    case 'withdrawal_confirmed':
    case 'withdrawal_lapsed':
      return checkWithdrawalEnd(context, transfer, rule);
    case 'dispute_window':
      return checkDisputeWindow(context, transfer, rule);
    case 'expiry':
      return checkExpiry(context, transfer, rule);
    case 'epoch_pay':
    case 'missed_proof':
    case 'lease_end':
    case 'repair_reward':
      return checkLeasePosting(transfer, rule);
    case 'order_replaced':
      return wrong('no transfer by this rule', transfer.code);
    default:
      return rule.rule satisfies never;
  }
}

/** Keeps what the transfer used up. */
export function takeCaused(context: Context, transfer: Transfer, rule: RuleEntry): void {
  const { state } = context;
  const { group } = state;
  switch (rule.rule) {
    case 'grant':
      group.grantDue = undefined;
      return;
    case 'deposit':
      return takeDeposit(context, transfer, rule);
    case 'network_fee':
      return takeFee(context, transfer);
    case 'fee_share':
      return takeShare(context, rule);
    case 'withdrawal_confirmed':
    case 'withdrawal_lapsed':
      return takeWithdrawalEnd(context, transfer, rule);
    case 'dispute_window':
      if (transfer.code === 'collateral_returned') dropStake(context, transfer);
      group.settled.add(String(rule.a));
      return;
    case 'expiry':
      if (isDataStake(context, transfer)) return dropStake(context, transfer);
      if (transfer.code === 'data_price') state.deliveries.delete(String(rule.a));
      return;
    default:
      return;
  }
}

/** Once for each agent, with its enrolment; what genesis says, as long as the cap allows it whole. */
function checkGrant({ state, published }: Context, { credit, amount }: Transfer, rule: RuleEntry): Finding | undefined {
  const { grantRule, grantInfo, cap } = published.genesis.info;
  const agent = holderOf(credit);
  const key = fromHex(agent);
  if (state.group.grantDue !== agent) return wrong('one grant to an agent that is enrolled here', `one to ${agent}`);
  if (rule.subject !== agent || !key || rule.a !== agentIdentifier(key) || rule.b !== 0n)
    return wrong(`subject ${agent}, its identifier, 0`, `${rule.subject}, ${rule.a}, ${rule.b}`);
  if (grantRule !== 'fixed') return wrong(`no grant under the rule ${grantRule}`, `${amount}`);
  if (amount !== grantInfo) return wrong(`a grant of ${grantInfo}`, `${amount}`);
  const issued = -accountOf(state, system(INFO, 'issuance')).posted;
  return issued + amount > cap ? wrong(`at most ${cap - issued} below the cap`, `${amount}`) : undefined;
}

/** The buyer was silent through the window, which began when a published checkpoint covered the key. */
function checkDisputeWindow(
  { state, published, ...rest }: Context,
  transfer: Transfer,
  rule: RuleEntry,
): Finding | undefined {
  const revealed = state.revealed.get(String(rule.a));
  if (!revealed) return wrong(`the revealed key of trade ${rule.a}`, 'none');
  const subject = checkSubject(rule, revealed.buyer, accountParts(transfer.debit).asset);
  if (subject) return subject;
  if (revealed.publishedMs === undefined) return wrong('a tick that names a published size above the key', 'none');
  const endMs = revealed.publishedMs + published.genesis.disputeWindowMs;
  if (transfer.timeMs < endMs) return wrong(`a time of ${endMs} or later`, `${transfer.timeMs}`);
  if (transfer.code === 'collateral_returned') {
    const seller = holderOf(transfer.debit);
    if (seller !== revealed.seller) return wrong(`seller ${revealed.seller}`, seller);
    return checkStake({ state, published, ...rest }, transfer);
  }
  const [wanted, found] = [
    `${revealed.buyer} to ${revealed.seller}`,
    `${holderOf(transfer.debit)} to ${holderOf(transfer.credit)}`,
  ];
  return wanted === found ? undefined : wrong(`from ${wanted}`, found);
}

export function isDataStake({ state }: Context, { code, authorisation: by }: Transfer): boolean {
  if (code !== 'collateral_returned') return false;
  return state.group.transfers.some((one) => one.code === 'data_price' && one.authorisation.leaf === by.leaf);
}

function checkExpiry(context: Context, transfer: Transfer, rule: RuleEntry): Finding | undefined {
  switch (transfer.code) {
    case 'move_fee':
      return checkSubject(rule, holderOf(transfer.debit), accountParts(transfer.debit).asset);
    case 'data_price':
      return checkVoid(context, transfer, rule);
    case 'release':
      return context.state.group.partition === 0
        ? checkPriceBack(context, transfer)
        : checkAllocationBack(context, transfer, rule);
    case 'collateral_returned':
      return isDataStake(context, transfer) ? checkStakeBack(context, transfer) : checkLeasePosting(transfer, rule);
    default:
      return checkLeasePosting(transfer, rule);
  }
}

function checkSubject(rule: RuleEntry, subject: string, asset: number): Finding | undefined {
  if (rule.subject !== subject) return wrong(`subject ${subject}`, rule.subject);
  return rule.b === BigInt(asset) ? undefined : wrong(`asset ${asset}`, `${rule.b}`);
}

/** No key by the delivery deadline. */
function checkVoid({ state, published }: Context, transfer: Transfer, rule: RuleEntry): Finding | undefined {
  const { debit, pendingId, timeMs } = transfer;
  const { asset, holder, purpose } = accountParts(debit);
  const subject = checkSubject(rule, holder, asset);
  if (subject) return subject;
  if (state.revealed.has(String(rule.a)))
    return wrong(`trade ${rule.a} to be settled`, 'void, though its key is revealed');
  const matchedMs = pendingId ? (state.pending.get(transferIdText(pendingId))?.timeMs ?? 0) : 0;
  const dueMs = matchedMs + published.genesis.deliveryWindowMs;
  if (timeMs < dueMs) return wrong(`a time of ${dueMs} or later`, `${timeMs}`);
  return purpose === 'trading' && !transfer.linked ? wrong('a release linked with it', 'none') : undefined;
}

/** With a voided price, the same amount leaves trading. */
function checkPriceBack({ state }: Context, { debit, amount, authorisation: by }: Transfer): Finding | undefined {
  const last = state.group.transfers.at(-1);
  const isVoid = last?.kind === 'void' && last.code === 'data_price' && last.authorisation.leaf === by.leaf;
  if (!isVoid || last.debit !== debit) return wrong(`a voided price out of ${debit} before it`, 'none');
  return last.amount === amount ? undefined : wrong(`${last.amount}`, `${amount}`);
}

function checkStakeBack(context: Context, transfer: Transfer): Finding | undefined {
  const priced = context.state.group.transfers.find(
    (one) => one.code === 'data_price' && one.authorisation.leaf === transfer.authorisation.leaf,
  );
  const [seller, holder] = [priced ? holderOf(priced.credit) : '', holderOf(transfer.debit)];
  return seller === holder ? checkStake(context, transfer) : wrong(`seller ${seller}`, holder);
}

/** An allocation that the engine would not take: it leaves trading again. */
function checkAllocationBack(context: Context, transfer: Transfer, rule: RuleEntry): Finding | undefined {
  const { state, published } = context;
  const { holder, asset, partition } = accountParts(transfer.debit);
  if (rule.subject !== holder || rule.a !== BigInt(asset) || rule.b !== BigInt(partition))
    return wrong(`${holder}, asset ${asset}, partition ${partition}`, `${rule.subject}, ${rule.a}, ${rule.b}`);
  const frame = state.group.frame?.frame;
  const told = frame?.commands.some(
    (one) =>
      one.type === 'fundsAllocated' &&
      one.agent === holder &&
      one.asset === asset &&
      baseUnits(context, asset, one.amount) === transfer.amount,
  );
  if (told && frame?.agent === published.genesis.settlementKey) return undefined;
  return wrong(`settlement's FundsAllocated of ${transfer.amount} to ${trading(holder, asset, partition)}`, 'none');
}
