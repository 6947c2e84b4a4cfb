import type { Command } from 'commander';
import { resolve } from 'node:path';
import { backupFolder, makeBackup } from '../../service/backup/make-backup.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { type Call, perform } from '../perform.ts';

/** `infinitydb backup [FOLDER]` */
export function addBackup(root: Command, signal: AbortSignal): void {
  root
    .command('backup')
    .description('write the ledger as of now to a folder, while the service runs or is down')
    .argument('[folder]', 'where to (default: a new folder beside the home)')
    .option(
      '--with-keys',
      "also every secret key, genesis, objects' keys and the embedded chain: enough for a fresh home, and to be kept as safe as one",
    )
    .action(perform(signal, backup));
}

async function backup(
  { config, output, signal }: Call,
  to: string | undefined,
  { withKeys = false }: { withKeys?: boolean },
): Promise<void> {
  requireNetwork(config.home);
  const folder = resolve(to ?? backupFolder(config.home, Date.now()));
  const bar = output.progress('backing up');
  const { tables, home, ...of } = await makeBackup(config, {
    ...{ folder, withKeys, signal, onProgress: bar.update },
  }).finally(() => bar.end());
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes = [...tables, ...home].reduce((sum, file) => sum + file.bytes, 0);
  output.result({ folder, bytes, rows, withKeys, files: home.length, ...of }, () =>
    [
      `${folder}: ${rows} rows, ${bytes} bytes, the ledger as of ${of.takenAt}`,
      `log of ${of.treeSize} entries, root ${of.root}`,
      withKeys
        ? `${home.length} files of the home, secret keys among them: whoever has this folder can sign for the network`
        : 'the ledger alone: without keys and genesis.json (--with-keys) it can be restored only into a home that has them',
    ].join('\n'),
  );
}
