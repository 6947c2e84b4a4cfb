import { expect, test } from 'vitest';
import { devAccount } from '../contracts/chain/dev-accounts.ts';
import { OperatorRequests, signRequest } from './operator-request.ts';

const SEED = new Uint8Array(32).fill(4);
const [operator, other] = [devAccount(SEED, 'operator'), devAccount(SEED, 'other')];
const networkId = new Uint8Array(32).fill(7);
const NOW = 1_700_000_000_000;
const command = { type: 'haltInstrument', instrument: 'storage/hour/USDX', untilMs: NOW + 1, reason: 'why' } as const;
const requests = () => new OperatorRequests({ operator: operator.address, networkId });
const signed = async (by = operator, network = networkId, timeMs = NOW) =>
  JSON.stringify(await signRequest(by, network, timeMs, command));

test('what the operator signed is taken, once', async () => {
  const checks = requests();
  const text = await signed();
  expect(await checks.check(text, NOW + 60_000)).toEqual({ ok: true, value: command });
  expect(await checks.check(text, NOW + 60_000)).toMatchObject({ code: 'nonce_used' });
  expect(await checks.check(text, NOW + 60_001)).toMatchObject({ code: 'expired' });
});

test.each<[string, () => Promise<string>]>([
  ['not_authorised', () => signed(other)],
  ['wrong_network', () => signed(operator, new Uint8Array(32))],
  ['expired', () => signed(operator, networkId, NOW - 60_001)],
  ['expired', () => signed(operator, networkId, NOW + 60_001)],
  ['not_authorised', async () => (await signed()).replace('why', 'how')],
  ['not_authorised', async () => JSON.stringify({ ...JSON.parse(await signed()), signature: `0x${'ff'.repeat(65)}` })],
  ['malformed', async () => JSON.stringify({ ...JSON.parse(await signed()), signature: '0x' })],
  ['malformed', async () => (await signed()).replace('haltInstrument', 'setEverything')],
  ['malformed', async () => 'not JSON'],
])('%s', async (code, text) => {
  expect(await requests().check(await text(), NOW)).toMatchObject({ ok: false, code });
});
