import { expect, test } from 'vitest';
import { toHex } from '../../primitives/bytes.ts';
import { contentId } from '../../primitives/content-id.ts';
import { leaseMessage } from '../../primitives/frame.ts';
import { verifySignature } from '../../primitives/keys.ts';
import type { Notice } from '../../primitives/notices.ts';
import { BUYER_HEX, leasedTo, type TestObject, testObject } from '../object.fixture.ts';
import { PresenceTable } from '../presence.ts';
import {
  clock,
  leaseNotice,
  NETWORK_ID,
  ScriptedSettlement,
  type TestAgent,
  testAgent,
} from '../settlement.fixture.ts';
import { Repairer } from './repair.ts';

const NEW_LEASE = 500n;
const POLICY = { enabled: true, minimumPrice: 3 };

/** A 2-of-4 object whose holder of slot 3 is lost, and an agent that may repair it. */
async function lostSlot(policy = POLICY) {
  const settlement = new ScriptedSettlement();
  const presence = new PresenceTable(NETWORK_ID, clock);
  const object = await testObject(4);
  const holders: TestAgent[] = [];
  for (const slot of [0, 1, 2, 3]) {
    const holder = await testAgent(settlement, presence, slot + 1);
    await leasedTo(holder, settlement, object, BigInt(100 + slot), slot);
    holders.push(holder);
  }
  const lost = holders[3] as TestAgent;
  const oldTerms = lost.seller.slots.get(103n)?.terms;
  if (!oldTerms) throw new Error('slot 3 was leased');
  await lost.stopServer();
  settlement.leases = settlement.leases.map((lease) => (lease.slot === 3 ? { ...lease, state: 'repairing' } : lease));
  const taker = await testAgent(settlement, presence, 5);
  const repairer = new Repairer(taker.context, taker.seller, taker.background, policy);
  settlement.decide = ({ type }) => ({ ok: true, id: type === 'takeRepair' ? NEW_LEASE : 0n });
  const offer: Notice = {
    type: 'repairOpened',
    lease: 103n,
    terms: oldTerms,
    asset: 2,
    maxPrice: 5,
    reward: 1,
    collateral: 40,
    survivors: [0, 1, 2].map((slot) => ({
      slot,
      agent: holders[slot]?.context.agent ?? '',
      lease: BigInt(100 + slot),
    })),
    untilMs: clock.nowMs() + 60_000,
  };
  const terms = { ...oldTerms, trade: NEW_LEASE };
  const tellTaken = async (): Promise<void> => {
    const parties = { buyer: BUYER_HEX, seller: taker.context.agent };
    for (const { context } of [...holders.slice(0, 3), taker])
      await settlement.tell(context.agent, leaseNotice(terms, parties, 'repairing'));
  };
  return { settlement, object, holders, taker, repairer, offer, terms, tellTaken };
}

async function expectRebuilt({ context }: TestAgent, object: TestObject): Promise<void> {
  for (const chunk of object.slots[3] ?? []) {
    const kept = await context.chunks.get(contentId(chunk).cid);
    if (!kept.ok) throw new Error(kept.message);
    expect(Buffer.compare(kept.value, chunk)).toBe(0);
  }
}

test('a lost slot is taken, rebuilt from survivors that serve only its taker, and leased anew', async () => {
  const { settlement, object, taker, offer, terms, tellTaken } = await lostSlot();
  await settlement.tell(taker.context.agent, offer);
  expect((await settlement.command('takeRepair')).command).toMatchObject({ lease: 103n, price: 5 });
  await tellTaken();
  const { command } = await settlement.command('acceptLease');
  await expectRebuilt(taker, object);
  const { dataRoot, lastEpoch } = terms;
  expect(command.terms).toMatchObject({ trade: NEW_LEASE, slot: 3, dataRoot, lastEpoch, object: toHex(object.id) });
  const message = leaseMessage(NETWORK_ID, command.termsBytes);
  expect(verifySignature(taker.context.key.publicKey, message, command.sellerSignature)).toBe(true);
  await taker.background.idle();
  await settlement.tell(
    taker.context.agent,
    leaseNotice(command.terms, { buyer: BUYER_HEX, seller: taker.context.agent }, 'active'),
  );
  expect(taker.seller.slots.get(NEW_LEASE)).toMatchObject({ state: 'active', slot: 3 });
});

test('one more survivor may fail', async () => {
  const { settlement, object, holders, taker, tellTaken } = await lostSlot();
  await holders[0]?.stopServer();
  await tellTaken();
  await settlement.command('acceptLease');
  await expectRebuilt(taker, object);
});

test('too few survivors: tried again until they are back, and given up without a half-kept slot when it lapses', async () => {
  const { settlement, holders, taker, terms, tellTaken } = await lostSlot();
  await holders[0]?.stopServer();
  await holders[1]?.stopServer();
  await tellTaken();
  const isLogged = () => taker.logged.some(({ details }) => JSON.stringify(details)?.includes('not_enough_shards'));
  while (!isLogged()) await new Promise((resolve) => setImmediate(resolve));
  await settlement.tell(
    taker.context.agent,
    leaseNotice(terms, { buyer: BUYER_HEX, seller: taker.context.agent }, 'lapsed'),
  );
  await taker.background.idle();
  expect(taker.seller.slots.all()).toEqual([]);
  expect(await taker.context.chunks.usedBytes()).toBe(0);
  expect(settlement.submitted).toEqual([]);
});

test.each([
  { what: 'repairs are not its business', policy: { enabled: false, minimumPrice: 0 } },
  { what: 'they pay less than it asks', policy: { enabled: true, minimumPrice: 6 } },
])('nothing is taken where $what', async ({ policy }) => {
  const { settlement, taker, offer } = await lostSlot(policy);
  await settlement.tell(taker.context.agent, offer);
  await taker.background.idle();
  expect(settlement.submitted).toEqual([]);
});

test('nothing is taken by a survivor, nor where there is no room, nor kept where another was first', async () => {
  const { settlement, holders, taker, offer } = await lostSlot();
  const survivor = holders[0] as TestAgent;
  new Repairer(survivor.context, survivor.seller, survivor.background, POLICY);
  await settlement.tell(survivor.context.agent, offer);
  await survivor.background.idle();
  taker.seller.capacity.promise('all', taker.context.chunks.capacityBytes);
  await settlement.tell(taker.context.agent, offer);
  await taker.background.idle();
  expect(settlement.submitted).toEqual([]);
  taker.seller.capacity.promise('all', 0);
  settlement.decide = () => ({ ok: false, code: 'repair_taken', message: 'by another' });
  await settlement.tell(taker.context.agent, offer);
  await taker.background.idle();
  expect(settlement.submitted).toHaveLength(1);
  expect(await taker.seller.capacity.freeBytes()).toBe(taker.context.chunks.capacityBytes);
});
