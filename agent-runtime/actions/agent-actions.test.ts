import { afterEach, beforeEach, expect, test } from 'vitest';
import { available, collateral, trading } from '../../primitives/account.ts';
import { fromHex, toHex } from '../../primitives/bytes.ts';
import { agentIdentifier } from '../../primitives/keys.ts';
import { contentId } from '../../primitives/content-id.ts';
import type { DataOffer, Policy } from '../../schemas/policy.ts';
import { commitmentOf, deliveryBody } from '../exchange/data-commitment.ts';
import { partyAccess } from '../exchange/party-access.ts';
import { startAgentServer } from '../http/server.ts';
import { askPeer } from '../transfer/ask-peer.ts';
import { type TestAgent, TestNetwork } from './network.fixture.ts';
import { WINDOW_MS } from './order-of-record.fixture.ts';

const INFO = 1;
const PRICE = { asset: 'INFO', amountBaseUnits: 5_000n };
const FREE = { asset: 'INFO', amountBaseUnits: 0n };

let network: TestNetwork;
let alice: TestAgent;
let bob: TestAgent;

beforeEach(async () => {
  network = new TestNetwork();
  alice = await network.join();
  bob = await network.join();
});
afterEach(() => network.close());

const dataOf = (length: number, fill = 3): { content: Uint8Array } => ({
  content: new Uint8Array(length).map((_, i) => (i * fill) & 0xff),
});
const idOf = ({ name }: TestAgent): bigint => agentIdentifier(fromHex(name) as Uint8Array);
const has = (agent: TestAgent, cid: string): Promise<boolean> => agent.chunks.has(fromHex(cid) as Uint8Array);
const tellings = (agent: TestAgent, type: string) =>
  network.record.told.filter((each) => each.agent === agent.name && each.notice.type === type);

test.each([1, 4_096, 4_097, 1_048_576])('a copy of %i bytes is sold through the book and paid once', async (length) => {
  const data = dataOf(length);
  const { cid, identifier } = await alice.actions.createData(data);
  expect(identifier).toBe(BigInt(`0x${cid.slice(0, 16)}`));
  const held = () =>
    network.record.balance(available(alice.name, INFO)) + network.record.balance(trading(alice.name, INFO, 1));
  const before = held();
  const { negotiationId } = await alice.actions.negotiate(data, PRICE);
  expect(Buffer.compare((await bob.actions.buyData(negotiationId)).content, data.content)).toBe(0);
  expect(await has(bob, cid)).toBe(true);
  expect(held()).toBe(before + PRICE.amountBaseUnits - 10n);
  expect(network.record.balance(collateral(alice.name, INFO))).toBe(0n);
});

test('two asks at once are each funded, and both are sold', async () => {
  const [first, second] = [dataOf(100), dataOf(100, 5)];
  await alice.actions.createData(first);
  await alice.actions.createData(second);
  const asks = await Promise.all([alice.actions.negotiate(first, PRICE), alice.actions.negotiate(second, PRICE)]);
  const bought = await Promise.all(asks.map(({ negotiationId }) => bob.actions.buyData(negotiationId)));
  expect(bought).toEqual([first, second]);
});

test('a bilateral quote is signed, taken and delivered with no book', async () => {
  const data = dataOf(10_000);
  const { cid } = await alice.actions.createData(data);
  const offered = await alice.actions.negotiateBilateral({ cid }, PRICE, { buyer: bob.name });
  const quote = await bob.actions.requestQuote(alice.name, cid, 'INFO');
  expect(quote).toEqual(offered);
  expect(await bob.actions.buyData(quote.negotiationId)).toEqual(data);
  await expect(bob.actions.requestQuote(alice.name, cid, 'INFO')).rejects.toMatchObject({
    code: 'unknown_negotiation',
  });
});

test('data moves: the recipient has it and its fee, the sender erased it', async () => {
  const data = dataOf(50_000);
  const { cid } = await alice.actions.createData(data);
  const before = network.record.balance(available(bob.name, INFO));
  const transfer = await alice.actions.transferData(idOf(bob), data, PRICE);
  expect(await bob.actions.acceptData({ cid }, PRICE)).toMatchObject({ cid, from: alice.name, fee: PRICE });
  expect(await transfer.accepted()).toBe(true);
  expect(network.record.balance(available(bob.name, INFO))).toBe(before + PRICE.amountBaseUnits);
  expect(await has(bob, cid)).toBe(true);
  await alice.actions.close();
  expect(await has(alice, cid)).toBe(false);
});

test('data on sale is not erased when a copy of it moves', async () => {
  const data = dataOf(5_000);
  const { cid } = await alice.actions.createData(data);
  const { negotiationId } = await alice.actions.negotiate(data, PRICE);
  const transfer = await alice.actions.transferData(idOf(bob), data, FREE);
  await bob.actions.acceptData(data, FREE);
  expect(await transfer.accepted()).toBe(true);
  const carol = await network.join();
  expect(await carol.actions.buyData(negotiationId)).toEqual(data);
  expect(await has(alice, cid)).toBe(true);
});

test('a move that nobody accepts lapses, and its fee comes back', async () => {
  const before = network.record.balance(available(alice.name, INFO));
  const transfer = await alice.actions.transferData(idOf(bob), dataOf(100), PRICE);
  network.advance(WINDOW_MS + 1);
  expect(await transfer.accepted()).toBe(false);
  // Less the network fee, of which each agent has its share again.
  expect(network.record.balance(available(alice.name, INFO))).toBeGreaterThanOrEqual(before - 13n);
  await alice.actions.close();
  expect(await has(alice, transfer.cid)).toBe(false);
});

test('a seller that never delivers is not paid', async () => {
  const { cid } = await alice.actions.createData(dataOf(100));
  const before = network.record.balance(available(bob.name, INFO));
  const { negotiationId } = await alice.actions.negotiate({ cid }, PRICE);
  await alice.chunks.delete(fromHex(cid) as Uint8Array);
  const bought = bob.actions.buyData(negotiationId);
  const outcome = expect(bought).rejects.toMatchObject({ code: 'deadline_passed' });
  await expect.poll(() => tellings(bob, 'tradeMatched').length).toBe(1);
  network.advance(WINDOW_MS + 1);
  await outcome;
  expect(network.record.balance(available(bob.name, INFO))).toBeGreaterThanOrEqual(before - 13n);
});

test.each([
  { wrong: 'a ciphertext other than the committed one', acknowledged: false },
  { wrong: 'a ciphertext of other data', acknowledged: true },
])('$wrong is found out and not accepted', async ({ acknowledged }) => {
  const { cid } = await alice.actions.createData(dataOf(9_000));
  const { negotiationId } = await alice.actions.negotiate({ cid }, PRICE);
  // From here on alice acts by hand.
  await alice.actions.close();
  const bought = bob.actions.buyData(negotiationId);
  const outcome = expect(bought).rejects.toMatchObject({ code: 'content_mismatch', step: 'delivery' });
  await expect.poll(() => tellings(alice, 'tradeMatched').length).toBe(1);
  const [matched] = tellings(alice, 'tradeMatched');
  const trade = matched?.notice.type === 'tradeMatched' ? matched.notice.trade.tradeId : 0n;
  const key = new Uint8Array(32).fill(5);
  const { delivery } = commitmentOf(trade, dataOf(9_000, 7).content, key);
  const { leafHashes } = contentId(dataOf(9_000).content);
  const body = deliveryBody({ leafHashes, ciphertext: delivery.ciphertext });
  const serve = await startAgentServer({
    port: 0,
    routes: [(app) => app.get('/v1/trades/:trade/delivery', (c) => c.body(new Uint8Array(body)))],
  });
  alice.announce(serve.address);
  const { commit } = commitmentOf(trade, dataOf(9_000, acknowledged ? 7 : 3).content, key);
  await alice.context.link.execute(0, { type: 'commitDelivery', ...commit, cid }, 'commit');
  if (acknowledged) {
    await expect.poll(() => tellings(alice, 'deliveryChanged').length).toBe(2);
    await alice.context.link.execute(0, { type: 'revealKey', trade, key: toHex(key) }, 'reveal');
  }
  await outcome;
  await serve.stop();
  const states = tellings(bob, 'deliveryChanged').map(({ notice }) => 'state' in notice && notice.state);
  expect(states).toEqual(acknowledged ? ['committed', 'acknowledged', 'revealed'] : ['committed']);
  expect(await has(bob, cid)).toBe(false);
});

test('deliveries and moves are served to their party alone', async () => {
  const { cid } = await alice.actions.createData(dataOf(500));
  const { negotiationId } = await alice.actions.negotiate({ cid }, PRICE);
  const { moveId } = await alice.actions.transferData(idOf(bob), dataOf(600), FREE);
  // The trade stays open: alice has nothing to commit to.
  await alice.chunks.delete(fromHex(cid) as Uint8Array);
  const interrupted = expect(bob.actions.buyData(negotiationId)).rejects.toMatchObject({ code: 'interrupted' });
  await expect.poll(() => alice.context.records.list('sale').length).toBe(1);
  const carol = await network.join();
  const address = network.presence.addressOf(alice.name) ?? '';
  const ask = (path: string, verb: 'deliver' | 'move', id: bigint) => {
    const access = partyAccess(carol.context, { verb, id, cid, holder: alice.name, maxBytes: 1 << 20 });
    return askPeer({ address, method: 'GET', path, access, maxBytes: 1 << 20, step: 'test' });
  };
  await expect(ask(`/v1/moves/${moveId}`, 'move', moveId)).rejects.toMatchObject({ code: 'unknown_trade' });
  await expect(ask(`/v1/moves/${moveId}`, 'move', moveId + 1n)).rejects.toMatchObject({ code: 'ticket_invalid' });
  await expect(ask(`/v1/moves/${moveId}`, 'deliver', moveId)).rejects.toMatchObject({ code: 'ticket_invalid' });
  const [sold] = tellings(alice, 'tradeMatched');
  const trade = sold?.notice.type === 'tradeMatched' ? sold.notice.trade.tradeId : 0n;
  await expect(ask(`/v1/trades/${trade}/delivery`, 'deliver', trade)).rejects.toMatchObject({ code: 'not_a_party' });
  await expect(ask('/v1/trades/99/delivery', 'deliver', 99n)).rejects.toMatchObject({ code: 'unknown_trade' });
  await bob.stop();
  await interrupted;
});

test('buyer and seller stopped in mid-trade go on after their restart', async () => {
  const data = dataOf(200_000);
  const { cid } = await alice.actions.createData(data);
  const { negotiationId } = await alice.actions.negotiate({ cid }, PRICE);
  await alice.stop();
  const interrupted = expect(bob.actions.buyData(negotiationId)).rejects.toMatchObject({ code: 'interrupted' });
  await expect.poll(() => tellings(bob, 'tradeMatched').length).toBe(1);
  await bob.stop();
  await interrupted;
  await network.join({ again: alice });
  await expect.poll(() => tellings(alice, 'deliveryChanged').length).toBe(1);
  const again = await network.join({ again: bob });
  await expect.poll(() => tellings(bob, 'deliveryChanged').length, { timeout: 10_000 }).toBe(4);
  await expect.poll(() => has(again, cid)).toBe(true);
});

test('notices that come again change nothing', async () => {
  const data = dataOf(20_000);
  await alice.actions.createData(data);
  const { negotiationId } = await alice.actions.negotiate(data, PRICE);
  await bob.actions.buyData(negotiationId);
  const told = network.record.told.length;
  const paid = network.record.balance(available(alice.name, INFO));
  for (const agent of [alice, bob]) network.record.repeatNotices(agent.name);
  await alice.actions.createData(dataOf(1));
  await bob.actions.createData(dataOf(1));
  expect(network.record.told.length).toBe(told + 2);
  expect(network.record.balance(available(alice.name, INFO))).toBe(paid - 13n);
});

test.each<[string, () => Promise<unknown>, string]>([
  ['more than a chunk', () => alice.actions.createData({ content: new Uint8Array(1_048_577) }), 'too_large'],
  ['nothing', () => alice.actions.createData({ content: new Uint8Array() }), 'amount_zero'],
  ['data that is not here', () => alice.actions.negotiate({ cid: 'ab'.repeat(32) }, PRICE), 'unknown_chunk'],
  [
    'an unknown asset',
    () => alice.actions.transferData(idOf(bob), dataOf(1), { ...PRICE, asset: 'GOLD' }),
    'unknown_asset',
  ],
  ['an unknown ask', () => bob.actions.buyData(77n), 'unknown_negotiation'],
  ['an unknown quote', () => bob.actions.buyData((1n << 63n) + 1n), 'unknown_negotiation'],
  ['a stranger', () => alice.actions.transferData(1n, dataOf(1), PRICE, { timeoutMs: 1 }), 'unknown_agent'],
  [
    'more than it has',
    () => alice.actions.transferData(idOf(bob), dataOf(1), { ...PRICE, amountBaseUnits: 1n << 40n }),
    'insufficient_funds',
  ],
  ['what nobody proposed', () => bob.actions.acceptData(dataOf(9), FREE, { timeoutMs: 1 }), 'timed_out'],
])('%s is refused with its code, and nothing is kept', async (_, act, code) => {
  await expect(act()).rejects.toMatchObject({ code });
  expect(await alice.chunks.usedBytes()).toBe(0);
  expect(await bob.chunks.usedBytes()).toBe(0);
});

test('a full agent accepts nothing, and a fee below what it wants neither', async () => {
  const small = await network.join({ capacityBytes: 10 });
  const data = dataOf(11);
  await alice.actions.transferData(idOf(small), data, FREE);
  await expect(small.actions.acceptData(data, PRICE)).rejects.toMatchObject({ code: 'terms_mismatch' });
  await expect(small.actions.acceptData(data, FREE)).rejects.toMatchObject({ code: 'capacity_exceeded' });
  expect(tellings(small, 'moveSettled')).toHaveLength(0);
});

const POLICY: Policy = {
  capacityBytes: 1n << 24n,
  retentionSeconds: 86_400n,
  actions: ['create', 'accept', 'move', 'negotiate', 'buy'],
  asset: 'INFO',
  storage: [],
  data: {
    costPerCopy: 400,
    costPerMebibyte: 0,
    marginPercent: 25,
    minBytes: 10,
    maxBytes: 50_000,
    quoteSeconds: 60,
    maxQuotes: 2,
  },
  movePricePerMebibyte: 0,
  repair: { enabled: false, minimumPrice: 0 },
  allow: [],
  deny: [],
};

test('a policy sells what the agent keeps to whoever asks, and stands by the price that it signed', async () => {
  const carol = await network.join({ policy: POLICY });
  const data = dataOf(10_000);
  const { cid } = await carol.actions.createData(data);
  const first = await bob.actions.requestQuote(carol.name, cid, 'INFO');
  expect(first.price.amountBaseUnits).toBe(500n);
  carol.live.replace({ ...POLICY, data: { ...(POLICY.data as DataOffer), marginPercent: 100 } });
  // Asked again at once, it is the same quote; another buyer has the new price.
  expect(await bob.actions.requestQuote(carol.name, cid, 'INFO')).toEqual(first);
  expect((await alice.actions.requestQuote(carol.name, cid, 'INFO')).price.amountBaseUnits).toBe(800n);
  await carol.actions.transferData(idOf(alice), data, FREE);
  await alice.actions.acceptData(data, FREE);
  expect(await bob.actions.buyData(first.negotiationId)).toEqual(data);
  expect(tellings(bob, 'tradeMatched')).toMatchObject([{ notice: { trade: { price: 500 } } }]);
});

test('an owner that changes a price gives the newest, and honours the older quote until it ends', async () => {
  const data = dataOf(100);
  const { cid } = await alice.actions.createData(data);
  await alice.actions.negotiateBilateral({ cid }, PRICE);
  const old = await bob.actions.requestQuote(alice.name, cid, 'INFO');
  network.advance(1_000);
  await alice.actions.negotiateBilateral({ cid }, { asset: 'INFO', amountBaseUnits: 9_000n });
  const newest = await bob.actions.requestQuote(alice.name, cid, 'INFO');
  expect([old, newest].map(({ price }) => price.amountBaseUnits)).toEqual([5_000n, 9_000n]);
  expect(await bob.actions.buyData(old.negotiationId)).toEqual(data);
  network.advance(600_000);
  await expect(bob.actions.buyData(newest.negotiationId)).rejects.toMatchObject({ code: 'expired' });
});

test('the collateral of quotes that stand is offered to nobody else', async () => {
  const { cid } = await alice.actions.createData(dataOf(100));
  const all = network.record.balance(available(alice.name, INFO));
  await alice.actions.negotiateBilateral({ cid }, { asset: 'INFO', amountBaseUnits: all - 1_000n });
  await expect(alice.actions.negotiateBilateral({ cid }, PRICE)).rejects.toMatchObject({
    code: 'insufficient_funds',
    details: { reason: 'collateral_short' },
  });
});

/** Open on the day that comes two days from now alone. */
const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const CLOSED: Policy['hours'] = [
  { days: [WEEK[(new Date().getUTCDay() + 2) % 7] ?? 'sun'], from: '00:00', to: '24:00' },
];

type Change = (policy: Policy, buyer: string) => Policy;
const sells =
  (change: Partial<DataOffer>): Change =>
  (policy) => ({
    ...policy,
    data: { ...(policy.data as DataOffer), ...change },
  });
test.each<[string, Change]>([
  ['action_not_allowed', (policy) => ({ ...policy, actions: ['create'] })],
  ['denied', (policy, buyer) => ({ ...policy, deny: [buyer] })],
  ['not_allowed', (policy) => ({ ...policy, allow: ['ab'.repeat(20)] })],
  ['tier_too_low', (policy) => ({ ...policy, leastFeesPaidInfo: 501n })],
  ['outside_hours', (policy) => ({ ...policy, hours: CLOSED })],
  ['not_offered', (policy) => ({ ...policy, data: undefined })],
  ['unknown_asset', (policy) => ({ ...policy, asset: 'USDX' })],
  ['too_small', sells({ minBytes: 101 })],
  ['too_large', sells({ maxBytes: 99 })],
  ['rate_limited', sells({ maxQuotes: 0 })],
  ['collateral_short', sells({ costPerCopy: 1 << 30 })],
])('a request for a quote is declined with %s', async (reason, change) => {
  const carol = await network.join({ policy: POLICY });
  const { cid } = await carol.actions.createData(dataOf(100));
  network.feesPaidInfo.set(bob.name, 500n);
  carol.live.replace(change(POLICY, bob.name));
  await expect(bob.actions.requestQuote(carol.name, cid, 'INFO')).rejects.toMatchObject({
    code: reason === 'not_offered' ? 'unknown_negotiation' : 'policy_declined',
    details: { reason },
  });
});

test.each<[string, Change, bigint]>([
  ['action_not_allowed', (policy) => ({ ...policy, actions: ['create'] }), 500n],
  ['outside_hours', (policy) => ({ ...policy, hours: CLOSED }), 500n],
  ['price_below_floor', (policy) => policy, 399n],
  ['too_large', sells({ maxBytes: 99 }), 500n],
])('what the owner does not let it negotiate is declined with %s', async (reason, change, amountBaseUnits) => {
  const carol = await network.join({ policy: POLICY });
  const { cid } = await carol.actions.createData(dataOf(100));
  carol.live.replace(change(POLICY, bob.name));
  const fee = { asset: 'INFO', amountBaseUnits };
  for (const made of [carol.actions.negotiate({ cid }, fee), carol.actions.negotiateBilateral({ cid }, fee)])
    await expect(made).rejects.toMatchObject({ code: 'policy_declined', details: { reason } });
});

test('a buyer whose owner denies the seller, or that has no room, does not buy', async () => {
  const { cid } = await alice.actions.createData(dataOf(100));
  await alice.actions.negotiateBilateral({ cid }, PRICE);
  const carol = await network.join({ policy: POLICY });
  const { negotiationId } = await carol.actions.requestQuote(alice.name, cid, 'INFO');
  carol.live.replace({ ...POLICY, deny: [alice.name] });
  await expect(carol.actions.buyData(negotiationId)).rejects.toMatchObject({
    code: 'policy_declined',
    details: { reason: 'denied' },
  });
});

test('tiers: who has paid more in fees pays less, and nobody less than it costs', async () => {
  const tiers = [
    { feesPaidInfo: 100n, discountPercent: 10 },
    { feesPaidInfo: 1_000n, discountPercent: 90 },
  ];
  const carol = await network.join({ policy: { ...POLICY, tiers } });
  const { cid } = await carol.actions.createData(dataOf(100));
  network.feesPaidInfo.set(alice.name, 100n);
  network.feesPaidInfo.set(bob.name, 5_000n);
  const prices = [];
  for (const buyer of [alice, bob])
    prices.push((await buyer.actions.requestQuote(carol.name, cid, 'INFO')).price.amountBaseUnits);
  expect(prices).toEqual([450n, 400n]);
});
