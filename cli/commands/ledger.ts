import type { Command } from 'commander';
import { requireNetwork } from '../../service/new-network.ts';
import { parseCount } from '../amount.ts';
import { amountText } from '../assets.ts';
import { parseHolder, userAgentKey } from '../holder.ts';
import { must } from '../must.ts';
import { table } from '../output.ts';
import { type Call, perform, untilAborted } from '../perform.ts';
import { accounts } from '../../sdk/service-api.ts';
import { transfers } from '../../sdk/transfers.ts';
import { statementOf } from '../statement.ts';
import { addTransferFilter, type TransferFilterOptions, transferFilter } from '../transfer-filter.ts';
import { addLedgerExport } from './ledger-export.ts';

type TransferOptions = TransferFilterOptions & { readonly limit: string; readonly oldest?: boolean };
type LedgerOptions = { readonly holder?: string; readonly limit: string };

const LIMIT_MOST = 1_000_000;
const HOLDER = ['--holder <holder>', 'an agent, an owner, system, me (this home’s agent) or owner'] as const;

/** `infinitydb ledger accounts|transfers|statement|export` */
export function addLedger(root: Command, signal: AbortSignal): void {
  const ledger = root.command('ledger').description('accounts, transfers and statements, as settlement has them');
  ledger
    .command('accounts')
    .description('accounts and what may still be debited from each')
    .option(...HOLDER)
    .option('--limit <count>', 'how many at most', '100')
    .action(perform(signal, listAccounts));
  addTransferFilter(ledger.command('transfers').description('transfers, newest first'))
    .option('--oldest', 'oldest first')
    .option('--limit <count>', 'how many at most', '20')
    .action(perform(signal, listTransfers));
  ledger
    .command('statement')
    .description("what came in and went out of all accounts of a holder (default: this home's agent), oldest first")
    .option(...HOLDER)
    .option('--limit <count>', 'the newest so many lines', '50')
    .action(perform(signal, statement));
  addLedgerExport(ledger, signal);
}

async function listAccounts({ config, apiUrl, output, signal }: Call, options: LedgerOptions): Promise<void> {
  const limit = must(parseCount(options.limit, LIMIT_MOST), 'limit');
  const holder = options.holder === undefined ? undefined : parseHolder(config, options.holder);
  const found = await untilAborted(signal, accounts(apiUrl, holder, limit));
  output.result({ accounts: found }, () =>
    table(
      ['HOLDER', 'PURPOSE', 'BALANCE', 'PENDING'],
      found.map((account) => [account.holder, account.purpose, account.balance, account.pendingBaseUnits]),
    ),
  );
}

async function listTransfers({ config, apiUrl, output, signal }: Call, options: TransferOptions): Promise<void> {
  const limit = must(parseCount(options.limit, LIMIT_MOST), 'limit');
  const filter = { ...transferFilter(config, options), newest: options.oldest !== true, limit };
  const found = await untilAborted(signal, transfers(apiUrl, filter));
  const next = found.length === limit ? found.at(-1)?.leafIndex : undefined;
  output.result({ transfers: found, next }, () =>
    table(
      ['ENTRY', 'TRANSFER', 'AMOUNT', 'FROM', 'TO', 'WHAT'],
      found.map(({ leafIndex, id, amount, debit, credit, words }) => [
        String(leafIndex),
        id,
        amount,
        short(debit),
        short(credit),
        words,
      ]),
    ),
  );
}

async function statement({ config, apiUrl, output, signal }: Call, options: LedgerOptions): Promise<void> {
  const limit = must(parseCount(options.limit, LIMIT_MOST), 'limit');
  const holder = options.holder === undefined ? userAgentKey(config) : parseHolder(config, options.holder);
  const { genesis } = requireNetwork(config.home);
  const all = await untilAborted(signal, transfers(apiUrl, { holder, limit: LIMIT_MOST }));
  const lines = statementOf(holder, all).slice(-limit);
  output.result({ holder, lines }, () =>
    table(
      ['ENTRY', 'TIME', 'CHANGE', 'BALANCE', 'WHAT'],
      lines.map(({ leafIndex, timeMs, asset, change, balance, words }) => [
        String(leafIndex),
        new Date(timeMs).toISOString(),
        amountText(genesis, asset, change),
        amountText(genesis, asset, balance),
        words,
      ]),
    ),
  );
}

/** An account with its holder cut to 8 digits. */
function short(account: string): string {
  const [holder = '', ...rest] = account.split('/');
  return [holder.slice(0, 8), ...rest].join('/');
}
