import { type RawBuilder, sql } from 'kysely';
import { fromHex } from '../../primitives/bytes.ts';
import { TRANSFER_CODES, TRANSFER_KINDS, transferIdText } from '../../primitives/transfer.ts';
import type { Batch } from './batch.ts';
import { toTaggedJson } from '../../primitives/tagged-json.ts';

/**
 * A batch as statements, each of one array a column: the number of parameters, and so the plan, does not depend on the number of
 * rows. Append-only tables come first.
 */
export function batchStatements(batch: Batch): RawBuilder<unknown>[] {
  return [
    ...when(batch.entries, insertEntries),
    ...when(batch.transfers, insertTransfers),
    ...when(batch.frames, insertFrames),
    ...when(batch.trades, insertTrades),
    ...when(batch.tiles, upsertTiles),
    ...when(batch.accounts, upsertAccounts),
    ...when(
      batch.state.filter(({ value }) => value !== undefined),
      upsertState,
    ),
    ...when(
      batch.state.filter(({ value }) => value === undefined),
      deleteState,
    ),
    ...when(batch.outbox, insertOutbox),
    ...when(batch.outboxApplied, markOutboxApplied),
    ...when(batch.inbox, insertInbox),
    ...when(batch.watermarks, upsertWatermarks),
    ...when(batch.blobsKept, keepBlobs),
  ];
}

function when<T>(rows: readonly T[], statement: (rows: readonly T[]) => RawBuilder<unknown>): RawBuilder<unknown>[] {
  return rows.length === 0 ? [] : [statement(rows)];
}

const insertEntries = (rows: Batch['entries']) => sql`
  insert into entries (index, type, bytes) select * from unnest(
    ${rows.map(({ index }) => index)}::bigint[], ${rows.map(({ bytes }) => bytes[0])}::smallint[],
    ${rows.map(({ bytes }) => Buffer.from(bytes))}::bytea[])`;

const insertTransfers = (rows: Batch['transfers']) => sql`
  insert into transfers (partition, generation, sequence, idx, kind, debit, credit, amount, code, pending_id, timeout_ms, linked,
    authorisation_leaf, command_index, leaf_index, time_ms)
  select * from unnest(
    ${rows.map(({ transfer: { id } }) => id.partition)}::integer[], ${rows.map(({ transfer: { id } }) => id.generation)}::bigint[],
    ${rows.map(({ transfer: { id } }) => id.sequence)}::bigint[], ${rows.map(({ transfer: { id } }) => id.index)}::integer[],
    ${rows.map(({ transfer }) => TRANSFER_KINDS.indexOf(transfer.kind))}::smallint[],
    ${rows.map(({ transfer }) => transfer.debit)}::text[], ${rows.map(({ transfer }) => transfer.credit)}::text[],
    ${rows.map(({ transfer }) => transfer.amount)}::numeric[],
    ${rows.map(({ transfer }) => TRANSFER_CODES[transfer.code])}::smallint[],
    ${rows.map(({ transfer: { pendingId } }) => (pendingId ? transferIdText(pendingId) : null))}::text[],
    ${rows.map(({ transfer }) => transfer.timeoutMs)}::bigint[], ${rows.map(({ transfer }) => transfer.linked)}::boolean[],
    ${rows.map(({ transfer: { authorisation } }) => authorisation.leaf)}::bigint[],
    ${rows.map(({ transfer: { authorisation: by } }) => (by.kind === 'frame' ? by.commandIndex : null))}::integer[],
    ${rows.map(({ leafIndex }) => leafIndex)}::bigint[], ${rows.map(({ transfer }) => transfer.timeMs)}::bigint[])`;

const insertFrames = (rows: Batch['frames']) => sql`
  insert into frames (partition, generation, sequence, time_ms, sha256, bytes) select * from unnest(
    ${rows.map(({ partition }) => partition)}::integer[], ${rows.map(({ generation }) => generation)}::bigint[],
    ${rows.map(({ sequence }) => sequence)}::bigint[], ${rows.map(({ timeMs }) => timeMs)}::bigint[],
    ${rows.map(({ sha256 }) => Buffer.from(sha256))}::bytea[], ${rows.map(({ bytes }) => Buffer.from(bytes))}::bytea[])`;

const insertTrades = (rows: Batch['trades']) => sql`
  insert into trades (partition, time_ms, trade_id, instrument, asset, price, lots, ask_took, buyer, seller, slot, spread, object)
  select * from unnest(
    ${rows.map(({ partition }) => partition)}::integer[], ${rows.map(({ timeMs }) => timeMs)}::bigint[],
    ${rows.map(({ trade }) => trade.tradeId)}::numeric[], ${rows.map(({ trade }) => trade.instrument)}::text[],
    ${rows.map(({ trade }) => trade.asset)}::bigint[], ${rows.map(({ trade }) => trade.price)}::bigint[],
    ${rows.map(({ trade }) => trade.quantity)}::bigint[], ${rows.map(({ trade }) => trade.takerSide === 'ask')}::boolean[],
    ${rows.map(({ trade }) => trade.buyer)}::text[], ${rows.map(({ trade }) => trade.seller)}::text[],
    ${rows.map(({ trade }) => trade.slot)}::integer[], ${rows.map(({ trade }) => trade.spread)}::bigint[],
    ${rows.map(({ trade }) => trade.object)}::text[])`;

export const upsertTiles = (rows: Batch['tiles']) => sql`
  insert into tiles (level, index, width, bytes) select * from unnest(
    ${rows.map(({ level }) => level)}::smallint[], ${rows.map(({ index }) => index)}::bigint[],
    ${rows.map(({ width }) => width)}::smallint[], ${rows.map(({ bytes }) => Buffer.from(bytes))}::bytea[])
  on conflict (level, index) do update set width = excluded.width, bytes = excluded.bytes`;

const upsertAccounts = (rows: Batch['accounts']) => sql`
  insert into accounts (name, debits_posted, debits_pending, credits_posted, credits_pending) select * from unnest(
    ${rows.map(({ name }) => name)}::text[],
    ${rows.map(({ debitsPosted }) => debitsPosted)}::numeric[], ${rows.map(({ debitsPending }) => debitsPending)}::numeric[],
    ${rows.map(({ creditsPosted }) => creditsPosted)}::numeric[], ${rows.map(({ creditsPending }) => creditsPending)}::numeric[])
  on conflict (name) do update set debits_posted = excluded.debits_posted, debits_pending = excluded.debits_pending,
    credits_posted = excluded.credits_posted, credits_pending = excluded.credits_pending`;

const upsertState = (rows: Batch['state']) => sql`
  insert into state (tbl, key, value) select t, k, v from unnest(
    ${rows.map(({ table }) => table)}::text[], ${rows.map(({ key }) => key)}::text[],
    ${rows.map(({ value }) => toTaggedJson(value))}::text[]) as rows (t, k, v)
  on conflict (tbl, key) do update set value = excluded.value`;

const deleteState = (rows: Batch['state']) => sql`
  delete from state using unnest(${rows.map(({ table }) => table)}::text[], ${rows.map(({ key }) => key)}::text[]) as gone (t, k)
  where tbl = t and key = k`;

const insertOutbox = (rows: Batch['outbox']) => sql`
  insert into outbox (partition, first_sequence, commands, frame, applied) select p, s, c, f, false from unnest(
    ${rows.map(({ partition }) => partition)}::integer[], ${rows.map(({ firstSequence }) => firstSequence)}::bigint[],
    ${rows.map(({ commands }) => commands)}::integer[], ${rows.map(({ frame }) => Buffer.from(frame))}::bytea[]) as rows (p, s, c, f)`;

const markOutboxApplied = (rows: Batch['outboxApplied']) => sql`
  update outbox set applied = true
  from unnest(${rows.map(({ partition }) => partition)}::integer[], ${rows.map((row) => row.throughSequence)}::bigint[]) as seen (p, s)
  where partition = p and first_sequence <= s and not applied`;

const insertInbox = (rows: Batch['inbox']) => sql`
  insert into inbox (id, agent, notice, time_ms, published) select i, a, n, t, false from unnest(
    ${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ agent }) => agent)}::text[],
    ${rows.map(({ notice }) => Buffer.from(notice))}::bytea[], ${rows.map(({ timeMs }) => timeMs)}::bigint[]) as rows (i, a, n, t)`;

const upsertWatermarks = (rows: Batch['watermarks']) => sql`
  insert into watermarks (partition, generation, sequence, message_sha256, time_ms, events_sequence, own_sequence)
  select * from unnest(
    ${rows.map(({ partition }) => partition)}::integer[], ${rows.map(({ generation }) => generation)}::bigint[],
    ${rows.map(({ sequence }) => sequence)}::bigint[], ${rows.map(({ messageSha256 }) => Buffer.from(messageSha256))}::bytea[],
    ${rows.map(({ timeMs }) => timeMs)}::bigint[], ${rows.map(({ eventsSequence }) => eventsSequence)}::bigint[],
    ${rows.map(({ ownSequence }) => ownSequence)}::bigint[])
  on conflict (partition) do update set generation = excluded.generation, sequence = excluded.sequence,
    message_sha256 = excluded.message_sha256, time_ms = excluded.time_ms, events_sequence = excluded.events_sequence,
    own_sequence = excluded.own_sequence`;

const keepBlobs = (rows: Batch['blobsKept']) => sql`
  update blobs set kept = true where sha256 = any(${rows.map((hex) => Buffer.from(fromHex(hex) as Uint8Array))}::bytea[])`;
