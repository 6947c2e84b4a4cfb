import type { Transfer, TransferCode, TransferKind } from '../../primitives/transfer.ts';

const CODE_WORDS: Readonly<Record<TransferCode, string>> = {
  grant: 'INFO granted at enrolment',
  deposit: 'deposit from the chain',
  withdrawal: 'withdrawal to the chain',
  fund_agent: 'owner funds agent',
  sweep_agent: 'owner takes back from agent',
  network_fee: 'network fee',
  allocate: 'set aside for trading',
  release: 'back from trading',
  pay: 'payment',
  move_fee: 'fee for moving data',
  data_price: 'price of data',
  ask_collateral: "seller's collateral",
  collateral_returned: 'collateral returned',
  lease_held: 'storage price held for the term',
  lease_collateral: "storage seller's collateral",
  epoch_pay: 'storage paid for an epoch',
  epoch_refund: 'missed epoch refunded',
  missed_proof_penalty: 'penalty for a missed proof',
  lease_returned: 'rest of a lease returned',
  repair_collateral: "rebuilder's collateral",
  repair_reward: 'reward for a repair',
  repair_penalty: 'penalty for a failed repair',
  repair_read: 'read for a repair',
  fee_share: 'share of the network fees',
};

const KIND_WORDS: Readonly<Record<TransferKind, string>> = {
  single: '',
  pending: ' (pending)',
  post: ' (posted)',
  void: ' (voided)',
  expire: ' (expired)',
};

/** A transfer in plain words. */
export function wordsOf({ code, kind }: Pick<Transfer, 'code' | 'kind'>): string {
  return `${CODE_WORDS[code]}${KIND_WORDS[kind]}`;
}
