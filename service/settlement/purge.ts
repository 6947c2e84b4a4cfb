import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Watermark } from '../../settlement/store/batch.ts';
import { eventsStream } from '../nats/streams.ts';
import { eventsStand } from './lost-tail.ts';

/** How many messages below the watermark stay, for a market replica that is a little behind; one further behind asks for the journal. */
const KEPT = 1_000;

/** Frees what was applied from ORDERS and EVENTS. The message at each watermark always stays: the lost-tail check compares it. */
export async function purgeApplied(connection: NatsConnection, watermarks: readonly Watermark[]): Promise<void> {
  const manager = await jetstreamManager(connection);
  // A subject may name a partition that there is not: nobody reads it, and its sender must not fill the disk with it.
  const applied = Math.min(...watermarks.map(({ sequence }) => sequence));
  if (applied > KEPT) await manager.streams.purge('ORDERS', { seq: applied - KEPT });
  for (const watermark of watermarks) {
    const { partition, sequence, eventsSequence } = watermark;
    if (sequence > KEPT)
      await manager.streams.purge('ORDERS', { filter: `idb.v1.orders.${partition}.*`, seq: sequence - KEPT });
    // Where EVENTS was made again, what stands below the old number was not applied.
    if (eventsSequence > KEPT && (await eventsStand(manager, watermark)))
      await manager.streams.purge(eventsStream(partition), { seq: eventsSequence - KEPT });
  }
}
