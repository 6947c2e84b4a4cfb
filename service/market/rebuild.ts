import { createEngine, type Engine } from '../../market/engine.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import {
  decodeJournalReply,
  encodeJournalRequest,
  type JournalReply,
  type JournalRequest,
  journalSubject,
} from './journal.ts';
import { readFrame, type Shell, unavailable } from './shell.ts';
import { SNAPSHOT_FORMAT, type SnapshotHeadJson } from './snapshot-wire.ts';
import { fetchSnapshot, listSnapshots } from './snapshots.ts';

const REPLY_MS = 5_000;
const PAGE_ROWS = 1_000;

/** An engine as it was at settlement's watermark. */
export type Rebuilt = {
  readonly engine: Engine;
  readonly generation: number;
  readonly watermark: number;
  readonly timeMs: number;
  /** The message after which the journal was replayed; 0 for all of it. */
  readonly fromSequence: number;
};

type Begun = { readonly engine: Engine; readonly from: Pick<SnapshotHeadJson, 'generation' | 'sequence' | 'timeMs'> };

export async function askJournal(shell: Shell, partition: number, request: JournalRequest): Promise<JournalReply> {
  const reply = await shell.nats.request(journalSubject(partition), encodeJournalRequest(request), {
    timeout: REPLY_MS,
  });
  const decoded = decodeJournalReply(reply.data);
  if (!decoded.ok) throw unavailable(`settlement's journal: ${decoded.message}`);
  return decoded.value;
}

/**
 * The newest snapshot that counts and can be read, and the journal after it; the whole journal where there is none. Publishes nothing,
 * because settlement has these events.
 */
export async function rebuild(shell: Shell, partition: number): Promise<Rebuilt> {
  const { networkId } = shell;
  const { engine, from } = await begin(shell, partition);
  let after = { afterGeneration: from.generation, afterSequence: from.sequence };
  for (;;) {
    const reply = await askJournal(shell, partition, { ...after, limit: PAGE_ROWS });
    for (const { frameBytes, ...at } of reply.rows) engine.apply({ ...at, frame: readFrame(networkId, frameBytes) });
    const last = reply.rows.at(-1);
    if (last) after = { afterGeneration: last.generation, afterSequence: last.sequence };
    if (!reply.done) continue;
    engine.takeChanged();
    const timeMs = Math.max(reply.timeMs, last?.timeMs ?? from.timeMs);
    const { generation, watermark } = reply;
    return { engine, generation, watermark, timeMs, fromSequence: from.sequence };
  }
}

async function begin(shell: Shell, partition: number): Promise<Begun> {
  const { genesis, networkId } = shell;
  const create = shell.createEngine ?? createEngine;
  for (const from of await listSnapshots(shell, partition)) {
    const made = await restored(shell, partition, from);
    if (typeof made !== 'string') return { engine: made, from };
    const { generation, sequence } = from;
    shell.log.warn(
      { partition, generation, sequence, why: made },
      'a snapshot cannot be used; an older one, or the journal',
    );
  }
  return { engine: create({ genesis, networkId, partition }), from: { generation: 0, sequence: 0, timeMs: 0 } };
}

/** The engine that the snapshot holds, or why there is none to be had from it. */
async function restored(shell: Shell, partition: number, head: SnapshotHeadJson): Promise<Engine | string> {
  const { genesis, networkId } = shell;
  if (head.format !== SNAPSHOT_FORMAT) return `format ${head.format}; this version reads ${SNAPSHOT_FORMAT}`;
  const snapshot = await fetchSnapshot(shell, partition, head);
  if (typeof snapshot === 'string') return snapshot;
  try {
    return (shell.createEngine ?? createEngine)({ genesis, networkId, partition, snapshot });
  } catch (error) {
    if (!InfinityDbError.is(error) || !UNREADABLE.has(error.code)) throw error;
    return error.message;
  }
}
const UNREADABLE: ReadonlySet<string> = new Set(['verification_failed', 'malformed']);
