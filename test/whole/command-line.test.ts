import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { homePaths } from '../../service/home.ts';
import { parseEntryBundle } from '../../settlement/log/entry-bundle.ts';
import { entriesPath, TILE_WIDTH } from '../../settlement/log/tiles.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { formatReceipt, parseReceipt, type ReceiptEntry } from '../../settlement/log/verify/receipt-text.ts';
import { failure, json, run } from './command.fixture.ts';

let stack: TestStack;
let home: string;
const folder = mkdtempSync(join(tmpdir(), 'infinitydb-command-line-'));
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  stack = await startTestStack();
  ({ home } = stack.config);
}, 120_000);
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

type Put = {
  readonly id: string;
  readonly size: number;
  readonly spread: string;
  readonly agents: readonly string[];
  readonly fees: { readonly network: readonly Fee[]; readonly storage: readonly Fee[] };
  readonly leases: readonly string[];
};
type Fee = { readonly asset: string; readonly amount: string };
type Account = { readonly symbol: string; readonly name: string; readonly balanceBaseUnits: string };
type Transfer = { readonly id: string; readonly code: string; readonly leafIndex: number };

const HEX_64 = /^[0-9a-f]{64}$/;

/** What each of the home's own accounts holds, as `USDX held`. */
async function balances(): Promise<Record<string, bigint>> {
  const { accounts } = await json<{ accounts: Account[] }>(home, 'ledger', 'accounts', '--holder', 'me');
  return Object.fromEntries(
    accounts.map(({ symbol, name, balanceBaseUnits }) => [`${symbol} ${name.split('/')[2]}`, BigInt(balanceBaseUnits)]),
  );
}

test('wallet deposit: test tokens go into the Vault and the ledger credits them', async () => {
  const made = await json<Record<string, string>>(home, 'wallet', 'deposit', '100', 'USDX');
  expect(made).toMatchObject({ asset: 'USDX', amountBaseUnits: '100000000', mintedBaseUnits: '100000000' });
  expect(await balances()).toMatchObject({ 'USDX available': 100_000_000n });
});

test.each([
  ['3 MiB, any 2 of 4', 3 * 1_048_576, ['--spread', '2-of-4'], 4, '2-of-4'],
  ['an empty file', 0, [], 4, '2-of-4'],
  ['a file of one byte', 1, [], 4, '2-of-4'],
  ['whole copies', 1_500_000, ['--spread', '3'], 3, '3'],
])('put and get: %s', async (name, size, options, slots, spread) => {
  const before = await balances();
  const [file, out] = [path(`${name} in`), path(`${name} out`)];
  const bytes = randomBytes(size);
  writeFileSync(file, bytes);
  const put = await json<Put>(home, 'put', file, ...options);
  expect(put).toMatchObject({ size, spread });
  expect(put.id).toMatch(HEX_64);
  expect(new Set(put.agents).size).toBe(slots);
  expect(new Set(put.leases).size).toBe(slots);
  const [network, storage] = [put.fees.network, put.fees.storage].map(([fee]) => fee);
  expect([network?.asset, storage?.asset]).toEqual(['INFO', 'USDX']);
  expect(BigInt(network?.amount ?? 0)).toBeGreaterThan(0n);
  // Of what the bid set aside, storage and repair reserve are held for the term; nothing stays with the market.
  const after = await balances();
  const held = (after['USDX held'] ?? 0n) - (before['USDX held'] ?? 0n);
  const paid = (before['USDX available'] ?? 0n) - (after['USDX available'] ?? 0n) - held;
  expect(after['USDX trading.1']).toBe(0n);
  expect(held).toBeGreaterThan(0n);
  expect(paid).toBeGreaterThanOrEqual(0n);
  expect(paid).toBeLessThanOrEqual(BigInt(storage?.amount ?? 0) * 2n);

  const got = await json<{ size: number; sha256: string }>(home, 'get', put.id, '-o', out);
  expect(got.size).toBe(size);
  expect(readFileSync(out).equals(bytes)).toBe(true);
});

test('get writes to a pipe too, and its error leaves nothing there', async () => {
  const file = path('piped');
  writeFileSync(file, 'from one end to the other\n');
  const { id } = await json<Put>(home, 'put', file);
  expect(await run(home, 'get', id)).toEqual({ exit: 0, stdout: 'from one end to the other\n', stderr: '' });
});

test('status lists every process and every address', async () => {
  const status = await json<Record<string, unknown>>(home, 'status');
  const { config } = stack;
  const names = ['supervisor', 'postgres', 'nats', 'chain', 'settlement', 'market-1', 'market-2', 'witness'];
  const agents = Array.from({ length: config.agents }, (_, i) => `agent-${i + 1}`);
  expect(status).toMatchObject({
    up: true,
    processes: [...names, ...agents].map((name) => ({ name, pid: expect.any(Number), state: 'running' })),
    addresses: {
      page: `http://127.0.0.1:${config.httpPort}/`,
      nats: `nats://127.0.0.1:${config.natsPort}`,
      'agent-1': `http://127.0.0.1:${config.agentPort}`,
    },
  });
});

test('book: every agent asks for hours, every second one for days too, at prices of their own', async () => {
  type Book = { readonly instrument: string; readonly asks: readonly { readonly agent: string }[] };
  const { books } = await json<{ books: readonly Book[] }>(home, 'book');
  expect(books.map(({ instrument }) => instrument)).toEqual(['storage/day/USDX', 'storage/hour/USDX']);
  const sellers = books.map(({ asks }) => new Set(asks.map(({ agent }) => agent)).size);
  expect(sellers).toEqual([Math.floor(stack.config.agents / 2), stack.config.agents]);
});

test('ledger transfers: the newest first, each with its place in the log', async () => {
  const { transfers } = await json<{ transfers: Transfer[] }>(home, 'ledger', 'transfers', '--limit', '10');
  expect(transfers).toHaveLength(10);
  const leaves = transfers.map(({ leafIndex }) => leafIndex);
  expect(leaves).toEqual(leaves.toSorted((a, b) => b - a));
  for (const transfer of transfers)
    expect(transfer).toMatchObject({
      id: expect.stringMatching(/^\d+-\d+-\d+-\d+$/),
      kind: expect.any(String),
      debit: expect.stringContaining('/'),
      credit: expect.stringContaining('/'),
      amountBaseUnits: expect.stringMatching(/^\d+$/),
    });
});

test('ledger statement of one account: each change, and the balance that the account has', async () => {
  type Line = { readonly leafIndex: number; readonly change: string; readonly balance: string };
  const account = 'system/1/fee-pool';
  const all = await json<{ lines: Line[] }>(
    home,
    'ledger',
    'statement',
    '--account',
    'system/INFO/fee-pool',
    '--limit',
    '999',
  );
  let balance = 0n;
  for (const line of all.lines) {
    balance += BigInt(line.change);
    expect(BigInt(line.balance)).toBe(balance);
  }
  const first = await json<{ lines: Line[]; next: number }>(
    home,
    'ledger',
    'statement',
    '--account',
    account,
    '--limit',
    '2',
  );
  const rest = ['ledger', 'statement', '--account', account, '--after', String(first.next), '--limit', '1'];
  expect([...first.lines, ...(await json<{ lines: Line[] }>(home, ...rest)).lines]).toEqual(all.lines.slice(0, 3));
});

test('log checkpoint: signed by the log, cosigned by the witness', async () => {
  const { genesis } = stack.network;
  expect(await json(home, 'log', 'checkpoint')).toEqual({
    origin: genesis.log.origin,
    size: expect.any(Number),
    root: expect.stringMatching(HEX_64),
    vkey: genesis.log.vkey,
    note: expect.stringContaining(`${genesis.log.origin}\n`),
    cosignatures: [{ name: genesis.witnesses[0]?.name, timeSeconds: expect.any(Number) }],
  });
});

test('log receipt, verified offline; one bit of an entry changed, refused with exit code 3', async () => {
  const words = ['ledger', 'transfers', '--holder', 'me', '--limit', '100'];
  const { transfers } = await json<{ transfers: Transfer[] }>(home, ...words);
  const id = transfers.find(({ code }) => code === 'lease_held')?.id ?? '';
  const [file, genesis] = [path('lease.tlog-proof'), path('genesis.json')];
  expect(await json(home, 'log', 'receipt', id, '-o', file)).toEqual({ transfer: id, out: file });
  // A home that never was up knows nothing but the genesis document that it is given.
  cpSync(homePaths(home).genesis, genesis);
  const offline = (receipt: string) =>
    [path('no-home'), 'log', 'verify-receipt', receipt, '--genesis', genesis] as const;
  expect(await json(...offline(file))).toMatchObject({
    ok: true,
    transfer: id,
    code: 'lease_held',
    frameVerified: true,
  });

  const receipt = parseReceipt(readFileSync(file, 'utf8'));
  if (!receipt.ok) throw new Error(receipt.message);
  const [transfer, ...others] = receipt.value.entries;
  expect(others).toHaveLength(1);
  const changed = (entry: ReceiptEntry): ReceiptEntry => {
    const last = entry.bytes.length - 1;
    return { ...entry, bytes: entry.bytes.with(last, (entry.bytes[last] as number) ^ 1) };
  };
  for (const entries of [[changed(transfer), ...others] as const, [transfer, ...others.map(changed)] as const]) {
    const forged = path('forged.tlog-proof');
    writeFileSync(forged, formatReceipt({ ...receipt.value, entries }));
    expect(await failure(...offline(forged))).toMatchObject({
      ...{ exit: 3, code: 'verification_failed' },
      message: expect.stringContaining('is not in the tree'),
    });
  }
});

type Report = {
  readonly ok: boolean;
  readonly entries: number;
  readonly size: number;
  readonly root: string;
  readonly transfers: number;
  readonly firstWrong?: { readonly index: number; readonly rule: string };
};

test('audit of the running service: counts, and ok', async () => {
  const report = await json<Report>(home, 'audit');
  expect(report).toMatchObject({ ok: true, root: expect.stringMatching(HEX_64) });
  expect(report.entries).toBe(report.size);
  expect(report.transfers).toBeGreaterThan(50);
});

test('audit of an export; one byte of an entry changed, exit code 3 and that entry named', async () => {
  const exported = path('export');
  const { size, root } = await json<{ size: number; root: string }>(home, 'log', 'export', exported);
  expect(await json<Report>(home, 'audit', exported)).toMatchObject({ ok: true, entries: size, size, root });
  for (const wrong of [0, Math.floor(size / 2), size - 1]) {
    const bundle = Math.floor(wrong / TILE_WIDTH);
    const file = join(exported, entriesPath(bundle, Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH)));
    const bytes = readFileSync(file);
    const entries = parseEntryBundle(bytes);
    if (!entries.ok) throw new Error(entries.message);
    const inBundle = wrong % TILE_WIDTH;
    const start = entries.value.slice(0, inBundle).reduce((sum, { length }) => sum + 2 + length, 2);
    const changed = Buffer.from(bytes);
    const at = start + Math.floor((entries.value[inBundle]?.length ?? 0) / 2);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(file, changed);
    const { exit, stdout } = await run(home, 'audit', exported, '--json');
    writeFileSync(file, bytes);
    const report = JSON.parse(stdout) as Report;
    expect([exit, report.ok, report.firstWrong?.index]).toEqual([3, false, wrong]);
  }
  expect(await json<Report>(home, 'audit', exported)).toMatchObject({ ok: true });
});

test('wallet withdraw: all that is available goes back to the wallet, and no more can be asked for', async () => {
  const { 'USDX available': available = 0n } = await balances();
  const decimal = `${available / 1_000_000n}.${String(available % 1_000_000n).padStart(6, '0')}`;
  const paid = await json<Record<string, string>>(home, 'wallet', 'withdraw', decimal, 'USDX');
  expect(paid).toMatchObject({ amountBaseUnits: String(available), sweptFromAgentBaseUnits: String(available) });
  const { chain } = await json<{ chain: { asset: string; amountBaseUnits: string }[] }>(home, 'wallet', 'balance');
  expect(chain.find(({ asset }) => asset === 'USDX')?.amountBaseUnits).toBe(String(available));
  const history = await json<{ history: Transfer[] }>(home, 'wallet', 'history');
  expect(new Set(history.history.map(({ code }) => code))).toEqual(new Set(['deposit', 'sweep_agent', 'withdrawal']));
  expect(await failure(home, 'wallet', 'withdraw', '100', 'USDX')).toMatchObject({
    exit: 5,
    code: 'insufficient_funds',
  });
});
