import { Command } from 'commander';

type Add = (root: Command, signal: AbortSignal) => void;

/** In the order of the help. Each command is loaded only when it is named: together they bring in half of the packages. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  init: async () => (await import('./commands/init.ts')).addInit,
  up: async () => (await import('./commands/up.ts')).addUp,
  down: async () => (await import('./commands/down.ts')).addDown,
  status: async () => (await import('./commands/status.ts')).addStatus,
  put: async () => (await import('./commands/put.ts')).addPut,
  get: async () => (await import('./commands/get.ts')).addGet,
  negotiate: async () => (await import('./commands/negotiate.ts')).addNegotiate,
  buy: async () => (await import('./commands/buy.ts')).addBuy,
  book: async () => (await import('./commands/book.ts')).addBook,
  trades: async () => (await import('./commands/trades.ts')).addTrades,
  market: async () => (await import('./commands/market.ts')).addMarket,
  agent: async () => (await import('./commands/agent.ts')).addAgent,
  ledger: async () => (await import('./commands/ledger.ts')).addLedger,
  log: async () => (await import('./commands/log.ts')).addLog,
  wallet: async () => (await import('./commands/wallet.ts')).addWallet,
  backup: async () => (await import('./commands/backup.ts')).addBackup,
  restore: async () => (await import('./commands/restore.ts')).addRestore,
  audit: async () => (await import('./commands/audit.ts')).addAudit,
};

const EXIT_CODES = `
Exit codes: 0 done, 1 failed or refused, 2 usage, 3 verification failed, 4 not authorised, 5 funds, 6 not found,
7 conflict or price moved, 75 try again, 130 interrupted.
Settings: INFINITYDB_HOME, INFINITYDB_HTTP_PORT and others; see README.md.`;

/**
 * The command line for `words` (what follows the program's name): with the commands that they name, or all where they name none.
 * Parsing throws `CommanderError` for what it cannot read; `signal` ends what runs.
 */
export async function program(signal: AbortSignal, words: readonly string[]): Promise<Command> {
  const json = words.includes('--json');
  const root = new Command('infinitydb')
    .description('Store files on agents that trade for them, and check every fee.')
    .option('--json', 'one JSON document on stdout, errors as JSON on stderr')
    .option('--home <folder>', 'folder of keys and data (default: INFINITYDB_HOME, or .infinitydb)')
    .configureHelp({ showGlobalOptions: true })
    // Errors are reported in one place, with their exit code and as JSON where asked for.
    .configureOutput({ outputError: () => undefined, ...(json ? { writeErr: () => undefined } : {}) })
    .addHelpText('after', EXIT_CODES)
    .exitOverride();
  const named = Object.keys(COMMANDS).filter((name) => words.includes(name));
  for (const name of named.length > 0 ? named : Object.keys(COMMANDS)) (await COMMANDS[name]?.())?.(root, signal);
  return root;
}
