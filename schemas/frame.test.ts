import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes } from '../primitives/bytes.ts';
import type { Command, LeaseTerms, PlaceOrder, Quote } from '../primitives/commands.ts';
import { signingKey } from '../primitives/keys.ts';
import { buildFrame, decodeFrame, encodeBody, encodeFrame, verifyFrame } from './frame.ts';
import { infinitydb } from './generated/messages.js';
import { decodeLeaseTerms, encodeLeaseTerms } from './lease.ts';
import { decodeQuote, encodeQuote, signQuote, verifyQuote } from './quote.ts';
import { checkStrict } from './strict-decoder.ts';

const { v1 } = infinitydb;
const networkId = new Uint8Array(32).fill(9);
const key = signingKey(new Uint8Array(32).fill(1));
const agent = 'ab'.repeat(32);
const cid = 'cd'.repeat(32);
const owner = '12'.repeat(20);
const signature64 = new Uint8Array(64).fill(3);
const ownerSignature = new Uint8Array(65).fill(4);
const MAX_U64 = (1n << 64n) - 1n;
const MAX_U128 = (1n << 128n) - 1n;
const SAFE = Number.MAX_SAFE_INTEGER;

const terms: LeaseTerms = {
  trade: 1n,
  object: cid,
  slot: 3,
  k: 2,
  n: 4,
  dataRoot: agent,
  bytes: MAX_U64,
  cidCount: 8,
  readPrice: SAFE,
  firstEpoch: 1n << 53n,
  lastEpoch: (1n << 53n) + 1n,
};
const quote: Quote = {
  negotiationId: 1n << 63n,
  seller: agent,
  buyer: '',
  cid,
  bytes: 5n,
  asset: 2,
  priceBaseUnits: MAX_U128,
  validUntilMs: 1_700_000_000_000,
};
const order: PlaceOrder = {
  type: 'placeOrder',
  instrument: 'storage/hour/USDX',
  side: 'bid',
  orderType: 'post_only',
  price: 12,
  quantity: SAFE,
  spread: (2 << 16) | 4,
  avoidAgents: [agent, cid],
  object: cid,
  mandate: { maxPrice: 1, reward: 2, reserve: 3, untilMs: 4 },
  collateralPerLot: 5,
  readPrice: 6,
  minFill: 7,
  goodTillMs: 8,
  maxTotal: 0,
};
const funds = { asset: 1, amountBaseUnits: 7n };
const owned = { owner, nonce: MAX_U64, ownerSignature };

const EXAMPLES: { readonly [K in Command['type']]: Command & { type: K } } = {
  placeOrder: order,
  cancelOrder: { type: 'cancelOrder', orderId: MAX_U64 },
  replaceOrder: { type: 'replaceOrder', orderId: 1n, price: 2, quantity: 3 },
  cancelAll: { type: 'cancelAll', instrument: `data/${cid}/INFO` },
  takeNegotiation: { type: 'takeNegotiation', negotiationId: 1n, quantity: 2, maxPrice: 3 },
  fundsAllocated: { type: 'fundsAllocated', agent, owner, asset: 1, amount: 2 },
  releaseRequested: { type: 'releaseRequested', agent, asset: 1, amount: 2, releaseId: 3n },
  clockAdvanced: { type: 'clockAdvanced', publishedSize: 99n },
  haltInstrument: { type: 'haltInstrument', instrument: 'storage/month/USDX', untilMs: 5, reason: 'review' },
  stateFunds: { type: 'stateFunds' },
  setPartitions: { type: 'setPartitions', bookPartitions: 3 },
  allocateFunds: { type: 'allocateFunds', ...funds, partition: 1 },
  releaseFunds: { type: 'releaseFunds', ...funds, partition: 65_535 },
  setPolicy: { type: 'setPolicy', policySha256: cid },
  pay: { type: 'pay', toAgent: agent, ...funds, memo: 'für zwölf' },
  createData: { type: 'createData', cid, bytes: 1n, retentionSeconds: 2n },
  proposeMove: { type: 'proposeMove', toAgent: agent, cid, bytes: 1n, asset: 1, feeBaseUnits: MAX_U128 },
  acceptMove: { type: 'acceptMove', fromAgent: agent, cid, feeBaseUnits: 0n },
  acceptQuote: { type: 'acceptQuote', quote, quoteBytes: encodeQuote(quote), sellerSignature: signature64 },
  commitDelivery: {
    type: 'commitDelivery',
    trade: 1n,
    cid,
    chunkBytes: 4097,
    blockCount: 2,
    ciphertextRoot: agent,
    keyCommitment: cid,
  },
  ackDelivery: { type: 'ackDelivery', trade: 1n, commitSha256: cid },
  revealKey: { type: 'revealKey', trade: 1n, key: cid },
  acceptDelivery: { type: 'acceptDelivery', trade: 0n },
  acceptLease: {
    type: 'acceptLease',
    terms,
    termsBytes: encodeLeaseTerms(terms),
    buyerSignature: signature64,
    sellerSignature: new Uint8Array(64),
  },
  provePossession: { type: 'provePossession', epoch: 4n, asset: 1, proofSha256: cid },
  endLease: { type: 'endLease', lease: 1n },
  takeRepair: { type: 'takeRepair', lease: 1n, price: 2 },
  enrolAgent: {
    type: 'enrolAgent',
    agent,
    natsKey: cid,
    dhtKey: agent,
    validUntilSeconds: 5n,
    agentSignature: signature64,
    ...owned,
  },
  fundAgent: { type: 'fundAgent', agent, ...funds, ...owned },
  sweepAgent: { type: 'sweepAgent', agent, ...funds, ...owned },
  revokeAgent: { type: 'revokeAgent', agent, ...owned },
  withdraw: { type: 'withdraw', ...funds, validUntilSeconds: 5n, ...owned },
  depositSeen: { type: 'depositSeen', owner, ...funds, agent: '', txHash: cid, logIndex: 1, blockNumber: 2n },
  withdrawalConfirmed: { type: 'withdrawalConfirmed', owner, nonce: 1n, txHash: cid, blockNumber: 2n },
  withdrawalLapsed: { type: 'withdrawalLapsed', owner, nonce: 1n, blockTimeSeconds: 2n },
  checkpointPublished: { type: 'checkpointPublished', epoch: 1n, note: 'origin\n1\nroot\n\n— x y\n' },
  commitState: { type: 'commitState', chainBlock: 1n },
};
const ALL = Object.values(EXAMPLES);
const build = (commands: readonly Command[]) =>
  buildFrame({ networkId, key, partition: 1, firstSequence: MAX_U64, expiresAtMs: 1_700_000_000_000, commands });
/** A frame around any body, signed by nobody. */
const around = (body: Uint8Array) =>
  encodeFrame({ agent, partition: 0, firstSequence: 1n, body, signature: signature64 });
const wire = (commands: object[]) => around(v1.CommandBatch.encode({ commands }).finish());

test.each(ALL.map((one) => [one.type, one] as const))('%s survives its bytes', (_, one) => {
  const { bytes, frame } = build([one]);
  expect(decodeFrame(bytes)).toEqual({ ok: true, value: frame });
});

test('a frame of every command survives, and its signature holds for its network alone', () => {
  const { bytes, frame } = build(ALL);
  const decoded = decodeFrame(bytes);
  expect(decoded).toEqual({ ok: true, value: frame });
  expect(verifyFrame(networkId, frame)).toBe(true);
  expect(verifyFrame(new Uint8Array(32), frame)).toBe(false);
  expect(verifyFrame(networkId, { ...frame, firstSequence: 1n })).toBe(false);
  expect(encodeFrame(frame)).toEqual(bytes);
});

test('a decoded frame owns its bytes', () => {
  const { bytes } = build([EXAMPLES.endLease]);
  const decoded = decodeFrame(bytes);
  bytes.fill(0);
  expect(decoded.ok && verifyFrame(networkId, decoded.value)).toBe(true);
});

const tooMany = Array.from({ length: 257 }, () => ({ acceptDelivery: {} }));
const overlong = concatBytes(Uint8Array.of(0x08, 0x81, 0x00), encodeBody(0, [EXAMPLES.endLease]));
test.each([
  ['no bytes', new Uint8Array(), 'malformed', 'SignedFrame.agentKey'],
  ['no command', around(new Uint8Array()), 'malformed', 'commands is empty'],
  ['257 commands', wire(tooMany), 'too_large', 'CommandBatch.commands has 257'],
  ['a body too large', new Uint8Array(60_000), 'too_large', '60000 bytes'],
  ['a command of no kind', wire([{}]), 'unknown_command', 'CommandBatch.commands.0 is of no known kind'],
  [
    'a command of two kinds',
    wire([{ acceptDelivery: { trade: 1 }, endLease: { lease: 1 } }]),
    'malformed',
    'is both acceptDelivery and endLease',
  ],
  ['a dispute', wire([{ disputeDelivery: {} }]), 'unsupported_command', 'disputeDelivery'],
  ['a channel', wire([{ openChannel: {} }]), 'unsupported_command', 'openChannel'],
  ['a voucher', wire([{ redeemVoucher: {} }]), 'unsupported_command', 'redeemVoucher'],
  ['a bond', wire([{ postBond: {} }]), 'unsupported_command', 'postBond'],
  ['a bond back', wire([{ returnBond: {} }]), 'unsupported_command', 'returnBond'],
  ['a short key', wire([{ revealKey: { key: new Uint8Array(31) } }]), 'malformed', '.0.revealKey.key has 31 bytes'],
  [
    'an amount of 15 bytes',
    wire([{ allocateFunds: { amountBaseUnits: new Uint8Array(15) } }]),
    'malformed',
    'amountBaseUnits',
  ],
  [
    'a partition of 17 bits',
    wire([{ releaseFunds: { amountBaseUnits: new Uint8Array(16), partition: 65_536 } }]),
    'malformed',
    'partition',
  ],
  ['a price of 2^53', wire([{ takeRepair: { price: 2 ** 53 } }]), 'amount_too_large', 'takeRepair.price is above'],
  ['no side', wire([{ placeOrder: { instrument: 'x' } }]), 'malformed', 'placeOrder.side'],
  ['a side of a newer version', wire([{ placeOrder: { side: 77 } }]), 'malformed', 'placeOrder.side is 77'],
  [
    'terms that are none',
    wire([{ acceptLease: { terms: Uint8Array.of(1) } }]),
    'malformed',
    'acceptLease.terms is refused',
  ],
  [
    'a quote that is none',
    wire([{ acceptQuote: { quote: Uint8Array.of(8) } }]),
    'malformed',
    'acceptQuote.quote is refused',
  ],
  [
    'a short signature',
    wire([{ acceptQuote: { quote: encodeQuote(quote) } }]),
    'malformed',
    'acceptQuote.sellerSignature',
  ],
  ['a varint of two bytes for 1', around(overlong), 'malformed', 'one encoding'],
] as const)('refuses %s', (_, bytes, code, says) => {
  const decoded = decodeFrame(bytes);
  expect(decoded).toMatchObject({ ok: false, code });
  expect(!decoded.ok && decoded.message).toContain(says);
});

test('whatever bytes decode encode to the same bytes', () => {
  checkStrict(decodeFrame, encodeFrame, [...ALL.map((one) => build([one]).bytes), build(ALL).bytes]);
  checkStrict(
    (body) => decodeFrame(around(body)),
    ({ expiresAtMs, commands }) => encodeBody(expiresAtMs, commands),
    ALL.map((one) => encodeBody(1, [one])),
  );
  checkStrict(decodeLeaseTerms, encodeLeaseTerms, [encodeLeaseTerms(terms)]);
  checkStrict(decodeQuote, encodeQuote, [encodeQuote(quote)]);
});

test('numbers survive over their whole range', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: MAX_U64 }),
      fc.bigInt({ min: 0n, max: MAX_U128 }),
      fc.maxSafeNat(),
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      (orderId, feeBaseUnits, price, spread) => {
        const commands: Command[] = [
          { type: 'replaceOrder', orderId, price, quantity: price },
          { ...EXAMPLES.acceptMove, feeBaseUnits } as Command,
          { ...order, spread },
        ];
        expect(decodeFrame(build(commands).bytes)).toMatchObject({ ok: true, value: { commands } });
      },
    ),
  );
});

test('a quote is signed for one network', () => {
  const signed = signQuote(networkId, key, quote);
  const seller = build([EXAMPLES.endLease]).frame.agent;
  expect(verifyQuote(networkId, seller, signed)).toBe(true);
  expect(verifyQuote(new Uint8Array(32), seller, signed)).toBe(false);
  expect(verifyQuote(networkId, agent, signed)).toBe(false);
});
