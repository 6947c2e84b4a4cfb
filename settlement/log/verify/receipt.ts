import { decodeEntry } from '../../../primitives/entry/codec.ts';
import type { Entry } from '../../../primitives/entry/entry.ts';
import { leafHash, verifyInclusion } from '../../../primitives/merkle.ts';
import { ok, type Refusal, type Result, refuse } from '../../../primitives/result.ts';
import type { Transfer } from '../../../primitives/transfer.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type CheckpointTrust, type OpenedCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { parseHashes } from './tlog-proof.ts';

/**
 * A receipt for one transfer, verifiable offline: the Transfer entry, the Frame or Rule entry that authorised it, the place of each in
 * the tree, and a cosigned checkpoint of that tree. As text, JSON with base64 for bytes.
 */
export type Receipt = {
  /** The checkpoint note with its cosignatures, verbatim. */
  readonly checkpoint: string;
  readonly entries: readonly ReceiptEntry[];
};

export type ReceiptEntry = {
  readonly index: number;
  readonly bytes: Uint8Array;
  /** Sibling hashes in the checkpoint's tree, the leaf's own first. */
  readonly proof: readonly Uint8Array[];
};

type FrameEntry = Extract<Entry, { type: 'frame' }>;
type RuleEntry = Extract<Entry, { type: 'rule' }>;

/** Whose frame it is (64 hex digits) and how many commands it holds; refused where its signature is not good. */
export type OpenFrame = (frame: FrameEntry) => Result<{ readonly agent: string; readonly commands: number }>;

/** `openFrame` carries the proof down to the debtor's own signature; without it the log's word stands for that. */
export type ReceiptTrust = CheckpointTrust & { readonly openFrame?: OpenFrame };

export type VerifiedReceipt = {
  readonly checkpoint: OpenedCheckpoint;
  readonly transferIndex: number;
  readonly transfer: Transfer;
  readonly authorisation: FrameEntry | RuleEntry;
  /** Whether the frame's signature was checked; always false for a rule. */
  readonly frameVerified: boolean;
  readonly entries: readonly { readonly index: number; readonly entry: Entry }[];
};

const FORMAT = 'infinitydb-receipt/v1';
const MOST_CHARACTERS = 2_000_000;
const MOST_ENTRIES = 16;

export function formatReceipt(receipt: Receipt): string {
  const entries = receipt.entries.map(({ index, bytes, proof }) => ({
    index,
    bytes: toBase64(bytes),
    proof: proof.map(toBase64),
  }));
  return `${JSON.stringify({ format: FORMAT, checkpoint: receipt.checkpoint, entries }, undefined, 2)}\n`;
}

/** Refused: `malformed`, `too_large`. */
export function parseReceipt(text: string): Result<Receipt> {
  if (text.length > MOST_CHARACTERS) return refuse('too_large', `a receipt has at most ${MOST_CHARACTERS} characters`);
  const json = parseObject(text);
  if (json?.format !== FORMAT) return refuse('malformed', `a receipt is JSON of format ${FORMAT}`);
  const { checkpoint, entries } = json;
  if (typeof checkpoint !== 'string') return refuse('malformed', 'a receipt holds a checkpoint note');
  if (!Array.isArray(entries) || entries.length > MOST_ENTRIES)
    return refuse('malformed', `a receipt holds at most ${MOST_ENTRIES} entries`);
  const parsed = entries.map(parseEntry).filter((entry) => entry !== undefined);
  if (parsed.length < entries.length)
    return refuse('malformed', 'an entry of a receipt is {index, bytes, proof}, bytes and proof in base64');
  return ok({ checkpoint, entries: parsed });
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

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Checks a receipt from its text and public keys alone. Refused: `malformed`, `bad_signature` (checkpoint or frame),
 * `verification_failed` (quorum, a place in the tree, an authorisation that is not the transfer's), with the entry's index in `details`.
 */
export function verifyReceipt(receiptText: string, trust: ReceiptTrust): Result<VerifiedReceipt> {
  const receipt = parseReceipt(receiptText);
  if (!receipt.ok) return receipt;
  const opened = verifyCheckpoint({ note: receipt.value.checkpoint, logVkey: trust.logVkey, policy: trust.policy });
  if (!opened.ok) return opened;
  const { size, root } = opened.value;
  const entries: { index: number; entry: Entry }[] = [];
  for (const { index, bytes, proof } of receipt.value.entries) {
    if (!verifyInclusion(leafHash(bytes), index, size, root, proof))
      return wrong(index, `is not in the tree of size ${size}`);
    const entry = decodeEntry(bytes);
    if (!entry.ok) return entry;
    entries.push({ index, entry: entry.value });
  }
  const transfers = entries.flatMap(({ index, entry }) =>
    entry.type === 'transfer' ? [{ index, transfer: entry.transfer }] : [],
  );
  const [only, ...more] = transfers;
  if (!only || more.length > 0) return refuse('malformed', `a receipt is for one transfer, not ${transfers.length}`);
  const authorisation = authorisationOf(only.index, only.transfer, entries);
  if (!authorisation.ok) return authorisation;
  const signed = frameSignedBy(only.index, only.transfer, authorisation.value, trust.openFrame);
  if (!signed.ok) return signed;
  return ok({
    checkpoint: opened.value,
    transferIndex: only.index,
    transfer: only.transfer,
    authorisation: authorisation.value,
    frameVerified: signed.value,
    entries,
  });
}

function authorisationOf(
  index: number,
  { authorisation: by }: Transfer,
  entries: VerifiedReceipt['entries'],
): Result<FrameEntry | RuleEntry> {
  if (by.leaf >= BigInt(index)) return wrong(index, `names leaf ${by.leaf}, which does not stand before it`);
  const entry = entries.find((other) => BigInt(other.index) === by.leaf)?.entry;
  if (!entry) return wrong(index, `is authorised by leaf ${by.leaf}, which the receipt lacks`);
  if ((entry.type === 'frame' || entry.type === 'rule') && entry.type === by.kind) return ok(entry);
  return wrong(index, `is authorised by a ${by.kind}, but leaf ${by.leaf} is of type ${entry.type}`);
}

/** Whether the debtor's signature on the frame was checked; refused where it is not good. */
function frameSignedBy(
  index: number,
  transfer: Transfer,
  entry: FrameEntry | RuleEntry,
  openFrame: OpenFrame | undefined,
): Result<boolean> {
  const by = transfer.authorisation;
  if (!openFrame || entry.type !== 'frame' || by.kind !== 'frame') return ok(false);
  const frame = openFrame(entry);
  if (!frame.ok) return frame;
  const { agent, commands } = frame.value;
  if (by.commandIndex >= commands) return wrong(index, `names command ${by.commandIndex} of a frame of ${commands}`);
  const debtor = transfer.debit.split('/', 1)[0] as string;
  // Post, void and expire resolve what the debtor authorised when it became pending; an owner signs within the command.
  const opens = transfer.kind === 'single' || transfer.kind === 'pending';
  if (opens && debtor.length === 64 && debtor !== agent) return wrong(index, `debits ${debtor} by a frame of ${agent}`);
  return ok(true);
}

function wrong(index: number, what: string): Refusal {
  return refuse('verification_failed', `entry ${index} ${what}`, { index });
}
