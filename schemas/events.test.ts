import { expect, test } from 'vitest';
import type { EventsMessage, MarketEvent, TradeMatched } from '../primitives/events.ts';
import {
  decodeEventsMessage,
  decodeEventsPart,
  encodeEventsMessage,
  joinEventsParts,
  MAX_EVENTS_PART_BYTES,
} from './events.ts';
import { checkStrict } from './strict-decoder.ts';

const agent = 'ab'.repeat(32);
const trade: TradeMatched = {
  type: 'tradeMatched',
  tradeId: (1n << 64n) - 1n,
  instrument: 'storage/hour/USDX',
  asset: 2,
  buyer: agent,
  seller: 'cd'.repeat(32),
  bidOrderId: 1n,
  askOrderId: 2n,
  commandIndex: 255,
  takerSide: 'ask',
  price: 3,
  quantity: 4,
  collateral: 5,
  spread: (2 << 16) | 4,
  slot: 3,
  object: agent,
  readPrice: 6,
  reserveShare: 7,
  mandate: { maxPrice: 8, reward: 9, reserve: 10, untilMs: 11 },
};
const EXAMPLES: { readonly [K in MarketEvent['type']]: MarketEvent & { type: K } } = {
  frameRefused: { type: 'frameRefused', code: 'sequence_gap', message: 'expected 3', expectedSequence: 3n, retryMs: 0 },
  commandRefused: { type: 'commandRefused', commandIndex: 1, code: 'off_tick', message: 'no' },
  orderAccepted: {
    type: 'orderAccepted',
    commandIndex: 0,
    orderId: 1n,
    agent,
    instrument: 'storage/hour/USDX',
    side: 'bid',
    price: 2,
    quantity: 3,
  },
  orderClosed: { type: 'orderClosed', orderId: 1n, agent, reason: 'no_sellers', remaining: 2 },
  tradeMatched: trade,
  networkFeeCharged: { type: 'networkFeeCharged', agent, amountInfo: 64, commandIndex: 0 },
  fundsCredited: { type: 'fundsCredited', agent, asset: 1, amount: Number.MAX_SAFE_INTEGER },
  fundsReleased: { type: 'fundsReleased', agent, asset: 1, amount: 0, releaseId: 9n },
  orderReplaced: { type: 'orderReplaced', commandIndex: 2, orderId: 1n, agent, price: 3, quantity: 4, keptPlace: true },
  haltChanged: { type: 'haltChanged', commandIndex: 0, instrument: 'storage/hour/USDX', untilMs: 9, reason: 'review' },
  fundsStated: { type: 'fundsStated', totals: [{ asset: 1, amount: 1n << 100n }], balancesSha256: agent },
};
const message = (events: readonly MarketEvent[]): EventsMessage => ({
  partition: 1,
  generation: 2,
  sequence: 3,
  timeMs: 1_700_000_000_000,
  frameBytes: new Uint8Array(65_536).fill(7),
  sender: agent,
  events,
});

test.each(Object.values(EXAMPLES).map((one) => [one.type, one] as const))('%s survives its bytes', (_, one) => {
  const parts = encodeEventsMessage(message([one]));
  expect(parts).toHaveLength(1);
  expect(decodeEventsMessage(parts)).toEqual({ ok: true, value: message([one]) });
});

test('a trade of data, with no object and no mandate, survives', () => {
  const plain = message([{ ...trade, object: '', mandate: undefined, spread: 1 }]);
  expect(decodeEventsMessage(encodeEventsMessage(plain))).toEqual({ ok: true, value: plain });
});

test('many events travel in parts of at most 512 KiB, and only in those', () => {
  const big = message(Array.from({ length: 7_000 }, (_, i) => ({ ...trade, tradeId: BigInt(i) })));
  const parts = encodeEventsMessage(big);
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(MAX_EVENTS_PART_BYTES);
  expect(decodeEventsMessage(parts)).toEqual({ ok: true, value: big });
  expect(decodeEventsMessage(parts.slice(1))).toMatchObject({ ok: false, code: 'malformed' });
  expect(decodeEventsMessage(parts.toReversed())).toMatchObject({ ok: false, code: 'malformed' });
  expect(decodeEventsMessage([])).toMatchObject({ ok: false, code: 'malformed' });
  const other = encodeEventsMessage({ ...big, sequence: 4 });
  expect(decodeEventsMessage([parts[0] as Uint8Array, ...other.slice(1)])).toMatchObject({ code: 'malformed' });
});

test('whatever bytes decode encode to the same bytes', () => {
  const small = { ...message(Object.values(EXAMPLES)), frameBytes: Uint8Array.of(1, 2) };
  checkStrict(
    (bytes) => decodeEventsMessage([bytes]),
    (value) => encodeEventsMessage(value)[0] as Uint8Array,
    [
      ...encodeEventsMessage(small),
      ...Object.values(EXAMPLES).flatMap((one) => encodeEventsMessage({ ...small, events: [one] })),
    ],
  );
});

test('parts join as they come', () => {
  const values = encodeEventsMessage(message([trade])).map((bytes) => decodeEventsPart(bytes));
  const parts = values.flatMap((one) => (one.ok ? [one.value] : []));
  expect(joinEventsParts(parts)).toEqual({ ok: true, value: message([trade]) });
  expect(joinEventsParts([...parts, ...parts])).toMatchObject({ ok: false });
});
