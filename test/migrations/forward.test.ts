import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deposit, mintTestToken } from '../../contracts/clients/deposit.ts';
import { utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { callApi } from '../../sdk/http-api.ts';
import { enrolAgent } from '../../sdk/owner-command.ts';
import { homePaths } from '../../service/home.ts';
import { postgresUrl } from '../../service/postgres.ts';
import { until } from '../../service/until.ts';
import { walletOf } from '../../service/wallets.ts';
import { auditUrl } from '../../settlement/log/audit/audit.ts';
import { migrate, openDatabase } from '../../settlement/store/database.ts';
import { openPlace, type Place } from '../http.fixture.ts';
import { insertRows, VERSIONS } from './older-schemas.fixture.ts';

/** Databases of older versions, filled as those versions filled them, are brought forward with all that is in them. */
let place: Place;
let url: string;

beforeAll(async () => {
  place = await openPlace();
  url = postgresUrl(homePaths(place.config.home).postgres, place.config.postgresPort);
  const { agent } = await enrol('an agent of older times');
  const { sender, token, network } = place;
  const { address } = sender.walletClient.account;
  const amountBaseUnits = 5_000_000n;
  await mintTestToken(sender, token, address, amountBaseUnits);
  const vault = network.genesis.chain.vault as typeof token;
  await deposit(sender, { vault, owner: address, asset: token, amountBaseUnits, agent: `0x${agent}` });
  await place.seen(async () => ((await transfersNow()).length >= 2 ? true : undefined));
}, 120_000);
afterAll(() => place?.close());

/** By the version that first had the table: what no market of this test writes. */
const NEW_ROWS: Readonly<Record<string, string>> = {
  '0003-trades': `insert into trades (partition, time_ms, trade_id, instrument, asset, price, lots, ask_took, buyer, seller, slot, spread, object)
  values (1, 1000, 18446744073709551615, 'storage/day/USDX', 2, 5, 7, true, repeat('ab', 32), repeat('cd', 32), 0, 1, repeat('ef', 32))`,
  '0004-market-snapshots': `insert into market_snapshots (partition, generation, sequence, format, time_ms, sha256, bytes)
  values (1, 0, 1, 1, 1000, sha256('x'), 'x')`,
};
const MARKET = ['trades', 'market_snapshots'];

const enrol = (name: string) =>
  enrolAgent(place.api, place.network.genesis, sha256(utf8(name)), walletOf(place.config, 'owner-of-user'));

/** Table → a JSON array of its rows, as text: numbers may be larger than JavaScript's. */
type Rows = Map<string, string>;

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of these tables, as JSON. */
const dump = (tables: readonly string[]): Promise<Rows> =>
  withClient(async (client) => {
    const rows: Rows = new Map();
    for (const table of tables) {
      const found = await client.query(`select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${table} t`);
      rows.set(table, found.rows[0].rows);
    }
    return rows;
  });

type TransferRow = { readonly leaf_index: number };
const parsed = (rows = '[]'): TransferRow[] => JSON.parse(rows) as TransferRow[];
const transfersNow = async (): Promise<TransferRow[]> => parsed((await dump(['transfers'])).get('transfers'));

/** The database as `migration` left it, and these rows in it. */
async function rebuild(
  migration: string,
  tables: Readonly<Record<string, readonly string[]>>,
  rows: Rows,
): Promise<void> {
  await withClient((client) =>
    client.query('drop schema if exists audit cascade; drop schema public cascade; create schema public'),
  );
  const db = openDatabase({ url, connections: 1 });
  await migrate(db, migration);
  await db.destroy();
  await withClient(async (client) => {
    for (const [table, columns] of Object.entries(tables))
      await client.query(insertRows(migration, table, columns), [rows.get(table)]);
  });
}

test.each(VERSIONS)(
  '%s, with data in place',
  async (migration, tables) => {
    await place.settlement.stop();
    const before = await dump(Object.keys(tables));
    await rebuild(migration, tables, before);
    const kept = ['accounts', 'transfers', 'entries'];
    expect(await dump(kept)).toEqual(new Map(kept.map((table) => [table, before.get(table)])));
    const first = NEW_ROWS[migration];
    if (first) await withClient((client) => client.query(first));
    const markets = await dump(Object.keys(tables).filter((table) => MARKET.includes(table)));

    place.settlement = await place.startSettlement();
    const then = parsed(before.get('transfers'));
    const now = await transfersNow();
    expect(now.filter(({ leaf_index }) => then.some((one) => one.leaf_index === leaf_index))).toEqual(then);
    // It goes on: an agent enrols, and what went in at first is in the same log as what comes now.
    const { agent } = await enrol(`enrolled after ${migration}`);
    const { treeSize } = await callApi<{ treeSize: number }>(place.api, '/api/v1/status');
    const report = await until('all is published', 30_000, async () => {
      const audited = await auditUrl(place.api, { networkId: place.network.networkId });
      return !audited.ok || audited.entries >= treeSize ? audited : undefined;
    });
    expect(report.firstWrong).toBeUndefined();
    const { agents } = await callApi<{ agents: { agent: string }[] }>(place.api, '/api/v1/agents');
    expect(agents.map((one) => one.agent)).toContain(agent);
    expect(await dump([...markets.keys()])).toEqual(markets);
    const wrong = await withClient((client) => client.query('select * from audit.conservation where posted <> 0'));
    expect(wrong.rows).toEqual([]);
  },
  120_000,
);
