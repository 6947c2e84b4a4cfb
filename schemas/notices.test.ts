import { expect, test } from 'vitest';
import { concatBytes } from '../primitives/bytes.ts';
import type { LeaseTerms } from '../primitives/commands.ts';
import type { Notice } from '../primitives/notices.ts';
import { ok, refuse, type Result } from '../primitives/result.ts';
import { infinitydb } from './generated/messages.js';
import { decodeNotices, encodeNotice } from './notices.ts';
import { checkStrict } from './strict-decoder.ts';

const agent = 'ab'.repeat(32);
const cid = 'cd'.repeat(32);
const terms: LeaseTerms = {
  trade: 1n,
  object: cid,
  slot: 0,
  k: 1,
  n: 2,
  dataRoot: agent,
  bytes: 5n,
  cidCount: 1,
  readPrice: 0,
  firstEpoch: 2n,
  lastEpoch: 3n,
};
const EXAMPLES: { readonly [K in Notice['type']]: Notice & { type: K } } = {
  frameResult: {
    type: 'frameResult',
    partition: 1,
    firstSequence: 9n,
    frameSha256: cid,
    refused: undefined,
    outcomes: [
      { ok: true, id: 0n },
      { ok: true, id: (1n << 64n) - 1n },
      { ok: false, code: 'insufficient_funds', message: 'needs 5, has 4' },
    ],
    treeSize: 1n << 60n,
  },
  tradeMatched: {
    type: 'tradeMatched',
    trade: {
      type: 'tradeMatched',
      tradeId: 1n,
      instrument: `data/${cid}/INFO`,
      asset: 1,
      buyer: agent,
      seller: cid,
      bidOrderId: 1n,
      askOrderId: 2n,
      commandIndex: 0,
      takerSide: 'bid',
      price: 3,
      quantity: 1,
      collateral: 3,
      spread: 1,
      slot: 0,
      object: '',
      readPrice: 0,
      reserveShare: 0,
      mandate: undefined,
    },
    deadlineMs: 5,
  },
  fundsCredited: { type: 'fundsCredited', partition: 2, asset: 1, amountBaseUnits: (1n << 128n) - 1n },
  orderClosed: { type: 'orderClosed', orderId: (2n << 48n) | 7n, reason: 'moved', remaining: 3 },
  partitionsOpened: { type: 'partitionsOpened', bookPartitions: 32_767 },
  deliveryChanged: {
    type: 'deliveryChanged',
    trade: 1n,
    state: 'committed',
    buyer: agent,
    seller: cid,
    cid,
    chunkBytes: 4097,
    blockCount: 2,
    ciphertextRoot: agent,
    keyCommitment: cid,
    commitSha256: agent,
    key: '',
    deadlineMs: 6,
  },
  leaseChanged: {
    type: 'leaseChanged',
    lease: 1n,
    state: 'repairing',
    buyer: agent,
    seller: cid,
    terms,
    missedProofs: 2,
  },
  epochChallenged: {
    type: 'epochChallenged',
    epoch: 4n,
    asset: 1,
    leafHash: cid,
    leases: [1n, 0n, (1n << 64n) - 1n],
    deadlineMs: 8,
  },
  proofJudged: { type: 'proofJudged', epoch: 4n, asset: 1, good: [1n], missed: [], paidBaseUnits: 12n },
  repairOpened: {
    type: 'repairOpened',
    lease: 1n,
    terms,
    asset: 2,
    maxPrice: 3,
    reward: 4,
    collateral: 5,
    survivors: [{ slot: 0, agent, lease: 7n }],
    untilMs: 9,
  },
  moveProposed: {
    type: 'moveProposed',
    moveId: 1n,
    fromAgent: agent,
    cid,
    bytes: 2n,
    asset: 1,
    feeBaseUnits: 3n,
    deadlineMs: 4,
  },
  moveSettled: { type: 'moveSettled', moveId: 1n, cid, posted: true },
};
const ALL: readonly Notice[] = [
  ...Object.values(EXAMPLES),
  {
    ...EXAMPLES.frameResult,
    refused: { code: 'sequence_replayed', message: 'expected 10', expectedSequence: 10n, retryMs: 0 },
    outcomes: [],
  },
  { ...EXAMPLES.moveSettled, posted: false },
];

test.each(ALL.map((one) => [one.type, one] as const))('%s survives its bytes', (_, one) => {
  expect(decodeNotices(encodeNotice(one))).toEqual({ ok: true, value: [one] });
});

test('a code of no name and an outcome of no kind are refused', () => {
  const result = (outcomes: object[]) =>
    decodeNotices(
      infinitydb.v1.NoticeBatch.encode({
        notices: [{ frameResult: { frameSha256: new Uint8Array(32), outcomes } }],
      }).finish(),
    );
  expect(result([{ refused: { code: 9_999 } }])).toMatchObject({
    ok: false,
    message: 'NoticeBatch.notices.0.frameResult.outcomes.0.refused.code is 9999, which names no code',
  });
  expect(result([{ done: {} }, {}])).toMatchObject({
    ok: false,
    message: 'NoticeBatch.notices.0.frameResult.outcomes.1 is of no known kind',
  });
});

test('whatever bytes decode as one notice encode to the same bytes', () => {
  const decodeOne = (bytes: Uint8Array): Result<Notice> => {
    const notices = decodeNotices(bytes);
    if (!notices.ok) return notices;
    const [first] = notices.value;
    return first && notices.value.length === 1 ? ok(first) : refuse('malformed', 'not one notice');
  };
  checkStrict(decodeOne, encodeNotice, ALL.map(encodeNotice));
});

test('messages one behind the other are the message of all their notices', () => {
  expect(decodeNotices(concatBytes(...ALL.map(encodeNotice)))).toEqual({ ok: true, value: ALL });
});
