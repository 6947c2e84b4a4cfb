import { afterAll, beforeAll, expect, test } from 'vitest';
import { devAccount } from '../../contracts/chain/dev-accounts.ts';
import { partitionOf } from '../../primitives/instrument.ts';
import { callApi } from '../../sdk/http-api.ts';
import { books } from '../../sdk/service-api.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { signRequest } from '../../service/operator-request.ts';
import { until } from '../../service/until.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { failure, json, run } from './command.fixture.ts';

/** What the operator may do to the books, by the command line, on the whole marketplace. */
let stack: TestStack;
let home: string;
beforeAll(async () => {
  stack = await startTestStack({ agents: 2 });
  ({ home } = stack.config);
}, 120_000);
afterAll(() => stack[Symbol.asyncDispose]());

const HOUR = 'storage/hour/USDX';
type Books = {
  readonly books: readonly { readonly instrument: string; readonly halted?: { readonly reason: string } }[];
};
type Halts = { readonly halts: readonly { readonly instrument: string; readonly reason: string }[] };

const haltedIn = async (): Promise<string | undefined> =>
  (await json<Books>(home, 'book')).books.find(({ instrument }) => instrument === HOUR)?.halted?.reason;

test('a halt is told to everybody who asks, stops what would match, and ends when the operator says so', async () => {
  const before = Date.now();
  const halted = await json<{ untilMs: number }>(home, 'market', 'halt', HOUR, '--for', '15m', '--reason', 'a look');
  expect(halted.untilMs).toBeGreaterThanOrEqual(before + 900_000);
  expect(await haltedIn()).toBe('a look');
  expect((await json<Halts>(home, 'market', 'halts')).halts).toMatchObject([{ instrument: HOUR, reason: 'a look' }]);
  expect((await run(home, 'book')).stdout).toMatch(/storage\/hour\/USDX \(halted until \S+: a look\)/);
  await json(home, 'market', 'resume', HOUR);
  expect(await haltedIn()).toBeUndefined();
  expect((await json<Halts>(home, 'market', 'halts')).halts).toEqual([]);
});

test('each book was compared with the ledger, and status says so', async () => {
  const { service } = await json<{ service: { ok: boolean; fundsChecks: object[] } }>(home, 'status');
  expect(service).toMatchObject({ ok: true, fundsChecks: [{ partition: 1, ok: true }] });
});

test('a book partition more: agents offer there what moves, and both are compared with the ledger', async () => {
  expect(await json(home, 'market', 'partitions')).toEqual({ bookPartitions: 1 });
  expect(await json(home, 'market', 'partitions', '2')).toEqual({ bookPartitions: 2 });
  expect(await failure(home, 'market', 'partitions', '1')).toMatchObject({ exit: 7, code: 'wrong_state' });
  await until('both books were compared', 30_000, async () => {
    const { fundsChecks } = await callApi<{ fundsChecks: { ok: boolean }[] }>(stack.apiUrl, '/api/v1/status');
    return fundsChecks.length === 2 && fundsChecks.every(({ ok }) => ok) ? true : undefined;
  });
  const wanted = partitionOf(HOUR, 2);
  await until('storage is offered in its partition', 60_000, async () => {
    const found = (await books(stack.apiUrl)).find(({ instrument, asks }) => instrument === HOUR && asks.length > 0);
    return found?.partition === wanted ? true : undefined;
  });
}, 120_000);

test('only the operator may', async () => {
  const { networkId } = requireNetwork(home);
  const command = { type: 'haltInstrument', instrument: HOUR, untilMs: Date.now() + 60_000, reason: '' } as const;
  const other = devAccount(new Uint8Array(32).fill(9), 'operator');
  const body = JSON.stringify(await signRequest(other, networkId, Date.now(), command));
  await expect(callApi(stack.apiUrl, '/api/v1/operator', { method: 'POST', body })).rejects.toMatchObject({
    code: 'not_authorised',
  });
  expect(await haltedIn()).toBeUndefined();
});

test.each([
  ['usage', ['halt', HOUR, '--for', 'long', '--reason', 'x']],
  ['usage', ['halt', HOUR, '--for', '0s', '--reason', 'x']],
  ['usage', ['halt', HOUR, '--for', '1h']],
  ['unknown_instrument', ['resume', 'storage/eon/USDX']],
])('%s: market %j', async (code, words) => {
  expect(await failure(home, 'market', ...words)).toMatchObject({ code });
});

test('the log that has the halts passes the audit', async () => {
  expect(await json(home, 'audit')).toMatchObject({ ok: true });
});
