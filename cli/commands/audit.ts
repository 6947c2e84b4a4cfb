import type { Command } from 'commander';
import { auditExportedFolder, auditUrl } from '../../settlement/log/audit/audit.ts';
import type { AuditReport } from '../../settlement/log/audit/report.ts';
import { perform } from '../perform.ts';

const WRONG = 3;

/** `infinitydb audit [DIR|URL]` */
export function addAudit(root: Command, signal: AbortSignal): void {
  root
    .command('audit')
    .description('recompute the whole log from an export or a URL, and name the first wrong entry')
    .argument('[source]', 'folder of log export, or URL (default: the running service)')
    .action(
      perform(signal, async ({ output, apiUrl }, source: string | undefined) => {
        const where = source ?? apiUrl;
        const bar = output.progress('auditing');
        const options = { onProgress: (done: number, total: number) => bar.update(done, total) };
        const isUrl = /^https?:\/\//.test(where);
        const audited = isUrl ? auditUrl(where, options) : auditExportedFolder(where, options);
        const result = await audited.finally(() => bar.end());
        output.result(result, () => sentences(result));
        return result.ok ? 0 : WRONG;
      }),
    );
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
