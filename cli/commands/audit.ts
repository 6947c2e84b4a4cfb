import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { InfinityDbError } from '../../primitives/error.ts';
import { sha256 } from '../../primitives/hash.ts';
import { loadNetwork } from '../../service/new-network.ts';
import { audit } from '../../settlement/log/audit/audit.ts';
import { stateDigest } from '../../settlement/log/audit/kept-state.ts';
import type { AuditSource } from '../../settlement/log/audit/source.ts';
import { sourceAt } from '../../settlement/log/audit/source-place.ts';
import { newAuditState } from '../../settlement/log/audit/state.ts';
import { EXPORT_PATHS } from '../../settlement/log/export.ts';
import { keepChainEvidence } from '../audit-evidence.ts';
import { readState, statePath, writeState } from '../audit-state.ts';
import { auditSentences } from '../audit-text.ts';
import { type Call, perform, usage } from '../perform.ts';
import { paceOf } from '../pace.ts';

const WRONG = 3;

type Options = {
  readonly since?: string;
  readonly state?: string;
  /** A URL; false by --no-chain. */
  readonly chain?: string | false;
  readonly evidence?: string;
};

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
    .option(
      '--chain <url>',
      "JSON-RPC of a node of the network's chain, to hold anchors, deposits, withdrawals and the Vault against (default: the running service's; for an export none)",
    )
    .option('--no-chain', 'ask no chain')
    .option(
      '--evidence <folder>',
      'where what log and chain contradict each other in is written (default: beside the state)',
    )
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
  const chainUrl = chainOf(where === undefined ? config.chainRpcUrl || `${apiUrl}/rpc` : undefined, options.chain);
  const chain = chainUrl === undefined ? {} : { chain: { url: chainUrl, live: where === undefined } };
  const result = await audit(source, { signal, onProgress, networkId, since, ...chain }).finally(() => bar.end());
  const keeps = result.ok && (options.state !== undefined || existsSync(config.home));
  if (keeps) writeState(path, since, networkId);
  const { evidence, ...rest } = result;
  const beside = options.state !== undefined || existsSync(config.home) ? dirname(path) : '.';
  const told = {
    ...rest,
    from,
    ...(result.ok ? { stateDigest: stateDigest(since) } : {}),
    ...(chainUrl === undefined ? {} : { chainUrl }),
    ...(evidence ? { evidenceFile: keepChainEvidence(options.evidence ?? beside, evidence) } : {}),
  };
  output.result(told, () => auditSentences(told));
  return result.ok ? 0 : WRONG;
}

function chainOf(usual: string | undefined, told: string | false | undefined): string | undefined {
  if (told === false) return undefined;
  if (told === undefined) return usual;
  if (/^https?:\/\//.test(told)) return told;
  throw usage(`--chain takes the URL of a node's JSON-RPC, as http://127.0.0.1:8545; not ${told}`);
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
