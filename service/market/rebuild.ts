import { createEngine, type Engine } from '../../market/engine.ts';
import {
  decodeJournalReply,
  encodeJournalRequest,
  type JournalReply,
  type JournalRequest,
  journalSubject,
} from './journal.ts';
import { readFrame, type Shell, unavailable } from './shell.ts';

const REPLY_MS = 5_000;
const PAGE_ROWS = 1_000;

/** An engine as it was at settlement's watermark. */
export type Rebuilt = {
  readonly engine: Engine;
  readonly generation: number;
  readonly watermark: number;
  readonly timeMs: number;
};

export async function askJournal(shell: Shell, partition: number, request: JournalRequest): Promise<JournalReply> {
  const reply = await shell.nats.request(journalSubject(partition), encodeJournalRequest(request), {
    timeout: REPLY_MS,
  });
  const decoded = decodeJournalReply(reply.data);
  if (!decoded.ok) throw unavailable(`settlement's journal: ${decoded.message}`);
  return decoded.value;
}

/** Replays the whole journal of a partition; publishes nothing, because settlement has these events. */
export async function rebuild(shell: Shell, partition: number): Promise<Rebuilt> {
  const { genesis, networkId } = shell;
  const engine = (shell.createEngine ?? createEngine)({ genesis, networkId, partition });
  let after = { afterGeneration: 0, afterSequence: 0 };
  for (;;) {
    const reply = await askJournal(shell, partition, { ...after, limit: PAGE_ROWS });
    for (const { frameBytes, ...at } of reply.rows) engine.apply({ ...at, frame: readFrame(networkId, frameBytes) });
    const last = reply.rows.at(-1);
    if (last) after = { afterGeneration: last.generation, afterSequence: last.sequence };
    if (!reply.done) continue;
    engine.takeChanged();
    const timeMs = Math.max(reply.timeMs, last?.timeMs ?? 0);
    return { engine, generation: reply.generation, watermark: reply.watermark, timeMs };
  }
}
