import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DataOffer, Policy } from '../../schemas/policy.ts';
import { type Agent, createAgent } from '../../sdk/agent.ts';
import { fetchApi } from '../../sdk/http-api.ts';
import { transfers } from '../../sdk/transfers.ts';
import { receipt, trustFromGenesis } from '../../sdk/verify.ts';
import { until } from '../../service/until.ts';
import { auditUrl } from '../../settlement/log/audit/audit.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';

const DATA: DataOffer = {
  costPerCopy: 400,
  costPerMebibyte: 1_000,
  marginPercent: 25,
  minBytes: 2,
  maxBytes: 1_048_576,
  quoteSeconds: 60,
  maxQuotes: 16,
};
const POLICY: Policy = {
  capacityBytes: 1n << 26n,
  retentionSeconds: 86_400n,
  actions: ['create', 'accept', 'move', 'negotiate', 'buy'],
  asset: 'INFO',
  storage: [],
  data: DATA,
  tiers: [{ feesPaidInfo: 1n, discountPercent: 4 }],
  movePricePerMebibyte: 0,
  repair: { enabled: false, minimumPrice: 0 },
  allow: [],
  deny: [],
};
const dataOf = (length: number, seed: number) => ({
  content: new Uint8Array(length).map((_, i) => (i * seed) & 0xff),
});

type TradeJson = Readonly<Record<'kind' | 'state' | 'asset' | 'buyer' | 'seller' | 'amount', unknown>>;

let stack: TestStack;
let seller: Agent;
let buyer: Agent;

beforeAll(async () => {
  stack = await startTestStack({ agents: 1 });
  seller = await createAgent({ apiUrl: stack.apiUrl, policy: POLICY });
  buyer = await createAgent({ apiUrl: stack.apiUrl });
}, 180_000);
afterAll(async () => {
  await buyer.close();
  await seller.close();
  await stack[Symbol.asyncDispose]();
}, 60_000);

/** The one trade of data at this price. */
async function tradeOf(amount: string): Promise<TradeJson> {
  const body = Buffer.from(await fetchApi(stack.apiUrl, '/api/v1/trades')).toString();
  const found = (JSON.parse(body) as { trades: TradeJson[] }).trades.filter((trade) => trade.amount === amount);
  expect(found).toHaveLength(1);
  return found[0] as TradeJson;
}
/** What each trade of data moved between the two, by code and kind, the newest trade last. */
const moved = async (): Promise<string[]> =>
  (await transfers(stack.apiUrl, { holder: seller.key, limit: 1_000 }))
    .filter(({ code }) => ['data_price', 'ask_collateral', 'collateral_returned'].includes(code))
    .map(({ code, kind }) => `${code} ${kind}`);

/** Receipts of all that the seller was paid, checked with the genesis document alone. */
async function checkReceipts(): Promise<number> {
  const trust = trustFromGenesis(Buffer.from(await fetchApi(stack.apiUrl, '/api/v1/genesis')).toString());
  if (!trust.ok) throw new Error(trust.message);
  const paid = (await transfers(stack.apiUrl, { holder: seller.key, limit: 1_000 })).filter(
    ({ code, kind }) => code === 'data_price' && kind === 'post',
  );
  for (const { id } of paid) {
    const text = await until(`transfer ${id} has a receipt`, 30_000, async () => {
      const response = await fetch(new URL(`/api/v1/receipts/${id}`, stack.apiUrl));
      return response.ok ? await response.text() : undefined;
    });
    expect(receipt(text, trust.value)).toMatchObject({ ok: true });
  }
  return paid.length;
}

test('quote and purchase from agent to agent, with no market: the trade, transfers and receipts of a book', {
  timeout: 120_000,
}, async () => {
  const [first, second, third] = [dataOf(1_000, 3), dataOf(1_048_576, 5), dataOf(70_000, 7)];
  for (const data of [first, second, third]) await seller.createData(data);
  const { negotiationId: ask } = await seller.negotiate(first, { asset: 'INFO', amountBaseUnits: 700n });
  expect(await buyer.buyData(ask)).toEqual(first);
  const inBook = await tradeOf('700 INFO');
  const byBook = await moved();

  for (const name of ['market-1', 'market-2']) await stack.supervisor.stop(name);
  await expect(seller.negotiate(third, { asset: 'INFO', amountBaseUnits: 1n })).rejects.toMatchObject({
    details: { reason: 'price_below_floor' },
  });
  const { cid } = await seller.createData(second);
  const quote = await buyer.requestQuote(seller.key, cid, 'INFO');
  // 1,400 and a quarter, less 4 percent for the fees that the ledger shows.
  expect(quote.price.amountBaseUnits).toBe(1_680n);
  // The price changes; what was signed is sold as it was signed.
  seller.setPolicy({ ...POLICY, data: { ...DATA, marginPercent: 300 } });
  expect(Buffer.compare((await buyer.buyData(quote.negotiationId)).content, second.content)).toBe(0);

  const bilateral = await tradeOf('1680 INFO');
  expect(bilateral).toMatchObject({ kind: 'data', state: 'settled', amount: '1680 INFO' });
  for (const key of ['kind', 'state', 'asset', 'buyer', 'seller'] as const) expect(bilateral[key]).toBe(inBook[key]);
  // The collateral comes from available, not from what was set aside for trading; all else is the same.
  expect((await moved()).slice(byBook.length)).toEqual(byBook);
  expect(await checkReceipts()).toBe(2);
  await expect(buyer.buyData(quote.negotiationId)).rejects.toMatchObject({ code: 'unknown_negotiation' });
});

test('a seller says why it declines, over the wire', { timeout: 60_000 }, async () => {
  const { cid } = await seller.createData(dataOf(300, 11));
  const declined = async (policy: Partial<Policy>, asset = 'INFO'): Promise<unknown> => {
    seller.setPolicy({ ...POLICY, ...policy });
    return await buyer.requestQuote(seller.key, cid, asset).then(
      () => 'quoted',
      (error: { details?: { reason?: string } }) => error.details?.reason,
    );
  };
  expect(await declined({ deny: [buyer.key] })).toBe('denied');
  expect(await declined({}, 'USDX')).toBe('unknown_asset');
  expect(await declined({ data: { ...DATA, minBytes: 301 } })).toBe('too_small');
  expect(await declined({ leastFeesPaidInfo: 1n << 60n })).toBe('tier_too_low');
  expect(await declined({ data: { ...DATA, costPerCopy: 2 ** 50 } })).toBe('collateral_short');
  expect(await declined({})).toBe('quoted');
});

test('a quote that ended is expired, by the buyer and by settlement alike', { timeout: 60_000 }, async () => {
  const { cid } = await seller.createData(dataOf(400, 13));
  seller.setPolicy({ ...POLICY, data: { ...DATA, quoteSeconds: 1 } });
  const { negotiationId } = await buyer.requestQuote(seller.key, cid, 'INFO');
  const endMs = Date.now() + 1_000;
  await until('the quote has ended', 10_000, async () => (Date.now() > endMs ? true : undefined));
  await expect(buyer.buyData(negotiationId)).rejects.toMatchObject({ code: 'expired' });
});

test('an audit of it all passes', { timeout: 60_000 }, async () => {
  const { networkId } = stack.network;
  expect(await auditUrl(stack.apiUrl, { networkId })).toMatchObject({ ok: true });
});
