import { expect, test } from 'vitest';
import { toHex } from '../../primitives/bytes.ts';
import { CHUNK_BYTES, contentId } from '../../primitives/content-id.ts';
import { signingKey } from '../../primitives/keys.ts';
import { accessTo, askForLease, BUYER_HEX, leasedTo, termsOf, testObject } from '../object.fixture.ts';
import { PresenceTable } from '../presence.ts';
import { clock, leaseNotice, NETWORK_ID, ScriptedSettlement, soldSlot, testAgent } from '../settlement.fixture.ts';
import { fetchChunk } from '../transfer/fetch-chunk.ts';
import { fetchCids, fetchManifest } from '../transfer/fetch-object.ts';
import { uploadChunk, uploadManifest } from '../transfer/upload.ts';
import { HeldSlots } from './held-slots.ts';

const TRADE = 77n;

async function sold(capacityBytes?: number) {
  const settlement = new ScriptedSettlement();
  const agent = await testAgent(settlement, new PresenceTable(NETWORK_ID, clock), 1, capacityBytes);
  const object = await testObject(3);
  const seller = agent.context.agent;
  const match = { tradeId: TRADE, buyer: BUYER_HEX, seller, slot: 1, quantity: 2, k: 2, n: 3 };
  await settlement.tell(seller, soldSlot(match));
  const chunk = object.slots[1]?.[0] as Uint8Array;
  return { settlement, agent, object, seller, chunk, cid: contentId(chunk).cid };
}

test('a slot is filled, leased, served by cid, and erased when its lease ends', async () => {
  const { settlement, agent, object, seller } = await sold();
  const before = await agent.seller.capacity.freeBytes();
  const terms = await leasedTo(agent, settlement, object, TRADE, 1);
  expect(await agent.seller.capacity.freeBytes()).toBeGreaterThanOrEqual(before);

  const { address, context } = agent;
  const { manifest } = await fetchManifest({ address, object: terms.object });
  const named = manifest.slots[1] as { dataRoot: Uint8Array; cidCount: number };
  const cids = await fetchCids({ address, object: terms.object, slot: 1, ...named });
  const access = accessTo(context, 'read', TRADE, 1);
  for (const [index, cid] of cids.entries())
    expect(Buffer.compare(await fetchChunk({ address, cid, access }), object.slots[1]?.[index] as Uint8Array)).toBe(0);

  // What the agent holds outlives its process.
  expect(new HeldSlots(context.records).get(TRADE)).toMatchObject({ state: 'active', terms });
  await settlement.tell(seller, leaseNotice(terms, { buyer: BUYER_HEX, seller }, 'ended'));
  expect(await context.chunks.usedBytes()).toBe(0);
  await expect(fetchChunk({ address, cid: cids[0] as Uint8Array, access })).rejects.toMatchObject({
    code: 'ticket_invalid',
  });
  // The same notices once more change nothing.
  await settlement.tell(
    seller,
    soldSlot({ tradeId: TRADE, buyer: BUYER_HEX, seller, slot: 1, quantity: 2, k: 2, n: 3 }),
  );
  await settlement.tell(seller, leaseNotice(terms, { buyer: BUYER_HEX, seller }, 'active'));
  expect(agent.seller.slots.all()).toEqual([]);
});

test('chunks that another lease needs are kept', async () => {
  const { settlement, agent, object, seller } = await sold();
  const first = await leasedTo(agent, settlement, object, TRADE, 1);
  const second = await leasedTo(agent, settlement, object, 78n, 1);
  await settlement.tell(seller, leaseNotice(first, { buyer: BUYER_HEX, seller }, 'ended'));
  const cid = contentId(object.slots[1]?.[0] as Uint8Array).cid;
  expect(await agent.context.chunks.has(cid)).toBe(true);
  await settlement.tell(seller, leaseNotice(second, { buyer: BUYER_HEX, seller }, 'lapsed'));
  expect(await agent.context.chunks.usedBytes()).toBe(0);
});

test.each([
  { what: 'other bytes', change: { data: new Uint8Array(5) }, code: 'content_mismatch' },
  { what: 'an index beyond the lots', change: { index: 2 }, code: 'too_large' },
  { what: 'no bytes', change: { data: new Uint8Array() }, code: 'too_large' },
])('$what are refused', async ({ change, code }) => {
  const { agent, chunk, cid } = await sold();
  const access = accessTo(agent.context, 'write', TRADE, 1);
  const upload = { address: agent.address, trade: TRADE, access, index: 0, cid, data: chunk, ...change };
  await expect(uploadChunk(upload)).rejects.toMatchObject({ code });
});

test('a slot takes no more room than was bought, however often its buyer sends another chunk or manifest', async () => {
  const { settlement, agent, object, seller, chunk } = await sold();
  const peer = { address: agent.address, trade: TRADE, access: accessTo(agent.context, 'write', TRADE, 1) };
  for (let round = 0; round < 4; round++) {
    const data = chunk.slice(round);
    await uploadChunk({ ...peer, index: 0, cid: contentId(data).cid, data });
    const manifest = object.manifest.slice(round);
    await uploadManifest({ ...peer, object: contentId(manifest).cid, manifest });
  }
  expect(await agent.context.chunks.usedBytes()).toBe(chunk.length - 3 + object.manifest.length - 3);
  const again = { ...peer, index: 0, cid: contentId(chunk).cid, data: chunk };
  await uploadChunk(again);
  await uploadChunk({ ...again, index: 1 });
  expect(await agent.context.chunks.usedBytes()).toBe(chunk.length + object.manifest.length - 3);
  const lapsed = leaseNotice(termsOf(object, TRADE, 1), { buyer: BUYER_HEX, seller }, 'lapsed');
  await settlement.tell(seller, lapsed);
  expect(await agent.context.chunks.usedBytes()).toBe(0);
});

test.each([
  { what: 'another issuer', verb: 'write', id: TRADE, slot: 1, seed: 42, code: 'ticket_invalid' },
  { what: 'another trade', verb: 'write', id: 78n, slot: 1, seed: 99, code: 'ticket_invalid' },
  { what: 'another slot', verb: 'write', id: TRADE, slot: 0, seed: 99, code: 'ticket_invalid' },
  { what: 'another verb', verb: 'read', id: TRADE, slot: 1, seed: 99, code: 'ticket_invalid' },
] as const)('a ticket of $what opens no slot', async ({ verb, id, slot, seed, code }) => {
  const { agent, chunk, cid } = await sold();
  const issuer = signingKey(new Uint8Array(32).fill(seed));
  const access = accessTo(agent.context, verb, id, slot, issuer);
  const upload = { address: agent.address, trade: TRADE, access, index: 0, cid, data: chunk };
  await expect(uploadChunk(upload)).rejects.toMatchObject({ code });
});

test('a request must be signed by the reader, and now', async () => {
  const { agent, chunk, cid } = await sold();
  const access = accessTo(agent.context, 'write', TRADE, 1);
  const upload = { address: agent.address, trade: TRADE, index: 0, cid, data: chunk };
  const other = { ...access, reader: signingKey(new Uint8Array(32).fill(3)) };
  await expect(uploadChunk({ ...upload, access: other })).rejects.toMatchObject({ code: 'bad_signature' });
  const late = { ...access, clock: { nowMs: () => clock.nowMs() - 61_000 } };
  await expect(uploadChunk({ ...upload, access: late })).rejects.toMatchObject({ code: 'expired' });
});

test('a lease is signed only over all that is there', async () => {
  const { agent, object, chunk, cid } = await sold();
  const terms = termsOf(object, TRADE, 1);
  await expect(askForLease(agent, terms)).rejects.toMatchObject({ code: 'unknown_chunk' });
  const access = accessTo(agent.context, 'write', TRADE, 1);
  await uploadChunk({ address: agent.address, trade: TRADE, access, index: 0, cid, data: chunk });
  await expect(askForLease(agent, terms)).rejects.toThrow('1 of 2 chunks');
  await expect(askForLease(agent, { ...terms, readPrice: 0 })).rejects.toMatchObject({ code: 'terms_mismatch' });
  expect(agent.seller.slots.get(TRADE)?.state).toBe('reserved');
});

test('a slot that does not fit is declined before a byte is taken', async () => {
  const { agent, chunk, cid } = await sold(CHUNK_BYTES);
  const access = accessTo(agent.context, 'write', TRADE, 1);
  const upload = { address: agent.address, trade: TRADE, access, index: 0, cid, data: chunk };
  await expect(uploadChunk(upload)).rejects.toMatchObject({ code: 'capacity_exceeded' });
  expect(await agent.context.chunks.usedBytes()).toBe(0);
  expect(toHex(cid)).toHaveLength(64);
});
