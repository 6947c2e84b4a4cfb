import { equalBytes } from '../../primitives/bytes.ts';
import { EMPTY_ROOT, verifyConsistency } from '../../primitives/merkle.ts';
import { ok, type Result, refuse } from '../../primitives/result.ts';
import type { Cosigner } from './sign.ts';
import { type Checkpoint, parseCheckpoint, parseSize } from './verify/checkpoint.ts';
import { formatNote, formatSignatureLine, type Note, parseNote, verifyNote } from './verify/note.ts';
import { keyOfOrigin } from './verify/origin.ts';
import { parseHashes } from './verify/tlog-proof.ts';
import type { VerifierKey } from './verify/vkey.ts';

/** The largest checkpoint of one origin that a witness has cosigned. */
export type WitnessRecord = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** The log's signature and ours. */
  readonly note: string;
};

/** A request of C2SP tlog-witness add-checkpoint: the size that the log believes we have, proof lines, the checkpoint note. */
export type AddCheckpoint = {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
};

export type WitnessKeys = { readonly logs: readonly VerifierKey[]; readonly cosigner: Cosigner };

export type WitnessReply = {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** To be durable before the reply is sent, and only if the stored record is still the one that was given. */
  readonly newState?: WitnessRecord;
  /** Two checkpoints that the log signed and that no one tree can have: proof against it. Both notes as signed. */
  readonly splitView?: { readonly seen: string; readonly submitted: string };
};

const MOST_PROOF_LINES = 63;
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8' };

/** Refused: `malformed`, `too_large`. */
export function parseAddCheckpoint(body: string): Result<AddCheckpoint> {
  const split = body.indexOf('\n\n');
  if (split < 0) return refuse('malformed', 'an empty line parts the proof from the checkpoint');
  const [first = '', ...lines] = body.slice(0, split).split('\n');
  const oldSize = first.startsWith('old ') ? parseSize(first.slice(4)) : undefined;
  if (oldSize === undefined) return refuse('malformed', `no line "old <size>": ${first}`);
  const proof = parseHashes(lines, MOST_PROOF_LINES);
  if (!proof) return refuse('malformed', `at most ${MOST_PROOF_LINES} proof lines, each 32 bytes in base64`);
  const note = parseNote(body.slice(split + 2));
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  return ok({ oldSize, proof, note: note.value, checkpoint: checkpoint.value });
}

/**
 * Answers one parsed request against the stored record (`undefined`: none yet, which counts as size 0), in the order of the protocol:
 * 404 unknown origin, 403 signature, 400 sizes, 409 another old size, 422 proof; 200 gives the cosignature line.
 */
export function addCheckpoint(
  state: WitnessRecord | undefined,
  request: AddCheckpoint,
  nowMs: number,
  keys: WitnessKeys,
): WitnessReply {
  const { oldSize, proof, note, checkpoint } = request;
  const logs = keys.logs.flatMap((key) => keyOfOrigin(key, checkpoint.origin) ?? []);
  if (logs.length === 0) return says(404, `this witness does not know the log ${checkpoint.origin}`);
  const signed = verifyNote(note, logs);
  if (!signed.ok) return says(403, signed.message);
  if (oldSize > checkpoint.size) return says(400, `old size ${oldSize} is above the checkpoint's ${checkpoint.size}`);

  const seen = { size: state?.size ?? 0, root: state?.root ?? EMPTY_ROOT };
  const splitView =
    state && seen.size === checkpoint.size && !equalBytes(seen.root, checkpoint.root)
      ? { splitView: { seen: state.note, submitted: formatNote(note) } }
      : {};
  if (oldSize !== seen.size)
    return { status: 409, headers: { 'Content-Type': 'text/x.tlog.size' }, body: `${seen.size}\n`, ...splitView };
  if (!verifyConsistency(oldSize, seen.root, checkpoint.size, checkpoint.root, proof))
    return { ...says(422, `the proof does not lead from size ${oldSize} to ${checkpoint.size}`), ...splitView };

  const cosignature = keys.cosigner.cosign(note.text, BigInt(Math.floor(nowMs / 1000)));
  const logSignatures = signed.value.map(({ key }) => key);
  const kept = note.signatures.filter(({ name, keyId }) =>
    logSignatures.some((key) => key.name === name && key.keyId === keyId),
  );
  const newState: WitnessRecord = {
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: checkpoint.root,
    note: formatNote({ text: note.text, signatures: [...kept, cosignature] }),
  };
  return { status: 200, headers: PLAIN, body: formatSignatureLine(cosignature), newState };
}

function says(status: 400 | 403 | 404 | 422, sentence: string): WitnessReply {
  return { status, headers: PLAIN, body: `${sentence}\n` };
}
