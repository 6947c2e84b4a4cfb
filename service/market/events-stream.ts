import { equalBytes } from '../../primitives/bytes.ts';
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
};

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
  return { generation, sequence, part, frameBytes, bytes };
}

/** Where the first part stands, or will stand, that answers a message of ORDERS after `sequence`. */
export async function positionAfter(
  shell: Shell,
  partition: number,
  at: { readonly tail: EventsTail; readonly generation: number; readonly sequence: number },
): Promise<number> {
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
