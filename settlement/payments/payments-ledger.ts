import type { SettlementCommand } from '../../primitives/commands.ts';
import type { CommandOutcome } from '../../primitives/notices.ts';

/** A withdrawal that the ledger has set aside and nobody has settled. Amounts in base units; the owner 40 hex digits. */
export type PendingWithdrawal = {
  readonly owner: string;
  readonly asset: number;
  readonly amount: bigint;
  readonly nonce: bigint;
  readonly validUntilSeconds: bigint;
};

/** What payments ask of the ledger. */
export interface PaymentsLedger {
  /** `txHash`: 64 hex digits. */
  isCredited(txHash: string, logIndex: number): boolean;
  /** Those open now; a resolved one is no longer among them. */
  pendingWithdrawals(): readonly PendingWithdrawal[];
  /** The owner's EIP-712 signature in the command that opened the withdrawal. */
  ownerSignature(withdrawal: PendingWithdrawal): Promise<Uint8Array>;
  /** Resolves when the command is final; rejects where that is unknown (the caller asks again, which is harmless). */
  submit(command: SettlementCommand): Promise<CommandOutcome>;
}

export type PaymentsLog = (event: string, details: Readonly<Record<string, unknown>>) => void;
