import { JetStreamApiCodes, JetStreamApiError, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { equalBytes, toHex } from '../../primitives/bytes.ts';
import type { Entry } from '../../primitives/entry/entry.ts';
import { sha256 } from '../../primitives/hash.ts';
import { decodeEventsPart } from '../../schemas/events.ts';
import type { Watermark } from '../../settlement/store/batch.ts';

const NOTHING = '00'.repeat(32);

/**
 * Whether ORDERS still holds what was applied last, partition by partition: one GenerationClosed entry for each message that is gone
 * or another; none where the streams go on from where the ledger stands. To be asked before anything more is applied.
 */
export async function findLostTail(connection: NatsConnection, watermarks: readonly Watermark[]): Promise<Entry[]> {
  const manager = await jetstreamManager(connection);
  const lost: Entry[] = [];
  for (const { generation, partition, sequence, messageSha256 } of watermarks) {
    if (sequence === 0) continue;
    const message = await messageAt(manager, 'ORDERS', sequence);
    const found = message ? sha256(message) : undefined;
    if (found && equalBytes(found, messageSha256)) continue;
    const expected = toHex(messageSha256);
    lost.push({
      type: 'generationClosed',
      generation,
      partition,
      sequence,
      expected,
      found: found ? toHex(found) : NOTHING,
    });
  }
  return lost;
}

/**
 * The first sequence of EVENTS to read. Each partition goes on after its last one, and the earliest of these counts; where EVENTS
 * lost its own tail (the market publishes it again), all of it is read, and what was applied is passed over.
 */
export async function eventsStart(connection: NatsConnection, watermarks: readonly Watermark[]): Promise<number> {
  const manager = await jetstreamManager(connection);
  const books = watermarks.filter(({ partition }) => partition > 0);
  for (const { partition, generation, sequence, eventsSequence } of books) {
    if (eventsSequence === 0) return 1;
    const message = await messageAt(manager, 'EVENTS', eventsSequence);
    const part = message && decodeEventsPart(message);
    if (!part?.ok) return 1;
    const { value } = part;
    if (value.partition !== partition || value.generation !== generation || value.sequence !== sequence) return 1;
  }
  return Math.min(...books.map(({ eventsSequence }) => eventsSequence)) + 1;
}

async function messageAt(manager: JetStreamManager, stream: string, sequence: number): Promise<Uint8Array | undefined> {
  try {
    return (await manager.streams.getMessage(stream, { seq: sequence }))?.data;
  } catch (error) {
    const absent: readonly number[] = [JetStreamApiCodes.NoMessageFound, JetStreamApiCodes.StreamNotFound];
    if (error instanceof JetStreamApiError && absent.includes(error.code)) return undefined;
    throw error;
  }
}
