import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Engine } from '../../market/engine.ts';
import type { BookMessage, LevelChange } from '../../schemas/book-message.ts';
import {
  type BookFeed,
  type BookLevels,
  connectionLost,
  EMPTY_FEED,
  heard,
  snapshotTaken,
} from '../../sdk/book-feed.ts';
import { BookUpdates } from '../../service/market/data/book-updates.ts';

const NAME = 'storage/day/INFO';
type Side = ReadonlyMap<number, number>;
/** One ORDERS message: the book after it, which replica was first in EVENTS, and what becomes of its message on the way. */
type Step = {
  readonly bids: Side;
  readonly asks: Side;
  readonly own: 0 | 1;
  readonly fate: 'lost' | 'once' | 'twice' | 'late' | 'cut off';
};

const lots = fc.integer({ min: 1, max: 3 });
// Prices below 10 on one side, from 10 on the other: what the engine has is never crossed; what a careless follower has often is.
const book = fc.integer({ min: 2, max: 18 }).chain((middle) =>
  fc.record({
    bids: fc
      .array(fc.tuple(fc.integer({ min: 1, max: middle - 1 }), lots), { maxLength: 4 })
      .map((all) => new Map(all)),
    asks: fc.array(fc.tuple(fc.integer({ min: middle, max: 19 }), lots), { maxLength: 4 }).map((all) => new Map(all)),
  }),
);
const steps = fc.array(
  fc.record({
    book: fc.oneof(book, fc.constant(undefined)),
    own: fc.constantFrom(0 as const, 1 as const),
    fate: fc.constantFrom(
      'lost' as const,
      'once' as const,
      'once' as const,
      'twice' as const,
      'late' as const,
      'cut off' as const,
    ),
  }),
  { minLength: 1, maxLength: 40 },
);

function engineOf(at: () => { bids: Side; asks: Side }): Engine {
  const sorted = (side: Side, sign: number) => [...side].sort(([a], [b]) => sign * (a - b));
  return {
    depth: () => ({
      bids: sorted(at().bids, -1).map(([price, count]) => ({ price, lots: count })),
      asks: sorted(at().asks, 1).map(([price, count]) => ({ price, lots: count, orderId: 1n, agent: '' })),
    }),
    takeChanged: () => [NAME],
  } as unknown as Engine;
}

const levels = (side: Side, sign: number): LevelChange[] => [...side].sort(([a], [b]) => sign * (a - b));

/** What two replicas announce of these steps; the second one starts in the middle. */
function told(all: readonly Step[]): { messages: (BookMessage | undefined)[]; truths: BookLevels[] } {
  let now: Step = all[0] as Step;
  const replicas = [0, 1].map(
    () =>
      new BookUpdates(
        1,
        engineOf(() => now),
        0,
      ),
  );
  const truths: BookLevels[] = [];
  const messages = all.map((step, at) => {
    now = step;
    const applied = { generation: 1, sequence: at + 1, timeMs: 1_000 + at };
    truths.push({ ...applied, bids: levels(step.bids, -1), asks: levels(step.asks, 1) });
    const late = at < all.length / 2;
    const answers = replicas.map((replica, index) => (index === 1 && late ? [] : replica.after(applied, [])));
    return answers[late ? 0 : step.own]?.[0];
  });
  return { messages, truths };
}

function expectTrue(feed: BookFeed, truths: readonly BookLevels[]): void {
  if (!feed.book) return;
  const { sequence, bids, asks } = feed.book;
  expect({ bids, asks }).toEqual({ bids: truths[sequence - 1]?.bids, asks: truths[sequence - 1]?.asks });
  expect((bids[0]?.[0] ?? 0) < (asks[0]?.[0] ?? 100)).toBe(true);
}

test('whatever is lost, doubled, late or cut off, a book shown is one that the engine had, and a snapshot mends it', () => {
  let resyncs = 0;
  fc.assert(
    fc.property(steps, fc.nat(), (drawn, seed) => {
      let last: { bids: Side; asks: Side } = { bids: new Map(), asks: new Map() };
      const all = drawn.map(({ book: next, own, fate }): Step => {
        last = next ?? last;
        return { ...last, own, fate };
      });
      const { messages, truths } = told(all);
      let feed = EMPTY_FEED;
      const late: BookMessage[] = [];
      for (const [at, message] of messages.entries()) {
        const { fate } = all[at] as Step;
        if (fate === 'cut off') feed = connectionLost(feed);
        if (message && fate === 'late') late.push(message);
        else if (message && fate !== 'lost' && fate !== 'cut off') feed = heard(feed, message);
        if (message && fate === 'twice') feed = heard(feed, message);
        expectTrue(feed, truths);
        if (fate === 'once' && late.length > 0)
          feed = heard(feed, late.splice((seed + at) % late.length, 1)[0] as BookMessage);
        expectTrue(feed, truths);
        // A snapshot of a replica that is a little behind.
        if (feed.resync && (seed + at) % 3 === 0) {
          resyncs++;
          feed = snapshotTaken(feed, truths[Math.max(0, at - 1)] as BookLevels);
        }
        expectTrue(feed, truths);
      }
      feed = snapshotTaken({ ...feed, resync: true }, truths.at(-1) as BookLevels);
      expect(feed.resync).toBe(false);
      expect(feed.book).toEqual(truths.at(-1));
    }),
    { numRuns: 2_000 },
  );
  expect(resyncs).toBeGreaterThan(100);
});

test('in order and nothing lost, no snapshot is needed after the first message', () => {
  fc.assert(
    fc.property(fc.array(book, { minLength: 1, maxLength: 30 }), (books) => {
      const { messages, truths } = told(books.map((one) => ({ ...one, own: 0, fate: 'once' })));
      const feed = messages.reduce((now, message) => (message ? heard(now, message) : now), EMPTY_FEED);
      expect(feed).toMatchObject({ resync: false, book: { bids: truths.at(-1)?.bids, asks: truths.at(-1)?.asks } });
    }),
  );
});

const message = (change: Partial<BookMessage>): BookMessage => ({
  ...{
    type: 'update',
    instrument: NAME,
    partition: 1,
    generation: 1,
    sequence: 11,
    previous: 10,
    timeMs: 11,
    bids: [],
    asks: [],
  },
  ...{ bestBid: [5, 1], bestAsk: [7, 1], trades: [], omittedTrades: 0, candles: [] },
  ...change,
});
const AT_TEN: BookFeed = {
  book: { generation: 1, sequence: 10, timeMs: 10, bids: [[5, 1]], asks: [[7, 1]] },
  resync: false,
  held: [],
};

test.each<[string, Partial<BookMessage>, Partial<BookFeed>]>([
  ['the next one is taken', { bids: [[6, 2]], bestBid: [6, 2] }, { resync: false }],
  ['one after a gap waits', { sequence: 13, previous: 12 }, { resync: true, book: AT_TEN.book }],
  ['one known already changes nothing', { sequence: 9, previous: 8, timeMs: 9, bids: [[6, 1]] }, AT_TEN],
  [
    'one that would cross the book is not shown',
    { bids: [[8, 1]], bestBid: [8, 1] },
    { resync: true, book: AT_TEN.book },
  ],
  ['one that tells another best is not shown', { bestBid: [5, 9] }, { resync: true, book: AT_TEN.book }],
  ['one of another generation waits for a snapshot', { generation: 2, sequence: 1, previous: 0 }, { resync: true }],
  ['one of an older generation is nothing', { generation: 0, sequence: 99 }, AT_TEN],
  ['an earlier number at a later time is another history', { sequence: 9, previous: 8, timeMs: 12 }, { resync: true }],
  [
    'a whole one is taken whatever was missed',
    { type: 'whole', sequence: 99, previous: 0, bids: [[1, 1]], asks: [] },
    { resync: false, book: { generation: 1, sequence: 99, timeMs: 11, bids: [[1, 1]], asks: [] } },
  ],
])('%s', (_, change, expected) => {
  expect(heard(AT_TEN, message(change))).toMatchObject(expected);
});

test('a snapshot that is older than the book is not taken', () => {
  const feed = connectionLost(AT_TEN);
  expect(snapshotTaken(feed, { generation: 1, sequence: 9, timeMs: 9, bids: [], asks: [] })).toBe(feed);
});
