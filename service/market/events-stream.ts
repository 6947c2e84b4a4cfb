import { equalBytes, toHex, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { decodeEventsPart } from '../../schemas/events.ts';
import { eventsStream } from '../nats/streams.ts';
import { type Shell, unavailable } from './shell.ts';

/** A message of EVENTS_<partition>: which ORDERS message it answers, and with which part. */
export type StoredPart = {
  readonly generation: number;
  /** Of the ORDERS message. */
  readonly sequence: number;
  readonly part: number;
  readonly frameBytes: Uint8Array;
  readonly bytes: Uint8Array;
  /** Hex; see `idAfter`. */
  readonly id: string;
};

/** Where a replica goes on: a position, and the id of the message before it; '' where there is none to be known. */
export type EventsPlace = { readonly position: number; readonly idBefore: string };

/** Message id: SHA-256 of the id before it and the message's bytes. Equal ids, equal bytes all the way. */
export function idAfter(idBefore: string, bytes: Uint8Array): string {
  return toHex(sha256(utf8(idBefore), bytes));
}

/** How far EVENTS_<partition> goes. Its messages have the positions from `first` to `last`, without a gap. */
export type EventsTail = {
  readonly first: number;
  /** 0 where nothing was ever published. */
  readonly last: number;
  /** What stands at `last`; undefined where there is nothing any more. */
  readonly newest: StoredPart | undefined;
};

export async function readTail(shell: Shell, partition: number): Promise<EventsTail> {
  const { state } = await shell.manager.streams.info(eventsStream(partition));
  const newest = state.messages === 0 ? undefined : await readPart(shell, partition, state.last_seq);
  return { first: state.first_seq, last: state.last_seq, newest };
}

/** What stands at a position; undefined where there is nothing, or nothing any more. */
export async function readPart(shell: Shell, partition: number, position: number): Promise<StoredPart | undefined> {
  const stream = eventsStream(partition);
  // A direct answer may come from a server that is behind; the stream's leader is asked only where it says that there is nothing.
  const stored =
    (await shell.manager.direct.getMessage(stream, { seq: position })) ??
    (await shell.manager.streams.getMessage(stream, { seq: position }));
  if (!stored) return undefined;
  const bytes = stored.data;
  const decoded = decodeEventsPart(bytes);
  if (!decoded.ok) throw unavailable(`${stream} message ${position}: ${decoded.message}`);
  const { generation, sequence, part, frameBytes } = decoded.value;
  const id = stored.header.get('Nats-Msg-Id');
  return { generation, sequence, part, frameBytes, bytes, id };
}

/** Where the first part stands, or will stand, that answers a message of ORDERS after `sequence`. */
export async function placeAfter(shell: Shell, partition: number, at: After): Promise<EventsPlace> {
  const position = await positionAfter(shell, partition, at);
  const before = position > Math.max(at.tail.first, 1) ? await readPart(shell, partition, position - 1) : undefined;
  return { position, idBefore: before?.id ?? '' };
}

type After = { readonly tail: EventsTail; readonly generation: number; readonly sequence: number };

async function positionAfter(shell: Shell, partition: number, at: After): Promise<number> {
  const { tail, generation, sequence } = at;
  const isAfter = (part: StoredPart | undefined): boolean =>
    part !== undefined && part.generation === generation && part.sequence > sequence;
  let high = tail.last + 1;
  if (!isAfter(tail.newest)) return high;
  let low = tail.first;
  high = tail.last;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isAfter(await readPart(shell, partition, middle))) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** Whether ORDERS still has these bytes at this sequence; it has not when it lost its tail, or was purged there. */
export async function ordersHas(shell: Shell, sequence: number, frameBytes: Uint8Array): Promise<boolean> {
  const stored = await shell.manager.streams.getMessage('ORDERS', { seq: sequence });
  return stored !== null && equalBytes(stored.data, frameBytes);
}

/**
 * Throws `service_unavailable` where EVENTS answers a message that ORDERS has not (any more): ORDERS lost its tail, and nothing may be
 * applied until settlement has closed the generation (DESIGN §9).
 */
export async function checkAgreement(
  shell: Shell,
  { newest }: EventsTail,
  generation: number,
  watermark: number,
): Promise<void> {
  if (!newest || newest.generation !== generation || newest.sequence <= watermark || newest.part > 0) return;
  if (!(await ordersHas(shell, newest.sequence, newest.frameBytes)))
    throw unavailable(`EVENTS answers message ${newest.sequence}, which ORDERS lost; waiting for another generation`);
}
