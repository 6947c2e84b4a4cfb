import { wrong } from '../report.ts';
import type { AuditState } from '../state.ts';
import { type ChainFinding, finding } from './finding.ts';

const RULE = 'withdrawal_on_chain';

type Facts = { readonly asset: number | undefined; readonly amount: bigint };
const textOf = (key: string, { asset, amount }: Facts): string => `withdrawal ${key} of ${amount} of asset ${asset}`;

/**
 * Rule `withdrawal_on_chain`: what the log confirmed is an event of the Vault with that owner, nonce and amount; and what the Vault paid is
 * confirmed, or still open, in the log. Takes out of the books what agrees.
 */
export function checkWithdrawals(state: AuditState): ChainFinding | undefined {
  const { confirmed, paid, named, right } = state.chain;
  for (const [key, log] of confirmed) {
    const chain = paid.get(key);
    const placed = (at: { readonly txHash: string; readonly blockNumber: bigint }): string =>
      ` paid in block ${at.blockNumber} by ${at.txHash}`;
    const told = `${textOf(key, log)}${placed(log)}`;
    if (!chain) return finding(RULE, log.index, wrong(`an event of the Vault for ${key}`, told), { log, key });
    const seen = `${textOf(key, chain)}${placed(chain)}`;
    if (seen !== told) return finding(RULE, log.index, wrong(seen, told), { log, chain, key });
    confirmed.delete(key);
    paid.delete(key);
    right.withdrawals += 1;
  }
  for (const [key, chain] of paid) {
    // The Vault pays what the log holds open: a block that the log names came after that was logged.
    if (chain.blockNumber > named) continue;
    const open = state.withdrawals.get(key);
    if (open && textOf(key, open) === textOf(key, chain)) continue;
    const found = `${textOf(key, chain)}, paid in block ${chain.blockNumber} by ${chain.txHash}`;
    const texts = wrong(open ? textOf(key, open) : `withdrawal ${key} open or confirmed in the log`, found);
    return finding(RULE, state.size, texts, { chain, key, ...(open ? { log: open } : {}) });
  }
  return undefined;
}
