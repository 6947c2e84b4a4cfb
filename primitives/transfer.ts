import type { AccountName } from './account.ts';

/** A transfer's id: where in the order of record it arose, and its index there. */
export type TransferId = {
  readonly partition: number;
  readonly generation: number;
  /** Of the ORDERS message. */
  readonly sequence: number;
  readonly index: number;
};

export const TRANSFER_KINDS = ['single', 'pending', 'post', 'void', 'expire'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** Why a transfer was made; numbered in the log. */
export const TRANSFER_CODES = {
  grant: 1,
  deposit: 2,
  withdrawal: 3,
  fund_agent: 4,
  sweep_agent: 5,
  network_fee: 6,
  allocate: 7,
  release: 8,
  pay: 9,
  move_fee: 10,
  data_price: 11,
  ask_collateral: 12,
  collateral_returned: 13,
  lease_held: 14,
  lease_collateral: 15,
  epoch_pay: 16,
  epoch_refund: 17,
  missed_proof_penalty: 18,
  lease_returned: 19,
  repair_collateral: 20,
  repair_reward: 21,
  repair_penalty: 22,
  repair_read: 23,
  fee_share: 24,
} as const;
export type TransferCode = keyof typeof TRANSFER_CODES;

/** Genesis rules that may debit without the debtor's own signature; numbered in the log. */
export const RULES = {
  grant: 1,
  deposit: 2,
  network_fee: 3,
  epoch_pay: 4,
  missed_proof: 5,
  expiry: 6,
  dispute_window: 7,
  lease_end: 8,
  fee_share: 9,
  repair_reward: 10,
  withdrawal_confirmed: 11,
  withdrawal_lapsed: 12,
  /** Debits nothing: an order goes on under its owner's ReplaceOrder (`a`: leaf of its command before, `b`: that one's index and the new one's). */
  order_replaced: 13,
} as const;
export type Rule = keyof typeof RULES;

/** Field `b` of an `order_replaced` rule: the places in their frames of the command before and of the ReplaceOrder. */
export function replacedIndexes(before: number, now: number): bigint {
  return (BigInt(before) << 16n) | BigInt(now);
}

/** `frame`: leaf index of the frame that the debtor signed, and the command in it. `rule`: leaf index of the Rule entry. */
export type Authorisation =
  | { readonly kind: 'frame'; readonly leaf: bigint; readonly commandIndex: number }
  | { readonly kind: 'rule'; readonly leaf: bigint };

export type Transfer = {
  readonly id: TransferId;
  readonly kind: TransferKind;
  readonly debit: AccountName;
  readonly credit: AccountName;
  /** Base units, u128, above zero. Of `void` and `expire`: the pending transfer's whole amount; of `post`: all or a part, the rest goes back. */
  readonly amount: bigint;
  readonly code: TransferCode;
  /** Of `post`, `void`, `expire`: the pending transfer that it resolves. */
  readonly pendingId: TransferId | undefined;
  /** Of `pending`: when it expires by partition 0's time; 0 never. */
  readonly timeoutMs: number;
  /** Succeeds or fails together with the next one. */
  readonly linked: boolean;
  readonly authorisation: Authorisation;
  readonly timeMs: number;
};

export const transferIdText = (id: TransferId): string => `${id.partition}-${id.generation}-${id.sequence}-${id.index}`;
