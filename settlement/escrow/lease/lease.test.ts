import { expect, test } from 'vitest';
import { available, collateral, held } from '../../../primitives/account.ts';
import type { LeaseTerms, OwnerCommand, SettlementCommand } from '../../../primitives/commands.ts';
import { encodeSpread } from '../../../primitives/spread.ts';
import { type Balance, postedOf } from '../../ledger/ledger.ts';
import {
  agentKey,
  deposit,
  leaseOf,
  order,
  ownerKey,
  SETTLEMENT,
  type TestNetwork,
  UNIT,
  USDX,
} from '../network.fixture.ts';
import { apply } from '../reducer.ts';
import {
  BUYER,
  buySlots,
  challenge,
  HAS,
  leaseAll,
  liveEpoch,
  prove,
  SLOT_UNITS,
  termsOf,
} from '../storage.fixture.ts';

const TWO_OF_FOUR = encodeSpread({ k: 2, n: 4 });
const PRICE = BigInt(SLOT_UNITS) * UNIT;
const STAKE = 3_000n * UNIT;
const EPOCH_PAY = 10n * UNIT;
const START = HAS / 2n;
const sum = ({ state }: TestNetwork, index: number, of: typeof available): bigint =>
  postedOf(state.ledger, of(agentKey(index), USDX));
const leaseState = ({ state }: TestNetwork, id: bigint | undefined) => state.leases.get(String(id))?.state;

test('at the match price and reserve are held and collateral bound; not leased in time, all of it returns', () => {
  const { network } = buySlots(TWO_OF_FOUR, 4);
  expect(sum(network, BUYER, held)).toBe(4n * PRICE + 400n * UNIT);
  expect(sum(network, 1, collateral)).toBe(STAKE);
  network.tick(8_000);
  expect([sum(network, BUYER, held), sum(network, 1, collateral)]).toEqual([0n, 0n]);
  expect([sum(network, BUYER, available), sum(network, 1, available)]).toEqual([
    START + 4n * PRICE + 400n * UNIT,
    START + STAKE,
  ]);
  expect(network.told('leaseChanged').map(({ state }) => state)).toEqual(Array(8).fill('lapsed'));
});

test('a bid that names no object lapses like any other, told in terms that can be written', () => {
  const { network } = buySlots(TWO_OF_FOUR, 4);
  network.book(1, order({ side: 'ask', price: SLOT_UNITS, collateralPerLot: 0 }));
  network.book(BUYER, order({ price: SLOT_UNITS, object: '' }));
  network.tick(8_000);
  const told = network.told('leaseChanged');
  expect(told).toHaveLength(10);
  for (const { terms } of told) expect(terms.object).toMatch(/^[0-9a-f]{64}$/);
});

test('money sent to and fro until an account takes no more leaves room for what falls due', () => {
  const { network } = buySlots(TWO_OF_FOUR, 4);
  const { state } = network;
  // As after 2^15 rounds with 2^112 units, which an owner's commands cost nothing.
  const account = available(agentKey(1), USDX);
  const before = state.ledger.accounts.get(account) as Balance;
  const much = (1n << 127n) - 1n - before.creditsPosted - before.creditsPending;
  const { creditsPosted, debitsPosted } = before;
  const full = { ...before, creditsPosted: creditsPosted + much, debitsPosted: debitsPosted + much };
  state.ledger.accounts.set(account, full);
  const move = {
    agent: agentKey(1),
    owner: ownerKey(1),
    asset: USDX,
    amountBaseUnits: 1n,
    ownerSignature: new Uint8Array(),
  };
  const commands: (SettlementCommand | OwnerCommand)[] = [
    { ...move, type: 'sweepAgent', nonce: 1_000n },
    { ...move, type: 'fundAgent', nonce: 1_001n },
    deposit(1, 5n, 500n),
    { type: 'clockAdvanced', publishedSize: 0n },
  ];
  network.timeMs += 8_000;
  const effects = apply(state, network.input(SETTLEMENT, 0, commands), { blob: () => undefined });
  const outcomes = [{ ok: true }, { ok: false, code: 'amount_too_large' }, { ok: true }, { ok: true }];
  expect(effects.notices[0]?.notice).toMatchObject({ outcomes });
  expect([sum(network, 1, available), sum(network, 1, collateral)]).toEqual([START + STAKE + 4n, 0n]);
});

test.each<[string, Partial<LeaseTerms>, number?]>([
  ['unknown_trade', { trade: 99n }],
  ['not_a_party', {}, 5],
  ['terms_mismatch', { slot: 1 }],
  ['terms_mismatch', { k: 1 }],
  ['terms_mismatch', { n: 5 }],
  ['terms_mismatch', { readPrice: 3 }],
  ['terms_mismatch', { bytes: 0n, cidCount: 0 }],
  ['terms_mismatch', { bytes: 1_048_577n, cidCount: 2 }],
  ['terms_mismatch', { cidCount: 2 }],
  ['terms_mismatch', { firstEpoch: 99n, lastEpoch: 458n }],
  ['terms_mismatch', { firstEpoch: 103n, lastEpoch: 462n }],
  ['terms_mismatch', { lastEpoch: 459n }],
])('a lease is refused: %s %o', (code, over, sender = 1) => {
  const { network, trades } = buySlots(TWO_OF_FOUR, 4);
  const terms = termsOf(network, trades[0] as bigint, over);
  expect(network.as(sender, leaseOf(terms, 1, BUYER)).outcome).toBe(code);
});

test('the first lease of a purchase names the object, and the others must agree', () => {
  const { network, trades } = buySlots(TWO_OF_FOUR, 4);
  const [first, second] = trades as [bigint, bigint];
  const [object, other] = ['0c'.repeat(32), '0d'.repeat(32)];
  expect(network.as(1, leaseOf(termsOf(network, first, { object }), 1, BUYER)).outcome).toBe(first);
  expect(network.as(2, leaseOf(termsOf(network, second, { object: other }), 2, BUYER)).outcome).toBe('terms_mismatch');
  expect(network.as(2, leaseOf(termsOf(network, second, { object }), 2, BUYER)).outcome).toBe(second);
});

test('each slot taken by negotiation id is a purchase of its own: one buyer may run several', () => {
  const { network } = buySlots(TWO_OF_FOUR, 4);
  const asks = [5, 6].map((seller) => {
    const { outcome } = network.book(seller, order({ side: 'ask', price: 10, collateralPerLot: 3, readPrice: 2 }));
    return outcome as bigint;
  });
  const taken = asks.map((negotiationId) => {
    const take = { type: 'takeNegotiation', negotiationId, quantity: 1, maxPrice: 10 } as const;
    return network.book(BUYER, take).outcome as bigint;
  });
  const objects = ['0c'.repeat(32), '0d'.repeat(32)];
  for (const [i, trade] of taken.entries()) {
    const terms = termsOf(network, trade, { object: objects[i] as string });
    expect(network.as(BUYER, leaseOf(terms, 5 + i, BUYER)).outcome).toBe(trade);
  }
});

test('a lease needs both signatures, its deadline, a willing seller, and is made once', () => {
  const { network, trades } = buySlots(TWO_OF_FOUR, 4);
  const [first, second, third] = trades as [bigint, bigint, bigint];
  expect(network.as(1, leaseOf(termsOf(network, first), 1, 2)).outcome).toBe('bad_signature');
  expect(network.as(1, leaseOf(termsOf(network, first), 2, BUYER)).outcome).toBe('bad_signature');
  expect(network.as(BUYER, leaseOf(termsOf(network, first), 1, BUYER)).outcome).toBe(first);
  expect(network.as(1, leaseOf(termsOf(network, first), 1, BUYER)).outcome).toBe('wrong_state');
  const [agent, owner] = [agentKey(2), ownerKey(2)];
  network.own({ type: 'revokeAgent', agent, owner, nonce: 99n, ownerSignature: new Uint8Array() });
  expect(network.as(BUYER, leaseOf(termsOf(network, second), 2, BUYER)).outcome).toBe('agent_revoked');
  network.timeMs += 8_000;
  expect(network.as(3, leaseOf(termsOf(network, third), 3, BUYER)).outcome).toBe('deadline_passed');
});

test('slots of one object have distinct owners', () => {
  const bought = buySlots(1, 1, 'none');
  const { network } = bought;
  leaseAll(bought);
  const lease = network.state.leases.get(String(bought.trades[0]));
  expect(lease?.state).toBe('active');
  // The same seller again under the same name, as slot 1.
  const trade = {
    ...network.state.trades.get(String(bought.trades[0])),
    id: 77n,
    slot: 1,
    n: 2,
    state: 'matched',
  } as never;
  network.state.trades.set('77', trade);
  const terms = termsOf(network, 77n);
  const input = network.input(agentKey(1), 0, [leaseOf(terms, 1, BUYER)]);
  expect(() => network.apply(input)).toThrow();
  const outcome = network.notices.at(-1)?.notice;
  expect(outcome).toMatchObject({ outcomes: [{ code: 'owner_not_distinct' }] });
});

test('each epoch proven pays its share, and an epoch without a challenge is paid with the next', () => {
  const bought = buySlots(TWO_OF_FOUR, 4);
  const { network } = bought;
  leaseAll(bought);
  liveEpoch(network, [1, 2, 3, 4]);
  expect(sum(network, 1, available)).toBe(START + EPOCH_PAY);
  network.nextEpoch();
  network.nextEpoch();
  challenge(network);
  expect(network.own({ type: 'checkpointPublished', epoch: network.epoch, note: '' }).outcome).toBe('wrong_state');
  expect(prove(network, 1).outcome).toBe(0n);
  expect(prove(network, 1).outcome).toBe('wrong_state');
  expect(sum(network, 1, available)).toBe(START + 3n * EPOCH_PAY);
  expect(network.told('proofJudged').at(-1)).toMatchObject({ missed: [], paidBaseUnits: 2n * EPOCH_PAY });
});

test('one posting for seller, buyer, asset and epoch', () => {
  const bought = buySlots(1, 1, 'none');
  leaseAll(bought);
  const { network } = bought;
  network.nextEpoch(100);
  challenge(network);
  const { effects } = prove(network, 1);
  expect(effects.entries.map(({ type }) => type)).toEqual(['frame', 'rule', 'transfer', 'batch']);
  expect(effects.blobs).toHaveLength(1);
});

test('a proof is refused where its blob is absent or no proof, and late', () => {
  const bought = buySlots(1, 1, 'none');
  const { network } = bought;
  leaseAll(bought);
  network.nextEpoch(100);
  challenge(network);
  const command = { type: 'provePossession', epoch: network.epoch, asset: USDX, proofSha256: 'ab'.repeat(32) } as const;
  expect(network.as(1, command).outcome).toBe('blob_missing');
  network.blobs.set(command.proofSha256, Uint8Array.of(1, 2));
  expect(network.as(1, command).outcome).toBe('proof_invalid');
  network.timeMs += 3_000;
  expect(network.as(1, command).outcome).toBe('deadline_passed');
});

test.each([1, 1_000])('a proof without %i of its positions fails: refund, and a penalty into held', (missing) => {
  const bought = buySlots(1, 1, 'none');
  const { network } = bought;
  leaseAll(bought);
  network.nextEpoch(100);
  challenge(network);
  prove(network, 1, missing);
  expect(sum(network, 1, collateral)).toBe(STAKE - EPOCH_PAY);
  expect(sum(network, BUYER, held)).toBe(PRICE);
  expect(network.state.leases.get(String(bought.trades[0]))).toMatchObject({ missedInRow: 1, slashed: EPOCH_PAY });
});

test('two misses in a row lose the lease; a good proof between them does not', () => {
  const bought = buySlots(1, 1, 'none');
  const { network, trades } = bought;
  leaseAll(bought);
  for (const holders of [[], [1], [1], []]) liveEpoch(network, holders);
  expect(leaseState(network, trades[0])).toBe('active');
  liveEpoch(network, []);
  expect(leaseState(network, trades[0])).toBe('lost');
  // k = 1: nobody repairs it, so the buyer has the rest, the refunds and all collateral.
  expect([sum(network, BUYER, held), sum(network, 1, collateral)]).toEqual([0n, 0n]);
  expect(sum(network, 1, available)).toBe(START + 2n * EPOCH_PAY);
  expect(sum(network, BUYER, available)).toBe(START + PRICE + STAKE - 2n * EPOCH_PAY);
});

test('a buyer ends a lease: no further pay, and both have the rest', () => {
  const bought = buySlots(1, 1, 'none');
  const { network, trades } = bought;
  leaseAll(bought);
  liveEpoch(network, [1]);
  const lease = trades[0] as bigint;
  expect(network.as(5, { type: 'endLease', lease }).outcome).toBe('not_a_party');
  network.as(BUYER, { type: 'endLease', lease });
  expect(leaseState(network, lease)).toBe('ended');
  expect(network.as(BUYER, { type: 'endLease', lease }).outcome).toBe('wrong_state');
  expect([sum(network, 1, available), sum(network, 1, collateral)]).toEqual([START + EPOCH_PAY + STAKE, 0n]);
  expect(sum(network, BUYER, available)).toBe(START + PRICE - EPOCH_PAY);
});

test('a seller ends a lease: it is lost, with its collateral', () => {
  const bought = buySlots(TWO_OF_FOUR, 4);
  const { network, trades } = bought;
  leaseAll(bought);
  network.as(1, { type: 'endLease', lease: trades[0] as bigint });
  expect(leaseState(network, trades[0])).toBe('repairing');
  expect(sum(network, 1, collateral)).toBe(0n);
  expect(network.told('repairOpened')).toHaveLength(7);
});

test('past its last epoch a lease ends: the rest to the buyer, collateral back, and then it is forgotten', () => {
  const bought = buySlots(1, 1, 'none');
  const { network, trades } = bought;
  leaseAll(bought);
  const lastEpoch = network.state.leases.get(String(trades[0]))?.terms.lastEpoch ?? 0n;
  expect(lastEpoch).toBe(network.epoch + 360n);
  liveEpoch(network, [1]);
  while (network.epoch < lastEpoch) network.nextEpoch(9_000);
  challenge(network);
  network.tick(2_000);
  expect(leaseState(network, trades[0])).toBe('active');
  network.tick(1_000);
  network.tick(1_000);
  expect(leaseState(network, trades[0])).toBe('ended');
  expect(sum(network, 1, available)).toBe(START + EPOCH_PAY + STAKE - EPOCH_PAY);
  for (let i = 0; i < 25; i++) network.nextEpoch();
  expect(network.state.leases.size + network.state.trades.size + network.state.objects.size).toBe(0);
  expect([...network.state.deadlines.keys()]).toEqual([]);
});
