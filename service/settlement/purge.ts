import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Watermark } from '../../settlement/store/batch.ts';
import type { SnapshotPlace } from '../../settlement/store/market-snapshots.ts';
import { eventsStream } from '../nats/streams.ts';
import { eventsStand } from './lost-tail.ts';

/** How many messages below the limit stay, for a market replica that is a little behind; one further behind starts over. */
const KEPT = 1_000;
/**
 * Snapshots that are late, or too large to be made, hold back no more than this below the watermark: ORDERS refuses an agent at 4,096
 * messages, and one agent alone may publish two thousand between two purges. What is freed is in the journal.
 */
const MOST_BEHIND = 500;

/**
 * Frees what was applied from ORDERS, of a book partition up to the newest snapshot that counts, and from EVENTS. The message at each
 * watermark always stays: the lost-tail check compares it.
 */
export async function purgeApplied(
  connection: NatsConnection,
  watermarks: readonly Watermark[],
  newest: readonly SnapshotPlace[],
): Promise<void> {
  const manager = await jetstreamManager(connection);
  const limits = watermarks.map((watermark) => ({ ...watermark, limit: limitOf(watermark, newest) }));
  // A subject may name a partition that there is not: nobody reads it, and its sender must not fill the disk with it.
  const applied = Math.min(...limits.map(({ limit }) => limit));
  if (applied > KEPT) await manager.streams.purge('ORDERS', { seq: applied - KEPT });
  for (const { limit, ...watermark } of limits) {
    const { partition, eventsSequence } = watermark;
    if (limit > KEPT)
      await manager.streams.purge('ORDERS', { filter: `idb.v1.orders.${partition}.*`, seq: limit - KEPT });
    // Where EVENTS was made again, what stands below the old number was not applied.
    if (eventsSequence > KEPT && (await eventsStand(manager, watermark)))
      await manager.streams.purge(eventsStream(partition), { seq: eventsSequence - KEPT });
  }
}

function limitOf({ partition, generation, sequence }: Watermark, newest: readonly SnapshotPlace[]): number {
  if (partition === 0) return sequence;
  const snapshot = newest.find((place) => place.partition === partition && place.generation === generation);
  return Math.max(Math.min(sequence, snapshot?.sequence ?? 0), sequence - MOST_BEHIND);
}
