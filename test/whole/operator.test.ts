import { afterAll, beforeAll, expect, test } from 'vitest';
import { devAccount } from '../../contracts/chain/dev-accounts.ts';
import { callApi } from '../../sdk/http-api.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { signRequest } from '../../service/operator-request.ts';
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
