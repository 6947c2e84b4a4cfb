import type { Command } from '../../../primitives/commands.ts';
import type { Rule as GenesisRule, TransferCode, TransferKind } from '../../../primitives/transfer.ts';

/** Whose account, of which purpose. */
export type AccountClass = `${'agent' | 'owner' | 'system'}.${string}`;
export type Cause = { readonly frame?: readonly Command['type'][]; readonly rule?: readonly GenesisRule[] };
export type Authority = {
  readonly debit: readonly AccountClass[];
  readonly credit: readonly AccountClass[];
  /** Both accounts are of one holder. */
  readonly same?: true;
  /** What may cause it, by kind; a kind that is not here is never made with this code. */
  readonly kinds: Partial<Record<TransferKind, Cause>>;
};

const single = (cause: Cause): Authority['kinds'] => ({ single: cause });
const within = (debit: string, credit: string, kinds: Authority['kinds']): Authority => ({
  debit: [`agent.${debit}`],
  credit: [`agent.${credit}`],
  same: true,
  kinds,
});
const across = (debit: readonly string[], credit: string, kinds: Authority['kinds']): Authority => ({
  debit: debit.map((purpose): AccountClass => `agent.${purpose}`),
  credit: [`agent.${credit}`],
  kinds,
});

/** Between which accounts each code moves anything, and which signed command or genesis rule may be the reason. */
export const AUTHORITY: Readonly<Record<TransferCode, Authority>> = {
  grant: { debit: ['system.issuance'], credit: ['agent.available'], kinds: single({ rule: ['grant'] }) },
  deposit: {
    debit: ['system.vault'],
    credit: ['agent.available', 'owner.available'],
    kinds: single({ rule: ['deposit'] }),
  },
  withdrawal: {
    debit: ['owner.available'],
    credit: ['system.vault'],
    kinds: {
      pending: { frame: ['withdraw'] },
      post: { rule: ['withdrawal_confirmed'] },
      void: { rule: ['withdrawal_lapsed'] },
    },
  },
  fund_agent: { debit: ['owner.available'], credit: ['agent.available'], kinds: single({ frame: ['fundAgent'] }) },
  sweep_agent: { debit: ['agent.available'], credit: ['owner.available'], kinds: single({ frame: ['sweepAgent'] }) },
  network_fee: {
    debit: ['agent.available', 'agent.trading'],
    credit: ['system.fee-pool'],
    kinds: single({ frame: [], rule: ['network_fee'] }),
  },
  allocate: within('available', 'trading', single({ frame: ['allocateFunds'] })),
  release: within('trading', 'available', single({ frame: ['releaseFunds'], rule: ['expiry'] })),
  pay: across(['available'], 'available', single({ frame: ['pay'] })),
  move_fee: across(['available'], 'available', {
    pending: { frame: ['proposeMove'] },
    post: { frame: ['proposeMove'] },
    expire: { rule: ['expiry'] },
  }),
  data_price: across(['trading', 'available'], 'available', {
    pending: { frame: ['placeOrder', 'takeNegotiation', 'acceptQuote'] },
    post: { frame: ['acceptDelivery'], rule: ['dispute_window'] },
    void: { rule: ['expiry'] },
  }),
  ask_collateral: {
    ...across(['trading', 'available'], 'collateral', single({ frame: ['placeOrder', 'acceptQuote'] })),
    same: true,
  },
  collateral_returned: within(
    'collateral',
    'available',
    single({ frame: ['revealKey'], rule: ['dispute_window', 'expiry', 'lease_end'] }),
  ),
  lease_held: within('trading', 'held', single({ frame: ['placeOrder', 'takeNegotiation'] })),
  lease_collateral: within('trading', 'collateral', single({ frame: ['placeOrder'] })),
  epoch_pay: across(['held'], 'available', single({ rule: ['epoch_pay'] })),
  epoch_refund: within('held', 'available', single({ rule: ['missed_proof'] })),
  missed_proof_penalty: across(['collateral'], 'held', single({ frame: ['endLease'], rule: ['missed_proof'] })),
  lease_returned: within('held', 'available', single({ rule: ['lease_end', 'expiry'] })),
  repair_collateral: within('available', 'collateral', single({ frame: ['takeRepair'] })),
  repair_reward: across(['held'], 'available', single({ rule: ['repair_reward'] })),
  repair_penalty: across(['collateral'], 'held', single({ rule: ['expiry'] })),
  repair_read: across(['held'], 'available', single({ rule: ['repair_reward'] })),
  fee_share: {
    debit: ['system.fee-pool'],
    credit: ['agent.available', 'owner.available'],
    kinds: single({ rule: ['fee_share'] }),
  },
};
