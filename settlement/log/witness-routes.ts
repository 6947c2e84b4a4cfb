import { toHex, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { Clock } from '../../primitives/ports.ts';
import { ok, type Result, refuse } from '../../primitives/result.ts';
import {
  addCheckpoint,
  parseAddCheckpoint,
  type WitnessKeys,
  type WitnessRecord,
  type WitnessReply,
} from './witness.ts';
import type { Checkpoint } from './verify/checkpoint.ts';

/**
 * What a witness remembers. Durability: when `compareAndSet` resolves to true the record survives any crash; only then is the
 * cosignature sent. Concurrency: of two calls that name the same old size at most one may set a larger record.
 */
export interface WitnessStore {
  load(origin: string): Promise<WitnessRecord | undefined>;
  /** The record of the origin that has this hex SHA-256; where a store has no such, only the origins of the keys given are found. */
  loadHashed?(originSha256: string): Promise<WitnessRecord | undefined>;
  /** Sets the record if the stored one has size `oldSize` (none counts as 0); false, and nothing changed, where it has not. */
  compareAndSet(origin: string, oldSize: number, record: WitnessRecord): Promise<boolean>;
}

export type WitnessOptions = {
  readonly keys: WitnessKeys;
  readonly store: WitnessStore;
  readonly clock: Clock;
  /** Asked before a consistent checkpoint is cosigned; its refusal is answered with 503 (a witness that audits first). */
  readonly approve?: (checkpoint: Checkpoint) => Promise<Result<void>>;
  /** Told of two checkpoints that contradict each other. */
  readonly onSplitView?: (evidence: NonNullable<WitnessReply['splitView']>) => void;
};

const MOST_BODY_BYTES = 256 * 1024;

/**
 * The witness's HTTP interface: `POST …/add-checkpoint` and `GET …/<hex SHA-256 of the origin>/checkpoint`, under any prefix; 404 for
 * all else. Rejects only where the store does.
 */
export function witnessRoutes(options: WitnessOptions): (request: Request) => Promise<Response> {
  const origins = new Map(options.keys.logs.map(({ name }) => [toHex(sha256(utf8(name))), name]));
  return async (request) => {
    const parts = new URL(request.url).pathname.split('/');
    const last = parts.at(-1);
    if (request.method === 'POST' && last === 'add-checkpoint') return receive(options, request);
    const origin = request.method === 'GET' && last === 'checkpoint' ? origins.get(parts.at(-2) ?? '') : undefined;
    const record = origin === undefined ? await ofHash(options, request, parts) : await options.store.load(origin);
    return record ? plain(200, record.note) : plain(404, 'no such checkpoint here\n');
  };
}

/** A log that was reopened has an origin that no key names. */
async function ofHash({ store }: WitnessOptions, { method }: Request, parts: readonly string[]) {
  const hash = method === 'GET' && parts.at(-1) === 'checkpoint' ? (parts.at(-2) ?? '') : '';
  return /^[0-9a-f]{64}$/.test(hash) ? store.loadHashed?.(hash) : undefined;
}

async function receive(options: WitnessOptions, request: Request): Promise<Response> {
  const body = await readText(request);
  if (!body.ok) return plain(body.code === 'too_large' ? 413 : 400, `${body.message}\n`);
  const parsed = parseAddCheckpoint(body.value);
  if (!parsed.ok) return plain(400, `${parsed.message}\n`);
  const { checkpoint } = parsed.value;
  for (;;) {
    const state = await options.store.load(checkpoint.origin);
    const reply = addCheckpoint(state, parsed.value, options.clock.nowMs(), options.keys);
    if (reply.splitView) options.onSplitView?.(reply.splitView);
    if (!reply.newState) return new Response(reply.body, reply);
    const approved = await options.approve?.(checkpoint);
    if (approved && !approved.ok) return plain(503, `${approved.code}: ${approved.message}\n`);
    // Where another request was faster, the new record is read and this one judged anew: it ends, as sizes only grow.
    if (await options.store.compareAndSet(checkpoint.origin, parsed.value.oldSize, reply.newState))
      return new Response(reply.body, reply);
  }
}

/** The body as UTF-8; refused where it is longer than admitted (`too_large`) or in another encoding (`malformed`). */
async function readText(request: Request): Promise<Result<string>> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let bytes = 0;
  try {
    for await (const piece of request.body ?? []) {
      bytes += piece.length;
      if (bytes > MOST_BODY_BYTES) return refuse('too_large', `a request holds at most ${MOST_BODY_BYTES} bytes`);
      text += decoder.decode(piece, { stream: true });
    }
    return ok(text + decoder.decode());
  } catch (error) {
    // What the decoder throws, and nothing else that a broken connection would.
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return refuse('malformed', 'a request is UTF-8');
    throw error;
  }
}

function plain(status: number, body: string): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
