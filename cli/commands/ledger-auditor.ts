import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { homePaths } from '../../service/home.ts';
import { postgresUrl } from '../../service/postgres.ts';
import { createAuditorLogin } from '../../settlement/store/auditor.ts';
import { openDatabase } from '../../settlement/store/database.ts';
import { persist } from '../../settlement/store/with-tx.ts';
import { type Call, perform, untilAborted } from '../perform.ts';

const PATIENCE_MS = 5_000;

/** `infinitydb ledger auditor-login [NAME]` */
export function addLedgerAuditor(ledger: Command, signal: AbortSignal): void {
  ledger
    .command('auditor-login')
    .description(
      "a login that reads the log's tables and the views of schema audit, and can change nothing; again: a new password",
    )
    .argument('[name]', 'of the database role', 'auditor')
    .action(perform(signal, auditorLogin));
}

async function auditorLogin({ config, output, signal }: Call, name: string): Promise<void> {
  const url = new URL(postgresUrl(homePaths(config.home).postgres, config.postgresPort));
  const db = openDatabase({ url: url.href, connections: 1 });
  const password = randomBytes(24).toString('hex');
  try {
    const made = persist(() => createAuditorLogin(db, name, password), { signal, limitMs: PATIENCE_MS });
    await untilAborted(signal, made);
  } finally {
    await db.destroy();
  }
  url.username = name;
  url.password = password;
  output.result({ name, url: url.href }, () => url.href);
}
