import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Watermark } from '../../settlement/store/batch.ts';

/** How many messages below the watermark stay, for a market replica that is a little behind; one further behind asks for the journal. */
const KEPT = 1_000;

/** Frees what was applied from ORDERS and EVENTS. The message at each watermark always stays: the lost-tail check compares it. */
export async function purgeApplied(connection: NatsConnection, watermarks: readonly Watermark[]): Promise<void> {
  const manager = await jetstreamManager(connection);
  // A subject may name a partition that there is not: nobody reads it, and its sender must not fill the disk with it.
  const applied = Math.min(...watermarks.map(({ sequence }) => sequence));
  if (applied > KEPT) await manager.streams.purge('ORDERS', { seq: applied - KEPT });
  for (const { partition, sequence, eventsSequence } of watermarks) {
    if (sequence > KEPT)
      await manager.streams.purge('ORDERS', { filter: `idb.v1.orders.${partition}.*`, seq: sequence - KEPT });
    if (eventsSequence > KEPT)
      await manager.streams.purge('EVENTS', { filter: `idb.v1.events.${partition}`, seq: eventsSequence - KEPT });
  }
}
