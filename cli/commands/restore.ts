import type { Command } from 'commander';
import { restoreBackup } from '../../service/backup/restore-backup.ts';
import { type Call, perform } from '../perform.ts';

/** `infinitydb restore FOLDER` */
export function addRestore(root: Command, signal: AbortSignal): void {
  root
    .command('restore')
    .description('bring the ledger of a backup into a home that is down and has none')
    .argument('<folder>', 'what infinitydb backup wrote')
    .action(perform(signal, restore));
}

async function restore({ config, output, signal }: Call, folder: string): Promise<void> {
  const bar = output.progress('restoring');
  const manifest = await restoreBackup(config, { folder, signal, onProgress: bar.update }).finally(() => bar.end());
  const { takenAt, treeSize, root, tables, home } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  output.result({ home: config.home, takenAt, treeSize, root, rows, files: home.length }, () =>
    [
      `${config.home}: ${rows} rows, the ledger as of ${takenAt}, every checksum right`,
      `log of ${treeSize} entries, root ${root}`,
      'infinitydb up starts it; where checkpoints newer than that are known, it signs nothing and says what to do',
    ].join('\n'),
  );
}
