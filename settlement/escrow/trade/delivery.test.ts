import { expect, test } from 'vitest';
import { available, trading } from '../../../primitives/account.ts';
import { toHex } from '../../../primitives/bytes.ts';
import type { Command, Quote } from '../../../primitives/commands.ts';
import { commitDigest } from '../../../primitives/commit-delivery.ts';
import { keyCommitment } from '../../../primitives/key-commitment.ts';
import { postedOf, spendableOf } from '../../ledger/ledger.ts';
import { agentKey, order, type Sent, TestNetwork, USDX } from '../network.fixture.ts';

const CID = 'c1'.repeat(32);
const DATA = `data/${CID}/USDX`;
const KEY = new Uint8Array(32).fill(9);
const [SELLER, BUYER, OTHER] = [0, 1, 2];
const HAS = 100_000n;
const PRICE = 500n;

/** Everybody has 100,000, of which 10,000 in the book; BUYER took SELLER's ask at 5 units of 100. */
function traded(): { network: TestNetwork; trade: bigint } {
  const network = new TestNetwork();
  for (const index of [SELLER, BUYER, OTHER]) network.join(index, HAS, { info: 1_000n, usdx: 10_000n });
  const ask = network.book(SELLER, order({ instrument: DATA, side: 'ask', price: 5 })).outcome as bigint;
  const take: Command = { type: 'takeNegotiation', negotiationId: ask, quantity: 1, maxPrice: 5 };
  return { network, trade: network.book(BUYER, take).outcome as bigint };
}

function commit(trade: bigint, over: object = {}) {
  const keyHash = toHex(keyCommitment(trade, KEY));
  const root = '0d'.repeat(32);
  const fields = { trade, cid: CID, chunkBytes: 5_000, blockCount: 2, ciphertextRoot: root, keyCommitment: keyHash };
  return { ...fields, ...over };
}
const commitCommand = (trade: bigint, over: object = {}): Command => ({
  type: 'commitDelivery',
  ...commit(trade, over),
});
const ack = (trade: bigint): Command => ({ type: 'ackDelivery', trade, commitSha256: commitDigest(commit(trade)) });
const reveal = (trade: bigint): Command => ({ type: 'revealKey', trade, key: toHex(KEY) });
const accept = (trade: bigint): Command => ({ type: 'acceptDelivery', trade });

function deliver(network: TestNetwork, trade: bigint, upTo: 'committed' | 'acknowledged' | 'revealed'): void {
  network.as(SELLER, commitCommand(trade));
  if (upTo === 'committed') return;
  network.as(BUYER, ack(trade));
  if (upTo === 'revealed') network.as(SELLER, reveal(trade));
}

const money = ({ state }: TestNetwork, index: number): bigint => {
  const agent = agentKey(index);
  return postedOf(state.ledger, available(agent, USDX)) + postedOf(state.ledger, trading(agent, USDX, 1));
};

test('the whole life: price pending and collateral bound, then posted and returned', () => {
  const { network, trade } = traded();
  const { ledger } = network.state;
  expect(spendableOf(ledger, trading(agentKey(BUYER), USDX, 1))).toBe(10_000n - PRICE);
  expect(money(network, SELLER)).toBe(HAS - PRICE);
  deliver(network, trade, 'revealed');
  expect(network.log.filter(({ type }) => type === 'keyRevealed')).toMatchObject([
    { trade, key: toHex(KEY), blockCount: 2 },
  ]);
  expect(network.as(BUYER, accept(trade)).outcome).toBe(trade);
  expect([money(network, SELLER), money(network, BUYER)]).toEqual([HAS + PRICE, HAS - PRICE]);
  const states = network.told('deliveryChanged').map(({ state }) => state);
  expect([...new Set(states)]).toEqual(['committed', 'acknowledged', 'revealed', 'settled']);
});

test.each<[string, 'committed' | 'acknowledged' | undefined, number, (trade: bigint) => Command]>([
  ['unknown_trade', undefined, SELLER, (trade) => commitCommand(trade + 1n)],
  ['not_a_party', undefined, BUYER, (trade) => commitCommand(trade)],
  ['not_a_party', 'committed', OTHER, ack],
  ['terms_mismatch', undefined, SELLER, (trade) => commitCommand(trade, { cid: 'c2'.repeat(32) })],
  ['terms_mismatch', undefined, SELLER, (trade) => commitCommand(trade, { blockCount: 3 })],
  ['terms_mismatch', undefined, SELLER, (trade) => commitCommand(trade, { chunkBytes: 1_048_577, blockCount: 257 })],
  ['wrong_state', undefined, BUYER, ack],
  ['terms_mismatch', 'committed', BUYER, (trade) => ({ type: 'ackDelivery', trade, commitSha256: '00'.repeat(32) })],
  ['wrong_state', 'committed', SELLER, reveal],
  ['wrong_state', 'acknowledged', SELLER, (trade) => commitCommand(trade)],
  ['key_mismatch', 'acknowledged', SELLER, (trade) => ({ type: 'revealKey', trade, key: '00'.repeat(32) })],
  ['wrong_state', 'acknowledged', BUYER, accept],
])('%s after %s', (code, upTo, sender, command) => {
  const { network, trade } = traded();
  if (upTo) deliver(network, trade, upTo);
  expect(network.as(sender, command(trade)).outcome).toBe(code);
});

test.each(['matched', 'committed', 'acknowledged'] as const)(
  'no key by the deadline voids a %s trade without penalty',
  (upTo) => {
    const { network, trade } = traded();
    if (upTo !== 'matched') deliver(network, trade, upTo);
    network.tick(5_999);
    expect(network.state.trades.get(String(trade))?.state).toBe(upTo);
    network.timeMs += 1;
    const late = upTo === 'acknowledged' ? reveal(trade) : commitCommand(trade);
    expect(network.as(SELLER, late).outcome).toBe('deadline_passed');
    network.tick(0);
    expect(network.state.trades.get(String(trade))?.state).toBe('voided');
    expect([money(network, SELLER), money(network, BUYER)]).toEqual([HAS, HAS]);
  },
);

test('silence posts, counted from the first tick whose published size covers the key', () => {
  const { network, trade } = traded();
  deliver(network, trade, 'revealed');
  const size = BigInt(network.log.findIndex(({ type }) => type === 'keyRevealed'));
  network.timeMs += 9_000;
  network.own({ type: 'clockAdvanced', publishedSize: size });
  expect(network.state.unpublished.size).toBe(1);
  network.own({ type: 'clockAdvanced', publishedSize: size + 1n });
  network.timeMs += 3_999;
  network.tick(0);
  expect(network.state.trades.get(String(trade))?.state).toBe('revealed');
  network.tick(1);
  expect(network.state.trades.get(String(trade))?.state).toBe('settled');
  expect(money(network, SELLER)).toBe(HAS + PRICE);
  expect(network.log.filter((entry) => entry.type === 'rule' && entry.rule === 'dispute_window')).toHaveLength(1);
});

test('an outage is logged and moves the deadline by its length', () => {
  const { network, trade } = traded();
  const { entries } = network.tick(60_000);
  expect(entries[0]).toMatchObject({ type: 'outage', fromMs: 1_000_000, toMs: 1_060_000 });
  network.tick(5_999);
  expect(network.as(SELLER, commitCommand(trade)).outcome).toBe(trade);
  network.tick(1);
  expect(network.state.trades.get(String(trade))?.state).toBe('voided');
});

const QUOTE: Quote = {
  negotiationId: (1n << 63n) | 7n,
  seller: agentKey(SELLER),
  buyer: '',
  cid: CID,
  bytes: 5_000n,
  asset: USDX,
  priceBaseUnits: PRICE,
  validUntilMs: 1_050_000,
};

function quoted(over: Partial<Quote> = {}, sender = BUYER): { network: TestNetwork; sent: Sent } {
  const network = new TestNetwork();
  for (const index of [SELLER, BUYER]) network.join(index, HAS);
  const none = new Uint8Array();
  const quote = { ...QUOTE, ...over };
  return { network, sent: network.as(sender, { type: 'acceptQuote', quote, quoteBytes: none, sellerSignature: none }) };
}

test('a quote is taken once, from available, and lives and ends as a trade', () => {
  const { network, sent } = quoted();
  const trade = sent.outcome as bigint;
  const again: Command = {
    type: 'acceptQuote',
    quote: QUOTE,
    quoteBytes: new Uint8Array(),
    sellerSignature: new Uint8Array(),
  };
  expect(network.as(BUYER, again).outcome).toBe('unknown_negotiation');
  deliver(network, trade, 'revealed');
  network.as(BUYER, accept(trade));
  expect([money(network, SELLER), money(network, BUYER)]).toEqual([HAS + PRICE, HAS - PRICE]);
});

test('a quote that is not delivered is void', () => {
  const { network } = quoted();
  network.tick(6_000);
  expect([money(network, SELLER), money(network, BUYER)]).toEqual([HAS, HAS]);
});

test.each<[string, Partial<Quote>, number?]>([
  ['unknown_negotiation', { negotiationId: 7n }],
  ['not_a_party', { buyer: agentKey(OTHER) }],
  ['unknown_agent', { seller: agentKey(OTHER) }],
  ['self_trade', {}, SELLER],
  ['expired', { validUntilMs: 1_000_000 }],
  ['off_tick', { priceBaseUnits: 501n }],
  ['unknown_asset', { asset: 9 }],
  ['insufficient_funds', { priceBaseUnits: HAS + 100n }],
])('a quote is refused: %s', (code, over, sender) => {
  expect(quoted(over, sender).sent.outcome).toBe(code);
});
