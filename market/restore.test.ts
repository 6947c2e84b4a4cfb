import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InfinityDbError } from '../primitives/error.ts';
import { playAgainstNaive } from './engine-against-naive.fixture.ts';
import { GENESIS, NETWORK, order, STORAGE } from './engine.fixture.ts';
import { createEngine } from './engine.ts';
import { RANDOM_GENESIS, streams } from './random-market.fixture.ts';
import { openFloorOfSix } from './trading-floor.fixture.ts';

const AT = { genesis: RANDOM_GENESIS, networkId: NETWORK, partition: 1 };

test('from a snapshot after any message the engine goes on as it would have', () => {
  fc.assert(
    fc.property(streams(80), (actions) => {
      const { engine, messages, events } = playAgainstNaive(actions);
      let going = createEngine(AT);
      for (const [at, message] of messages.entries()) {
        expect(going.apply(message)).toEqual(events[at]);
        const snapshot = going.snapshot();
        const restored = createEngine({ ...AT, snapshot });
        expect(restored.digest()).toBe(going.digest());
        expect(restored.instruments()).toEqual(going.instruments());
        expect(Buffer.from(restored.snapshot()).equals(snapshot)).toBe(true);
        going = restored;
      }
      expect(going.digest()).toBe(engine.digest());
    }),
    { numRuns: 20 },
  );
});

/** A snapshot with every part in it, and one byte or one circumstance changed. */
function fullSnapshot(): Uint8Array {
  const floor = openFloorOfSix(RANDOM_GENESIS);
  floor.send(0, [order({ price: 5 }), order({ price: 4, orderType: 'all_or_none', quantity: 3 })]);
  floor.send(1, [
    order({ side: 'ask', price: 9, orderType: 'good_till_date', goodTillMs: 20_000 }),
    order({ side: 'ask', price: 5, instrument: `data/${'c3'.repeat(32)}/USDX` }),
  ]);
  const mandate = { maxPrice: 1, reward: 2, reserve: 3, untilMs: 4 };
  floor.send(2, [order({ instrument: STORAGE, spread: 2, object: 'ab'.repeat(32), mandate, maxTotal: 9 })]);
  floor.send(3, [order({ price: 5, instrument: `data/${'c3'.repeat(32)}/USDX` })]);
  floor.send('settlement', [{ type: 'haltInstrument', instrument: STORAGE, untilMs: 30_000, reason: '' }]);
  return floor.engine.snapshot();
}

const checked = (body: Uint8Array): Uint8Array => Buffer.concat([body, createHash('sha256').update(body).digest()]);

/** The code with which the snapshot is refused; what is thrown otherwise, or nothing. */
function refusal(snapshot: Uint8Array, changes: Partial<typeof AT> = {}): unknown {
  try {
    createEngine({ ...AT, ...changes, snapshot });
    return 'restored';
  } catch (error) {
    return InfinityDbError.is(error) ? error.code : error;
  }
}

test('a snapshot with any byte changed, cut anywhere, or longer, is refused', () => {
  const whole = fullSnapshot();
  expect(refusal(whole)).toBe('restored');
  const codes = new Set<unknown>();
  for (let at = 0; at < whole.length; at++) {
    const changed = whole.slice();
    changed[at] = (changed[at] as number) ^ (1 << (at % 8));
    codes.add(refusal(changed));
    codes.add(refusal(whole.slice(0, at)));
  }
  codes.add(refusal(Buffer.concat([whole, new Uint8Array(1)])));
  expect([...codes].sort()).toEqual(['malformed', 'verification_failed']);
});

test('a snapshot that was cut and summed anew is no state', () => {
  const whole = fullSnapshot();
  const codes = new Set<unknown>();
  for (let length = 0; length < whole.length - 32; length++) codes.add(refusal(checked(whole.slice(0, length))));
  codes.add(refusal(checked(Buffer.concat([whole.slice(0, -32), new Uint8Array(3)]))));
  expect([...codes]).toEqual(['malformed']);
});

test('a snapshot of another network, partition, version or kind is refused', () => {
  const whole = fullSnapshot();
  expect(refusal(whole, { networkId: new Uint8Array(32).fill(8) })).toBe('verification_failed');
  expect(refusal(whole, { partition: 2, genesis: { ...RANDOM_GENESIS, bookPartitions: 2 } })).toBe(
    'verification_failed',
  );
  const newer = whole.slice(0, -32);
  newer[8] = (newer[8] as number) + 1;
  expect(refusal(checked(newer))).toBe('malformed');
  const other = whole.slice(0, -32);
  other[0] = (other[0] as number) ^ 1;
  expect(refusal(checked(other))).toBe('malformed');
  expect(refusal(new Uint8Array())).toBe('malformed');
});

test('the digest tells apart what differs, and not how it came to be', () => {
  const bids = [order({ price: 5 }), order({ price: 4 })];
  const digestAfter = (...frames: (typeof bids)[]): string => {
    const floor = openFloorOfSix(GENESIS);
    for (const frame of frames) floor.send(0, frame);
    return floor.engine.digest();
  };
  expect(digestAfter(bids)).toBe(digestAfter(bids));
  expect(digestAfter(bids)).not.toBe(digestAfter(bids.toReversed()));
  expect(digestAfter(bids)).not.toBe(digestAfter(bids.slice(1)));
});
