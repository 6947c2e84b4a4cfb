import { equalBytes } from '../../primitives/bytes.ts';
import { decodeEventsPart } from '../../schemas/events.ts';
import { type Shell, unavailable } from './shell.ts';

/** The newest message on `idb.v1.events.<partition>`: which ORDERS message it answers, and with which part. */
export type EventsTail = {
  readonly generation: number;
  /** Of the ORDERS message; 0 where EVENTS has none of this partition. */
  readonly sequence: number;
  readonly part: number;
  readonly parts: number;
  /** Its own sequence in EVENTS: what the next one expects. */
  readonly streamSequence: number;
  readonly frameBytes: Uint8Array;
};

const NONE: EventsTail = {
  generation: 0,
  sequence: 0,
  part: 0,
  parts: 1,
  streamSequence: 0,
  frameBytes: new Uint8Array(),
};

export const eventsSubject = (partition: number): string => `idb.v1.events.${partition}`;

export async function readTail(shell: Shell, partition: number): Promise<EventsTail> {
  const stored = await shell.manager.streams.getMessage('EVENTS', { last_by_subj: eventsSubject(partition) });
  if (!stored) return NONE;
  const decoded = decodeEventsPart(stored.data);
  if (!decoded.ok) throw unavailable(`EVENTS message ${stored.seq}: ${decoded.message}`);
  const { generation, sequence, part, parts, frameBytes } = decoded.value;
  return { generation, sequence, part, parts, frameBytes, streamSequence: stored.seq };
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
  tail: EventsTail,
  generation: number,
  watermark: number,
): Promise<void> {
  if (tail.generation !== generation || tail.sequence <= watermark || tail.part > 0) return;
  if (!(await ordersHas(shell, tail.sequence, tail.frameBytes)))
    throw unavailable(`EVENTS answers message ${tail.sequence}, which ORDERS lost; waiting for another generation`);
}
