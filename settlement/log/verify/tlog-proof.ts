import { HASH_BYTES, leafHash, verifyInclusion } from '../../../primitives/merkle.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type CheckpointTrust, type OpenedCheckpoint, parseSize, verifyCheckpoint } from './checkpoint.ts';

/** C2SP tlog-proof@v1: one entry's place in a cosigned tree, checked offline against one's own copy of the entry. */
export type TlogProof = {
  readonly index: number;
  /** Sibling hashes, the leaf's own first. */
  readonly path: readonly Uint8Array[];
  /** The checkpoint note, verbatim. */
  readonly checkpoint: string;
  /** Bytes of the sender's choice; nothing vouches for them. */
  readonly extra?: Uint8Array;
};

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 leaves is 53 deep. */
const MOST_HASHES = 53;

export function formatTlogProof(proof: TlogProof): string {
  const extra = proof.extra ? [`extra ${toBase64(proof.extra)}`] : [];
  const head = [HEADER, ...extra, `index ${proof.index}`, ...proof.path.map(toBase64)];
  return `${head.join('\n')}\n\n${proof.checkpoint}`;
}

export function parseTlogProof(text: string): Result<TlogProof> {
  const split = text.indexOf('\n\n');
  if (split < 0) return refuse('malformed', 'a tlog-proof has an empty line before its checkpoint');
  const [header, ...lines] = text.slice(0, split).split('\n');
  if (header !== HEADER) return refuse('malformed', `a tlog-proof begins with ${HEADER}`);
  const encodedExtra = lines[0]?.startsWith('extra ') ? lines.shift()?.slice(6) : undefined;
  const extra = encodedExtra === undefined ? undefined : fromBase64(encodedExtra);
  if (encodedExtra !== undefined && !extra) return refuse('malformed', 'the extra line is not base64');
  const indexLine = lines.shift() ?? '';
  const index = indexLine.startsWith('index ') ? parseSize(indexLine.slice(6)) : undefined;
  if (index === undefined) return refuse('malformed', `no index line: ${indexLine}`);
  const path = parseHashes(lines);
  if (!path) return refuse('malformed', `the path has at most ${MOST_HASHES} hashes of ${HASH_BYTES} bytes in base64`);
  return ok({ index, path, checkpoint: text.slice(split + 2), ...(extra ? { extra } : {}) });
}

/** The hashes that these base64 lines spell; undefined where one does not or there are more than any tree needs. */
export function parseHashes(lines: readonly string[], most: number = MOST_HASHES): Uint8Array[] | undefined {
  if (lines.length > most) return undefined;
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === HASH_BYTES);
  return hashes.length === lines.length ? (hashes as Uint8Array[]) : undefined;
}

/** Whether `entry` stands where `proof` says, in a checkpoint that the log signed and a quorum cosigned. */
export function verifyTlogProof(
  proof: TlogProof,
  entry: Uint8Array,
  trust: CheckpointTrust,
): Result<{ readonly index: number; readonly checkpoint: OpenedCheckpoint }> {
  const checkpoint = verifyCheckpoint({ note: proof.checkpoint, ...trust });
  if (!checkpoint.ok) return checkpoint;
  const { size, root } = checkpoint.value;
  if (!verifyInclusion(leafHash(entry), proof.index, size, root, proof.path))
    return refuse('verification_failed', `entry ${proof.index} is not in the tree of size ${size}`, {
      index: proof.index,
    });
  return ok({ index: proof.index, checkpoint: checkpoint.value });
}
