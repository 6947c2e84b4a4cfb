import { available, system } from '../../../primitives/account.ts';
import type { OwnerCommand, SettlementCommand } from '../../../primitives/commands.ts';
import { INFO } from '../../../primitives/money.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { refuseAmount } from '../amount.ts';
import { checkNonce, useNonce } from '../owner-nonce.ts';
import { mustPost, post } from '../posting.ts';
import type { WithdrawalRow } from '../records.ts';
import { byFrame, byRule, now, type Step } from '../step.ts';

type Withdraw = Extract<OwnerCommand, { type: 'withdraw' }>;
type Confirmed = Extract<SettlementCommand, { type: 'withdrawalConfirmed' }>;
type Lapsed = Extract<SettlementCommand, { type: 'withdrawalLapsed' }>;

const keyOf = ({ owner, nonce }: { readonly owner: string; readonly nonce: bigint }): string => `${owner}/${nonce}`;

/** Sets the amount aside until the chain has paid it or cannot any more; no ledger timeout ends it. */
export function withdraw(step: Step, command: Withdraw): Result<bigint> {
  const { state } = step;
  const { owner, asset, amountBaseUnits: amount, nonce, validUntilSeconds } = command;
  const refused = refuseAmount(state, asset, amount);
  if (refused) return refused;
  if (asset === INFO) return refuse('unknown_asset', 'INFO is of the ledger alone; no vault holds it');
  if (validUntilSeconds * 1_000n <= BigInt(now(step)))
    return refuse('expired', `the withdrawal was valid until ${validUntilSeconds}`);
  const free = checkNonce(state, owner, nonce);
  if (!free.ok) return free;
  const [debit, credit] = [available(owner, asset), system(asset, 'vault')];
  const posted = post(step, [{ kind: 'pending', debit, credit, amount, code: 'withdrawal', by: byFrame(step) }]);
  if (!posted.ok) return posted;
  const pendingId = posted.value[0];
  if (!pendingId) return refuse('amount_zero', 'a withdrawal is above zero');
  useNonce(state, owner, nonce);
  state.withdrawals.set(keyOf(command), { owner, asset, amount, nonce, validUntilSeconds, pendingId });
  return ok(nonce);
}

/** The vault paid it. */
export function withdrawalConfirmed(step: Step, command: Confirmed): Result<bigint> {
  const { state } = step;
  const found = openWithdrawal(step, command);
  if (!found.ok) return found;
  const { owner, asset, amount, nonce, pendingId } = found.value;
  const by = byRule(step, 'withdrawal_confirmed', owner, nonceWord(nonce), command.blockNumber);
  mustPost(step, [{ kind: 'post', pendingId, by }]);
  state.withdrawals.delete(keyOf(command));
  const key = `${owner}/${asset}`;
  const { depositedTotal, withdrawnTotal } = state.owners.get(key) ?? { depositedTotal: 0n, withdrawnTotal: 0n };
  state.owners.set(key, { depositedTotal, withdrawnTotal: withdrawnTotal + amount });
  return ok(nonce);
}

/** A confirmed block's time is past the withdrawal's end, and the vault had not paid it: it never will. */
export function withdrawalLapsed(step: Step, command: Lapsed): Result<bigint> {
  const found = openWithdrawal(step, command);
  if (!found.ok) return found;
  const { owner, nonce, validUntilSeconds, pendingId } = found.value;
  if (command.blockTimeSeconds <= validUntilSeconds)
    return refuse('wrong_state', `withdrawal ${nonce} can be paid until ${validUntilSeconds}`);
  const by = byRule(step, 'withdrawal_lapsed', owner, nonceWord(nonce), command.blockTimeSeconds);
  mustPost(step, [{ kind: 'void', pendingId, by }]);
  step.state.withdrawals.delete(keyOf(command));
  return ok(nonce);
}

function openWithdrawal(step: Step, command: Confirmed | Lapsed): Result<WithdrawalRow> {
  const row = step.state.withdrawals.get(keyOf(command));
  return row ? ok(row) : refuse('unknown_transfer', `no withdrawal ${command.nonce} of ${command.owner} is open`);
}

/** A rule entry has a word of 64 bits for it; a nonce may have more. */
const nonceWord = (nonce: bigint): bigint => nonce & 0xffff_ffff_ffff_ffffn;
