import { equalBytes, toHex, utf8 } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { MerkleTree } from '../../settlement/log/merkle-tree.ts';
import { type Checkpoint, parseCheckpoint } from '../../settlement/log/verify/checkpoint.ts';
import { parseNote, verifyNote } from '../../settlement/log/verify/note.ts';
import { generationOfOrigin, keyOfOrigin } from '../../settlement/log/verify/origin.ts';
import { parseVkey } from '../../settlement/log/verify/vkey.ts';

/** A tree of this log that somebody outside the database knows to have been signed. */
export type KnownCheckpoint = {
  /** Who knows it, for people. */
  readonly source: string;
  /** Of the origin under which it was signed: 0 for that of genesis. */
  readonly generation: number;
  readonly size: number;
  /** Undefined where only the size is told. */
  readonly root: Uint8Array | undefined;
  /** The ledger's generation then, where it is told: never below that of the origin. */
  readonly ledgerGeneration?: number;
};

/** Where else than at the witnesses this log's newest checkpoint may be known: a note kept in the home, the chain, a copy. */
export type KnownElsewhere = {
  /** `generation`: of the origin under which the log goes on now. What cannot be read now is left out. */
  readonly read: (generation: number) => Promise<readonly KnownCheckpoint[]>;
  /** Keeps a checkpoint that was published, outside the database. */
  readonly keep: (note: string) => Promise<void>;
};

/**
 * The largest of `known` that is no prefix of `tree`, whose log goes on under the origin of `generation`. What was signed under an earlier
 * origin was given up when the log was reopened; under a later one nothing can be ours.
 */
export async function aheadOf(
  tree: MerkleTree,
  generation: number,
  known: readonly KnownCheckpoint[],
): Promise<KnownCheckpoint | undefined> {
  let ahead: KnownCheckpoint | undefined;
  for (const one of known) {
    if (one.generation < generation || (one.generation === generation && (await isPrefix(tree, one)))) continue;
    const isNewer = !ahead || one.generation > ahead.generation;
    if (isNewer || (one.generation === ahead?.generation && one.size > ahead.size)) ahead = one;
  }
  return ahead;
}

async function isPrefix(tree: MerkleTree, { size, root }: KnownCheckpoint): Promise<boolean> {
  if (size > tree.size) return false;
  return root === undefined || equalBytes(root, await tree.rootAt(size));
}

/** What the signer fails with, in words for the operator. */
export function logBehind({ source, size, generation }: KnownCheckpoint, treeSize: number): InfinityDbError {
  const how = size > treeSize ? `of ${size} entries` : `of ${size} entries with other content`;
  return new InfinityDbError(
    'log_behind',
    `this log has ${treeSize} entries, but ${source} knows a signed checkpoint ${how}: the ledger was restored from an older backup. Nothing is signed and no order is taken. Restore a newer backup; if there is none, infinitydb log reopen starts a new origin and names what was lost`,
    { step: 'checkpoints', details: { source, size, treeSize, generation } },
  );
}

/** The checkpoint in `note`, which must bear the log's signature; undefined for one that does not. `logVkey`: as genesis names it. */
export function knownFromNote(note: string, logVkey: string, source: string): KnownCheckpoint | undefined {
  const parsed = parseNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  const logKey = parseVkey(logVkey);
  if (!parsed.ok || !checkpoint.ok || !logKey.ok) return undefined;
  const { origin, size, root }: Checkpoint = checkpoint.value;
  const key = keyOfOrigin(logKey.value, origin);
  if (!key || !verifyNote(parsed.value, [key]).ok) return undefined;
  return { source, generation: generationOfOrigin(logKey.value.name, origin) ?? 0, size, root };
}

const ANSWER_MS = 2_000;

/**
 * The note that a witness last cosigned of `origin`, by its monitoring address (C2SP tlog-witness); undefined where it knows none. Throws
 * `service_unavailable` where it does not answer.
 */
export async function witnessNote(url: string, origin: string): Promise<string | undefined> {
  const address = `${url.replace(/\/$/, '')}/${toHex(sha256(utf8(origin)))}/checkpoint`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
    if (response.status === 404) return undefined;
    if (response.ok) return await response.text();
    throw new InfinityDbError('service_unavailable', `the witness at ${url} answers ${response.status}`);
  } catch (cause) {
    if (InfinityDbError.is(cause)) throw cause;
    throw new InfinityDbError('service_unavailable', `the witness at ${url} cannot be reached`, { cause });
  }
}
