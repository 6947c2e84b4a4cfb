import { utf8 } from '../../../primitives/bytes.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { formatTlogProof, parseHashes, parseTlogProof } from './tlog-proof.ts';

/**
 * A receipt for one transfer, verifiable offline: the Transfer entry, the Frame or Rule entry that authorised it, the place of each in
 * the tree, and a cosigned checkpoint of that tree. As text it is a C2SP tlog-proof of the Transfer entry, which anybody's program
 * checks; its `extra` line, for which nothing vouches, brings the entries' bytes and the other entries' proofs, which the checkpoint does.
 */
export type Receipt = {
  /** The checkpoint note with its cosignatures, verbatim. */
  readonly checkpoint: string;
  /** The transfer's first. */
  readonly entries: readonly [ReceiptEntry, ...ReceiptEntry[]];
};

export type ReceiptEntry = {
  readonly index: number;
  readonly bytes: Uint8Array;
  /** Sibling hashes in the checkpoint's tree, the leaf's own first. */
  readonly proof: readonly Uint8Array[];
};

const FORMAT = 'infinitydb-receipt/v2';
const MOST_CHARACTERS = 2_000_000;
const MOST_ENTRIES = 16;

export function formatReceipt({ checkpoint, entries: [transfer, ...others] }: Receipt): string {
  const named = others.map(({ index, bytes, proof }) => ({
    index,
    bytes: toBase64(bytes),
    proof: proof.map(toBase64),
  }));
  const extra = utf8(JSON.stringify({ format: FORMAT, entry: toBase64(transfer.bytes), others: named }));
  return formatTlogProof({ index: transfer.index, path: transfer.proof, checkpoint, extra });
}

/** Refused: `malformed`, `too_large`. */
export function parseReceipt(text: string): Result<Receipt> {
  if (text.length > MOST_CHARACTERS) return refuse('too_large', `a receipt has at most ${MOST_CHARACTERS} characters`);
  const proof = parseTlogProof(text);
  if (!proof.ok) return proof;
  const { index, path, checkpoint, extra } = proof.value;
  const json = extra && parseObject(extra);
  if (json?.['format'] !== FORMAT) return refuse('malformed', `a receipt's extra line holds JSON of format ${FORMAT}`);
  const { entry, others } = json;
  const bytes = typeof entry === 'string' ? fromBase64(entry) : undefined;
  if (!bytes) return refuse('malformed', 'a receipt holds its entry in base64');
  if (!Array.isArray(others) || others.length >= MOST_ENTRIES)
    return refuse('malformed', `a receipt holds at most ${MOST_ENTRIES} entries`);
  const parsed = others.map(parseEntry).filter((other) => other !== undefined);
  if (parsed.length < others.length)
    return refuse('malformed', 'an entry of a receipt is {index, bytes, proof}, bytes and proof in base64');
  return ok({ checkpoint, entries: [{ index, bytes, proof: path }, ...parsed] });
}

function parseEntry(value: unknown): ReceiptEntry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { index, bytes, proof } = value as Record<string, unknown>;
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0 || typeof bytes !== 'string')
    return undefined;
  if (!Array.isArray(proof) || !proof.every((hash) => typeof hash === 'string')) return undefined;
  const decoded = fromBase64(bytes);
  const path = parseHashes(proof);
  return decoded && path ? { index, bytes: decoded, proof: path } : undefined;
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
