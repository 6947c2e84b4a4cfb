import { toHex } from '../../../primitives/bytes.ts';
import type { ChainAudit, ChainOptions } from './chain/chain-audit.ts';
import type { ChainFinding } from './chain/finding.ts';
import type { Genesis } from '../../../primitives/genesis.ts';
import type { AuditOptions } from './options.ts';
import { Pass } from './pass.ts';
import { type Published, quorumOf, readGenesis, readPublished } from './published.ts';
import type { AuditReport, ChainEvidence, FirstWrong } from './report.ts';
import type { AuditSource } from './source.ts';
import { sourceAt } from './source-place.ts';
import { type AuditState, newAuditState } from './state.ts';

/**
 * Recomputes a log from its files and public keys alone, in one pass, and stops at the first wrong entry. It shares no rule with the
 * writer. Where a chain is named, the log is held against that too: rules `anchor`, `deposit_on_chain`, `withdrawal_on_chain`,
 * `vault_holdings`, in chain/. Rejects with `interrupted` (signal), `service_unavailable` or `file_unreadable` (source),
 * `chain_unavailable`, `timed_out` or `wrong_network` (a node that is away, contradicts itself or is of another chain).
 */
export async function audit(source: AuditSource, options: AuditOptions = {}): Promise<AuditReport> {
  const state = options.since ?? newAuditState();
  const { networkId } = options;
  const founded = await readGenesis(source, networkId);
  if (!founded.ok) return reportOf({ state }, founded.wrong);
  // Before the log's newest checkpoint, so that nothing there can be of a tree that the log has not published yet.
  const chain = options.chain && (await beginChain(options.chain, founded.value.genesis, state));
  const published = await readPublished(source, { networkId, fromSize: state.size });
  if (!published.ok) return reportOf({ state, networkId: founded.value.networkId }, published.wrong);
  const pass = new Pass(source, published.value, state, { ...options, chainAudit: chain });
  const firstWrong = await pass.run();
  const { value } = published;
  const known = { state, published: value, networkId: value.networkId };
  if (firstWrong || !chain) return reportOf({ ...known, found: pass.found, chain: pass.found && chain }, firstWrong);
  const found = await chain.end(options.signal);
  return reportOf({ ...known, found, chain }, found?.wrong);
}

// What asks a chain takes long to load.
async function beginChain(options: ChainOptions, genesis: Genesis, state: AuditState): Promise<ChainAudit> {
  return (await import('./chain/chain-audit.ts')).ChainAudit.begin(options, genesis, state);
}

/** Audits the folder that `exportLog` wrote. */
export function auditExportedFolder(folder: string, options: AuditOptions = {}): Promise<AuditReport> {
  return audit(sourceAt({ kind: 'folder', at: folder }), options);
}

/** Audits a log that is served over HTTP in the layout of an export, below `url`. */
export function auditUrl(url: string, options: AuditOptions = {}): Promise<AuditReport> {
  return audit(sourceAt({ kind: 'url', at: url }), options);
}

type Known = {
  readonly state: AuditState;
  readonly networkId?: Uint8Array;
  readonly published?: Published;
  readonly chain?: ChainAudit | undefined;
  readonly found?: ChainFinding | undefined;
};

function reportOf(
  { state, networkId, published, chain, found }: Known,
  firstWrong: FirstWrong | undefined,
): AuditReport {
  return {
    ok: firstWrong === undefined,
    entries: state.size,
    size: published?.newest.size ?? 0,
    root: published ? toHex(published.newest.root) : '',
    checkpoints: state.checkpoints,
    transfers: state.counts.transfers,
    counts: state.counts,
    held: heldOf(state, published),
    networkId: networkId ? toHex(networkId) : '',
    quorum: published ? quorumOf(published) : { cosigned: 0, required: 0, witnesses: 0 },
    chain: chain?.report() ?? { checked: false },
    ...(firstWrong ? { firstWrong } : {}),
    ...(published && found ? { evidence: evidenceOf(published, found) } : {}),
  };
}

function heldOf(state: AuditState, published: Published | undefined): Readonly<Record<string, string>> {
  const held: Record<string, string> = {};
  for (const { code, symbol } of published?.genesis.assets ?? []) {
    let sum = 0n;
    for (const [name, { posted }] of state.accounts)
      if (!name.startsWith('system/') && name.split('/')[1] === String(code)) sum += posted;
    held[symbol] = String(sum);
  }
  return held;
}

function evidenceOf({ genesis, networkId, note }: Published, { wrong, log, chain }: ChainFinding): ChainEvidence {
  const { id: chainId, vault, anchor } = genesis.chain;
  return { networkId: toHex(networkId), chainId, vault, anchor, wrong, log, chain, checkpoint: note };
}
