import { once } from 'node:events';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { frameMessage } from '../../primitives/frame.ts';
import { fromHex } from '../../primitives/bytes.ts';
import { assert } from '../../primitives/result.ts';
import { verifySignature } from '../../primitives/keys.ts';
import { decodeFrame } from '../../schemas/frame.ts';
import type { SignedFrame } from './load.ts';
import { NETWORK_ID } from './network.ts';
import type { Place } from './place.ts';
import { cpuSeconds } from './process-cpu.ts';

/** Wall-clock operations a second, and CPU seconds for one, the server's share included. */
export type Step = { readonly perSecond: number; readonly cpuSeconds: number };

export type BareSteps = {
  readonly verify: Step;
  readonly publish: Step;
  readonly consume: Step;
  readonly copyRow: Step;
};

const IN_FLIGHT = 64;
const ROWS = 200_000;

/** What nothing that trades by signed frames in a durable log can leave out, each alone, on these very frames. */
export async function bareSteps(place: Place, frames: readonly SignedFrame[]): Promise<BareSteps> {
  const manager = await jetstreamManager(place.nats);
  await manager.streams.add({ name: 'BARE', subjects: ['bare.*'] });
  const verify = await timed(place, frames.length, async () => verifyAll(frames));
  const publish = await timed(place, frames.length, () => publishAll(place, frames));
  const consume = await timed(place, frames.length, () => consumeAll(place, frames.length));
  await manager.streams.delete('BARE');
  const copyRow = await timed(place, ROWS, () => copyRows(place));
  return { verify, publish, consume, copyRow };
}

async function timed(place: Place, count: number, work: () => Promise<void>): Promise<Step> {
  const [startCpu, start] = [cpuSeconds(place.serverPids), performance.now()];
  await work();
  const [endCpu, end] = [cpuSeconds(place.serverPids), performance.now()];
  return { perSecond: (count * 1_000) / (end - start), cpuSeconds: (endCpu - startCpu) / count };
}

function verifyAll(frames: readonly SignedFrame[]): void {
  for (const { bytes } of frames) {
    const frame = decodeFrame(bytes);
    assert(frame.ok, 'the frame decodes');
    const { agent, partition, firstSequence, body, signature } = frame.value;
    const key = fromHex(agent) as Uint8Array;
    assert(
      verifySignature(key, frameMessage(NETWORK_ID, key, partition, firstSequence, body), signature),
      'its agent signed it',
    );
  }
}

async function publishAll(place: Place, frames: readonly SignedFrame[]): Promise<void> {
  const js = jetstream(place.nats);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let frame = frames[next++]; frame; frame = frames[next++]) await js.publish('bare.frames', frame.bytes);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

async function consumeAll(place: Place, count: number): Promise<void> {
  const consumer = await jetstream(place.nats).consumers.get('BARE');
  let left = count;
  for await (const _ of await consumer.consume({ max_messages: 256 })) if (--left === 0) break;
}

/** Rows as those of `transfers`, committed durably, into a table without any other index than its key. */
async function copyRows(place: Place): Promise<void> {
  const client = new pg.Client({ connectionString: place.databaseUrl });
  await client.connect();
  await client.query(
    'create table bare (index bigint primary key, debit text, credit text, amount numeric(39,0), time_ms bigint)',
  );
  const account = (index: number): string => `${(index % 256).toString(16).padStart(64, '0')}/1/trading.1`;
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `${i}\t${account(i)}\t${account(i + 1)}\t${i + 1}\t1700000000000\n`,
  );
  for (let at = 0; at < ROWS; at += 8_192) {
    const stream = client.query(copyFrom('copy bare from stdin'));
    stream.end(rows.slice(at, at + 8_192).join(''));
    await once(stream, 'finish');
  }
  await client.query('drop table bare');
  await client.end();
}
