import { expect, test } from 'vitest';
import type { Command, PlaceOrder } from '../primitives/commands.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import { COARSE_DATA, order } from './audit-signed.fixture.ts';
import { BUYER, DATA, fees, SELLER, OTHER, ToldNetwork } from './told-network.fixture.ts';

/** What genesis says of an instrument's prices and lots, and an order of its own fills: an engine that breaks it is found by the audit. */
type Story = (network: ToldNetwork) => void;

/** An ask rests and a bid takes `lots` of it at the ask's price. */
const sold =
  (ask: Partial<PlaceOrder>, bid: Partial<PlaceOrder>, lots: number, instrument = COARSE_DATA): Story =>
  (network) => {
    const asked = network.rests(SELLER, { instrument, side: 'ask', ...ask });
    const bought = network.accepted(BUYER);
    const trade = { ...network.trade(bought.orderId, asked, ask.price ?? 5, lots), instrument };
    network.says(BUYER, [order({ instrument, ...bid })], bought, trade, ...fees(BUYER, SELLER, lots));
  };

/** `lots` of an ask of four at 5, taken by its id. */
const taken =
  (quantity: number): Story =>
  (network) => {
    const ask = network.rests(SELLER, { instrument: COARSE_DATA, side: 'ask', price: 5, quantity: 4 });
    const take: Command = { type: 'takeNegotiation', negotiationId: ask, quantity, maxPrice: 7 };
    const bought = network.accepted(BUYER);
    const trade = { ...network.trade(bought.orderId, ask, 5, quantity), instrument: COARSE_DATA };
    network.says(BUYER, [take], bought, trade, ...fees(BUYER, SELLER, quantity));
  };

/** An order of ten that fills by no less than it says rests unseen; other orders come and wake it, one after the other. */
const filled =
  (side: 'bid' | 'ask', fields: Partial<PlaceOrder>, ...fills: readonly number[]): Story =>
  (network) => {
    const [own, other] = side === 'bid' ? [BUYER, SELLER] : [SELLER, BUYER];
    const parked = network.rests(own, { side, price: 5, quantity: 10, ...fields });
    for (const lots of fills) {
      const came = network.accepted(other);
      const command = order({ instrument: DATA, side: side === 'bid' ? 'ask' : 'bid', price: 5, quantity: lots });
      const [bid, ask] = side === 'bid' ? [parked, came.orderId] : [came.orderId, parked];
      network.says(other, [command], came, network.trade(bid, ask, 5, lots), ...fees(other, own, lots));
    }
  };

const leastOf = (minFill: number): Partial<PlaceOrder> => ({ orderType: 'min_fill', minFill });
const WHOLE: Partial<PlaceOrder> = { orderType: 'all_or_none' };
const FOK: Partial<PlaceOrder> = { price: 5, quantity: 4, orderType: 'fok' };

/** A fill-or-kill bid, or one with a least fill, takes two lots each of two asks at once. */
const together =
  (fields: Partial<PlaceOrder>): Story =>
  (network) => {
    const asks = [SELLER, OTHER].map((seller) => ({
      seller,
      id: network.rests(seller, { side: 'ask', price: 5, quantity: 2 }),
    }));
    const bid = network.accepted(BUYER);
    const trades = asks.map(({ id, seller }) => network.trade(bid.orderId, id, 5, 2, { seller }));
    const [paid, first] = fees(BUYER, SELLER, 4);
    const makers = [SELLER, OTHER].map((seller) => fees(BUYER, seller, 2)[1]);
    expect(first).toBeDefined();
    network.says(
      BUYER,
      [order({ instrument: DATA, price: 5, ...fields })],
      bid,
      ...trades,
      ...[paid, ...makers].filter((one) => one !== undefined),
    );
  };

test.each<[string, Story]>([
  ['whole ticks and lots', sold({ price: 5, quantity: 10 }, { price: 10, quantity: 4 }, 4)],
  [
    'a market order has no tick',
    sold({ price: 5, quantity: 4 }, { price: 0, orderType: 'market', maxTotal: 11, quantity: 4 }, 2),
  ],
  ['a limit by id has no tick', taken(2)],
  ['other data is as it likes', sold({ price: 3, quantity: 3 }, { price: 4, quantity: 1 }, 1, DATA)],
  ['a bid of at least 3 fills by 3, 4 and all that is left', filled('bid', leastOf(3), 3, 4, 3)],
  ['a bid of at least 4 ends by what is left', filled('bid', leastOf(4), 8, 2)],
  ['an ask of at least 4 ends by what is left', filled('ask', leastOf(4), 4, 4, 2)],
  ['all of it', filled('bid', WHOLE, 10)],
  ['all of an ask', filled('ask', WHOLE, 10)],
  ['fill or kill fills', sold({ price: 5, quantity: 10 }, FOK, 4)],
  ['fill or kill fills by two asks', together({ orderType: 'fok', quantity: 4 })],
  ['a least fill of two asks together', together({ ...leastOf(3), quantity: 9 })],
])('allowed: %s', async (_, story) => {
  const network = await ToldNetwork.open();
  story(network);
  expect((await audit(await network.export())).firstWrong).toBeUndefined();
});

test.each<[string, string, Story]>([
  ['an ask beside its ticks', 'tick_size', sold({ price: 6, quantity: 4 }, { price: 10, quantity: 4 }, 4)],
  ['a bid beside its ticks', 'tick_size', sold({ price: 5, quantity: 4 }, { price: 9, quantity: 4 }, 4)],
  ['an ask of an odd lot', 'lot_size', sold({ price: 5, quantity: 5 }, { price: 5, quantity: 4 }, 4)],
  ['a bid of an odd lot', 'lot_size', sold({ price: 5, quantity: 4 }, { price: 5, quantity: 3 }, 2)],
  ['an order of too many lots', 'lot_size', sold({ price: 5, quantity: 12 }, { price: 5, quantity: 4 }, 4)],
  ['a fill of an odd lot', 'lot_size', sold({ price: 5, quantity: 4 }, { price: 5, quantity: 4 }, 3)],
  ['an odd lot by id', 'lot_size', taken(3)],
  ['less than a bid fills at least', 'min_fill', filled('bid', leastOf(3), 2)],
  ['less than a bid fills at least, later', 'min_fill', filled('bid', leastOf(3), 4, 2)],
  ['less than an ask fills at least', 'min_fill', filled('ask', leastOf(4), 3)],
  ['a part of all or none', 'min_fill', filled('bid', WHOLE, 9)],
  ['a part of an ask of all or none', 'min_fill', filled('ask', WHOLE, 9)],
  ['a part of fill or kill', 'min_fill', sold({ price: 5, quantity: 10 }, FOK, 2)],
  ['above the limit of the bid', 'authorised_by_frame', sold({ price: 10, quantity: 4 }, { price: 5, quantity: 4 }, 4)],
])('found: %s: %s', async (_, rule, story) => {
  const network = await ToldNetwork.open();
  story(network);
  expect((await audit(await network.export())).firstWrong).toMatchObject({ rule });
});
