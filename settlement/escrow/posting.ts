import type { AccountName } from '../../primitives/account.ts';
import { type Asset, MAX_AMOUNT } from '../../primitives/money.ts';
import { assert, ok, type Result, refuse } from '../../primitives/result.ts';
import {
  type Authorisation,
  type Transfer,
  type TransferCode,
  type TransferId,
  transferIdText,
} from '../../primitives/transfer.ts';
import { applyTransfers } from '../ledger/apply-transfers.ts';
import { balanceOf } from '../ledger/ledger.ts';
import type { SettlementState } from './state.ts';
import { log, type Step } from './step.ts';

/** A transfer without its coordinates. */
export type Draft = {
  readonly kind: 'single' | 'pending';
  readonly debit: AccountName;
  readonly credit: AccountName;
  readonly amount: bigint;
  readonly code: TransferCode;
  readonly timeoutMs?: number;
  readonly by: Authorisation;
};
/** The end of a pending transfer. */
export type Resolution = {
  readonly kind: 'post' | 'void' | 'expire';
  readonly pendingId: TransferId;
  readonly by: Authorisation;
};

export const single = (
  debit: AccountName,
  credit: AccountName,
  amount: bigint,
  code: TransferCode,
  by: Authorisation,
): Draft => ({
  kind: 'single',
  debit,
  credit,
  amount,
  code,
  by,
});

/**
 * An account's sum of credits by commands ends here, so that what falls due later by rule, of money that commands bound, always fits
 * u128: an owner may send the same money to and fro for ever.
 */
const MOST_CREDITED = MAX_AMOUNT >> 1n;

/**
 * Posts a linked chain and logs it; a draft of nothing is left out of it. Returns the id of each draft, undefined for one left out.
 * Refused as `applyTransfers` refuses, and with `amount_too_large` past MOST_CREDITED, with nothing changed.
 */
export function post(step: Step, drafts: readonly (Draft | Resolution)[]): Result<(TransferId | undefined)[]> {
  for (const draft of drafts) {
    if (!('amount' in draft)) continue;
    const { creditsPosted, creditsPending } = balanceOf(step.state.ledger, draft.credit);
    if (creditsPosted + creditsPending + draft.amount > MOST_CREDITED)
      return refuse('amount_too_large', `${draft.credit} was credited so much that it takes no ${draft.amount} more`);
  }
  return postChain(step, drafts);
}

function postChain(step: Step, drafts: readonly (Draft | Resolution)[]): Result<(TransferId | undefined)[]> {
  const { partition, generation, sequence, timeMs } = step.input;
  const some = drafts.filter((draft) => !('amount' in draft) || draft.amount > 0n);
  const chain = some.map((draft, i): Transfer => {
    const id = { partition, generation, sequence, index: step.transfers + i };
    const common = { id, timeMs, linked: i < some.length - 1, authorisation: draft.by };
    if ('amount' in draft) {
      const { kind, debit, credit, amount, code, timeoutMs = 0 } = draft;
      return { ...common, kind, debit, credit, amount, code, timeoutMs, pendingId: undefined };
    }
    const { kind, pendingId } = draft;
    const { debit, credit, amount, code } = pendingOf(step.state, pendingId);
    return { ...common, kind, debit, credit, amount, code, timeoutMs: 0, pendingId };
  });
  const result = applyTransfers(step.state.ledger, chain);
  if (!result.ok) return result;
  assert(result.value === 'applied', `transfers of ${partition}/${generation}/${sequence} are new`);
  step.transfers += chain.length;
  for (const transfer of chain) log(step, { type: 'transfer', transfer });
  const ids = chain.map(({ id }) => id);
  return ok(drafts.map((draft) => (some.includes(draft) ? ids[some.indexOf(draft)] : undefined)));
}

/** Posts what the state's own books say is there. */
export function mustPost(step: Step, drafts: readonly (Draft | Resolution)[]): (TransferId | undefined)[] {
  const result = postChain(step, drafts);
  assert(result.ok, `settlement's own posting: ${result.ok ? '' : result.message}`);
  return result.value;
}

function pendingOf(state: SettlementState, id: TransferId): Transfer {
  const pending = state.ledger.pending.get(transferIdText(id));
  assert(pending, `transfer ${transferIdText(id)} is pending`);
  return pending;
}

export function assetOf(state: SettlementState, code: number): Asset {
  const asset = state.genesis.assets.find((known) => known.code === code);
  assert(asset, `asset ${code} is in genesis`);
  return asset;
}

export function baseUnits(state: SettlementState, asset: number, engineUnits: number): bigint {
  return BigInt(engineUnits) * assetOf(state, asset).engineUnit;
}
