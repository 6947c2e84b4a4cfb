import { available } from '../../../../primitives/account.ts';
import type { SettlementCommand } from '../../../../primitives/commands.ts';
import { type Transfer, transferIdText } from '../../../../primitives/transfer.ts';
import { accountParts } from '../accounts.ts';
import { nameBlock } from '../chain/books.ts';
import { type Finding, wrong } from '../report.ts';
import type { Context } from '../rule.ts';
import type { RuleEntry } from '../state.ts';

type DepositSeen = Extract<SettlementCommand, { type: 'depositSeen' }>;
type Decided = Extract<SettlementCommand, { type: 'withdrawalConfirmed' | 'withdrawalLapsed' }>;

/** An owner as a Rule entry names it. */
export const ownerSubject = (owner: string): string => owner.padStart(64, '0');
const nonceWord = (nonce: bigint): bigint => nonce & 0xffff_ffff_ffff_ffffn;
const depositKey = ({ txHash, logIndex }: DepositSeen): string => `${txHash}/${logIndex}`;

function depositOf({ state, published }: Context, transfer: Transfer, rule: RuleEntry): DepositSeen | undefined {
  const frame = state.group.frame?.frame;
  if (frame?.agent !== published.genesis.settlementKey) return undefined;
  return frame.commands.find(
    (one): one is DepositSeen =>
      one.type === 'depositSeen' &&
      ownerSubject(one.owner) === rule.subject &&
      one.blockNumber === rule.a &&
      BigInt(one.logIndex) === rule.b &&
      one.asset === accountParts(transfer.debit).asset &&
      !state.deposits.has(depositKey(one)),
  );
}

/** What settlement says that it saw on the chain, once: to the agent named where the depositor is its owner, else to the owner. */
export function checkDeposit(context: Context, transfer: Transfer, rule: RuleEntry): Finding | undefined {
  const { state } = context;
  const seen = depositOf(context, transfer, rule);
  if (!seen) return wrong("settlement's DepositSeen, not credited before", 'none');
  const agent = state.agents.get(seen.agent);
  const holder = agent && agent.owner === seen.owner && !agent.revoked ? seen.agent : seen.owner;
  const credit = available(holder, seen.asset);
  if (transfer.credit !== credit) return wrong(credit, transfer.credit);
  return transfer.amount === seen.amountBaseUnits ? undefined : wrong(`${seen.amountBaseUnits}`, `${transfer.amount}`);
}

export function takeDeposit(context: Context, transfer: Transfer, rule: RuleEntry): void {
  const { state } = context;
  const seen = depositOf(context, transfer, rule);
  if (!seen) return;
  state.deposits.add(depositKey(seen));
  const { owner, asset, agent, blockNumber } = seen;
  const claimed = state.committed.at(-1)?.chainBlock ?? -1n;
  const credited = { index: context.index, owner, asset, amount: transfer.amount, agent, blockNumber, claimed };
  state.chain.credited.set(depositKey(seen), credited);
  nameBlock(state.chain, blockNumber);
  const key = `${owner}/${asset}`;
  const { depositedTotal, withdrawnTotal } = state.owners.get(key) ?? { depositedTotal: 0n, withdrawnTotal: 0n };
  state.owners.set(key, { depositedTotal: depositedTotal + transfer.amount, withdrawnTotal });
}

function decidedOf({ state, published }: Context, rule: RuleEntry): Decided | undefined {
  const frame = state.group.frame?.frame;
  if (frame?.agent !== published.genesis.settlementKey) return undefined;
  const type = rule.rule === 'withdrawal_confirmed' ? 'withdrawalConfirmed' : 'withdrawalLapsed';
  return frame.commands.find(
    (one): one is Decided =>
      one.type === type &&
      ownerSubject(one.owner) === rule.subject &&
      nonceWord(one.nonce) === rule.a &&
      (one.type === 'withdrawalConfirmed' ? one.blockNumber : one.blockTimeSeconds) === rule.b,
  );
}

/** The chain paid the withdrawal, or cannot any more: a confirmed block's time is past its end. */
export function checkWithdrawalEnd(context: Context, transfer: Transfer, rule: RuleEntry): Finding | undefined {
  const decided = decidedOf(context, rule);
  if (!decided) return wrong("settlement's word on the withdrawal, in this message", 'none');
  const open = context.state.withdrawals.get(`${decided.owner}/${decided.nonce}`);
  const pending = transfer.pendingId ? transferIdText(transfer.pendingId) : '';
  if (open?.pendingId !== pending)
    return wrong(`withdrawal ${decided.nonce}, ${open?.pendingId ?? 'not open'}`, pending);
  if (decided.type === 'withdrawalConfirmed' || decided.blockTimeSeconds > open.validUntilSeconds) return undefined;
  return wrong(`a block's time above ${open.validUntilSeconds}`, `${decided.blockTimeSeconds}`);
}

export function takeWithdrawalEnd(context: Context, transfer: Transfer, rule: RuleEntry): void {
  const { state } = context;
  const decided = decidedOf(context, rule);
  if (!decided) return;
  state.withdrawals.delete(`${decided.owner}/${decided.nonce}`);
  if (decided.type === 'withdrawalLapsed') return;
  const { owner, nonce, txHash, blockNumber } = decided;
  const { asset } = accountParts(transfer.debit);
  state.chain.confirmed.set(`${owner}/${nonce}`, {
    index: context.index,
    asset,
    amount: transfer.amount,
    txHash,
    blockNumber,
  });
  nameBlock(state.chain, blockNumber);
  const key = `${owner}/${asset}`;
  const { depositedTotal, withdrawnTotal } = state.owners.get(key) ?? { depositedTotal: 0n, withdrawnTotal: 0n };
  state.owners.set(key, { depositedTotal, withdrawnTotal: withdrawnTotal + transfer.amount });
}
