import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MarketEvent } from '../primitives/events.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { createEngine } from './engine.ts';
import {
  agentKey,
  DATA,
  type Floor,
  GENESIS,
  INFO,
  leftEngine,
  NETWORK,
  ofType,
  openFloor,
  order,
  STORAGE,
  USDX,
} from './engine.fixture.ts';

/** The naive book: a list in time order, searched from the start each time. */
type Resting = { id: bigint; agent: number; side: 'bid' | 'ask'; price: number; left: number };
type Action =
  | {
      readonly kind: 'place';
      readonly agent: number;
      readonly side: 'bid' | 'ask';
      readonly price: number;
      readonly lots: number;
      readonly ioc: boolean;
    }
  | { readonly kind: 'cancel'; readonly agent: number; readonly nth: number }
  | { readonly kind: 'take'; readonly agent: number; readonly nth: number; readonly lots: number };

const AGENTS = 4;
const OWNER_OF = [0, 1, 2, 0];
const CREDITED = 100_000;
const MAKER_FEE = 2;
const FEES: Genesis = { ...GENESIS, market: { ...GENESIS.market, makerPerMebibyteInfo: BigInt(MAKER_FEE) } };

const agent = fc.nat({ max: AGENTS - 1 });
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      agent,
      side: fc.constantFrom('bid' as const, 'ask' as const),
      price: fc.integer({ min: 1, max: 12 }),
      lots: fc.integer({ min: 1, max: 9 }),
      ioc: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), agent, nth: fc.nat({ max: 20 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('take' as const),
      agent,
      nth: fc.nat({ max: 20 }),
      lots: fc.integer({ min: 1, max: 4 }),
    }),
  },
);

class NaiveBook {
  resting: Resting[] = [];
  trades: [bigint, bigint, number, number][] = [];

  place(id: bigint, { agent: taker, side, price, lots, ioc }: Extract<Action, { kind: 'place' }>): void {
    let left = lots;
    while (left > 0) {
      const facing = this.resting.filter(
        (one) => one.side !== side && (side === 'bid' ? one.price <= price : one.price >= price),
      );
      const best = facing.sort((a, b) => (side === 'bid' ? a.price - b.price : b.price - a.price))[0];
      if (!best) break;
      if (OWNER_OF[best.agent] === OWNER_OF[taker]) return;
      left -= this.fill(id, best, left);
    }
    if (left > 0 && !ioc) this.resting.push({ id, agent: taker, side, price, left });
  }

  fill(taker: bigint, maker: Resting, wanted: number): number {
    const lots = Math.min(wanted, maker.left);
    this.trades.push([taker, maker.id, maker.price, lots]);
    maker.left -= lots;
    if (maker.left === 0) this.resting.splice(this.resting.indexOf(maker), 1);
    return lots;
  }
}

function play(floor: Floor, book: NaiveBook, one: Action): MarketEvent[] {
  const sender = agentKey(one.agent);
  if (one.kind === 'place') {
    const { side, price, lots: quantity, ioc } = one;
    const events = floor.send(sender, [order({ side, price, quantity, orderType: ioc ? 'ioc' : 'limit' })]);
    book.place(ofType(events, 'orderAccepted')[0]?.orderId as bigint, one);
    return events;
  }
  const named = book.resting[one.nth];
  const orderId = named?.id ?? 1n;
  if (one.kind === 'cancel') {
    if (named?.agent === one.agent) book.resting.splice(one.nth, 1);
    return floor.send(sender, [{ type: 'cancelOrder', orderId }]);
  }
  const events = floor.send(sender, [
    { type: 'takeNegotiation', negotiationId: orderId, quantity: one.lots, maxPrice: 99 },
  ]);
  const taker = ofType(events, 'orderAccepted')[0]?.orderId;
  const takable = named?.side === 'ask' && named.left >= one.lots && OWNER_OF[named.agent] !== OWNER_OF[one.agent];
  expect(taker !== undefined).toBe(takable);
  if (taker !== undefined && named) book.fill(taker, named, one.lots);
  return events;
}

function fundedFloor(): Floor {
  const floor = openFloor(FEES);
  for (let index = 0; index < AGENTS; index++) floor.fund(index, OWNER_OF[index] as number, CREDITED, CREDITED);
  return floor;
}

/** Free + reserved + what left = what was credited; reserved is what the resting orders need. */
function checkFunds(
  floor: Floor,
  left: Map<string, number>,
  events: readonly MarketEvent[],
  resting?: readonly Resting[],
): void {
  for (let index = 0; index < AGENTS; index++)
    for (const asset of [INFO, USDX]) {
      const name = `${index}/${asset}`;
      left.set(name, (left.get(name) ?? 0) + leftEngine(events, agentKey(index), asset));
      const { free, reserved } = floor.engine.balance(agentKey(index), asset);
      expect(free + reserved + (left.get(name) as number)).toBe(CREDITED);
      const own = resting?.filter((one) => one.agent === index);
      const needed = own?.reduce((sum, one) => sum + (asset === USDX ? one.price : MAKER_FEE) * one.left, 0);
      if (needed !== undefined) expect(reserved).toBe(needed);
    }
}

function replay(floor: Floor, events: readonly MarketEvent[][]): void {
  const again = createEngine({ genesis: FEES, networkId: NETWORK, partition: 1 });
  const replayed = floor.messages.map((message) => again.apply(message));
  expect(replayed.slice(-events.length)).toEqual(events);
  expect(again.digest()).toBe(floor.engine.digest());
}

test('the engine trades as a naive book does, keeps every unit, never crosses, and replays to the same', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 1, maxLength: 120 }), (actions) => {
      const floor = fundedFloor();
      const book = new NaiveBook();
      const left = new Map<string, number>();
      const all: MarketEvent[][] = [];
      for (const one of actions) {
        const tradesBefore = book.trades.length;
        const events = play(floor, book, one);
        all.push(events);
        const traded = ofType(events, 'tradeMatched').map(({ bidOrderId, askOrderId, takerSide, price, quantity }) =>
          takerSide === 'bid' ? [bidOrderId, askOrderId, price, quantity] : [askOrderId, bidOrderId, price, quantity],
        );
        expect(traded).toEqual(book.trades.slice(tradesBefore));
        checkFunds(floor, left, events, book.resting);
        const depth = floor.engine.depth(DATA, 1_000);
        const asks = book.resting.filter(({ side }) => side === 'ask').sort((a, b) => a.price - b.price);
        expect(depth.asks.map(({ orderId, lots }) => [orderId, lots])).toEqual(
          asks.map(({ id, left: lots }) => [id, lots]),
        );
        const [bid, ask] = [depth.bids[0], depth.asks[0]];
        if (bid && ask) expect(bid.price).toBeLessThan(ask.price);
        const lots = depth.bids.reduce((sum, level) => sum + level.lots, 0);
        expect(lots).toBe(book.resting.reduce((sum, { side, left: rest }) => sum + (side === 'bid' ? rest : 0), 0));
      }
      replay(floor, all);
    }),
    { numRuns: 150 },
  );
});

const slotAction = fc.record({
  agent,
  bid: fc.boolean(),
  price: fc.integer({ min: 1, max: 6 }),
  lots: fc.integer({ min: 1, max: 4 }),
  slots: fc.integer({ min: 1, max: 3 }),
  reserve: fc.nat({ max: 7 }),
  ioc: fc.boolean(),
});

test('slots: distinct owners, whole, all at once, and every unit kept', () => {
  fc.assert(
    fc.property(fc.array(slotAction, { minLength: 1, maxLength: 80 }), (actions) => {
      const floor = fundedFloor();
      const left = new Map<string, number>();
      const all: MarketEvent[][] = [];
      const bids = new Map<bigint, (typeof actions)[number]>();
      for (const one of actions) {
        const mandate = one.bid ? { maxPrice: 1, reward: 1, reserve: one.reserve, untilMs: 1 } : undefined;
        const events = floor.send(agentKey(one.agent), [
          order({
            instrument: STORAGE,
            side: one.bid ? 'bid' : 'ask',
            price: one.price,
            quantity: one.lots,
            mandate,
            spread: one.bid ? one.slots : 1,
            collateralPerLot: 2,
            orderType: one.ioc ? 'ioc' : 'limit',
          }),
        ]);
        all.push(events);
        const accepted = ofType(events, 'orderAccepted')[0];
        if (accepted?.side === 'bid') bids.set(accepted.orderId, one);
        checkFunds(floor, left, events);
        const filled = Map.groupBy(ofType(events, 'tradeMatched'), ({ bidOrderId }) => bidOrderId);
        for (const [bidOrderId, slots] of filled) {
          const bid = bids.get(bidOrderId) as (typeof actions)[number];
          expect(slots.map(({ slot }) => slot)).toEqual(Array.from({ length: bid.slots }, (_, slot) => slot));
          const owners = slots.map(
            ({ seller }) => OWNER_OF[[0, 1, 2, 3].findIndex((index) => agentKey(index) === seller)],
          );
          expect(new Set([...owners, OWNER_OF[bid.agent]]).size).toBe(bid.slots + 1);
          expect(slots.every(({ quantity, price }) => quantity === bid.lots && price <= bid.price)).toBe(true);
          expect(slots.reduce((sum, { reserveShare }) => sum + reserveShare, 0)).toBe(bid.reserve);
        }
      }
      replay(floor, all);
    }),
    { numRuns: 150 },
  );
});
