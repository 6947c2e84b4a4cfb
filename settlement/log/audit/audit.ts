import { toHex } from '../../../primitives/bytes.ts';
import type { AuditOptions } from './options.ts';
import { Pass } from './pass.ts';
import { type Published, readPublished } from './published.ts';
import type { AuditReport, FirstWrong } from './report.ts';
import type { AuditSource } from './source.ts';
import { sourceAt } from './source-place.ts';
import { type AuditState, newAuditState } from './state.ts';

/**
 * Recomputes a log from its files and public keys alone, in one pass, and stops at the first wrong entry. It shares no rule with the
 * writer. Rejects with `interrupted` (signal), `service_unavailable` or `file_unreadable` (source).
 */
export async function audit(source: AuditSource, options: AuditOptions = {}): Promise<AuditReport> {
  const state = options.since ?? newAuditState();
  const published = await readPublished(source, { networkId: options.networkId, fromSize: state.size });
  if (!published.ok) return reportOf(state, undefined, published.wrong);
  const pass = new Pass(source, published.value, state, options);
  const firstWrong = await pass.run();
  return reportOf(state, published.value, firstWrong);
}

/** Audits the folder that `exportLog` wrote. */
export function auditExportedFolder(folder: string, options: AuditOptions = {}): Promise<AuditReport> {
  return audit(sourceAt({ kind: 'folder', at: folder }), options);
}

/** Audits a log that is served over HTTP in the layout of an export, below `url`. */
export function auditUrl(url: string, options: AuditOptions = {}): Promise<AuditReport> {
  return audit(sourceAt({ kind: 'url', at: url }), options);
}

function reportOf(
  state: AuditState,
  published: Published | undefined,
  firstWrong: FirstWrong | undefined,
): AuditReport {
  const held: Record<string, string> = {};
  for (const { code, symbol } of published?.genesis.assets ?? []) {
    let sum = 0n;
    for (const [name, { posted }] of state.accounts)
      if (!name.startsWith('system/') && name.split('/')[1] === String(code)) sum += posted;
    held[symbol] = String(sum);
  }
  return {
    ok: firstWrong === undefined,
    entries: state.size,
    size: published?.newest.size ?? 0,
    root: published ? toHex(published.newest.root) : '',
    checkpoints: state.checkpoints,
    transfers: state.counts.transfers,
    counts: state.counts,
    held,
    ...(firstWrong ? { firstWrong } : {}),
  };
}
