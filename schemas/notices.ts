import type { CommandOutcome, Notice } from '../primitives/notices.ts';
import { ok, type Result } from '../primitives/result.ts';
import { type Codec, decodeWith, encodeWith, list, optional, record, tagged } from './codec.ts';
import { closeReason, frameRefused, tradeMatched } from './events.ts';
import { amount, choice, flag, hash, hashOrEmpty, safe, u16, u32, u64 } from './fields.ts';
import { infinitydb } from './generated/messages.js';
import { leaseTerms } from './lease.ts';
import { codedRefusal, type Refused } from './quote.ts';

const { v1 } = infinitydb;

type Of<K extends Notice['type']> = Omit<Extract<Notice, { type: K }>, 'type'>;

const wireOutcome = tagged<{ readonly type: 'done'; readonly id: bigint } | Refused>({
  done: record({ id: u64 }),
  refused: codedRefusal,
});
const outcome: Codec<CommandOutcome> = {
  write: (value) =>
    wireOutcome.write(
      value.ok ? { type: 'done', id: value.id } : { type: 'refused', code: value.code, message: value.message },
    ),
  read(wire, fault) {
    const value = wireOutcome.read(wire, fault);
    if (!value) return undefined;
    return value.type === 'done' ? { ok: true, id: value.id } : { ok: false, code: value.code, message: value.message };
  },
};

const tradeContent = record<Of<'tradeMatched'>>({
  trade: {
    write: (trade) => tradeMatched.write(trade),
    read(wire, fault) {
      const trade = tradeMatched.read(wire, fault);
      return trade && { type: 'tradeMatched', ...trade };
    },
  },
  deadlineMs: safe,
});

const deliveryState = choice<Of<'deliveryChanged'>['state']>(v1.DeliveryState, 'DELIVERY_STATE', [
  'committed',
  'acknowledged',
  'revealed',
  'settled',
  'voided',
]);
const leaseState = choice<Of<'leaseChanged'>['state']>(v1.LeaseState, 'LEASE_STATE', [
  'active',
  'lost',
  'ended',
  'lapsed',
  'repairing',
]);

/** Leases of one agent named in one notice. */
const leases = list(u64, 65_536);

const notice = tagged<Notice>({
  frameResult: record<Of<'frameResult'>>({
    partition: u16,
    firstSequence: u64,
    frameSha256: hash,
    refused: optional(frameRefused),
    outcomes: list(outcome, 256),
    treeSize: u64,
  }),
  tradeMatched: tradeContent,
  deliveryChanged: record<Of<'deliveryChanged'>>({
    trade: u64,
    state: deliveryState,
    buyer: hash,
    seller: hash,
    cid: hashOrEmpty,
    chunkBytes: u32,
    blockCount: u32,
    ciphertextRoot: hashOrEmpty,
    keyCommitment: hashOrEmpty,
    commitSha256: hashOrEmpty,
    key: hashOrEmpty,
    deadlineMs: safe,
  }),
  leaseChanged: record<Of<'leaseChanged'>>({
    lease: u64,
    state: leaseState,
    buyer: hash,
    seller: hash,
    terms: leaseTerms,
    missedProofs: u32,
  }),
  epochChallenged: record<Of<'epochChallenged'>>({ epoch: u64, asset: u32, leafHash: hash, leases, deadlineMs: safe }),
  proofJudged: record<Of<'proofJudged'>>({
    epoch: u64,
    asset: u32,
    good: leases,
    missed: leases,
    paidBaseUnits: amount,
  }),
  repairOpened: record<Of<'repairOpened'>>({
    lease: u64,
    terms: leaseTerms,
    asset: u32,
    maxPrice: safe,
    reward: safe,
    collateral: safe,
    survivors: list(record({ slot: u32, agent: hash, lease: u64 }), 64),
    untilMs: safe,
  }),
  moveProposed: record<Of<'moveProposed'>>({
    moveId: u64,
    fromAgent: hash,
    cid: hash,
    bytes: u64,
    asset: u32,
    feeBaseUnits: amount,
    deadlineMs: safe,
  }),
  fundsCredited: record<Of<'fundsCredited'>>({ partition: u16, asset: u32, amountBaseUnits: amount }),
  orderClosed: record<Of<'orderClosed'>>({ orderId: u64, reason: closeReason, remaining: safe }),
  partitionsOpened: record<Of<'partitionsOpened'>>({ bookPartitions: u16 }),
  moveSettled: record<Of<'moveSettled'>>({ moveId: u64, cid: hash, posted: flag }),
});

const MAX_INBOX_BYTES = 2_097_152;
// An empty notice takes two bytes.
const batch = record({ notices: list(notice, MAX_INBOX_BYTES / 2) });

/** An inbox message of one notice. Such messages one behind the other are the message of all their notices. */
export function encodeNotice(value: Notice): Uint8Array {
  return encodeWith(v1.NoticeBatch, batch, { notices: [value] });
}

/** The notices of an inbox message, in order. Never throws. */
export function decodeNotices(bytes: Uint8Array): Result<readonly Notice[]> {
  const decoded = decodeWith(v1.NoticeBatch, batch, bytes, 'NoticeBatch', MAX_INBOX_BYTES);
  return decoded.ok ? ok(decoded.value.notices) : decoded;
}
