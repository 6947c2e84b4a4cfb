import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { InfinityDbError } from '../../primitives/error.ts';
import { loadNetwork } from '../../service/new-network.ts';
import { auditExportedFolder, auditUrl } from '../../settlement/log/audit/audit.ts';
import type { AuditReport } from '../../settlement/log/audit/report.ts';
import { type Call, perform } from '../perform.ts';

const WRONG = 3;

/** `infinitydb audit [DIR|URL]` */
export function addAudit(root: Command, signal: AbortSignal): void {
  root
    .command('audit')
    .description('recompute the whole log from an export or a URL, and name the first wrong entry')
    .argument('[source]', 'folder of log export, or URL (default: the running service)')
    .action(perform(signal, run));
}

async function run({ config, output, apiUrl, signal }: Call, source: string | undefined): Promise<number> {
  const where = source ?? apiUrl;
  const isUrl = /^https?:\/\//.test(where);
  if (!isUrl && !existsSync(where)) throw new InfinityDbError('file_unreadable', `there is no folder ${where}`);
  // Of the service of this home it is known which network it must be; another log is taken by its own genesis document.
  const network = source === undefined ? loadNetwork(config.home) : undefined;
  const bar = output.progress('auditing');
  const audited = (isUrl ? auditUrl : auditExportedFolder)(where, {
    signal,
    onProgress: bar.update,
    ...(network ? { networkId: network.networkId } : {}),
  });
  const result = await audited.finally(() => bar.end());
  output.result(result, () => sentences(result));
  return result.ok ? 0 : WRONG;
}

function sentences(result: AuditReport): string {
  const { firstWrong, entries, size, root, transfers, checkpoints } = result;
  if (!firstWrong)
    return [
      `ok: ${entries} entries, ${transfers} transfers and ${checkpoints} checkpoints are right`,
      `size ${size}, root ${root}`,
    ].join('\n');
  const { index, rule, expected, found } = firstWrong;
  return `wrong: entry ${index} breaks ${rule}\n  expected ${expected}\n  found    ${found}`;
}
