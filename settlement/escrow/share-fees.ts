import { available, system } from '../../primitives/account.ts';
import { INFO } from '../../primitives/money.ts';
import { feeShares } from '../ledger/fee-share.ts';
import { postedOf } from '../ledger/ledger.ts';
import { takingAgents } from './agents.ts';
import { mustPost, single } from './posting.ts';
import { epochOf, meta, type SettlementState } from './state.ts';
import { byRule, type Step } from './step.ts';

/** With an epoch's first tick, what the fee pool gathered goes back out, once an epoch. */
export function shareFees(step: Step): void {
  const { state } = step;
  const epoch = epochOf(state);
  if (epoch <= meta(state, 'sharedEpoch')) return;
  state.meta.set('sharedEpoch', epoch);
  const pool = system(INFO, 'fee-pool');
  const shares = feeShares(postedOf(state.ledger, pool), receivers(state));
  if (shares.length === 0) return;
  const by = byRule(step, 'fee_share', '', epoch, BigInt(INFO));
  for (const { account, amount } of shares) mustPost(step, [single(pool, account, amount, 'fee_share', by)]);
}

/** Each agent under the rule `fixed`, each owner under `approved`; under `bonded` shares follow bonds, and where none is held, none is paid. */
function receivers(state: SettlementState): string[] {
  const agents = takingAgents(state);
  switch (state.genesis.info.grantRule) {
    case 'fixed':
      return agents.map(({ agent }) => available(agent, INFO));
    case 'approved':
      return [...new Set(agents.map(({ owner }) => available(owner, INFO)))];
    case 'bonded':
      return [];
  }
}
