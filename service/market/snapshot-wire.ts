import { fromHex, toHex } from '../../primitives/bytes.ts';
import { equalBytes } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { ok, type Refusal, refuse, type Result } from '../../primitives/result.ts';

/**
 * Snapshots between market and settlement, in parts below NATS' 1 MiB. A message is the length of a JSON head (u32, big endian), the head,
 * and bytes. `put` sends a part, answered with {have}: whether settlement has that snapshot, so that the rest need not be sent. `list`
 * asks for those that count, newest first. `get` asks for a part.
 */
export type SnapshotHeadJson = {
  readonly generation: number;
  /** The last ORDERS message in it. */
  readonly sequence: number;
  readonly timeMs: number;
  readonly format: number;
  readonly byteLength: number;
  /** Hex, of all bytes. */
  readonly sha256: string;
};
export type SnapshotPart = SnapshotHeadJson & { readonly from: number; readonly partSha256: string };
export type SnapshotVerb = 'put' | 'list' | 'get';

export const SNAPSHOT_PART_BYTES = 524_288;
/** A larger engine does without: its replicas replay the journal. */
export const MAX_SNAPSHOT_BYTES = 256 * 1_048_576;
/** Of the engine's bytes; the engine checks its own version too. */
export const SNAPSHOT_FORMAT = 1;

export const snapshotSubject = (verb: SnapshotVerb, partition: number): string =>
  `idb.v1.settlement.snapshot.${verb}.${partition}`;

export function encodePart(head: SnapshotHeadJson, from: number, bytes: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify({ ...head, from, partSha256: toHex(sha256(bytes)) }));
  const out = new Uint8Array(4 + json.length + bytes.length);
  new DataView(out.buffer).setUint32(0, json.length);
  out.set(json, 4);
  out.set(bytes, 4 + json.length);
  return out;
}

/** Refused: `malformed`, also where the part's hash is another. */
export function decodePart(message: Uint8Array): Result<{ readonly head: SnapshotPart; readonly bytes: Uint8Array }> {
  const malformed = (why: string): Refusal =>
    refuse('malformed', `${message.length} bytes are no snapshot's part: ${why}`);
  if (message.length < 4) return malformed('too short');
  const length = new DataView(message.buffer, message.byteOffset).getUint32(0);
  if (4 + length > message.length) return malformed('its head is cut off');
  const head = asPart(message.subarray(4, 4 + length));
  if (!head) return malformed('its head is not as it has to be');
  const bytes = message.slice(4 + length);
  if (bytes.length !== Math.min(SNAPSHOT_PART_BYTES, head.byteLength - head.from)) return malformed('its length');
  if (!equalBytes(sha256(bytes), fromHex(head.partSha256) ?? new Uint8Array())) return malformed('its hash');
  return ok({ head, bytes });
}

function asPart(json: Uint8Array): SnapshotPart | undefined {
  const value = parseJson(json);
  const { from, partSha256, byteLength } = value;
  if (!isHead(value) || !isCount(from) || !isHash(partSha256)) return undefined;
  return from < Number(byteLength) && from % SNAPSHOT_PART_BYTES === 0 ? (value as SnapshotPart) : undefined;
}

/** The snapshots of a `list` reply; none where it is malformed. */
export function decodeList(message: Uint8Array): SnapshotHeadJson[] {
  const { snapshots } = parseJson(message);
  return Array.isArray(snapshots) ? snapshots.filter(isHead) : [];
}

export function parseJson(message: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(message));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isHead(value: unknown): value is SnapshotHeadJson {
  if (typeof value !== 'object' || value === null) return false;
  const head = value as Record<string, unknown>;
  const counts = ['generation', 'sequence', 'timeMs', 'format', 'byteLength'].every((name) => isCount(head[name]));
  return counts && isHash(head['sha256']) && Number(head['byteLength']) <= MAX_SNAPSHOT_BYTES;
}

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
