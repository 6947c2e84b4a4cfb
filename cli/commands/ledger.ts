import type { Command } from 'commander';
import { requireNetwork } from '../../service/new-network.ts';
import { parseCount } from '../amount.ts';
import { assetBySymbol } from '../assets.ts';
import { parseHolder } from '../holder.ts';
import { must } from '../must.ts';
import { table } from '../output.ts';
import { type Call, perform, untilAborted } from '../perform.ts';
import { accounts } from '../../sdk/service-api.ts';
import { transfers } from '../../sdk/transfers.ts';
import { addTransferFilter, type TransferFilterOptions, transferFilter } from '../transfer-filter.ts';
import { addLedgerAuditor } from './ledger-auditor.ts';
import { addLedgerExport } from './ledger-export.ts';
import { addLedgerStatement } from './ledger-statement.ts';

type TransferOptions = TransferFilterOptions & { readonly limit: string; readonly oldest?: boolean };
type AccountOptions = {
  readonly holder?: string;
  readonly asset?: string;
  readonly after?: string;
  readonly limit: string;
};

const LIMIT_MOST = 1_000_000;
const HOLDER = ['--holder <holder>', 'an agent, an owner, system, me (this home’s agent) or owner'] as const;

/** `infinitydb ledger accounts|transfers|statement|export|auditor-login` */
export function addLedger(root: Command, signal: AbortSignal): void {
  const ledger = root.command('ledger').description('accounts, transfers and statements, as settlement has them');
  ledger
    .command('accounts')
    .description('accounts and what may still be debited from each')
    .option(...HOLDER)
    .option('--asset <symbol>', 'of one asset')
    .option('--after <account>', 'behind this account: where an earlier listing ended')
    .option('--limit <count>', 'how many at most', '100')
    .action(perform(signal, listAccounts));
  addTransferFilter(ledger.command('transfers').description('transfers, newest first'))
    .option('--oldest', 'oldest first')
    .option('--limit <count>', 'how many at most', '20')
    .action(perform(signal, listTransfers));
  addLedgerStatement(ledger, signal);
  addLedgerExport(ledger, signal);
  addLedgerAuditor(ledger, signal);
}

async function listAccounts({ config, apiUrl, output, signal }: Call, options: AccountOptions): Promise<void> {
  const limit = must(parseCount(options.limit, LIMIT_MOST), 'limit');
  const holder = options.holder === undefined ? undefined : parseHolder(config, options.holder);
  const asset =
    options.asset === undefined ? undefined : assetBySymbol(requireNetwork(config.home).genesis, options.asset).code;
  const found = await untilAborted(signal, accounts(apiUrl, { holder, asset, after: options.after, limit }));
  const next = found.length === limit ? found.at(-1)?.name : undefined;
  output.result({ accounts: found, next }, () =>
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

/** An account with its holder cut to 8 digits. */
function short(account: string): string {
  const [holder = '', ...rest] = account.split('/');
  return [holder.slice(0, 8), ...rest].join('/');
}
