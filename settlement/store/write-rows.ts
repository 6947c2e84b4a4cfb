import { type RawBuilder, sql } from 'kysely';
import { fromHex } from '../../primitives/bytes.ts';
import { TRANSFER_CODES, TRANSFER_KINDS, transferIdText } from '../../primitives/transfer.ts';
import type { Batch } from './batch.ts';
import { bool, bytea, int2, int4, int8, numeric, text } from './columns.ts';
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
    ${int8(rows.map(({ index }) => index))}::bigint[], ${int2(rows.map(({ bytes }) => bytes[0] as number))}::smallint[],
    ${bytea(rows.map(({ bytes }) => bytes))}::bytea[])`;

const insertTransfers = (rows: Batch['transfers']) => sql`
  insert into transfers (partition, generation, sequence, idx, kind, debit, credit, amount, code, pending_id, timeout_ms, linked,
    authorisation_leaf, command_index, leaf_index, time_ms)
  select * from unnest(
    ${int4(rows.map(({ transfer: { id } }) => id.partition))}::integer[], ${int8(rows.map(({ transfer: { id } }) => id.generation))}::bigint[],
    ${int8(rows.map(({ transfer: { id } }) => id.sequence))}::bigint[], ${int4(rows.map(({ transfer: { id } }) => id.index))}::integer[],
    ${int2(rows.map(({ transfer }) => TRANSFER_KINDS.indexOf(transfer.kind)))}::smallint[],
    ${text(rows.map(({ transfer }) => transfer.debit))}::text[], ${text(rows.map(({ transfer }) => transfer.credit))}::text[],
    ${numeric(rows.map(({ transfer }) => transfer.amount))}::numeric[],
    ${int2(rows.map(({ transfer }) => TRANSFER_CODES[transfer.code]))}::smallint[],
    ${text(rows.map(({ transfer: { pendingId } }) => (pendingId ? transferIdText(pendingId) : null)))}::text[],
    ${int8(rows.map(({ transfer }) => transfer.timeoutMs))}::bigint[], ${bool(rows.map(({ transfer }) => transfer.linked))}::boolean[],
    ${int8(rows.map(({ transfer: { authorisation } }) => authorisation.leaf))}::bigint[],
    ${int4(rows.map(({ transfer: { authorisation: by } }) => (by.kind === 'frame' ? by.commandIndex : null)))}::integer[],
    ${int8(rows.map(({ leafIndex }) => leafIndex))}::bigint[], ${int8(rows.map(({ transfer }) => transfer.timeMs))}::bigint[])`;

const insertFrames = (rows: Batch['frames']) => sql`
  insert into frames (partition, generation, sequence, time_ms, sha256, bytes) select * from unnest(
    ${int4(rows.map(({ partition }) => partition))}::integer[], ${int8(rows.map(({ generation }) => generation))}::bigint[],
    ${int8(rows.map(({ sequence }) => sequence))}::bigint[], ${int8(rows.map(({ timeMs }) => timeMs))}::bigint[],
    ${bytea(rows.map(({ sha256 }) => sha256))}::bytea[], ${bytea(rows.map(({ bytes }) => bytes))}::bytea[])`;

const insertTrades = (rows: Batch['trades']) => sql`
  insert into trades (partition, time_ms, trade_id, instrument, asset, price, lots, ask_took, buyer, seller, slot, spread, object)
  select * from unnest(
    ${int4(rows.map(({ partition }) => partition))}::integer[], ${int8(rows.map(({ timeMs }) => timeMs))}::bigint[],
    ${numeric(rows.map(({ trade }) => trade.tradeId))}::numeric[], ${text(rows.map(({ trade }) => trade.instrument))}::text[],
    ${int8(rows.map(({ trade }) => trade.asset))}::bigint[], ${int8(rows.map(({ trade }) => trade.price))}::bigint[],
    ${int8(rows.map(({ trade }) => trade.quantity))}::bigint[], ${bool(rows.map(({ trade }) => trade.takerSide === 'ask'))}::boolean[],
    ${text(rows.map(({ trade }) => trade.buyer))}::text[], ${text(rows.map(({ trade }) => trade.seller))}::text[],
    ${int4(rows.map(({ trade }) => trade.slot))}::integer[], ${int8(rows.map(({ trade }) => trade.spread))}::bigint[],
    ${text(rows.map(({ trade }) => trade.object))}::text[])`;

export const upsertTiles = (rows: Batch['tiles']) => sql`
  insert into tiles (level, index, width, bytes) select * from unnest(
    ${int2(rows.map(({ level }) => level))}::smallint[], ${int8(rows.map(({ index }) => index))}::bigint[],
    ${int2(rows.map(({ width }) => width))}::smallint[], ${bytea(rows.map(({ bytes }) => bytes))}::bytea[])
  on conflict (level, index) do update set width = excluded.width, bytes = excluded.bytes`;

const upsertAccounts = (rows: Batch['accounts']) => sql`
  insert into accounts (name, debits_posted, debits_pending, credits_posted, credits_pending) select * from unnest(
    ${text(rows.map(({ name }) => name))}::text[],
    ${numeric(rows.map(({ debitsPosted }) => debitsPosted))}::numeric[], ${numeric(rows.map(({ debitsPending }) => debitsPending))}::numeric[],
    ${numeric(rows.map(({ creditsPosted }) => creditsPosted))}::numeric[], ${numeric(rows.map(({ creditsPending }) => creditsPending))}::numeric[])
  on conflict (name) do update set debits_posted = excluded.debits_posted, debits_pending = excluded.debits_pending,
    credits_posted = excluded.credits_posted, credits_pending = excluded.credits_pending`;

const upsertState = (rows: Batch['state']) => sql`
  insert into state (tbl, key, value) select t, k, v from unnest(
    ${text(rows.map(({ table }) => table))}::text[], ${text(rows.map(({ key }) => key))}::text[],
    ${text(rows.map(({ value }) => toTaggedJson(value)))}::text[]) as rows (t, k, v)
  on conflict (tbl, key) do update set value = excluded.value`;

const deleteState = (rows: Batch['state']) => sql`
  delete from state using unnest(${text(rows.map(({ table }) => table))}::text[], ${text(rows.map(({ key }) => key))}::text[]) as gone (t, k)
  where tbl = t and key = k`;

const insertOutbox = (rows: Batch['outbox']) => sql`
  insert into outbox (partition, first_sequence, commands, frame, applied) select p, s, c, f, false from unnest(
    ${int4(rows.map(({ partition }) => partition))}::integer[], ${int8(rows.map(({ firstSequence }) => firstSequence))}::bigint[],
    ${int4(rows.map(({ commands }) => commands))}::integer[], ${bytea(rows.map(({ frame }) => frame))}::bytea[]) as rows (p, s, c, f)`;

const markOutboxApplied = (rows: Batch['outboxApplied']) => sql`
  update outbox set applied = true
  from unnest(${int4(rows.map(({ partition }) => partition))}::integer[], ${int8(rows.map((row) => row.throughSequence))}::bigint[]) as seen (p, s)
  where partition = p and first_sequence <= s and not applied`;

const insertInbox = (rows: Batch['inbox']) => sql`
  insert into inbox (id, agent, notice, time_ms, published) select i, a, n, t, false from unnest(
    ${int8(rows.map(({ id }) => id))}::bigint[], ${text(rows.map(({ agent }) => agent))}::text[],
    ${bytea(rows.map(({ notice }) => notice))}::bytea[], ${int8(rows.map(({ timeMs }) => timeMs))}::bigint[]) as rows (i, a, n, t)`;

const upsertWatermarks = (rows: Batch['watermarks']) => sql`
  insert into watermarks (partition, generation, sequence, message_sha256, time_ms, events_sequence, own_sequence)
  select * from unnest(
    ${int4(rows.map(({ partition }) => partition))}::integer[], ${int8(rows.map(({ generation }) => generation))}::bigint[],
    ${int8(rows.map(({ sequence }) => sequence))}::bigint[], ${bytea(rows.map(({ messageSha256 }) => messageSha256))}::bytea[],
    ${int8(rows.map(({ timeMs }) => timeMs))}::bigint[], ${int8(rows.map(({ eventsSequence }) => eventsSequence))}::bigint[],
    ${int8(rows.map(({ ownSequence }) => ownSequence))}::bigint[])
  on conflict (partition) do update set generation = excluded.generation, sequence = excluded.sequence,
    message_sha256 = excluded.message_sha256, time_ms = excluded.time_ms, events_sequence = excluded.events_sequence,
    own_sequence = excluded.own_sequence`;

const keepBlobs = (rows: Batch['blobsKept']) => sql`
  update blobs set kept = true where sha256 = any(${bytea(rows.map((hex) => fromHex(hex) as Uint8Array))}::bytea[])`;
