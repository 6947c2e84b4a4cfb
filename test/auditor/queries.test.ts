import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAgent } from '../../sdk/agent.ts';
import { until } from '../../service/until.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { failure, json } from '../whole/command.fixture.ts';
import { documentedQueries, type Values, withValues } from './documented-queries.fixture.ts';

/** docs/auditor-queries.md on a marketplace that traded, under the login that it tells an operator to make. */
let stack: TestStack;
let auditor: pg.Client;
let values: Values;
const queries = documentedQueries();

beforeAll(async () => {
  stack = await startTestStack({ agents: 4 });
  const { home } = stack.config;
  await json(home, 'wallet', 'deposit', '1200', 'USDX');
  const file = join(home, 'one');
  writeFileSync(file, 'one'.repeat(100));
  await json(home, 'put', file);
  const { apiUrl, network } = stack;
  await using seller = await createAgent({ apiUrl });
  await using buyer = await createAgent({ apiUrl });
  const content = { content: new TextEncoder().encode('sold by the copy') };
  await seller.createData(content);
  const offer = await seller.negotiate(content, { asset: 'INFO', amountBaseUnits: 1_000n });
  await buyer.buyData(offer.negotiationId);
  const login = await json<{ name: string; url: string }>(home, 'ledger', 'auditor-login');
  auditor = new pg.Client({ connectionString: login.url });
  await auditor.connect();
  values = {
    ...{ cap: network.genesis.info.cap, from: 0, to: 9_000_000, asset: 1, day: new Date().toISOString().slice(0, 10) },
    account: `${buyer.key}/1/available`,
  };
}, 240_000);
afterAll(async () => {
  await auditor?.end();
  await stack?.[Symbol.asyncDispose]();
});

type Row = Record<string, unknown>;

/** The answer to a question's nth query. */
async function ask(question: number, n = 0): Promise<Row[]> {
  const statement = queries.get(question)?.[n];
  if (statement === undefined) throw new Error(`question ${question} has no query ${n}`);
  return (await auditor.query<Row>(withValues(statement, values))).rows;
}

test('ten questions are documented, and every query of the document is one that is asked here', () => {
  expect([...queries].map(([question, list]) => [question, list.length])).toEqual([
    ...[
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 2],
      [5, 2],
      [6, 1],
      [7, 2],
      [8, 1],
      [9, 2],
      [10, 2],
    ],
  ]);
});

test('1: nothing is made or lost', async () => {
  const rows = await ask(1);
  expect(rows.length).toBeGreaterThanOrEqual(2);
  for (const row of rows) expect(row).toMatchObject({ posted: '0', pending: '0', overdrawn: '0' });
});

test('2: INFO is within its cap', async () => {
  const [supply] = await ask(2);
  expect(supply).toMatchObject({ right: true, cap: String(stack.network.genesis.info.cap) });
  expect(supply?.['network_id']).toBe(Buffer.from(stack.network.networkId).toString('hex'));
});

test('3: every debit is authorised', async () => {
  expect(await ask(3)).toEqual([]);
});

test('4: what is pending has a deadline, and nothing is late', async () => {
  // More than the Vault lets go in a day, so that it stays.
  const asked = ['wallet', 'withdraw', '1100', 'USDX', '--wait', '1'];
  expect(await failure(stack.config.home, ...asked)).toMatchObject({ exit: 75, code: 'timed_out' });
  const rows = await ask(4);
  for (const row of rows) expect(row).toMatchObject({ deadline_ms: expect.any(String), overdue: false });
  expect(rows).toContainEqual(expect.objectContaining({ code: 'withdrawal', amount: '1100000000' }));
  expect(await ask(4, 1)).toEqual([]);
});

test('5: a balance is what its transfers come to', async () => {
  const lines = await ask(5);
  expect(lines.length).toBeGreaterThanOrEqual(3);
  let balance = 0n;
  for (const line of lines) {
    balance += BigInt(line['change'] as string);
    expect(line['balance']).toBe(String(balance));
  }
  expect(await ask(5, 1)).toEqual([{ right: true }]);
});

test('6: network fees that came in went out again', async () => {
  const shared = await until('fees are shared', 30_000, async () => {
    const rows = await ask(6);
    return rows.some(({ epoch, shared_out }) => epoch !== null && shared_out !== '0') ? rows : undefined;
  });
  for (const { epoch, fees_in, shared_out, kept } of shared)
    if (epoch !== null) expect([shared_out, kept]).toEqual([fees_in, '0']);
  expect(shared.at(-1)).toMatchObject({ epoch: null, share_leaf: null });
}, 60_000);

test('7: what is owed is in the vault', async () => {
  expect((await ask(7)).length).toBeGreaterThanOrEqual(2);
  const tokens = await ask(7, 1);
  expect(tokens.length).toBeGreaterThanOrEqual(1);
  for (const token of tokens) expect(token).toMatchObject({ right: true });
});

test("8: a day's largest movements", async () => {
  const rows = await ask(8);
  expect(rows).toHaveLength(10);
  const amounts = rows.map(({ amount }) => BigInt(amount as string));
  expect(amounts).toEqual([...amounts].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
});

test('9: the log is whole and published', async () => {
  const log = await until('a checkpoint is cosigned', 60_000, async () => {
    const [row] = await ask(9);
    return row?.['quorum_size'] === null ? undefined : row;
  });
  expect(Number(log?.['last_entry'])).toBe(Number(log?.['tree_size']) - 1);
  expect(Number(log?.['uncovered'])).toBe(Number(log?.['tree_size']) - Number(log?.['quorum_size']));
  expect(await ask(9, 1)).toEqual([]);
}, 90_000);

test('10: each message was applied once, in order', async () => {
  const rows = await ask(10);
  expect(rows).toHaveLength(1 + stack.network.genesis.bookPartitions);
  for (const { sequence, logged_to } of rows) expect(Number(logged_to)).toBeLessThanOrEqual(Number(sequence));
  expect(await ask(10, 1)).toEqual([]);
  const { rows: batches } = await auditor.query('select count(*)::int as count from audit.batches');
  expect(batches[0].count).toBeGreaterThan(3);
});
