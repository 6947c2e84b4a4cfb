import type { Msg, NatsConnection } from '@nats-io/nats-core';
import type { Db } from '../../settlement/store/database.ts';
import { readJournal } from '../../settlement/store/read-journal.ts';
import { readWatermarks } from '../../settlement/store/read-ledger.ts';
import { decodeJournalRequest, encodeJournalReply, type JournalReply, type JournalRequest } from '../market/journal.ts';

const MOST_ROWS = 4_096;

/**
 * Answers the market's requests for the journal until the returned function is called. A request that cannot be answered now (no
 * database, streams about to be made again) is left without an answer: the asker comes again.
 */
export function answerJournal(connection: NatsConnection, db: Db, onError: (error: unknown) => void): () => void {
  const subscription = connection.subscribe('idb.v1.settlement.journal.*', {
    callback: (error, message) => {
      if (error) return onError(error);
      answer(db, message).catch(onError);
    },
  });
  return () => subscription.unsubscribe();
}

async function answer(db: Db, message: Msg): Promise<void> {
  const request = decodeJournalRequest(message.data);
  const partition = Number(message.subject.split('.').at(-1));
  if (!request.ok || !Number.isSafeInteger(partition)) return;
  const reply = await readReply(db, partition, request.value);
  if (reply) message.respond(encodeJournalReply(reply));
}

async function readReply(db: Db, partition: number, request: JournalRequest): Promise<JournalReply | undefined> {
  const limit = Math.min(request.limit, MOST_ROWS);
  const after = { generation: request.afterGeneration, sequence: request.afterSequence };
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const meta = await tx.selectFrom('meta').select(['generation', 'streams_generation']).executeTakeFirst();
      if (!meta || meta.streams_generation < meta.generation) return undefined;
      const watermark = (await readWatermarks(tx)).find((row) => row.partition === partition);
      const rows = await readJournal(tx, partition, after, limit + 1);
      return {
        generation: meta.generation,
        watermark: watermark?.sequence ?? 0,
        timeMs: watermark?.timeMs ?? 0,
        done: rows.length <= limit,
        rows: rows.slice(0, limit).map(({ generation, sequence, timeMs, bytes }) => ({
          generation,
          sequence,
          timeMs,
          frameBytes: bytes,
        })),
      };
    });
}
