import { ok, refuse, type Result } from '../../primitives/result.ts';

/**
 * The journal that settlement keeps of a book partition, as the market asks for it: every frame that changed state or used a sequence,
 * refusals included, in order. Request: JSON on `idb.v1.settlement.journal.<partition>`. Reply, big endian: version u8 (1), done u8,
 * generation u32, watermark u64, time u64, rows u32; each row: generation u32, sequence u64, time u64, length u32, frame bytes.
 */
export type JournalRequest = {
  /** Rows after this position are asked for; 0, 0 for the first. */
  readonly afterGeneration: number;
  readonly afterSequence: number;
  /** At most this many rows. */
  readonly limit: number;
};

export type JournalRow = {
  readonly generation: number;
  /** Of the ORDERS message, in its generation. */
  readonly sequence: number;
  /** Partition time at which it was applied. */
  readonly timeMs: number;
  readonly frameBytes: Uint8Array;
};

export type JournalReply = {
  /** The generation that is open now; the watermark is a sequence of its ORDERS stream, 0 before the first message. */
  readonly generation: number;
  /** The last ORDERS message of this partition that settlement applied, read in one transaction with the rows. */
  readonly watermark: number;
  /** Partition time at the watermark, refused messages included; 0 before the first. */
  readonly timeMs: number;
  readonly rows: readonly JournalRow[];
  /** No row follows these up to the watermark. */
  readonly done: boolean;
};

/** Core message, of any content: settlement has opened another generation and made ORDERS and EVENTS again. */
export const GENERATION_SUBJECT = 'idb.v1.settlement.generation';
/** A reply stays below NATS' 1 MiB. */
const MAX_REPLY_BYTES = 900_000;
const HEAD_BYTES = 26;
const ROW_BYTES = 24;

export function journalSubject(partition: number): string {
  return `idb.v1.settlement.journal.${partition}`;
}

export function encodeJournalRequest(request: JournalRequest): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(request));
}

export function decodeJournalRequest(bytes: Uint8Array): Result<JournalRequest> {
  let value: Partial<Record<keyof JournalRequest, unknown>> | null;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    return refuse('malformed', `a journal request is JSON: ${String(error)}`);
  }
  const { afterGeneration, afterSequence, limit } = value ?? {};
  if (!isCount(afterGeneration) || !isCount(afterSequence) || !isCount(limit))
    return refuse('malformed', 'a journal request is {afterGeneration, afterSequence, limit}, whole numbers from 0');
  return ok({ afterGeneration, afterSequence, limit });
}

/** As many of the rows as fit one message; `done` is then false, and the asker comes again. */
export function encodeJournalReply(reply: JournalReply): Uint8Array {
  let size = HEAD_BYTES;
  let count = 0;
  for (const { frameBytes } of reply.rows) {
    if (count > 0 && size + ROW_BYTES + frameBytes.length > MAX_REPLY_BYTES) break;
    size += ROW_BYTES + frameBytes.length;
    count++;
  }
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  view.setUint8(0, 1);
  view.setUint8(1, reply.done && count === reply.rows.length ? 1 : 0);
  view.setUint32(2, reply.generation);
  view.setBigUint64(6, BigInt(reply.watermark));
  view.setBigUint64(14, BigInt(reply.timeMs));
  view.setUint32(22, count);
  let at = HEAD_BYTES;
  for (const row of reply.rows.slice(0, count)) {
    view.setUint32(at, row.generation);
    view.setBigUint64(at + 4, BigInt(row.sequence));
    view.setBigUint64(at + 12, BigInt(row.timeMs));
    view.setUint32(at + 20, row.frameBytes.length);
    out.set(row.frameBytes, at + ROW_BYTES);
    at += ROW_BYTES + row.frameBytes.length;
  }
  return out;
}

export function decodeJournalReply(bytes: Uint8Array): Result<JournalReply> {
  const malformed = refuse('malformed', `${bytes.length} bytes are no journal reply of version 1`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD_BYTES || view.getUint8(0) !== 1) return malformed;
  const rows: JournalRow[] = [];
  let at = HEAD_BYTES;
  for (let left = view.getUint32(22); left > 0; left--) {
    if (at + ROW_BYTES > bytes.length) return malformed;
    const end = at + ROW_BYTES + view.getUint32(at + 20);
    if (end > bytes.length) return malformed;
    rows.push({
      generation: view.getUint32(at),
      sequence: Number(view.getBigUint64(at + 4)),
      timeMs: Number(view.getBigUint64(at + 12)),
      frameBytes: bytes.slice(at + ROW_BYTES, end),
    });
    at = end;
  }
  if (at !== bytes.length) return malformed;
  return ok({
    generation: view.getUint32(2),
    watermark: Number(view.getBigUint64(6)),
    timeMs: Number(view.getBigUint64(14)),
    rows,
    done: view.getUint8(1) === 1,
  });
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
