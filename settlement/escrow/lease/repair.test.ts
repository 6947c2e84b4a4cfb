import { expect, test } from 'vitest';
import { available, collateral, held } from '../../../primitives/account.ts';
import type { Command, LeaseTerms, RepairMandate } from '../../../primitives/commands.ts';
import { encodeSpread } from '../../../primitives/spread.ts';
import { postedOf } from '../../ledger/ledger.ts';
import { agentKey, enrolment, leaseOf, type TestNetwork, UNIT, USDX } from '../network.fixture.ts';
import { BUYER, buySlots, HAS, leaseAll, liveEpoch, MANDATE, SLOT_UNITS } from '../storage.fixture.ts';

const TWO_OF_FOUR = encodeSpread({ k: 2, n: 4 });
const TAKER = 5;
const STAKE = 3_000n * UNIT;
const START = HAS / 2n;
const sum = ({ state }: TestNetwork, index: number, of: typeof available): bigint =>
  postedOf(state.ledger, of(agentKey(index), USDX));
const take = (lease: bigint, price = 3_000): Command => ({ type: 'takeRepair', lease, price });

/** Slot 0 of a 2-of-4 object was lost: its holder, agent 1, stopped proving. */
function lost(mandate?: RepairMandate): { network: TestNetwork; lease: bigint } {
  const bought = buySlots(TWO_OF_FOUR, 4, mandate);
  leaseAll(bought);
  const { network, trades } = bought;
  for (const _ of [1, 2]) liveEpoch(network, [2, 3, 4]);
  return { network, lease: trades[0] as bigint };
}

function rebuilt(network: TestNetwork, lease: bigint, newLease: bigint, over: Partial<LeaseTerms> = {}): LeaseTerms {
  const terms = network.state.leases.get(String(lease))?.terms as LeaseTerms;
  return { ...terms, trade: newLease, firstEpoch: network.epoch + 1n, ...over };
}

test('a lost slot is offered to everybody, with what its money allows', () => {
  const { network, lease } = lost();
  const [offer] = network.told('repairOpened');
  // 358 of 360 epochs are left of 3,600, and 3,000 were slashed, of which the reward takes 100.
  expect(offer).toMatchObject({ lease, maxPrice: MANDATE.maxPrice, reward: 100, collateral: 3_000 });
  expect(offer?.survivors.map(({ slot }) => slot)).toEqual([1, 2, 3]);
  expect(sum(network, 1, collateral)).toBe(0n);
});

test('the first that takes it rebuilds it, reads are paid from the reserve, and the reward after three proofs', () => {
  const { network, lease } = lost();
  const before = sum(network, BUYER, available);
  const newLease = network.as(TAKER, take(lease)).outcome as bigint;
  expect(network.as(6, take(lease)).outcome).toBe('repair_taken');
  expect(sum(network, TAKER, collateral)).toBe(STAKE);
  expect(network.as(TAKER, leaseOf(rebuilt(network, lease, newLease), TAKER)).outcome).toBe(newLease);
  // What 3,580 + 3,000 leave above the new price and the reward is the buyer's again.
  expect(sum(network, BUYER, available) - before).toBe((3_580n + 3_000n - 3_000n - 100n) * UNIT);
  expect(sum(network, 2, available)).toBe(START + 20n * UNIT + 2n * UNIT);
  expect(sum(network, 4, available)).toBe(START + 20n * UNIT);
  expect(network.state.leases.get(String(lease))?.state).toBe('lost');
  for (const _ of [1, 2]) liveEpoch(network, [2, 3, 4, TAKER]);
  // The new lease runs from epoch 103 to 460.
  const epochs = 358n;
  const two = (3_000n * UNIT * 2n) / epochs;
  expect(sum(network, TAKER, available)).toBe(START - STAKE + two);
  liveEpoch(network, [2, 3, 4, TAKER]);
  expect(sum(network, TAKER, available)).toBe(START - STAKE + (3_000n * UNIT * 3n) / epochs + 100n * UNIT);
});

test.each<[string, number, number]>([
  ['price_moved', TAKER, 4_001],
  ['owner_not_distinct', 2, 3_000],
  ['owner_not_distinct', BUYER, 3_000],
])('a repair is refused: %s to agent %i at %i', (code, agent, price) => {
  const { network, lease } = lost();
  expect(network.as(agent, take(lease, price)).outcome).toBe(code);
});

test('a repair needs collateral, and an owner without another slot', () => {
  const { network, lease } = lost();
  network.own(enrolment(8, 2, 1_001n), enrolment(9, 9, 1_002n));
  expect(network.as(8, take(lease)).outcome).toBe('owner_not_distinct');
  expect(network.as(9, take(lease)).outcome).toBe('insufficient_funds');
});

test.each<[string, Partial<LeaseTerms>, number?]>([
  ['not_a_party', {}, BUYER],
  ['terms_mismatch', { dataRoot: 'dd'.repeat(32) }],
  ['terms_mismatch', { bytes: 9_999n }],
  ['terms_mismatch', { slot: 1 }],
  ['terms_mismatch', { readPrice: 1 }],
  ['terms_mismatch', { lastEpoch: 461n }],
])('what is rebuilt is what was lost: %s %o', (code, over, sender = TAKER) => {
  const { network, lease } = lost();
  const newLease = network.as(TAKER, take(lease)).outcome as bigint;
  const terms = rebuilt(network, lease, newLease, over);
  expect(network.as(sender, leaseOf(terms, TAKER)).outcome).toBe(code);
  expect(network.as(TAKER, leaseOf(rebuilt(network, lease, newLease), 6)).outcome).toBe('bad_signature');
});

test('not rebuilt in time: the taker’s collateral is held for the buyer, and the slot is open again', () => {
  const { network, lease } = lost();
  const newLease = network.as(TAKER, take(lease)).outcome as bigint;
  const terms = rebuilt(network, lease, newLease);
  const before = sum(network, BUYER, held);
  network.timeMs += 8_000;
  expect(network.as(TAKER, leaseOf(terms, TAKER)).outcome).toBe('deadline_passed');
  network.tick(0);
  expect([sum(network, TAKER, collateral), sum(network, BUYER, held)]).toEqual([0n, before + STAKE]);
  expect(network.told('repairOpened')).toHaveLength(14);
  expect(network.as(6, take(lease)).outcome).toBe(newLease + 1n);
});

test('nobody takes it while the mandate runs: the money returns', () => {
  const { network, lease } = lost({ ...MANDATE, untilMs: 1_040_000 });
  expect(network.state.leases.get(String(lease))?.state).toBe('repairing');
  network.nextEpoch();
  network.nextEpoch();
  expect(network.state.leases.get(String(lease))?.state).toBe('lost');
  expect(sum(network, BUYER, held)).toBe(3n * 3_580n * UNIT + 300n * UNIT);
});

test.each<[string, RepairMandate]>([
  ['its time is over', { ...MANDATE, untilMs: 1_020_000 }],
  ['the reserve pays no reads', { ...MANDATE, reserve: 3 }],
])('no repair where %s: the money returns at once', (_, mandate) => {
  const { network, lease } = lost(mandate);
  expect(network.told('repairOpened')).toEqual([]);
  expect(network.state.leases.get(String(lease))?.state).toBe('lost');
});

test('two holders stop at once: both slots are rebuilt from the two that are left', () => {
  const bought = buySlots(TWO_OF_FOUR, 4);
  leaseAll(bought);
  const { network, trades } = bought;
  for (const _ of [1, 2]) liveEpoch(network, [3, 4]);
  const takers = [TAKER, 6];
  for (const [i, taker] of takers.entries()) {
    const lease = trades[i] as bigint;
    const newLease = network.as(taker, take(lease, SLOT_UNITS)).outcome as bigint;
    expect(network.as(taker, leaseOf(rebuilt(network, lease, newLease), taker)).outcome).toBe(newLease);
  }
  liveEpoch(network, [3, 4, ...takers]);
  expect([...network.state.leases.values()].filter(({ state }) => state === 'active')).toHaveLength(4);
});

test('three of four stop: too few are left, and no repair is offered for the last to be found', () => {
  const bought = buySlots(TWO_OF_FOUR, 4);
  leaseAll(bought);
  const { network } = bought;
  for (const _ of [1, 2]) liveEpoch(network, [4]);
  const states = [...network.state.leases.values()].map(({ state }) => state);
  expect(states.filter((state) => state === 'active')).toHaveLength(1);
  expect(network.as(TAKER, take(bought.trades[0] as bigint)).outcome).toBe('wrong_state');
});

test('a rebuilt slot that is lost before its reward: what was set aside for it is not lost', () => {
  const { network, lease } = lost();
  const first = network.as(TAKER, take(lease)).outcome as bigint;
  network.as(TAKER, leaseOf(rebuilt(network, lease, first), TAKER));
  for (const _ of [1, 2]) liveEpoch(network, [2, 3, 4]);
  expect(network.state.leases.get(String(first))).toMatchObject({ state: 'repairing', reward: 100n * UNIT });
  const second = network.as(6, take(first)).outcome as bigint;
  // Its own money bears out by the invariant of held, checked with every message.
  expect(network.as(6, leaseOf(rebuilt(network, first, second), 6)).outcome).toBe(second);
});
