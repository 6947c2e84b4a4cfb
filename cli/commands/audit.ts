import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { InfinityDbError } from '../../primitives/error.ts';
import { sha256 } from '../../primitives/hash.ts';
import { loadNetwork } from '../../service/new-network.ts';
import { audit } from '../../settlement/log/audit/audit.ts';
import { stateDigest } from '../../settlement/log/audit/kept-state.ts';
import type { AuditReport } from '../../settlement/log/audit/report.ts';
import type { AuditSource } from '../../settlement/log/audit/source.ts';
import { sourceAt } from '../../settlement/log/audit/source-place.ts';
import { newAuditState } from '../../settlement/log/audit/state.ts';
import { EXPORT_PATHS } from '../../settlement/log/export.ts';
import { readState, statePath, writeState } from '../audit-state.ts';
import { type Call, perform } from '../perform.ts';
import { paceOf } from '../pace.ts';

const WRONG = 3;

type Options = { readonly since?: string; readonly state?: string };

/** `infinitydb audit [DIR|URL]` */
export function addAudit(root: Command, signal: AbortSignal): void {
  root
    .command('audit')
    .description('recompute the whole log from an export or a URL, and name the first wrong entry')
    .argument('[source]', 'folder of log export, or URL (default: the running service)')
    .option(
      '--since <checkpoint>',
      'go on where an earlier audit passed: a file with its checkpoint, its tree size, or "last"',
    )
    .option('--state <file>', 'what a passed audit knows, read with --since and written (default: in the home)')
    .action(perform(signal, run));
}

async function run({ config, output, apiUrl, signal }: Call, where: string | undefined, options: Options) {
  const source = sourceOf(where ?? apiUrl);
  // Of the service of this home it is known which network it must be; another log is taken by its own genesis document.
  const known = where === undefined ? loadNetwork(config.home)?.networkId : undefined;
  const networkId = known ?? (await networkIdOf(source));
  const path = options.state ?? statePath(config.home, networkId);
  const since = options.since === undefined ? newAuditState() : readState(path, options.since, networkId);
  const from = since.size;
  const bar = output.progress('auditing');
  const pace = paceOf(from);
  const onProgress = (done: number, size: number): void => bar.update(done - from, size - from, pace(done, size));
  const result = await audit(source, { signal, onProgress, networkId, since }).finally(() => bar.end());
  const keeps = result.ok && (options.state !== undefined || existsSync(config.home));
  if (keeps) writeState(path, since, networkId);
  const told = { ...result, from, ...(result.ok ? { stateDigest: stateDigest(since) } : {}) };
  output.result(told, () => sentences(told));
  return result.ok ? 0 : WRONG;
}

function sourceOf(where: string): AuditSource {
  if (/^https?:\/\//.test(where)) return sourceAt({ kind: 'url', at: where });
  if (!existsSync(where)) throw new InfinityDbError('file_unreadable', `there is no folder ${where}`);
  return sourceAt({ kind: 'folder', at: where });
}

/** As its own genesis document says; where it has none, the audit finds that. */
async function networkIdOf(source: AuditSource): Promise<Uint8Array> {
  return sha256((await source.read(EXPORT_PATHS.genesis)) ?? new Uint8Array(0));
}

type Told = AuditReport & { readonly from: number; readonly stateDigest?: string };

function sentences({ firstWrong, from, entries, size, root, transfers, checkpoints }: Told): string {
  const passed = from > 0 ? `; entries 0 to ${from - 1} passed before` : '';
  if (!firstWrong)
    return [
      `ok: ${entries} entries, ${transfers} transfers and ${checkpoints} checkpoints are right${passed}`,
      `size ${size}, root ${root}`,
    ].join('\n');
  const { index, rule, expected, found } = firstWrong;
  return `wrong: entry ${index} breaks ${rule}\n  expected ${expected}\n  found    ${found}`;
}
