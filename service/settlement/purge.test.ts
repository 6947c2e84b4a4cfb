import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { expect, test } from 'vitest';
import { connectNats } from '../../agent-runtime/link/connect.ts';
import { natsPublicKey } from '../../agent-runtime/link/nats-key.ts';
import { issueServiceJwt } from '../nats/jwt.ts';
import { natsKeys } from '../nats/keys.ts';
import { startNats } from '../nats/server.ts';
import { ensureStreams } from '../nats/streams.ts';
import { purgeApplied } from './purge.ts';

test('frames sent to partitions that there are not, which nobody reads, are freed with the others', async () => {
  const home = mkdtempSync(join(tmpdir(), 'infinitydb-purge-'));
  const nats = await startNats({ home });
  const seed = new Uint8Array(32).fill(9);
  const jwt = await issueServiceJwt(natsKeys(home), { name: 'settlement', natsPublicKey: natsPublicKey(seed) });
  const connection = await connectNats({ url: nats.url, jwt, seed, name: 'settlement' });
  const manager = await ensureStreams(connection, 1);
  const publish = (subject: string) => jetstream(connection).publish(subject, Uint8Array.of(1));
  await Promise.all(Array.from({ length: 500 }, (_, i) => publish(`idb.v1.orders.nowhere${i}.me`)));
  const first = await publish('idb.v1.orders.0.me');
  await Promise.all(Array.from({ length: 900 }, () => publish('idb.v1.orders.1.me')));
  const last = await publish('idb.v1.orders.1.me');
  const at = { generation: 0, messageSha256: new Uint8Array(32), timeMs: 0, eventsSequence: 0, ownSequence: 0 };
  const watermark = (partition: number, sequence: number) => ({ ...at, partition, sequence });
  const kept = async () => (await manager.streams.info('ORDERS')).state.first_seq;
  // One partition stands still: what it has yet to read stays, and so do the thousand before it.
  const snapshot = (sequence: number) => [{ partition: 1, generation: 0, sequence }];
  await purgeApplied(connection, [watermark(0, first.seq), watermark(1, last.seq)], snapshot(last.seq));
  expect(await kept()).toBe(1);
  // Nor is anything freed that a replica needs which starts from the newest snapshot.
  await purgeApplied(connection, [watermark(0, last.seq), watermark(1, last.seq)], []);
  expect(await kept()).toBe(1);
  await purgeApplied(connection, [watermark(0, last.seq), watermark(1, last.seq)], snapshot(last.seq - 100));
  expect(await kept()).toBe(last.seq - 1_100);
  await purgeApplied(connection, [watermark(0, last.seq), watermark(1, last.seq)], snapshot(last.seq));
  expect(await kept()).toBe(last.seq - 1_000);
  await connection.close();
  await nats.stop();
  rmSync(home, { recursive: true, force: true });
});
