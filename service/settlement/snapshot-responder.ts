import type { Msg, NatsConnection } from '@nats-io/nats-core';
import { equalBytes, fromHex, toHex, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { ok, type Refusal, refuse, type Result } from '../../primitives/result.ts';
import type { Db } from '../../settlement/store/database.ts';
import {
  countedSnapshots,
  countSnapshots,
  hasSnapshot,
  readSnapshotPart,
  type SnapshotHead,
  storeSnapshot,
} from '../../settlement/store/market-snapshots.ts';
import { readWatermarks } from '../../settlement/store/read-ledger.ts';
import {
  decodePart,
  encodePart,
  isCount,
  parseJson,
  SNAPSHOT_PART_BYTES,
  type SnapshotHeadJson,
  type SnapshotPart,
} from '../market/snapshot-wire.ts';

/** What has come so far of a snapshot; of each partition one at a time. */
type Coming = { readonly sha256: string; readonly bytes: Uint8Array; received: number };

/** Takes the market's snapshots and hands out those that count, until the returned function is called. */
export function answerSnapshots(connection: NatsConnection, db: Db, onError: (error: unknown) => void): () => void {
  const coming = new Map<number, Coming>();
  const subscription = connection.subscribe('idb.v1.settlement.snapshot.*.*', {
    callback: (error, message) => {
      if (error) return onError(error);
      answer(db, coming, message).catch(onError);
    },
  });
  return () => subscription.unsubscribe();
}

async function answer(db: Db, coming: Map<number, Coming>, message: Msg): Promise<void> {
  const [verb, last] = message.subject.split('.').slice(-2);
  const partition = Number(last);
  if (!Number.isSafeInteger(partition)) return;
  if (verb === 'put') {
    const taken = await take(db, coming, partition, message.data);
    message.respond(utf8(JSON.stringify(taken.ok ? taken.value : taken)));
  } else if (verb === 'list') {
    // A replica that starts now wants the newest that there is.
    await countSnapshots(db, await readWatermarks(db));
    const snapshots = (await countedSnapshots(db, partition)).map(headJson);
    message.respond(utf8(JSON.stringify({ snapshots })));
  } else if (verb === 'get') {
    const part = await partOf(db, partition, message.data);
    message.respond(part.ok ? part.value : utf8(JSON.stringify(part)));
  }
}

async function take(
  db: Db,
  coming: Map<number, Coming>,
  partition: number,
  message: Uint8Array,
): Promise<Result<{ readonly have: boolean }>> {
  const decoded = decodePart(message);
  if (!decoded.ok) return decoded;
  const { head, bytes } = decoded.value;
  const place = { partition, generation: head.generation, sequence: head.sequence };
  if (head.from === 0) {
    if (await hasSnapshot(db, place)) return ok({ have: true });
    coming.set(partition, { sha256: head.sha256, bytes: new Uint8Array(head.byteLength), received: 0 });
  }
  const known = coming.get(partition);
  if (known?.sha256 !== head.sha256 || known.received !== head.from) return interrupted(head);
  known.bytes.set(bytes, head.from);
  known.received += bytes.length;
  if (known.received < head.byteLength) return ok({ have: false });
  coming.delete(partition);
  const hash = sha256(known.bytes);
  if (!equalBytes(hash, fromHex(head.sha256) ?? new Uint8Array()))
    return refuse('verification_failed', `the snapshot's hash is ${toHex(hash)}, not ${head.sha256}`);
  await storeSnapshot(db, { ...place, format: head.format, timeMs: head.timeMs, sha256: hash }, known.bytes);
  return ok({ have: true });
}

const interrupted = ({ from }: SnapshotPart): Refusal =>
  refuse(
    'wrong_state',
    `the part from byte ${from} on does not follow what came before: another replica sends, or this part came twice`,
  );

async function partOf(db: Db, partition: number, message: Uint8Array): Promise<Result<Uint8Array>> {
  const { generation, sequence, from } = parseJson(message);
  if (!isCount(generation) || !isCount(sequence) || !isCount(from))
    return refuse('malformed', 'the request is {generation, sequence, from}');
  const head = (await countedSnapshots(db, partition)).find(
    (one) => one.generation === generation && one.sequence === sequence,
  );
  const bytes = head && (await readSnapshotPart(db, head, from, Math.min(from + SNAPSHOT_PART_BYTES, head.byteLength)));
  if (!bytes) return refuse('not_found', `no snapshot that counts at message ${sequence} of generation ${generation}`);
  return ok(encodePart(headJson(head), from, bytes));
}

const headJson = ({
  generation,
  sequence,
  timeMs,
  format,
  byteLength,
  sha256: hash,
}: SnapshotHead): SnapshotHeadJson => ({
  ...{ generation, sequence, timeMs, format, byteLength },
  sha256: toHex(hash),
});
