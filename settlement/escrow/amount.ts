import { MAX_AMOUNT } from '../../primitives/money.ts';
import { type Refusal, refuse } from '../../primitives/result.ts';
import type { SettlementState } from './state.ts';

/** Why a command cannot move `amount` of `asset`, before any account is looked at; undefined where it can. */
export function refuseAmount(state: SettlementState, asset: number, amount: bigint): Refusal | undefined {
  if (!state.ledger.assets.has(asset)) return refuse('unknown_asset', `genesis has no asset ${asset}`);
  if (amount <= 0n) return refuse('amount_zero', 'an amount is above zero');
  return amount > MAX_AMOUNT ? refuse('amount_too_large', `${amount} is over u128`) : undefined;
}
