import type { Command } from 'commander';
import { TRANSFER_CODES } from '../primitives/transfer.ts';
import type { TransferFilter } from '../sdk/transfers.ts';
import type { Config } from '../service/config.ts';
import { requireNetwork } from '../service/new-network.ts';
import { parseAccountName, parseHolder } from './holder.ts';
import { usage } from './perform.ts';

export type TransferFilterOptions = {
  readonly holder?: string;
  readonly account?: string;
  readonly code?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
};

const CODES = Object.keys(TRANSFER_CODES);

/** The options that choose transfers. */
export function addTransferFilter(command: Command): Command {
  return command
    .option('--holder <holder>', 'an agent, an owner, system, me (this home’s agent) or owner')
    .option('--account <account>', 'one account: <holder>/<asset>/<purpose>, like me/USDX/available')
    .option('--code <code>', `what was paid: ${CODES.slice(0, 3).join(', ')} …`)
    .option('--from <time>', 'not before this day or time (UTC): 2026-01-31 or 2026-01-31T12:00:00Z')
    .option('--to <time>', 'before this day or time')
    .option('--after <entry>', 'behind this entry of the log: where an earlier listing ended');
}

/** What they say. Throws `usage` for what says nothing. */
export function transferFilter(config: Config, options: TransferFilterOptions): TransferFilter {
  const { holder, account, code, from, to, after } = options;
  if (code !== undefined && !CODES.includes(code)) throw usage(`${code} is no code; it is one of ${CODES.join(', ')}`);
  if (after !== undefined && !/^\d{1,15}$/.test(after)) throw usage(`--after ${after} is no entry of the log`);
  return {
    holder: holder === undefined ? undefined : parseHolder(config, holder),
    account: account === undefined ? undefined : parseAccountName(config, requireNetwork(config.home).genesis, account),
    code,
    fromMs: from === undefined ? undefined : timeMs(from),
    toMs: to === undefined ? undefined : timeMs(to),
    after: after === undefined ? undefined : Number(after),
  };
}

function timeMs(text: string): number {
  const ms = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw usage(`${text} is no day or time; write 2026-01-31 or 2026-01-31T12:00:00Z (UTC)`);
  return ms;
}
