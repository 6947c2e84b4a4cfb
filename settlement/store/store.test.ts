import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { available, system } from '../../primitives/account.ts';
import { toHex } from '../../primitives/bytes.ts';
import { encodeEntry } from '../../primitives/entry/codec.ts';
import { leafHash } from '../../primitives/merkle.ts';
import type { Transfer } from '../../primitives/transfer.ts';
import { type Postgres, startPostgres } from '../../service/postgres.ts';
import { erasePostgres } from '../../service/postgres-place.ts';
import { MerkleTree } from '../log/merkle-tree.ts';
import { EMPTY_EDGE } from '../log/tiles.ts';
import { type Batch, EMPTY_BATCH } from './batch.ts';
import { readBlobs, storeBlob } from './blobs.ts';
import { bool, bytea, int2, int4, int8, numeric, text } from './columns.ts';
import { type Db, migrate, openDatabase } from './database.ts';
import { readAccounts } from './read-accounts.ts';
import { readJournal } from './read-journal.ts';
import { readLedger } from './read-ledger.ts';
import { readEntries } from './read-log.ts';
import { readStatement } from './read-statement.ts';
import { readTransfers } from './read-transfers.ts';
import { fromTaggedJson, toTaggedJson } from '../../primitives/tagged-json.ts';
import { tileStore } from './tile-store.ts';
import { Writer } from './writer.ts';

const home = mkdtempSync(join(tmpdir(), 'infinitydb-store-'));
const dataDir = join(home, 'postgres');
const networkId = new Uint8Array(32).fill(7);
const agent = 'ab'.repeat(32);
let postgres: Postgres;
const opened: Db[] = [];
let databases = 0;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir });
});
afterAll(async () => {
  for (const db of opened) await db.destroy();
  await postgres?.stop();
  erasePostgres(dataDir);
  rmSync(home, { recursive: true, force: true });
});

function open(url: string): Db {
  const db = openDatabase({ url });
  opened.push(db);
  return db;
}

/** A migrated database of its own. */
async function freshUrl(): Promise<string> {
  const name = `test_${++databases}`;
  await sql.raw(`create database ${name}`).execute(open(postgres.url));
  const url = postgres.url.replace(/[^/]+$/, name);
  await migrate(open(url));
  return url;
}

const sequenceOf = (n: number): number => 10 + n;

function transfer(n: number): Transfer {
  return {
    id: { partition: 0, generation: 0, sequence: sequenceOf(n), index: 0 },
    kind: 'single',
    debit: system(1, 'issuance'),
    credit: available(agent, 1),
    amount: (1n << 100n) + BigInt(n),
    code: 'grant',
    pendingId: undefined,
    timeoutMs: 0,
    linked: false,
    authorisation: { kind: 'rule', leaf: 0n },
    timeMs: 1_000 + n,
  };
}

/** The n-th batch: one frame, one transfer, and whatever else a batch may hold. */
function batch(n: number, tree: MerkleTree): { batch: Batch; taken(): void } {
  const bytes = Uint8Array.of(n, 1, 2, 3);
  const frame = { partition: 0, generation: 0, sequence: sequenceOf(n), timeMs: 1_000 + n, sha256: networkId, bytes };
  const leaves = [
    encodeEntry({ type: 'frame', partition: 0, generation: 0, sequence: sequenceOf(n), timeMs: 1_000 + n, bytes }),
    encodeEntry({ type: 'transfer', transfer: transfer(n) }),
  ];
  const prepared = tree.prepare(leaves.map(leafHash));
  const total = (1n << 100n) * BigInt(n + 1);
  return {
    taken: prepared.commit,
    batch: {
      ...EMPTY_BATCH,
      generation: 0,
      treeSize: prepared.size,
      entries: leaves.map((leaf, i) => ({ index: prepared.oldSize + i, bytes: leaf })),
      transfers: [{ leafIndex: prepared.oldSize + 1, transfer: transfer(n) }],
      tiles: prepared.tiles,
      frames: [frame],
      accounts: [
        { name: available(agent, 1), debitsPosted: 0n, debitsPending: 0n, creditsPosted: total, creditsPending: 0n },
      ],
      state: [
        { table: 'things', key: 'last', value: { n: BigInt(n), bytes, none: undefined, map: new Map([[1n, 'x']]) } },
        { table: 'things', key: `n${n}`, value: n },
        { table: 'things', key: `n${n - 1}`, value: undefined },
      ],
      outbox: [{ partition: 1, firstSequence: n + 1, commands: 1, frame: bytes }],
      outboxApplied: [{ partition: 1, throughSequence: n }],
      inbox: [{ id: n + 1, agent, notice: bytes, timeMs: 1_000 + n }],
      watermarks: [
        {
          partition: 0,
          generation: 0,
          sequence: sequenceOf(n),
          messageSha256: networkId,
          timeMs: 1_000 + n,
          eventsSequence: 0,
          ownSequence: n,
        },
      ],
    },
  };
}

async function commitMany(writer: Writer, from: number, to: number, tree: MerkleTree): Promise<void> {
  for (let n = from; n < to; n++) {
    const next = batch(n, tree);
    await writer.commit(next.batch);
    next.taken();
  }
}

test('what was committed is read again, and the tree goes on from its tiles', async () => {
  const url = await freshUrl();
  const db = open(url);
  const writer = await Writer.open(db, { networkId, holder: 'first' });
  const tree = new MerkleTree(tileStore(db), EMPTY_EDGE);
  await commitMany(writer, 0, 200, tree);
  await writer.release();

  const again = open(url);
  const stored = await readLedger(again);
  expect(stored).toMatchObject({ networkId: toHex(networkId), generation: 0, treeSize: 400, lastInboxId: 200 });
  expect(stored?.watermarks).toMatchObject([{ sequence: sequenceOf(199), ownSequence: 199 }]);
  expect(stored?.accounts).toMatchObject([{ name: available(agent, 1), creditsPosted: (1n << 100n) * 200n }]);
  expect([...(stored?.state.get('things') ?? [])]).toEqual([
    ['last', { n: 199n, bytes: Uint8Array.of(199, 1, 2, 3), none: undefined, map: new Map([[1n, 'x']]) }],
    ['n199', 199],
  ]);
  expect(stored?.outbox).toMatchObject([{ partition: 1, firstSequence: 200 }]);
  const reopened = await MerkleTree.open(tileStore(again), 400);
  expect(reopened.root()).toEqual(tree.root());
  const entries = await readEntries(again, 0, 400);
  expect(await reopened.rootAt(399)).toEqual(
    await (async () => {
      const other = new MerkleTree(tileStore(again), EMPTY_EDGE);
      other.prepare(entries.slice(0, 399).map(({ bytes }) => leafHash(bytes))).commit();
      return other.root();
    })(),
  );
  expect(await readAccounts(again, { holder: agent, asset: 1 })).toHaveLength(1);
  expect(await readAccounts(again, { holder: agent, asset: 2 })).toHaveLength(0);
  const page = await readTransfers(again, { account: available(agent, 1) }, { after: 5, limit: 2 });
  expect(page).toEqual([3, 4].map((n) => ({ leafIndex: 2 * n + 1, transfer: transfer(n) })));
  const [line] = await readStatement(again, available(agent, 1), { after: 3, limit: 1 });
  expect(line?.balanceBaseUnits).toBe((1n << 100n) * 3n + 0n + 1n + 2n);
  expect(await readJournal(again, 0, { generation: 0, sequence: sequenceOf(197) }, 10)).toMatchObject([
    { sequence: sequenceOf(198) },
    { sequence: sequenceOf(199) },
  ]);
});

test.each(['before', 'after'] as const)('a connection lost %s the commit: the batch is in once', async (when) => {
  const url = await freshUrl();
  const proxy = await commitCutter(Number(new URL(url).port), when);
  const db = open(url.replace(/:\d+\//, `:${proxy.port}/`));
  const retried: unknown[] = [];
  const patience = { onRetry: (error: unknown) => retried.push(error) };
  const writer = await Writer.open(db, { networkId, holder: 'first', patience });
  const tree = new MerkleTree(tileStore(db), EMPTY_EDGE);
  await commitMany(writer, 0, 1, tree);
  proxy.cutNext();
  await commitMany(writer, 1, 3, tree);
  expect(retried).toHaveLength(1);
  const direct = open(url);
  expect(await readTransfers(direct)).toHaveLength(3);
  expect((await readLedger(direct))?.treeSize).toBe(6);
  await db.destroy();
  await proxy.close();
});

test('a second writer is refused while the first lives, and the first once it was replaced', async () => {
  const db = open(await freshUrl());
  const first = await Writer.open(db, { networkId, holder: 'process 1' });
  let last: Promise<unknown> = Promise.resolve();
  const beat = setInterval(() => {
    last = first.renew();
  }, 100);
  await expect(Writer.open(db, { networkId, holder: 'process 2' })).rejects.toMatchObject({
    code: 'writer_fenced',
    message: expect.stringContaining('process 1'),
  });
  clearInterval(beat);
  await last;
  // Silent for as long as a lease lasts: the next one takes its place.
  const second = await Writer.open(db, { networkId, holder: 'process 2' });
  expect(second.epoch).toBe(first.epoch + 1);
  const tree = new MerkleTree(tileStore(db), EMPTY_EDGE);
  await expect(commitMany(first, 0, 1, tree)).rejects.toMatchObject({ code: 'writer_fenced' });
  expect(await first.renew()).toBe(false);
  await commitMany(second, 0, 1, tree);
  await expect(Writer.open(db, { networkId: new Uint8Array(32), holder: 'x' })).rejects.toMatchObject({
    code: 'wrong_network',
  });
});

test.each([
  'update transfers set amount = 1',
  'delete from transfers',
  'truncate entries',
  "update frames set bytes = ''",
])('%s is refused, for the owner of the tables too', async (statement) => {
  const db = open(await freshUrl());
  await expect(sql.raw(statement).execute(db)).rejects.toThrow('append-only');
});

test('the auditor role reads and cannot write', async () => {
  const db = open(await freshUrl());
  await db
    .transaction()
    .execute(async (tx) => {
      await sql`set local role infinitydb_auditor`.execute(tx);
      expect((await sql`select * from transfers`.execute(tx)).rows).toEqual([]);
      await expect(sql`insert into state values ('a', 'b', '1')`.execute(tx)).rejects.toThrow('permission denied');
    })
    .catch((error: unknown) => expect(String(error)).toContain('aborted'));
});

test('blobs are found by their hash', async () => {
  const db = open(await freshUrl());
  const stored = await storeBlob(db, Uint8Array.of(1, 2));
  expect(await storeBlob(db, Uint8Array.of(1, 2))).toEqual(stored);
  const hash = stored.ok ? stored.value : '';
  expect(await readBlobs(db, [hash, 'ff'.repeat(32)])).toEqual(new Map([[hash, Uint8Array.of(1, 2)]]));
  expect(await storeBlob(db, new Uint8Array(262_145))).toMatchObject({ ok: false, code: 'too_large' });
});

test('tagged JSON gives back what it was given', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.bigInt(),
    fc.boolean(),
    fc.integer(),
    fc.constant(undefined),
    fc.constant(null),
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.uint8Array({ maxLength: 4 }),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]+$/), tie('any'), { maxKeys: 3, noNullPrototype: true }),
      fc.array(fc.tuple(fc.string(), tie('any')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    ),
  })).any;
  fc.assert(
    fc.property(value, (any) => {
      expect(fromTaggedJson(JSON.parse(toTaggedJson(any)))).toStrictEqual(any);
    }),
  );
});

/** A proxy that, when told, drops the connection as a COMMIT passes: on its way (`before`) or its answer's (`after`). */
async function commitCutter(target: number, when: 'before' | 'after') {
  let armed = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let committing = false;
    const drop = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', drop).on('close', drop);
    }
    client.on('data', (data) => {
      if (armed && data.toString('latin1').includes('commit')) {
        armed = false;
        committing = true;
        if (when === 'before') return drop();
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => (committing ? drop() : client.write(data)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cutNext: () => {
      armed = true;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

test('columns in binary are what Postgres reads of the same values as text', async () => {
  const db = open(postgres.url);
  const amounts = [0n, 1n, 9_999n, 10_000n, 100_000_000n, 2n ** 53n, 10n ** 38n, (1n << 128n) - 1n];
  const numbers = [0, 1, -1, 2 ** 31, -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2n ** 62n];
  const texts = ['', 'a', 'é{"\\,NULL}', null, undefined];
  const read = async (values: Buffer, type: string): Promise<unknown[]> => {
    const array = sql`${values}::${sql.raw(type)}[]`;
    const { rows } = await sql<{ v: unknown }>`select v::text from unnest(${array}) as rows (v)`.execute(db);
    return rows.map(({ v }) => v);
  };
  expect(await read(numeric(amounts), 'numeric')).toEqual(amounts.map(String));
  expect(await read(int8(numbers), 'bigint')).toEqual(numbers.map(String));
  expect(await read(int4([0, null, 2 ** 31 - 1, -(2 ** 31)]), 'integer')).toEqual([
    '0',
    null,
    '2147483647',
    '-2147483648',
  ]);
  expect(await read(int2([0, 255, -1]), 'smallint')).toEqual(['0', '255', '-1']);
  expect(await read(bool([true, false]), 'boolean')).toEqual(['true', 'false']);
  expect(await read(text(texts), 'text')).toEqual(texts.map((one) => one ?? null));
  expect(await read(bytea([new Uint8Array(), Uint8Array.of(0, 255)]), 'bytea')).toEqual(['\\x', '\\x00ff']);
  expect(await read(text([]), 'text')).toEqual([]);
});
