import { InfinityDbError } from '../../primitives/error.ts';
import { ok, type Result, refuse } from '../../primitives/result.ts';
import { toBase64 } from './verify/base64.ts';
import { parseCheckpoint, parseSize } from './verify/checkpoint.ts';
import { formatNote, type NoteSignature, parseNote, parseSignatureLines, verifyNote } from './verify/note.ts';
import type { VerifierKey } from './verify/vkey.ts';

export type Submission = {
  /** The witness's submission prefix, without the final slash. */
  readonly url: string;
  readonly key: VerifierKey;
  /** The checkpoint note with the log's signature. */
  readonly note: string;
  /** What this witness is believed to have; 0 where unknown. It says so if it has another. */
  readonly oldSize: number;
  readonly consistencyProof: (oldSize: number, newSize: number) => Promise<readonly Uint8Array[]>;
  /** The deadline; without one, ten seconds. */
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
};

export type Submitted = {
  readonly cosignature: NoteSignature;
  /** The size that the witness now has: the `oldSize` of the next submission. */
  readonly size: number;
};

const DEADLINE_MS = 10_000;
const MOST_TRIES = 3;

/**
 * Asks a witness to cosign. Refused: `malformed` (the note), `bad_signature` (its answer is not its key's signature), `verification_failed`
 * (the witness refuses, with its sentence). Throws `service_unavailable` where it cannot be reached, is broken or is not ready.
 */
export async function submitCheckpoint(submission: Submission): Promise<Result<Submitted>> {
  const note = parseNote(submission.note);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  const { size } = checkpoint.value;
  const signal = submission.signal ?? AbortSignal.timeout(DEADLINE_MS);
  let oldSize = submission.oldSize;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const proof = await submission.consistencyProof(oldSize, size);
    const reply = await post(submission, requestBody(oldSize, proof, submission.note), signal);
    if (reply.status === 200) return accepted(submission.key, note.value.text, size, reply.body);
    if (reply.status !== 409)
      return refuse('verification_failed', `${submission.key.name} refuses (${reply.status}): ${reply.body.trim()}`);
    const told = parseSize(reply.body.trim());
    if (told === undefined) return refuse('malformed', `${submission.key.name} names no size: ${reply.body.trim()}`);
    if (told > size)
      return refuse('verification_failed', `${submission.key.name} has already cosigned size ${told}, above ${size}`, {
        told,
        size,
      });
    oldSize = told;
  }
  return refuse('verification_failed', `${submission.key.name} named another size ${MOST_TRIES} times`);
}

/** The body of an add-checkpoint request. */
export function requestBody(oldSize: number, proof: readonly Uint8Array[], note: string): string {
  return `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`;
}

async function post({ url, key, fetch: via = fetch }: Submission, body: string, signal: AbortSignal) {
  try {
    const response = await via(`${url}/add-checkpoint`, { method: 'POST', body, signal });
    const answer = await response.text();
    if (response.status < 500) return { status: response.status, body: answer };
    throw new InfinityDbError(
      'service_unavailable',
      `witness ${key.name} answers ${response.status}: ${answer.trim()}`,
    );
  } catch (cause) {
    if (InfinityDbError.is(cause)) throw cause;
    throw new InfinityDbError('service_unavailable', `witness ${key.name} at ${url} cannot be reached`, { cause });
  }
}

function accepted(key: VerifierKey, text: string, size: number, answer: string): Result<Submitted> {
  const signatures = parseSignatureLines(answer);
  if (!signatures.ok) return signatures;
  const cosignature = signatures.value.find(({ name, keyId }) => name === key.name && keyId === key.keyId);
  if (!cosignature) return refuse('bad_signature', `${key.name} answered with no signature of its key`);
  const good = verifyNote({ text, signatures: [cosignature] }, [key]);
  if (!good.ok) return good;
  if (good.value.some(({ timeSeconds }) => timeSeconds === 0n))
    return refuse('bad_signature', `the cosignature of ${key.name} bears no time`);
  return ok({ cosignature, size });
}

/** The note with these signatures added; one of a key already there takes its place. */
export function withSignatures(note: string, added: readonly NoteSignature[]): Result<string> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const isAdded = (old: NoteSignature) => added.some(({ name, keyId }) => name === old.name && keyId === old.keyId);
  const kept = parsed.value.signatures.filter((old) => !isAdded(old));
  return ok(formatNote({ text: parsed.value.text, signatures: [...kept, ...added] }));
}
