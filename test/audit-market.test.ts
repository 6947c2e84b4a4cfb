import { expect, test } from 'vitest';
import { encodeEntry } from '../primitives/entry/codec.ts';
import type { Entry } from '../primitives/entry/entry.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import { AuditedNetwork, exported, resigned } from './audit-log.fixture.ts';
import { agentKey, order, USDX } from './audit-signed.fixture.ts';
import {
  BASE,
  BUYER,
  DATA,
  fee,
  fees,
  idOf,
  MAKER,
  OTHER,
  replaced,
  replacing,
  type Said,
  SELLER,
  TAKER,
  ToldNetwork,
} from './told-network.fixture.ts';

/**
 * What an engine may say of each kind of order, and what it may not: the engine here says what the test tells it to, settlement believes
 * it, and only the audit of the log can find out.
 */
type Story = (network: ToldNetwork) => void;

/** A bid that takes two of three lots that rest at 5; the engine's fees as given. */
const bought =
  (...said: readonly Said[]): Story =>
  (network) => {
    const ask = network.rests(SELLER, { side: 'ask', price: 5, quantity: 3 });
    const bid = network.accepted(BUYER);
    const command = order({ instrument: DATA, price: 6, quantity: 2 });
    network.says(BUYER, [command], bid, network.trade(bid.orderId, ask, 5, 2), ...said);
  };

/** A bid of 5 lots at 4 that is replaced by `lots` at `limit`, while an ask rests at 3; then `traded` lots go at 3, or `price`. */
const moved =
  (limit: number, lots: number, traded: number, price = 3): Story =>
  (network) => {
    const ask = network.rests(SELLER, { side: 'ask', price, quantity: 9 });
    const bid = network.rests(BUYER, { price: 1, quantity: 5 });
    const trade = network.trade(bid, ask, price, traded);
    network.says(BUYER, [replacing(bid, limit, lots)], replaced(BUYER, bid), trade, ...fees(BUYER, SELLER, traded));
  };

/** The same bid replaced to `limit` and found there by an ask. */
const found =
  (limit: number, lots: number, price: number, traded: number): Story =>
  (network) => {
    const bid = network.rests(BUYER, { price: 9, quantity: 5 });
    network.says(BUYER, [replacing(bid, limit, lots)], replaced(BUYER, bid), fee(BUYER, BASE));
    const ask = network.accepted(SELLER);
    const command = order({ instrument: DATA, side: 'ask', price: 2, quantity: 9 });
    const trade = network.trade(bid, ask.orderId, price, traded, { stake: 2 });
    network.says(SELLER, [command], ask, trade, ...fees(SELLER, BUYER, traded));
  };

const marketBid =
  (maxTotal: number, ...lots: readonly number[]): Story =>
  (network) => {
    const ask = network.rests(SELLER, { side: 'ask', price: 5, quantity: 9 });
    const bid = network.accepted(BUYER);
    const command = order({ instrument: DATA, orderType: 'market', price: 0, quantity: 4, maxTotal });
    const trades = lots.map((some) => network.trade(bid.orderId, ask, 5, some));
    const all = lots.reduce((sum, some) => sum + some, 0);
    network.says(BUYER, [command], bid, ...trades, ...fees(BUYER, SELLER, all));
  };

const marketAsk =
  (stake: number): Story =>
  (network) => {
    const bid = network.rests(BUYER, { price: 6, quantity: 2 });
    const ask = network.accepted(SELLER);
    const command = order({ instrument: DATA, side: 'ask', orderType: 'market', price: 0, quantity: 2 });
    const trade = network.trade(bid, ask.orderId, 6, 2, { stake });
    network.says(SELLER, [command], ask, trade, ...fees(SELLER, BUYER, 2));
  };

/** An all-or-none bid at 9 rests unseen; an ask at 4 comes to rest and wakes it, beside one at 3 that rested. */
const woken =
  (price: number): Story =>
  (network) => {
    const bid = network.rests(BUYER, { orderType: 'all_or_none', price: 9, quantity: 3 });
    const first = network.rests(OTHER, { side: 'ask', price: 3, quantity: 1 });
    const ask = network.accepted(SELLER);
    const command = order({ instrument: DATA, side: 'ask', price: 4, quantity: 2 });
    const trades = [
      network.trade(bid, first, 3, 1, { seller: OTHER }),
      network.trade(bid, ask.orderId, price, 2, { stake: 4 }),
    ];
    const paid = [fee(SELLER, BASE + TAKER * 2), fee(BUYER, MAKER * 3), fee(OTHER, MAKER)];
    network.says(SELLER, [command], ask, ...trades, ...paid);
  };

const dated =
  (afterMs: number): Story =>
  (network) => {
    const goodTillMs = network.timeMs + 5_000;
    const bid = network.rests(BUYER, { orderType: 'good_till_date', goodTillMs, price: 5, quantity: 1 });
    network.timeMs += afterMs;
    const ask = network.accepted(SELLER);
    const trade = network.trade(bid, ask.orderId, 5, 1);
    network.says(SELLER, [order({ instrument: DATA, side: 'ask', price: 5 })], ask, trade, ...fees(SELLER, BUYER, 1));
  };

/** Two lots that cost nothing to sell, bought by a bid at 4 that rests; the sender pays for `lots`. */
const free =
  (lots: number): Story =>
  (network) => {
    const bid = network.rests(BUYER, { price: 4, quantity: 2 });
    const ask = network.accepted(SELLER);
    const trade = network.trade(bid, ask.orderId, 4, 2, { stake: 0 });
    const command = order({ instrument: DATA, side: 'ask', price: 0, quantity: 2 });
    network.says(SELLER, [command], ask, trade, fee(SELLER, BASE + TAKER * lots), fee(BUYER, MAKER * 2));
  };

test.each<[string, Story]>([
  ['the taker pays its rate, the maker its own', bought(...fees(BUYER, SELLER, 2))],
  ['a replaced bid takes as its newest command says', moved(3, 2, 2)],
  ['a replaced bid is found at its newest price', found(7, 3, 7, 3)],
  ['a market bid spends its whole', marketBid(20, 1, 3)],
  ['a market ask puts up what it is paid', marketAsk(6)],
  ['an all-or-none bid takes what rests, at its price', woken(4)],
  ['an order is found before its date', dated(4_999)],
  ['what costs nothing is paid for too', free(2)],
  [
    'all orders of an agent are cancelled',
    (network) => network.says(BUYER, [{ type: 'cancelAll', instrument: '' }], fee(BUYER, BASE)),
  ],
])('allowed: %s', async (_, story) => {
  const network = await ToldNetwork.open();
  story(network);
  expect((await audit(await network.export())).firstWrong).toBeUndefined();
});

test.each<[string, string, Story]>([
  [
    'the taker pays one unit more',
    'authorised_by_frame',
    bought(fee(BUYER, BASE + TAKER * 2 + 1), fee(SELLER, MAKER * 2)),
  ],
  [
    'the taker pays one unit less',
    'authorised_by_frame',
    bought(fee(BUYER, BASE + TAKER * 2 - 1), fee(SELLER, MAKER * 2)),
  ],
  [
    'the taker pays for a lot more',
    'authorised_by_frame',
    bought(fee(BUYER, BASE + TAKER * 3), fee(SELLER, MAKER * 2)),
  ],
  ['the taker pays as a maker', 'authorised_by_frame', bought(fee(BUYER, BASE + MAKER * 2), fee(SELLER, MAKER * 2))],
  [
    'the maker pays one unit more',
    'authorised_by_rule',
    bought(fee(BUYER, BASE + TAKER * 2), fee(SELLER, MAKER * 2 + 1)),
  ],
  ['the maker pays as a taker', 'authorised_by_rule', bought(fee(BUYER, BASE + TAKER * 2), fee(SELLER, TAKER * 2))],
  ['the maker pays nothing', 'message_end', bought(fee(BUYER, BASE + TAKER * 2))],
  ['the taker pays nothing', 'message_end', bought(fee(SELLER, MAKER * 2))],
  ['a replaced bid takes above its new limit', 'authorised_by_frame', moved(3, 2, 2, 4)],
  ['a replaced bid takes more than its new lots', 'authorised_by_frame', moved(3, 2, 3)],
  ['a replaced bid is found at its old price', 'authorised_by_frame', found(7, 3, 9, 3)],
  ['a market bid spends one lot more than its whole', 'authorised_by_frame', marketBid(19, 1, 3)],
  ['a market bid buys more lots than it asks for', 'authorised_by_frame', marketBid(100, 5)],
  ['a market ask puts up less', 'authorised_by_frame', marketAsk(5)],
  ['an all-or-none bid pays more than what rests', 'authorised_by_frame', woken(5)],
  ['an order is found at its date', 'authorised_by_frame', dated(5_000)],
  ['what costs nothing is paid for by too much', 'authorised_by_frame', free(5)],
])('found: %s: %s', async (_, rule, story) => {
  const network = await ToldNetwork.open();
  story(network);
  expect((await audit(await network.export())).firstWrong).toMatchObject({ rule });
});

type RuleEntry = Extract<Entry, { type: 'rule' }>;
test.each<[string, (entry: RuleEntry) => Partial<RuleEntry>]>([
  ['of another agent', () => ({ subject: agentKey(OTHER) })],
  ['of a command that is no order', ({ b }) => ({ b: b + 1n })],
  ['of the order of another', ({ a }) => ({ a: a - 4n })],
  ['of a leaf that is no frame', ({ a }) => ({ a: a + 1n })],
])('a replacement is %s: order_replaced', async (_, change) => {
  const network = await ToldNetwork.open();
  moved(3, 2, 2)(network);
  const entries = [...network.entries];
  const index = entries.findIndex((__, at) => {
    const entry = network.entryAt(at);
    return entry.type === 'rule' && entry.rule === 'order_replaced';
  });
  const entry = network.entryAt(index) as RuleEntry;
  entries[index] = encodeEntry({ ...entry, ...change(entry) });
  const { firstWrong } = await audit(await exported(entries, resigned(entries, []), new Map()));
  expect(firstWrong).toMatchObject({ index, rule: 'order_replaced' });
});

test('an order that was named once stays the one that it was', async () => {
  const network = await ToldNetwork.open();
  const [one, two] = [network.rests(BUYER, { price: 2, quantity: 5 }), network.rests(BUYER, { price: 9, quantity: 5 })];
  network.says(BUYER, [replacing(one, 3, 5)], replaced(BUYER, one), fee(BUYER, BASE));
  // Settlement keeps the two apart; the log is changed to say that the second frame, too, is about the other order.
  network.says(BUYER, [replacing(one, 4, 5)], replaced(BUYER, one), fee(BUYER, BASE));
  const entries = [...network.entries];
  const frames = [...entries.keys()].filter((at) => network.entryAt(at).type === 'frame');
  const rules = [...entries.keys()].filter((at) => {
    const entry = network.entryAt(at);
    return entry.type === 'rule' && entry.rule === 'order_replaced';
  });
  const [, index = 0] = rules;
  const placed = BigInt(frames.at(-3) ?? 0);
  expect(two).toBe(idOf(2));
  entries[index] = encodeEntry({ ...(network.entryAt(index) as RuleEntry), a: placed });
  const { firstWrong } = await audit(await exported(entries, resigned(entries, []), new Map()));
  expect(firstWrong).toMatchObject({ index, rule: 'order_replaced' });
});

const allocated = { type: 'allocateFunds', asset: USDX, amountBaseUnits: 100n, partition: 2 } as const;
const opened = { type: 'setPartitions', bookPartitions: 2 } as const;

test('funds go into a book partition once settlement has opened it, and no sooner', async () => {
  const network = await ToldNetwork.open();
  expect(network.as(BUYER, allocated)).toEqual(['wrong_partition']);
  expect(network.own(opened)).toEqual([2n]);
  expect(network.own(opened)).toEqual(['wrong_state']);
  expect(network.as(BUYER, allocated)).toEqual([0n]);
  expect((await audit(await network.export())).firstWrong).toBeUndefined();
});

test.each<[string, string, (entry: Extract<Entry, { type: 'transfer' }>) => Entry]>([
  [
    'an allocation to a partition that is not',
    'transfer_form',
    ({ transfer }) => ({ type: 'transfer', transfer: { ...transfer, credit: transfer.credit.replace('.2', '.3') } }),
  ],
])('%s: %s', async (_, rule, change) => {
  const network = await ToldNetwork.open();
  network.own(opened);
  network.as(BUYER, allocated);
  const entries = [...network.entries];
  const index = entries.findLastIndex((__, at) => {
    const entry = network.entryAt(at);
    return entry.type === 'transfer' && entry.transfer.code === 'allocate';
  });
  entries[index] = encodeEntry(change(network.entryAt(index) as Extract<Entry, { type: 'transfer' }>));
  const { firstWrong } = await audit(await exported(entries, resigned(entries, []), new Map()));
  expect(firstWrong).toMatchObject({ index, rule });
});

test('a book that is told of more partitions than were opened', async () => {
  const network = await ToldNetwork.open();
  network.send('settlement', 1, [opened]);
  const { firstWrong } = await audit(await network.export());
  expect(firstWrong).toMatchObject({
    rule: 'book_partitions',
    expected: 'at most the 1 book partitions that there are',
  });
});

test('a bid that waits unseen is filled by an ask that rested and one that comes, of one agent: each pays its rate', async () => {
  const network = new AuditedNetwork();
  for (const index of [SELLER, BUYER]) await network.join(index, 100_000n, { info: 5_000n, usdx: 50_000n });
  const ask = order({ instrument: DATA, side: 'ask', price: 5, quantity: 2 });
  network.book(SELLER, ask);
  network.book(BUYER, order({ instrument: DATA, orderType: 'all_or_none', price: 6, quantity: 4 }));
  network.book(SELLER, ask);
  const paid = network.entries
    .map((_, i) => network.entryAt(i))
    .flatMap((entry) => (entry.type === 'transfer' && entry.transfer.code === 'network_fee' ? [entry.transfer] : []))
    .filter(({ debit }) => debit.startsWith(agentKey(SELLER)))
    .at(-1);
  expect(paid?.amount).toBe(BigInt(BASE + 2 * TAKER + 2 * MAKER));
  expect((await audit(await network.export())).firstWrong).toBe(undefined);
});
