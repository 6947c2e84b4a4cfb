import { expect, test } from 'vitest';
import type { Command } from '../../../../primitives/commands.ts';
import { encodeBody } from '../../../../schemas/frame.ts';
import { encodeQuote } from '../../../../schemas/quote.ts';
import { hasJudgedAlone } from './judged-alone.ts';

const hash = 'ab'.repeat(32);
const owner = '12'.repeat(20);
const ownerSignature = new Uint8Array(65);
const quote = {
  ...{ negotiationId: 1n, seller: hash, buyer: '', cid: hash, bytes: 1n, asset: 1, priceBaseUnits: 1n },
  validUntilMs: 1,
};
const amount = { asset: 1, amountBaseUnits: 1n, nonce: 1n };

const JUDGED: readonly Command[] = [
  { type: 'acceptQuote', quote, quoteBytes: encodeQuote(quote), sellerSignature: new Uint8Array(64) },
  { type: 'provePossession', epoch: 1n, asset: 1, proofSha256: hash },
  {
    ...{ type: 'enrolAgent', agent: hash, owner, natsKey: hash, dhtKey: hash, validUntilSeconds: 1n, nonce: 1n },
    ...{ ownerSignature, agentSignature: new Uint8Array(64) },
  },
  { type: 'fundAgent', agent: hash, owner, ...amount, ownerSignature },
  { type: 'sweepAgent', agent: hash, owner, ...amount, ownerSignature },
  { type: 'revokeAgent', agent: hash, owner, nonce: 1n, ownerSignature },
  { type: 'withdraw', owner, ...amount, validUntilSeconds: 1n, ownerSignature },
];
const OTHERS: readonly Command[] = [
  { type: 'pay', toAgent: hash, asset: 1, amountBaseUnits: 1n, memo: 'x'.repeat(200) },
  { type: 'cancelOrder', orderId: 1n },
  { type: 'setPolicy', policySha256: hash },
  { type: 'clockAdvanced', publishedSize: 1n << 40n },
  { type: 'commitState', chainBlock: 1n },
  { type: 'acceptDelivery', trade: 1n },
];

test.each(JUDGED.map((one) => [one.type, one] as const))('%s is found, first or after others', (_, one) => {
  expect(hasJudgedAlone(encodeBody(1, [one]))).toBe(true);
  expect(hasJudgedAlone(encodeBody(0, [...OTHERS, one]))).toBe(true);
});

test('of others nothing is judged; what is cut or no body is looked at in full', () => {
  const body = encodeBody(1_700_000_000_000, OTHERS);
  expect(hasJudgedAlone(body)).toBe(false);
  for (let length = 1; length < body.length; length++) {
    const cut = body.subarray(0, length);
    // Whole where it ends between two fields; never taken for whole elsewhere.
    const isWhole = OTHERS.some((_, i) => encodeBody(1_700_000_000_000, OTHERS.slice(0, i)).length === length);
    expect(hasJudgedAlone(cut)).toBe(!isWhole);
  }
  expect(hasJudgedAlone(Uint8Array.of(0x1a, 0))).toBe(true);
});
