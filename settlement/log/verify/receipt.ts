import { decodeEntry } from '../../../primitives/entry/codec.ts';
import type { Entry } from '../../../primitives/entry/entry.ts';
import { leafHash, verifyInclusion } from '../../../primitives/merkle.ts';
import { ok, type Refusal, type Result, refuse } from '../../../primitives/result.ts';
import type { Transfer } from '../../../primitives/transfer.ts';
import { type CheckpointTrust, type OpenedCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { parseReceipt } from './receipt-text.ts';

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

/** What of a receipt does not hold: `reason` of a refusal's details. */
export type ReceiptFault =
  /** It is none, or an entry in it cannot be read. */
  | 'form'
  /** The log did not sign this checkpoint, or a witness's signature on it is not good. */
  | 'checkpoint_signature'
  | 'witness_quorum'
  /** An entry is not where the receipt says. */
  | 'inclusion'
  /** What it brings as the transfer's authorisation is none. */
  | 'authorisation'
  | 'debtor_signature';

/**
 * Checks a receipt from its text and public keys alone. Refused: `malformed`, `bad_signature` (checkpoint or frame),
 * `verification_failed` (quorum, a place in the tree, an authorisation that is not the transfer's); `details` have the entry's index
 * where it is one's, and the `reason`, a ReceiptFault.
 */
export function verifyReceipt(receiptText: string, trust: ReceiptTrust): Result<VerifiedReceipt> {
  const receipt = parseReceipt(receiptText);
  if (!receipt.ok) return because('form', receipt);
  const opened = verifyCheckpoint({ note: receipt.value.checkpoint, logVkey: trust.logVkey, policy: trust.policy });
  if (!opened.ok) return because(CHECKPOINT_FAULTS[opened.code] ?? 'form', opened);
  const { size, root } = opened.value;
  const entries: { index: number; entry: Entry }[] = [];
  for (const { index, bytes, proof } of receipt.value.entries) {
    if (!verifyInclusion(leafHash(bytes), index, size, root, proof))
      return because('inclusion', wrong(index, `is not in the tree of size ${size}`));
    const entry = decodeEntry(bytes);
    if (!entry.ok) return because('form', entry);
    entries.push({ index, entry: entry.value });
  }
  const transfers = entries.flatMap(({ index, entry }) =>
    entry.type === 'transfer' ? [{ index, transfer: entry.transfer }] : [],
  );
  const [only, ...more] = transfers;
  if (!only || more.length > 0 || only.index !== entries[0]?.index)
    return because(
      'form',
      refuse('malformed', `a receipt is for one transfer, its first entry, not ${transfers.length}`),
    );
  const authorisation = authorisationOf(only.index, only.transfer, entries);
  if (!authorisation.ok) return because('authorisation', authorisation);
  const signed = frameSignedBy(only.index, only.transfer, authorisation.value, trust.openFrame);
  if (!signed.ok) return because('debtor_signature', signed);
  return ok({
    checkpoint: opened.value,
    transferIndex: only.index,
    transfer: only.transfer,
    authorisation: authorisation.value,
    frameVerified: signed.value,
    entries,
  });
}

const CHECKPOINT_FAULTS: Readonly<Record<string, ReceiptFault>> = {
  bad_signature: 'checkpoint_signature',
  verification_failed: 'witness_quorum',
};

function because(reason: ReceiptFault, refusal: Refusal): Refusal {
  return { ...refusal, details: { ...refusal.details, reason } };
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
