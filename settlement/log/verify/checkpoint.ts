import { EMPTY_ROOT, HASH_BYTES } from '../../../primitives/merkle.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { equalBytes } from '../../../primitives/bytes.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { parseNote, verifyNote } from './note.ts';
import { keyOfOrigin } from './origin.ts';
import { type Policy, quorumMet } from './policy.ts';
import { isKeyName, parseVkey, type VerifierKey } from './vkey.ts';

/** The text of a C2SP tlog-checkpoint: origin, tree size in leaves, root hash, extension lines (we write none). */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
};

export type Cosignature = { readonly key: VerifierKey; readonly timeSeconds: bigint };

/** A checkpoint that its log signed; `quorum` says whether the policy's witnesses did too. */
export type OpenedCheckpoint = Checkpoint & {
  readonly text: string;
  readonly cosignatures: readonly Cosignature[];
  readonly quorum: boolean;
};

export type CheckpointTrust = {
  /** The log's verifier key; its name is the origin, or what stands before `/<generation>` in that of a log that was reopened. */
  readonly logVkey: string;
  readonly policy: Policy;
};

export function formatCheckpoint(checkpoint: Checkpoint): string {
  const lines = [checkpoint.origin, String(checkpoint.size), toBase64(checkpoint.root), ...checkpoint.extensions];
  return `${lines.join('\n')}\n`;
}

/** Refused (`malformed`): another form, a size of 2^53 or more, a root that the empty tree does not have. */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  if (!text.endsWith('\n')) return refuse('malformed', 'a checkpoint ends in a newline');
  const [origin = '', decimal = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = parseSize(decimal);
  const root = fromBase64(encoded);
  if (!isKeyName(origin)) return refuse('malformed', `no checkpoint origin: ${origin}`);
  if (size === undefined) return refuse('malformed', `no tree size: ${decimal}`);
  if (root?.length !== HASH_BYTES) return refuse('malformed', `no root hash: ${encoded}`);
  if (extensions.includes('')) return refuse('malformed', 'a checkpoint has no empty line');
  if (size === 0 && !equalBytes(root, EMPTY_ROOT))
    return refuse('malformed', 'the root of size 0 is not the empty tree');
  return ok({ origin, size, root, extensions });
}

/** A decimal below 2^53 without leading zeros. */
export function parseSize(decimal: string): number | undefined {
  const size = /^(?:0|[1-9][0-9]{0,15})$/.test(decimal) ? Number(decimal) : Number.NaN;
  return Number.isSafeInteger(size) ? size : undefined;
}

/** Opens a checkpoint note: the log's signature must be good; a missing quorum is told, not refused. */
export function openCheckpoint(note: string, trust: CheckpointTrust): Result<OpenedCheckpoint> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const { text } = parsed.value;
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint.ok) return checkpoint;
  const trusted = parseVkey(trust.logVkey);
  if (!trusted.ok) return trusted;
  const logKey = keyOfOrigin(trusted.value, checkpoint.value.origin);
  if (!logKey)
    return refuse('bad_signature', `a checkpoint of ${checkpoint.value.origin}, not of ${trusted.value.name}`);
  const witnessKeys = trust.policy.witnesses.map((witness) => witness.key);
  const good = verifyNote(parsed.value, [logKey, ...witnessKeys]);
  if (!good.ok) return good;
  const cosignatures: Cosignature[] = [];
  let signedByLog = false;
  for (const { key, timeSeconds } of good.value) {
    if (key === logKey) signedByLog = true;
    else if (timeSeconds !== undefined) cosignatures.push({ key, timeSeconds });
  }
  if (!signedByLog) return refuse('bad_signature', `the log ${logKey.name} did not sign this checkpoint`);
  const quorum = quorumMet(trust.policy, new Set(cosignatures.map(({ key }) => key)));
  return ok({ ...checkpoint.value, text, cosignatures, quorum });
}

/** As `openCheckpoint`, and refuses (`verification_failed`) a checkpoint short of its quorum. */
export function verifyCheckpoint({
  note,
  ...trust
}: CheckpointTrust & { readonly note: string }): Result<OpenedCheckpoint> {
  const opened = openCheckpoint(note, trust);
  if (!opened.ok || opened.value.quorum) return opened;
  const { size, cosignatures } = opened.value;
  const cosigned = cosignatures.map(({ key }) => key.name).join(', ') || 'nobody';
  return refuse(
    'verification_failed',
    `checkpoint of size ${size} is short of its quorum ${trust.policy.quorum}: cosigned by ${cosigned}`,
  );
}
