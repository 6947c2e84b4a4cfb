import { JetStreamApiCodes, JetStreamApiError, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { equalBytes, toHex } from '../../primitives/bytes.ts';
import type { Entry } from '../../primitives/entry/entry.ts';
import { sha256 } from '../../primitives/hash.ts';
import { decodeEventsPart } from '../../schemas/events.ts';
import type { Watermark } from '../../settlement/store/batch.ts';
import { eventsStream } from '../nats/streams.ts';

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
 * The first sequence to read of each book partition's EVENTS: after the last one that was applied; where EVENTS lost its own tail (the
 * market publishes it again), all of it is read, and what was applied is passed over.
 */
export async function eventsStarts(
  connection: NatsConnection,
  watermarks: readonly Watermark[],
): Promise<Map<number, number>> {
  const manager = await jetstreamManager(connection);
  const starts = new Map<number, number>();
  for (const watermark of watermarks)
    if (watermark.partition > 0)
      starts.set(watermark.partition, (await eventsStand(manager, watermark)) ? watermark.eventsSequence + 1 : 1);
  return starts;
}

/** Whether EVENTS still has the answer that was applied last, where it was. */
export async function eventsStand(manager: JetStreamManager, watermark: Watermark): Promise<boolean> {
  const { partition, generation, sequence, eventsSequence } = watermark;
  if (eventsSequence === 0) return false;
  const message = await messageAt(manager, eventsStream(partition), eventsSequence);
  const part = message && decodeEventsPart(message);
  return part?.ok === true && part.value.generation === generation && part.value.sequence === sequence;
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
