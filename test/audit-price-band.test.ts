import { expect, test } from 'vitest';
import type { PlaceOrder } from '../primitives/commands.ts';
import { encodeSpread } from '../primitives/spread.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import { newAuditState } from '../settlement/log/audit/state.ts';
import { AuditedNetwork } from './audit-log.fixture.ts';
import { BANDED_DATA, BANDED_STORAGE, order } from './audit-signed.fixture.ts';
import { randomOf } from './audit-simulation.fixture.ts';
import { BUYER, DATA, fees, type Said, SELLER, ToldNetwork } from './told-network.fixture.ts';

/** A trade is made within the band around the last one of its instrument, whatever the engine says. */
type Story = (network: ToldNetwork) => void;

/** One lot at each price, a message for each trade. */
const apart =
  (...prices: readonly number[]): Story =>
  (network) => {
    for (const price of prices) together(price)(network);
  };

/** One message buys a lot of each ask. */
const together =
  (...prices: readonly number[]): Story =>
  (network) => {
    const asks = prices.map((price) => ({ price, id: network.rests(SELLER, { ...ask, price }) }));
    const bid = network.accepted(BUYER);
    const trades = asks.map(
      ({ id, price }): Said => ({ ...network.trade(bid.orderId, id, price, 1), instrument: BANDED_DATA }),
    );
    const command = order({ instrument: BANDED_DATA, price: Math.max(...prices), quantity: prices.length });
    network.says(BUYER, [command], bid, ...trades, ...fees(BUYER, SELLER, prices.length));
  };

const ask: Partial<PlaceOrder> = { instrument: BANDED_DATA, side: 'ask', quantity: 1 };

/** A lot of other data, of which genesis bounds no price. */
const elsewhere =
  (price: number): Story =>
  (network) => {
    const id = network.rests(SELLER, { side: 'ask', price, quantity: 1 });
    const bid = network.accepted(BUYER);
    network.says(
      BUYER,
      [order({ instrument: DATA, price })],
      bid,
      network.trade(bid.orderId, id, price, 1),
      ...fees(BUYER, SELLER, 1),
    );
  };

const both =
  (...stories: readonly Story[]): Story =>
  (network) => {
    for (const story of stories) story(network);
  };

const WIDTHS: readonly [string, string | undefined, Story][] = [
  ['the first trade', undefined, apart(700)],
  ['a tenth more', undefined, apart(100, 110)],
  ['a tenth less', undefined, apart(100, 90)],
  ['a tenth each time', undefined, apart(100, 110, 121, 133)],
  ['a tenth, rounded down', undefined, apart(19, 20)],
  ['in one message, by steps', undefined, both(apart(100), together(105, 112))],
  ['all of the first message', undefined, together(100, 105, 170)],
  ['other data at any price', undefined, both(elsewhere(10), elsewhere(90))],
  ['over a tenth more', 'price_band', apart(100, 111)],
  ['over a tenth less', 'price_band', apart(100, 89)],
  ['above a tenth, rounded down', 'price_band', apart(19, 21)],
  ['the last one counts, not the first', 'price_band', apart(100, 110, 122)],
  ['in one message, too far', 'price_band', both(apart(100), together(105, 130))],
  ['other data is no reference', 'price_band', both(apart(100), elsewhere(111), apart(111))],
];

test.each(WIDTHS)('%s: %s', async (_, rule, story) => {
  const network = await ToldNetwork.open();
  story(network);
  const { firstWrong } = await audit(await network.export());
  expect(firstWrong?.rule).toBe(rule);
});

test.each([3, 4, 5])('what a real book does with bands is right: seed %i', async (seed) => {
  const network = new AuditedNetwork();
  for (let index = 0; index < 6; index++) await network.join(index, 9_000_000n, { info: 50_000n, usdx: 5_000_000n });
  const random = randomOf(seed);
  const types = ['limit', 'limit', 'ioc', 'all_or_none', 'min_fill', 'fok'] as const;
  for (let step = 0; step < 250; step++) {
    const side = random(2) === 0 ? 'bid' : 'ask';
    const price = 80 + random(50);
    const orderType = types[random(types.length)] ?? 'limit';
    const minFill = orderType === 'min_fill' ? 1 + random(2) : 0;
    const plain = order({ instrument: BANDED_DATA, side, orderType, price, quantity: 2 + random(4), minFill });
    const [k, n] = [1, 1 + random(3)];
    const bid = { spread: encodeSpread({ k, n }), object: (step + 1).toString(16).padStart(64, '0') };
    const slots = order({
      instrument: BANDED_STORAGE,
      side,
      price,
      quantity: 1 + random(2),
      ...(side === 'bid' ? bid : { collateralPerLot: random(2) * 5 }),
    });
    const resting = [...network.state.orders.keys()];
    const taken = resting[random(Math.max(1, resting.length))];
    const by = random(6);
    if (random(6) === 0 && taken)
      network.book(by, { type: 'takeNegotiation', negotiationId: BigInt(taken), quantity: 1, maxPrice: 200 });
    else network.book(by, random(3) === 0 ? slots : plain, plain);
    if (random(10) === 0) network.tick(random(2_000));
  }
  const state = newAuditState();
  const report = await audit(await network.export(), { since: state });
  expect(report.firstWrong).toBe(undefined);
  expect(report.counts.transfersByCode.data_price).toBeGreaterThan(5);
  expect([...state.references.keys()]).toContain(`1/${BANDED_DATA}`);
});
