import type { SettlementCommand } from '../../primitives/commands.ts';
import type { PendingWithdrawal } from './payments-ledger.ts';

/** What the chain shows of one withdrawal. `confirmed` is the newest block that counts; all its events have been read. */
export type WithdrawalFacts = {
  /** The Vault's event, in a confirmed block. */
  readonly paid: { readonly txHash: string; readonly blockNumber: bigint } | undefined;
  readonly confirmedTimeSeconds: bigint;
  /** At the newest block, confirmed or not. */
  readonly nonceUsed: boolean;
  readonly newestTimeSeconds: bigint;
};

export type WithdrawalStep =
  | { readonly do: 'settle'; readonly command: SettlementCommand }
  | { readonly do: 'pay' }
  | { readonly do: 'wait' };

/**
 * What is next for a pending withdrawal. It lapses only by a confirmed block's time: block times rise, and the Vault pays up to
 * `validUntil`, so from then on no block can hold its payment.
 */
export function withdrawalStep(withdrawal: PendingWithdrawal, facts: WithdrawalFacts): WithdrawalStep {
  const { owner, nonce, validUntilSeconds } = withdrawal;
  const { paid, confirmedTimeSeconds, nonceUsed, newestTimeSeconds } = facts;
  if (paid) return { do: 'settle', command: { type: 'withdrawalConfirmed', owner, nonce, ...paid } };
  if (confirmedTimeSeconds > validUntilSeconds)
    return {
      do: 'settle',
      command: { type: 'withdrawalLapsed', owner, nonce, blockTimeSeconds: confirmedTimeSeconds },
    };
  return nonceUsed || newestTimeSeconds > validUntilSeconds ? { do: 'wait' } : { do: 'pay' };
}
