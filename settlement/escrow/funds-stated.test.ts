import { expect, test } from 'vitest';
import type { MarketEvent } from '../../primitives/events.ts';
import { agentKey, INFO, order, TestNetwork, UNIT, USDX } from './network.fixture.ts';
import { apply } from './reducer.ts';

/** What a book says of its funds against what the ledger has in `trading.1`, at the moment that the answer is applied. */
type Stated = Extract<MarketEvent, { type: 'fundsStated' }>;
const DATA = `data/${'c1'.repeat(32)}/USDX`;

function traded(): TestNetwork {
  const network = new TestNetwork();
  for (const index of [0, 1, 2]) network.join(index, 100_000n, { info: 1_000n, usdx: 10_000n });
  // A price that is pending, a collateral, a fee, an order that rests.
  network.book(0, order({ instrument: DATA, side: 'ask', price: 5, quantity: 3 }));
  network.book(1, order({ instrument: DATA, price: 5, quantity: 1 }));
  return network;
}

/** The engine's answer, changed, as it is applied while an allocation is on its way and a release was asked for. */
function answered(change: (stated: Stated) => Stated): () => unknown {
  const network = traded();
  const { agent } = { agent: agentKey(2) };
  const amountBaseUnits = 50n * UNIT;
  network.apply(network.input(agent, 0, [{ type: 'allocateFunds', asset: USDX, amountBaseUnits, partition: 1 }]));
  network.apply(network.input(agent, 0, [{ type: 'releaseFunds', asset: INFO, amountBaseUnits: 7n, partition: 1 }]));
  const input = network.input(network.genesis.settlementKey, 1, [{ type: 'stateFunds' }]);
  const events = input.events.map((event) => (event.type === 'fundsStated' ? change(event) : event));
  expect(events).toHaveLength(1);
  return () => apply(network.state, { ...input, events }, { blob: () => undefined });
}

test('what the engine has is what the ledger has, and nothing is logged of it', () => {
  const effects = answered((stated) => stated)();
  expect(effects).toEqual({ entries: [], notices: [], outbox: [], blobs: [] });
});

test.each<[string, RegExp, (stated: Stated) => Stated]>([
  [
    'a unit more',
    /^of asset 2 the ledger has 29\d\d? engine units in trading\.1, its engine \d+;/,
    (stated) => ({ ...stated, totals: stated.totals.map((one) => (one.asset === USDX ? plus(one, 1n) : one)) }),
  ],
  [
    'a unit less of the first asset',
    /^of asset 1 /,
    (stated) => ({ ...stated, totals: stated.totals.map((one) => plus(one, -1n)) }),
  ],
  [
    'an asset left out',
    /^of asset 2 .* its engine 0;/,
    ({ totals: [info], ...stated }) => ({ ...stated, totals: info ? [info] : [] }),
  ],
  [
    'an asset that nobody has',
    /^of asset 9 the ledger has 0 /,
    (stated) => ({ ...stated, totals: [...stated.totals, { asset: 9, amount: 1n }] }),
  ],
  [
    'the same sums of other agents',
    /though their sums agree/,
    (stated) => ({ ...stated, balancesSha256: '00'.repeat(32) }),
  ],
])('%s is an invariant broken', (_, message, change) => {
  expect(answered(change)).toThrow(
    expect.objectContaining({ code: 'invariant_broken', message: expect.stringMatching(message) }),
  );
});

const plus = ({ asset, amount }: Stated['totals'][number], more: bigint) => ({ asset, amount: amount + more });
