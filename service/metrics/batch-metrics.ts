import { Counter, Histogram, type Registry } from 'prom-client';
import type { Settlement } from '../settlement/api.ts';

const COMMIT_SECONDS = [0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const SIZES = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536];

/** What became durable since the start of the process, batch by batch. Returns how to stop. */
export function batchMetrics(registry: Registry, settlement: Pick<Settlement, 'onBatch'>): () => void {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, buckets, registers });
  const transfers = counter('infinitydb_settled_transfers_total', 'Transfers that became durable', 'kind');
  const frames = counter('infinitydb_settled_frames_total', 'Messages of ORDERS that were applied', 'partition');
  const commands = counter('infinitydb_settled_commands_total', 'Commands in the frames applied', 'partition');
  const trades = counter('infinitydb_matched_trades_total', 'Trades of books that became durable', 'partition');
  const checks = counter('infinitydb_funds_checks_total', 'Books found to hold what the ledger says', 'partition');
  const refusals = counter(
    'infinitydb_refusals_total',
    'Whole frames and single commands that a book refused, and frames that were none; busy and too_many_orders are its limits of rate and number',
    'scope',
    'code',
  );
  const seconds = histogram(
    'infinitydb_commit_duration_seconds',
    'Time that a batch took to be durable',
    COMMIT_SECONDS,
  );
  const messages = histogram('infinitydb_batch_messages', 'Messages of ORDERS in one batch', SIZES);
  const moved = histogram('infinitydb_batch_transfers', 'Transfers in one batch', SIZES);

  return settlement.onBatch(({ inputs, entries, commitMs }) => {
    seconds.observe(commitMs / 1_000);
    messages.observe(inputs.length);
    let count = 0;
    for (const { entry } of entries) {
      if (entry.type !== 'transfer') continue;
      transfers.inc({ kind: entry.transfer.kind });
      count += 1;
    }
    moved.observe(count);
    for (const { partition, frame, events } of inputs) {
      frames.inc({ partition });
      if (frame.ok) commands.inc({ partition }, frame.value.commands.length);
      else if (events.length === 0) refusals.inc({ scope: 'frame', code: frame.code });
      for (const event of events) {
        if (event.type === 'frameRefused') refusals.inc({ scope: 'frame', code: event.code });
        else if (event.type === 'commandRefused') refusals.inc({ scope: 'command', code: event.code });
        else if (event.type === 'tradeMatched') trades.inc({ partition });
        else if (event.type === 'fundsStated') checks.inc({ partition });
      }
    }
  });
}
