import { toHex } from '../primitives/bytes.ts';
import type { LeaseTerms } from '../primitives/commands.ts';
import { CHUNK_BYTES, contentId, dataRoot } from '../primitives/content-id.ts';
import { leaseMessage } from '../primitives/frame.ts';
import { type SigningKey, signingKey } from '../primitives/keys.ts';
import { encodeLeaseTerms } from '../schemas/lease.ts';
import { encodeManifest } from '../schemas/manifest.ts';
import { signTicket, type TicketVerb } from '../schemas/ticket.ts';
import { encodeStripes } from './coding/shards.ts';
import { SEGMENT_BYTES, sealedSizeOf, sealStream } from './coding/seal.ts';
import { planSlots } from './coding/slot-plan.ts';
import { filled, streamOf } from './coding/streams.fixture.ts';
import type { AgentContext } from './context.ts';
import { buildLeaseTerms } from './lease/terms.ts';
import { requestLease } from './transfer/request-lease.ts';
import type { Access } from './transfer/request-signature.ts';
import { uploadChunk, uploadManifest } from './transfer/upload.ts';
import {
  clock,
  GENESIS,
  leaseNotice,
  NETWORK_ID,
  type ScriptedSettlement,
  soldSlot,
  type TestAgent,
} from './settlement.fixture.ts';

/** For tests: a buyer, and an object of 2-of-n with two stripes. */
export const BUYER = signingKey(new Uint8Array(32).fill(99));
export const BUYER_HEX = toHex(BUYER.publicKey);
const READER = signingKey(new Uint8Array(32).fill(98));
const KEY = new Uint8Array(32).fill(5);
const SIZE = 3 * CHUNK_BYTES;

export type TestObject = {
  readonly k: number;
  readonly n: number;
  readonly id: Uint8Array;
  readonly manifest: Uint8Array;
  readonly slotBytes: bigint;
  /** Chunks of each slot. */
  readonly slots: readonly (readonly Uint8Array[])[];
};

export async function testObject(n: number): Promise<TestObject> {
  const spread = { k: 2, n };
  const slots: Uint8Array[][] = Array.from({ length: n }, () => []);
  for await (const { shards } of encodeStripes(sealStream(streamOf(filled(SIZE)), KEY), spread, KEY))
    for (const [slot, shard] of shards.entries()) slots[slot]?.push(shard);
  const sealedSize = sealedSizeOf(SIZE);
  const manifest = encodeManifest({
    version: 1,
    size: SIZE,
    sealedSize,
    compression: 'none',
    ...spread,
    segmentBytes: SEGMENT_BYTES,
    slots: slots.map((chunks) => ({ dataRoot: rootOf(chunks), cidCount: chunks.length })),
  });
  const slotBytes = BigInt(planSlots(sealedSize, spread).slotBytes);
  return { ...spread, id: contentId(manifest).cid, manifest, slotBytes, slots };
}

const rootOf = (chunks: readonly Uint8Array[]): Uint8Array => dataRoot(chunks.map((chunk) => contentId(chunk).cid));

export function accessTo(
  holder: AgentContext,
  verb: TicketVerb,
  id: bigint,
  slot: number,
  issuer: SigningKey = BUYER,
): Access {
  const ticket = signTicket(issuer, {
    network: toHex(NETWORK_ID),
    leaseOrTrade: id,
    verb,
    holder: holder.agent,
    readerKey: toHex(READER.publicKey),
    cid: '',
    slot,
    maxBytes: 1n << 40n,
    deadlineMs: clock.nowMs() + 60_000,
  });
  return { ticket, reader: READER, clock };
}

export function termsOf(object: TestObject, trade: bigint, slot: number): LeaseTerms {
  const { k, n, id, slotBytes, slots } = object;
  const chunks = slots[slot] as readonly Uint8Array[];
  return buildLeaseTerms({
    trade,
    object: toHex(id),
    slot,
    k,
    n,
    dataRoot: toHex(rootOf(chunks)),
    bytes: slotBytes,
    cidCount: chunks.length,
    readPrice: 1,
    nowMs: clock.nowMs(),
    genesis: GENESIS,
    term: 'hour',
  });
}

/** The seller's signature on the lease of `slot`, asked for as a buyer does. */
export async function askForLease(
  agent: Pick<TestAgent, 'address' | 'context'>,
  terms: LeaseTerms,
): Promise<Uint8Array> {
  const termsBytes = encodeLeaseTerms(terms);
  return await requestLease({
    address: agent.address,
    trade: terms.trade,
    access: accessTo(agent.context, 'write', terms.trade, terms.slot),
    networkId: NETWORK_ID,
    seller: agent.context.agent,
    termsBytes,
    buyerSignature: BUYER.sign(leaseMessage(NETWORK_ID, termsBytes)),
  });
}

/** Sells slot `slot` to the buyer, fills it and leases it under `trade`, whose id the lease has. */
export async function leasedTo(
  agent: TestAgent,
  settlement: ScriptedSettlement,
  object: TestObject,
  trade: bigint,
  slot: number,
): Promise<LeaseTerms> {
  const { k, n } = object;
  const seller = agent.context.agent;
  await settlement.tell(seller, soldSlot({ tradeId: trade, buyer: BUYER_HEX, seller, slot, quantity: 2, k, n }));
  const access = accessTo(agent.context, 'write', trade, slot);
  const peer = { address: agent.address, trade, access };
  for (const [index, data] of (object.slots[slot] ?? []).entries())
    await uploadChunk({ ...peer, index, cid: contentId(data).cid, data });
  await uploadManifest({ ...peer, object: object.id, manifest: object.manifest });
  const terms = termsOf(object, trade, slot);
  await askForLease(agent, terms);
  await settlement.tell(seller, leaseNotice(terms, { buyer: BUYER_HEX, seller }, 'active'));
  settlement.leases.push({
    lease: trade,
    object: toHex(object.id),
    slot,
    k,
    n,
    agent: seller,
    buyer: BUYER_HEX,
    state: 'active',
    dataRoot: terms.dataRoot,
    bytes: terms.bytes,
    cidCount: terms.cidCount,
    readPrice: 1,
  });
  return terms;
}
