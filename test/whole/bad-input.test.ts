import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toHex } from '../../primitives/bytes.ts';
import { signingKey } from '../../primitives/keys.ts';
import { callApi } from '../../sdk/http-api.ts';
import { homePaths, secret } from '../../service/home.ts';
import { keepObject, keptObjects } from '../../service/object-keys.ts';
import { USER_AGENT } from '../../service/wallets.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { failure, json, run, start } from './command.fixture.ts';
import { RawAgent, type TransferJson, transfersOf } from './raw-agent.fixture.ts';

let stack: TestStack;
let home: string;
let user: string;
let agent: RawAgent;
const folder = mkdtempSync(join(tmpdir(), 'infinitydb-bad-input-'));
const file = join(folder, 'file');
const out = join(folder, 'out');
writeFileSync(file, randomBytes(3 * 1_048_576));

beforeAll(async () => {
  stack = await startTestStack();
  ({ home } = stack.config);
  user = keyOf(USER_AGENT);
  agent = await RawAgent.enrol(stack);
}, 120_000);
afterAll(async () => {
  await agent.close();
  await stack[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const keyOf = (agent: string): string => toHex(signingKey(secret(homePaths(home).agent(agent).seed)).publicKey);

/** Every account of the user's that is not empty, INFO apart, as `2/available`. */
async function money(): Promise<Record<string, string>> {
  type Account = { readonly name: string; readonly postedBaseUnits: string };
  const { accounts } = await callApi<{ accounts: Account[] }>(stack.apiUrl, `/api/v1/accounts?holder=${user}`);
  const rows = accounts.map(({ name, postedBaseUnits }) => [name.slice(user.length + 1), postedBaseUnits] as const);
  return Object.fromEntries(rows.filter(([name, posted]) => !name.startsWith('1/') && posted !== '0'));
}

const nothing: readonly string[] = [];
/** The user's new transfers since `before`, by their codes, but those that only move money between its own accounts. */
async function spentSince(before: readonly TransferJson[]): Promise<readonly string[]> {
  const made = (await transfersOf(stack, user)).slice(before.length);
  return made.map(({ code }) => code).filter((code) => code !== 'allocate' && code !== 'release');
}

const ID = '5a'.repeat(32);
test.each([
  ['an id that nobody stored', ['get', ID, '-o', out], 6, 'unknown_object'],
  ['a negotiation that nobody offers', ['buy', '77', '-o', out], 6, 'unknown_negotiation'],
  ['no money', ['put', file], 5, 'insufficient_funds'],
  ['no such file', ['put', join(folder, 'absent')], 1, 'file_unreadable'],
  ['a folder in place of a file', ['put', folder], 1, 'file_unreadable'],
  ['more to withdraw than there is', ['wallet', 'withdraw', '5', 'USDX'], 5, 'insufficient_funds'],
  ['an asset that nobody knows', ['put', file, '--asset', 'GOLD'], 6, 'unknown_asset'],
])('%s: nothing is bought, paid or written', async (_, words, exit, code) => {
  const before = await transfersOf(stack, user);
  expect(await failure(home, ...words)).toMatchObject({ exit, code });
  expect(await spentSince(before)).toEqual(nothing);
  expect(keptObjects(home)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['file']);
});

test('an object whose key is here and whose term is over', async () => {
  keepObject(home, { id: ID, key: new Uint8Array(32), size: 1 }, 'over');
  expect(await failure(home, 'get', ID, '-o', out)).toMatchObject({ exit: 6, code: 'unknown_object' });
  expect(readdirSync(folder)).toEqual(['file']);
  rmSync(join(homePaths(home).objects, `${ID}.json`));
});

test.each([
  ['more slots than agents', ['--spread', '3-of-6']],
  ['a price that nobody takes', ['--max-price', '0.000001']],
])('no sellers, %s: costs the base fee, and the money is the buyer’s again', async (_, options) => {
  if (Object.keys(await money()).length === 0) await json(home, 'wallet', 'deposit', '100', 'USDX');
  const before = await transfersOf(stack, user);
  expect(await failure(home, 'put', file, ...options)).toMatchObject({ exit: 75, code: 'no_sellers' });
  expect(await spentSince(before)).toEqual(['network_fee']);
  const fee = (await transfersOf(stack, user)).slice(before.length).find(({ code }) => code === 'network_fee');
  expect(fee?.amountBaseUnits).toBe(String(stack.network.genesis.networkFee.baseInfo));
  // The engine's answer to the release comes by itself.
  await expect.poll(money).toEqual({ '2/available': '100000000' });
});

test('NATS is down at the start of a client: it says so at once, and nothing happened', async () => {
  const before = await transfersOf(stack, user);
  const reconnected = agent.reconnected();
  await stack.supervisor.stop('nats');
  for (const words of [['put', file], ['put', file, '--max-price', '1'], ['buy', '77', '-o', out], ['book']])
    expect(await failure(home, ...words), words.join(' ')).toMatchObject({ exit: 75, code: 'nats_unavailable' });
  const status = await run(home, 'status', '--json');
  expect(status.exit).toBe(75);
  expect(JSON.parse(status.stdout)).toMatchObject({ up: false });
  expect(await spentSince(before)).toEqual(nothing);
  expect((await fetch(`${stack.apiUrl}/healthz`)).status).toBe(503);
  await stack.startAgain('nats');
  await reconnected;
  await expect.poll(async () => (await fetch(`${stack.apiUrl}/healthz`)).status).toBe(200);
});

test('Postgres stops in mid-run: what was sent waits, and is done when it is back', async () => {
  const before = await transfersOf(stack, user);
  await stack.supervisor.stop('postgres');
  const status = await run(home, 'status', '--json');
  const { up, processes } = JSON.parse(status.stdout) as {
    up: boolean;
    processes: { name: string; state: string }[];
  };
  const stopped = processes.filter(({ state }) => state !== 'running').map(({ name }) => name);
  expect([status.exit, up, stopped]).toEqual([75, false, ['postgres']]);
  expect(await failure(home, 'put', file, '--max-price', '1')).toMatchObject({
    exit: 75,
    code: 'database_unavailable',
  });

  const frame = agent.frame(0, 1n, [{ type: 'setPolicy', policySha256: '0b'.repeat(32) }]);
  await agent.publish(0, frame);
  const deposit = start(home, ['wallet', 'deposit', '7', 'USDX']);
  await deposit.said(/waiting for the ledger/);

  await stack.startAgain('postgres');
  expect((await agent.result(0, frame)).outcomes).toEqual([{ ok: true, id: 0n }]);
  expect((await deposit.ended).exit).toBe(0);
  expect(await spentSince(before)).toEqual(['deposit']);
  expect(await money()).toEqual({ '2/available': '107000000' });
});

test('an agent that has become full: its slot is bought elsewhere, and it asks for no more than it has room for', async () => {
  const full = 'agent-1';
  const { policy } = homePaths(home).agent(full);
  await stack.supervisor.stop(full);
  // Its ask still rests in the book, and its owner has taken the room away.
  const rules = JSON.parse(readFileSync(policy, 'utf8')) as Record<string, unknown>;
  writeFileSync(policy, JSON.stringify({ ...rules, capacityBytes: String(2 * 1_048_576) }));
  const put = start(home, ['put', file, '--spread', '2-of-4']);
  const failed = put.ended.then(({ stderr }) => Promise.reject(new Error(stderr)));
  await Promise.race([failed, expect.poll(sellers, { timeout: 20_000 }).toContain(keyOf(full))]);
  await stack.startAgain(full);
  const { exit, stdout, stderr } = await put.ended;
  expect(stderr).toContain(`agent ${keyOf(full).slice(0, 16)} failed; buying again without it`);
  expect(stderr).toContain('there is no room');
  expect(exit).toBe(0);
  const id = stdout.trim().split('\n').at(-1) ?? '';
  await json(home, 'get', id, '-o', out);
  expect(readFileSync(out).equals(readFileSync(file))).toBe(true);

  await expect.poll(() => asks(keyOf(full))).toEqual([1]);
  expect(await failure(home, 'put', file, '--spread', '3-of-5')).toMatchObject({ exit: 75, code: 'no_sellers' });
});

test('after all of it every entry of the log is right', async () => {
  expect(await json(home, 'audit')).toMatchObject({ ok: true });
});

async function sellers(): Promise<readonly string[]> {
  const { trades } = await callApi<{ trades: { seller: string }[] }>(stack.apiUrl, '/api/v1/trades');
  return trades.map(({ seller }) => seller);
}

async function asks(agent: string): Promise<readonly number[]> {
  type Book = { readonly asks: readonly { readonly agent: string; readonly lots: number }[] };
  const { books } = await callApi<{ books: Book[] }>(stack.apiUrl, '/api/v1/books');
  return books.flatMap((book) => book.asks.filter((ask) => ask.agent === agent).map(({ lots }) => lots));
}
