import { equalBytes } from '../../../primitives/bytes.ts';
import type { Genesis } from '../../../primitives/genesis.ts';
import { sha256 } from '../../../primitives/hash.ts';
import type { Result } from '../../../primitives/result.ts';
import { decodeGenesis } from '../../../schemas/genesis.ts';
import { EXPORT_PATHS, parsePublishedCheckpoints } from '../export.ts';
import { type CheckpointTrust, openCheckpoint, type OpenedCheckpoint } from '../verify/checkpoint.ts';
import { type Policy, parsePolicy } from '../verify/policy.ts';
import { type Finding, type FirstWrong, wrong } from './report.ts';
import { readText, type AuditSource } from './source.ts';
import { trustOf } from './trust.ts';

/** What stands beside the tree: who is to be believed, and what was signed. */
export type Published = {
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly trust: CheckpointTrust;
  readonly newest: OpenedCheckpoint;
  /** The newest as it was signed. */
  readonly note: string;
  /** In order of size, up to the newest. */
  readonly checkpoints: readonly OpenedCheckpoint[];
};

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wrong: FirstWrong };
const bad = (rule: string, index: number, { expected, found }: Finding) =>
  ({ ok: false, wrong: { index, rule, expected, found } }) as const;

/**
 * Genesis document, policy and checkpoints, each signature checked. Rules: `genesis`, `policy` (says what genesis says of witnesses and
 * quorum), `checkpoint_signature` (the log's, and no bad cosignature), `checkpoint_order`. `networkId`: the one to expect, where known; `fromSize`:
 * checkpoints below it were judged before.
 */
export async function readPublished(
  source: AuditSource,
  options: { readonly networkId?: Uint8Array | undefined; readonly fromSize: number },
): Promise<Read<Published>> {
  const { networkId, fromSize } = options;
  const founded = await readGenesis(source, networkId);
  if (!founded.ok) return founded;
  const { trust } = founded.value;
  const policy = await checkPolicy(source, trust);
  if (policy) return bad('policy', 0, policy);
  const note = await readText(source, EXPORT_PATHS.checkpoint);
  if (note === undefined) return bad('checkpoint_signature', 0, wrong(EXPORT_PATHS.checkpoint, 'no such file'));
  const newest = openCheckpoint(note, trust);
  if (!newest.ok) return bad('checkpoint_signature', 0, wrong("the log's signed checkpoint", newest.message));
  const checkpoints = await readList(source, trust, { from: fromSize, to: newest.value.size });
  if (!checkpoints.ok) return checkpoints;
  return {
    ok: true,
    value: {
      ...founded.value,
      newest: newest.value,
      note,
      checkpoints: checkpoints.value,
    },
  };
}

/** Rule `genesis`: a genesis document, of the network that is trusted where one is, with keys that are keys. */
export async function readGenesis(
  source: AuditSource,
  networkId: Uint8Array | undefined,
): Promise<Read<Pick<Published, 'genesis' | 'networkId' | 'trust'>>> {
  const text = await readText(source, EXPORT_PATHS.genesis);
  if (text === undefined) return bad('genesis', 0, wrong(EXPORT_PATHS.genesis, 'no such file'));
  const genesis = decodeGenesis(text);
  if (!genesis.ok) return bad('genesis', 0, wrong('a genesis document', genesis.message));
  // Of the text as published: a document in another form is another network.
  const id = sha256(new TextEncoder().encode(text));
  if (networkId && !equalBytes(networkId, id))
    return bad('genesis', 0, wrong('the network id that is trusted', 'the genesis document of another network'));
  const trust = trustOf(genesis.value);
  if (!trust.ok) return bad('genesis', 0, wrong('verifier keys of log and witnesses', trust.message));
  return { ok: true, value: { genesis: genesis.value, networkId: id, trust: trust.value } };
}

async function readList(
  source: AuditSource,
  trust: CheckpointTrust,
  sizes: { readonly from: number; readonly to: number },
): Promise<Read<OpenedCheckpoint[]>> {
  const text = await readText(source, EXPORT_PATHS.checkpoints);
  if (text === undefined) return bad('checkpoint_signature', 0, wrong(EXPORT_PATHS.checkpoints, 'no such file'));
  const notes = parsePublishedCheckpoints(text);
  if (!notes.ok) return bad('checkpoint_signature', 0, wrong('a checkpoint on each line', notes.message));
  const list: OpenedCheckpoint[] = [];
  let last = 0;
  for (const { note, size } of notes.value) {
    if (size < last) return bad('checkpoint_order', size, wrong(`a size of ${last} or more`, `${size}`));
    last = size;
    // The list may have grown since the newest was read.
    if (size < sizes.from || size > sizes.to) continue;
    const opened = openCheckpoint(note, trust);
    if (!opened.ok) return bad('checkpoint_signature', size, wrong("the log's signed checkpoint", opened.message));
    list.push(opened.value);
  }
  return { ok: true, value: list };
}

async function checkPolicy(source: AuditSource, trust: CheckpointTrust): Promise<Finding | undefined> {
  const text = await readText(source, EXPORT_PATHS.policy);
  if (text === undefined) return wrong(EXPORT_PATHS.policy, 'no such file');
  const policy: Result<Policy> = parsePolicy(text);
  if (!policy.ok) return wrong('a witness policy', policy.message);
  const [told, fixed] = [policy.value, trust.policy];
  const name = (keys: Policy): string =>
    keys.witnesses
      .map(({ key }) => `${key.name}+${key.keyId}`)
      .sort()
      .join(' ');
  if (name(told) !== name(fixed)) return wrong(`the witnesses of genesis: ${name(fixed)}`, name(told));
  const [toldLog, fixedLog] = [told.logs, fixed.logs].map((logs) => logs.map(({ key }) => key.keyId).join());
  if (toldLog !== fixedLog) return wrong("the log's key of genesis", told.logs.map(({ key }) => key.name).join());
  const [toldQuorum, fixedQuorum] = [thresholdOf(told), thresholdOf(fixed)];
  return toldQuorum === fixedQuorum ? undefined : wrong(`a quorum of ${fixedQuorum}`, `${toldQuorum}`);
}

/** How many of all witnesses the quorum needs, where it is of that plain form; −1 for another. */
function thresholdOf({ quorum, groups, witnesses }: Policy): number {
  if (quorum === 'none') return 0;
  if (witnesses.length === 1 && witnesses[0]?.name === quorum) return 1;
  const group = groups.find(({ name }) => name === quorum);
  const isPlain = group?.members.every((member) => witnesses.some(({ name }) => name === member));
  return group && isPlain && group.members.length === witnesses.length ? group.threshold : -1;
}

/** How many witnesses cosigned the newest checkpoint, of how many that genesis names, and how many it wants. */
export function quorumOf({ genesis, newest }: Published): {
  readonly cosigned: number;
  readonly required: number;
  readonly witnesses: number;
} {
  const cosigned = new Set(newest.cosignatures.map(({ key }) => `${key.name}+${key.keyId}`)).size;
  return { cosigned, required: genesis.witnessQuorum, witnesses: genesis.witnesses.length };
}
