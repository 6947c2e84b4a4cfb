import { expect, test } from 'vitest';
import { toHex } from '../primitives/bytes.ts';
import { signingKey } from '../primitives/keys.ts';
import { signPresence } from '../schemas/presence.ts';
import { PresenceTable } from './presence.ts';

const NETWORK = new Uint8Array(32).fill(7);
const KEY = signingKey(new Uint8Array(32).fill(1));
const AGENT = toHex(KEY.publicKey);
const NOW = 1_000_000;

function table(nowMs = NOW) {
  const time = { nowMs };
  return { time, presence: new PresenceTable(NETWORK, { nowMs: () => time.nowMs }) };
}

function heartbeat(timeMs: number, address = 'http://127.0.0.1:1') {
  return signPresence(NETWORK, KEY, { address, freeBytes: 1n, capacityBytes: 2n, timeMs, certificateFingerprint: '' });
}

test('the newest heartbeat counts, until it is 30 s old', () => {
  const { time, presence } = table();
  expect(presence.note(heartbeat(NOW, 'http://127.0.0.1:1'))).toBe(true);
  expect(presence.note(heartbeat(NOW + 1, 'http://127.0.0.1:2'))).toBe(true);
  expect(presence.note(heartbeat(NOW, 'http://127.0.0.1:3'))).toBe(false);
  expect(presence.addressOf(AGENT)).toBe('http://127.0.0.1:2');
  time.nowMs = NOW + 30_001;
  expect(presence.addressOf(AGENT)).toBeUndefined();
  expect(presence.all()).toEqual([]);
});

test.each([
  { what: 'an old one', value: heartbeat(NOW - 30_000) },
  { what: 'one of the future', value: heartbeat(NOW + 30_000) },
  { what: 'one changed on its way', value: { ...heartbeat(NOW), address: 'http://127.0.0.1:9' } },
])('$what counts for nothing', ({ value }) => {
  const { presence } = table();
  expect(presence.note(value)).toBe(false);
  expect(presence.addressOf(AGENT)).toBeUndefined();
});

test('who waits is told as soon as the agent is heard of, or that it was not', async () => {
  const { presence } = table();
  const waiting = presence.waitFor(AGENT, 60_000);
  presence.note(heartbeat(NOW));
  expect(await waiting).toBe('http://127.0.0.1:1');
  await expect(table().presence.waitFor(AGENT, 1)).rejects.toMatchObject({ code: 'timed_out' });
});
