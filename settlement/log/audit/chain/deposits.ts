import { system } from '../../../../primitives/account.ts';
import { wrong } from '../report.ts';
import type { AuditState } from '../state.ts';
import type { CreditedDeposit, DepositEvent } from './books.ts';
import { type ChainFinding, finding } from './finding.ts';

const RULE = 'deposit_on_chain';
/** What the ledger takes of one asset, ever: a deposit beyond it stays in the Vault's own counters. */
const MOST_DEPOSITED = 1n << 112n;

type Facts = Pick<CreditedDeposit, 'owner' | 'asset' | 'amount' | 'agent' | 'blockNumber'>;
const textOf = (deposit: Pick<DepositEvent, keyof Facts>): string =>
  `${deposit.amount} of asset ${deposit.asset} for ${deposit.owner}, agent ${deposit.agent || 'none'}, in block ${deposit.blockNumber}`;

/**
 * Rule `deposit_on_chain`: what the log credited is an event of the Vault, each once, before the log said that all deposits of that block
 * were credited; and none of a block of which it said so is left. Takes out of the books what agrees.
 */
export function checkDeposits(state: AuditState): ChainFinding | undefined {
  const { credited, deposited, right } = state.chain;
  for (const [key, log] of credited) {
    const chain = deposited.get(key);
    const differs = checkCredited(key, log, chain);
    if (differs) return differs;
    credited.delete(key);
    deposited.delete(key);
    right.deposits += 1;
  }
  const claimed = state.committed.at(-1)?.chainBlock ?? -1n;
  for (const [key, chain] of deposited) {
    if (chain.blockNumber > claimed) continue;
    if (!isTakeable(state, chain)) {
      deposited.delete(key);
      continue;
    }
    const texts = wrong(
      `a credit of deposit ${key}: ${textOf(chain)}`,
      `none, though all up to block ${claimed} are said to be`,
    );
    return finding(RULE, state.committed.at(-1)?.index ?? state.size, texts, { chain, key });
  }
  return undefined;
}

function checkCredited(key: string, log: CreditedDeposit, chain: DepositEvent | undefined): ChainFinding | undefined {
  const told = `deposit ${key}: ${textOf(log)}`;
  if (!chain) return finding(RULE, log.index, wrong(`an event of the Vault at ${key}`, told), { log, key });
  if (textOf(log) !== textOf(chain))
    return finding(RULE, log.index, wrong(`deposit ${key}: ${textOf(chain)}`, told), { log, chain, key });
  if (log.blockNumber > log.claimed) return undefined;
  const texts = wrong(`a deposit of a block after ${log.claimed}, up to which all were said to be credited`, told);
  return finding(RULE, log.index, texts, { log, chain, key });
}

/** Whether the ledger has a rule to take it; what it cannot count is not its debt. */
function isTakeable({ owners }: AuditState, { asset, amount }: DepositEvent): boolean {
  if (asset === undefined) return false;
  let total = amount;
  for (const [key, { depositedTotal }] of owners) if (key.endsWith(`/${asset}`)) total += depositedTotal;
  return total <= MOST_DEPOSITED;
}

/** What the ledger owes of an asset, by its own vault account. */
export const owedOf = ({ accounts }: AuditState, asset: number): bigint =>
  -(accounts.get(system(asset, 'vault'))?.posted ?? 0n);
