import type { Command } from 'commander';
import { accountStatement } from '../../sdk/account-statement.ts';
import { transfers } from '../../sdk/transfers.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { parseCount } from '../amount.ts';
import { amountText } from '../assets.ts';
import { parseAccountName, parseHolder, userAgentKey } from '../holder.ts';
import { must } from '../must.ts';
import { table } from '../output.ts';
import { type Call, perform, untilAborted, usage } from '../perform.ts';
import { statementOf } from '../statement.ts';

type StatementOptions = {
  readonly holder?: string;
  readonly account?: string;
  readonly after?: string;
  readonly limit: string;
};
type Line = {
  readonly leafIndex: number;
  readonly timeMs: number;
  readonly asset: number;
  readonly change: bigint;
  readonly balance: bigint;
  readonly words: string;
};

const LIMIT_MOST = 1_000_000;

/** `infinitydb ledger statement [--holder HOLDER | --account ACCOUNT]` */
export function addLedgerStatement(ledger: Command, signal: AbortSignal): void {
  ledger
    .command('statement')
    .description(
      "what came in and went out, oldest first, of all accounts of a holder (default: this home's agent) or of one account",
    )
    .option('--holder <holder>', 'an agent, an owner, system, me (this home’s agent) or owner')
    .option(
      '--account <account>',
      '<holder>/<asset>/<purpose>, like me/USDX/available: each change of its posted balance',
    )
    .option('--after <entry>', 'with --account: behind this entry of the log')
    .option('--limit <count>', 'so many lines: the newest of a holder, the first of an account', '50')
    .action(perform(signal, statement));
}

async function statement(call: Call, options: StatementOptions): Promise<void> {
  const { config, apiUrl, output, signal } = call;
  const limit = must(parseCount(options.limit, LIMIT_MOST), 'limit');
  const { genesis } = requireNetwork(config.home);
  const { account, after } = options;
  if (account !== undefined) {
    if (options.holder !== undefined) throw usage('--account names its holder; leave --holder out');
    if (after !== undefined && !/^\d{1,15}$/.test(after)) throw usage(`--after ${after} is no entry of the log`);
    const name = parseAccountName(config, genesis, account);
    const from = after === undefined ? undefined : Number(after);
    const { lines, next } = await untilAborted(signal, accountStatement(apiUrl, name, { after: from, limit }));
    const found = lines.map(({ changeBaseUnits, postedBaseUnits, ...line }) => ({
      ...{ ...line, change: BigInt(changeBaseUnits), balance: BigInt(postedBaseUnits) },
    }));
    return output.result({ account: name, lines: found, next }, () => text(genesis, found));
  }
  const holder = options.holder === undefined ? userAgentKey(config) : parseHolder(config, options.holder);
  const all = await untilAborted(signal, transfers(apiUrl, { holder, limit: LIMIT_MOST }));
  const lines = statementOf(holder, all).slice(-limit);
  output.result({ holder, lines }, () => text(genesis, lines));
}

const text = (genesis: Parameters<typeof amountText>[0], lines: readonly Line[]): string =>
  table(
    ['ENTRY', 'TIME', 'CHANGE', 'BALANCE', 'WHAT'],
    lines.map(({ leafIndex, timeMs, asset, change, balance, words }) => [
      String(leafIndex),
      new Date(timeMs).toISOString(),
      amountText(genesis, asset, change),
      amountText(genesis, asset, balance),
      words,
    ]),
  );
