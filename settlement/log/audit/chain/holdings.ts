import type { Asset } from '../../../../primitives/money.ts';
import { wrong } from '../report.ts';
import type { AuditState } from '../state.ts';
import { owedOf } from './deposits.ts';
import { type ChainFinding, finding } from './finding.ts';

/** Base units of one asset at one block, as decimal strings. */
export type Holdings = {
  /** What the Vault has by the token's word. */
  readonly held: string;
  /** What the ledger owes owners and agents. */
  readonly owed: string;
  /** Deposits on the chain that the log has not credited yet. */
  readonly uncredited: string;
  /** Withdrawals that the Vault paid and the log has not confirmed yet. */
  readonly unconfirmed: string;
  /** What nobody is owed: sent to the Vault without a deposit. */
  readonly surplus: string;
};

export type HoldingsChecked =
  | { readonly ok: true; readonly value: Holdings }
  | { readonly ok: false; readonly wrong: ChainFinding };

/**
 * Rule `vault_holdings` (invariant 13): the Vault has at least what its events left in it, and that is what the ledger owes, what it will
 * owe for deposits on their way, less what is paid and not yet confirmed. More is no fault: anyone can send a token anywhere.
 */
export function checkHoldings(state: AuditState, asset: Asset, held: bigint): HoldingsChecked {
  const { code, symbol } = asset;
  const { deposited, paid, net, through } = state.chain;
  const sum = (all: Iterable<{ readonly asset: number | undefined; readonly amount: bigint }>): bigint => {
    let total = 0n;
    for (const one of all) if (one.asset === code) total += one.amount;
    return total;
  };
  const owed = owedOf(state, code);
  const uncredited = sum(deposited.values());
  const unconfirmed = sum(paid.values());
  const left = net.get(code) ?? 0n;
  const due = owed + uncredited - unconfirmed;
  const values = { held, owed, uncredited, unconfirmed, left };
  const at = `${symbol} in the Vault at block ${through}`;
  const parts = `owed ${owed}, deposits not credited yet ${uncredited}, withdrawals paid and not confirmed yet ${unconfirmed}`;
  const fault = (expected: string, found: string): HoldingsChecked => ({
    ok: false,
    wrong: finding('vault_holdings', state.size, wrong(expected, found), { log: { asset: code, owed }, chain: values }),
  });
  if (held < left) return fault(`at least ${left} ${at}, by its deposits and withdrawals`, `${held}`);
  if (held < due) return fault(`at least ${due} ${at}: ${parts}`, `${held}`);
  const text = { held, owed, uncredited, unconfirmed, surplus: held - due };
  return { ok: true, value: Object.fromEntries(Object.entries(text).map(([k, v]) => [k, String(v)])) as Holdings };
}
