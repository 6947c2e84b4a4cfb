import { available, system } from '../../../primitives/account.ts';
import type { SettlementCommand } from '../../../primitives/commands.ts';
import { INFO } from '../../../primitives/money.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { balanceOf } from '../../ledger/ledger.ts';
import { refuseAmount } from '../amount.ts';
import { mustPost, single } from '../posting.ts';
import { byRule, type Step } from '../step.ts';

/** All deposits of an asset together stay below this, so that no sum of credits comes near u128. */
const MAX_DEPOSITED = 1n << 112n;

/** A confirmed deposit, once: to the agent that it names, where that one is delegated by the depositor, else to the owner. */
export function depositSeen(step: Step, command: Extract<SettlementCommand, { type: 'depositSeen' }>): Result<bigint> {
  const { state } = step;
  const { owner, asset, amountBaseUnits: amount, agent, txHash, logIndex, blockNumber } = command;
  const refused = refuseAmount(state, asset, amount);
  if (refused) return refused;
  if (asset === INFO) return refuse('unknown_asset', 'INFO is of the ledger alone; no vault holds it');
  const key = `${txHash}/${logIndex}`;
  if (state.deposits.has(key)) return refuse('already_resolved', `deposit ${key} was credited before`);
  const vault = system(asset, 'vault');
  if (balanceOf(state.ledger, vault).debitsPosted + amount > MAX_DEPOSITED)
    return refuse('amount_too_large', `deposits of asset ${asset} would pass ${MAX_DEPOSITED} base units`);
  const row = state.agents.get(agent);
  const holder = row && row.owner === owner && !row.revoked ? agent : owner;
  const by = byRule(step, 'deposit', owner, blockNumber, BigInt(logIndex));
  mustPost(step, [single(vault, available(holder, asset), amount, 'deposit', by)]);
  state.deposits.set(key, true);
  const totals = state.owners.get(`${owner}/${asset}`) ?? { depositedTotal: 0n, withdrawnTotal: 0n };
  state.owners.set(`${owner}/${asset}`, { ...totals, depositedTotal: totals.depositedTotal + amount });
  return ok(0n);
}
