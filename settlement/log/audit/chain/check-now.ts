import type { Genesis } from '../../../../primitives/genesis.ts';
import type { FirstWrong } from '../report.ts';
import type { AuditState } from '../state.ts';
import { ChainAudit, type ChainOptions } from './chain-audit.ts';

/**
 * Holds the chain against what an audit knows of a log already; undefined where they agree. Throws as `ChainAudit` does; what the audit
 * knows is then as it was.
 */
export async function checkChainNow(
  state: AuditState,
  genesis: Genesis,
  options: ChainOptions,
): Promise<FirstWrong | undefined> {
  const before = structuredClone(state.chain);
  try {
    const chain = await ChainAudit.begin(options, genesis, state);
    return (await chain.end(undefined))?.wrong;
  } catch (error) {
    state.chain = before;
    throw error;
  }
}
