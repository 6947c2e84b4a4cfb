import { expect, test } from 'vitest';
import { available, trading } from '../../../primitives/account.ts';
import { toHex } from '../../../primitives/bytes.ts';
import type { Command, OwnerCommand, SettlementCommand } from '../../../primitives/commands.ts';
import { INFO } from '../../../primitives/money.ts';
import { stateLeaves, stateRoot } from '../../ledger/state-root.ts';
import { postedOf, spendableOf } from '../../ledger/ledger.ts';
import { ownerOf } from '../agents.ts';
import {
  agentKey,
  deposit,
  enrolment,
  GENESIS,
  GRANT,
  order,
  ownerKey,
  TestNetwork,
  USDX,
} from '../network.fixture.ts';

const none = new Uint8Array();
const HAS = 10_000n;
const posted = ({ state }: TestNetwork, holder: string, asset = USDX): bigint =>
  postedOf(state.ledger, available(holder, asset));

/** Agent 0 of owner 0 with 10,000; agent 1 of owner 1. */
function opened(): TestNetwork {
  const network = new TestNetwork();
  network.join(0, HAS);
  network.enrol(1);
  return network;
}

const move = (type: 'fundAgent' | 'sweepAgent', over: object = {}): OwnerCommand => ({
  type,
  agent: agentKey(0),
  owner: ownerKey(0),
  asset: USDX,
  amountBaseUnits: 400n,
  nonce: 500n,
  ownerSignature: none,
  ...over,
});
const withdrawal = (over: object = {}): OwnerCommand => ({
  type: 'withdraw',
  owner: ownerKey(0),
  asset: USDX,
  amountBaseUnits: 300n,
  nonce: 600n,
  validUntilSeconds: 2_000n,
  ownerSignature: none,
  ...over,
});
const revoke = (index = 0): OwnerCommand => ({
  type: 'revokeAgent',
  agent: agentKey(index),
  owner: ownerKey(0),
  nonce: 700n,
  ownerSignature: none,
});

test('enrolment is logged as attested and grants once, under the cap', () => {
  const network = new TestNetwork({ ...GENESIS, info: { ...GENESIS.info, cap: GRANT + 1n } });
  expect(network.enrol(0).effects.entries.map(({ type }) => type)).toEqual([
    'frame',
    'delegationVerified',
    'rule',
    'transfer',
    'batch',
  ]);
  expect(network.enrol(1).outcome).toBeTypeOf('bigint');
  expect([posted(network, agentKey(0), INFO), posted(network, agentKey(1), INFO)]).toEqual([GRANT, 0n]);
});

test.each<[string, OwnerCommand | SettlementCommand]>([
  ['already_enrolled', enrolment(0, 0, 99n)],
  ['delegation_invalid', { ...enrolment(2, 2, 99n), validUntilSeconds: 1_000n } as OwnerCommand],
  ['nonce_used', enrolment(2, 0, 1n)],
  ['unknown_agent', move('fundAgent', { agent: agentKey(5) })],
  ['not_authorised', move('fundAgent', { agent: agentKey(1) })],
  ['unknown_asset', move('sweepAgent', { asset: 9 })],
  ['amount_zero', move('sweepAgent', { amountBaseUnits: 0n })],
  ['nonce_used', move('sweepAgent', { nonce: 1n })],
  ['insufficient_funds', move('fundAgent')],
  ['insufficient_funds', move('sweepAgent', { amountBaseUnits: HAS + 1n })],
  ['not_authorised', revoke(1)],
  ['insufficient_funds', withdrawal()],
  ['expired', withdrawal({ validUntilSeconds: 1_000n })],
  ['unknown_asset', withdrawal({ asset: INFO })],
  ['already_resolved', deposit(0, HAS, 2n)],
  ['unknown_asset', { ...deposit(0, HAS, 9n), asset: INFO } as SettlementCommand],
  ['amount_too_large', deposit(0, 1n << 112n, 9n)],
  ['unknown_transfer', { type: 'withdrawalConfirmed', owner: ownerKey(0), nonce: 9n, txHash: '', blockNumber: 1n }],
  ['unknown_transfer', { type: 'withdrawalLapsed', owner: ownerKey(0), nonce: 9n, blockTimeSeconds: 1n }],
  ['wrong_state', { type: 'checkpointPublished', epoch: 99n, note: '' }],
])('%s', (code, command) => {
  const network = opened();
  expect(network.own(command).outcome).toBe(code);
});

test('a deposit that names another owner’s agent is the depositor’s own', () => {
  const network = opened();
  network.own({ ...deposit(0, 50n, 9n), agent: agentKey(1) } as SettlementCommand);
  network.own({ ...deposit(0, 7n, 10n), agent: '' } as SettlementCommand);
  expect([posted(network, agentKey(1)), posted(network, ownerKey(0))]).toEqual([0n, 57n]);
});

test('swept, funded, withdrawn: pending until the chain has paid, or cannot any more', () => {
  const network = opened();
  network.own(move('sweepAgent', { amountBaseUnits: 1_000n }));
  network.own(move('fundAgent', { nonce: 501n }));
  expect([posted(network, agentKey(0)), posted(network, ownerKey(0))]).toEqual([HAS - 600n, 600n]);
  network.own(withdrawal());
  network.own(withdrawal({ nonce: 601n }));
  expect([posted(network, ownerKey(0)), spendableOf(network.state.ledger, available(ownerKey(0), USDX))]).toEqual([
    600n,
    0n,
  ]);
  const lapse = { type: 'withdrawalLapsed', owner: ownerKey(0), nonce: 601n } as const;
  expect(network.own({ ...lapse, blockTimeSeconds: 2_000n }).outcome).toBe('wrong_state');
  network.own({ ...lapse, blockTimeSeconds: 2_001n });
  network.own({ type: 'withdrawalConfirmed', owner: ownerKey(0), nonce: 600n, txHash: '', blockNumber: 8n });
  expect(posted(network, ownerKey(0))).toBe(300n);
  expect(network.state.owners.get(`${ownerKey(0)}/${USDX}`)).toEqual({ depositedTotal: HAS, withdrawnTotal: 300n });
});

test('the state that is committed is the ledger’s, at its own leaf', () => {
  const network = opened();
  network.own({ type: 'commitState', chainBlock: 5n });
  const { state, log } = network;
  const size = log.findIndex(({ type }) => type === 'stateCommitted');
  const root = toHex(stateRoot(stateLeaves(state.ledger, (agent) => ownerOf(state, agent), state.owners.entries())));
  expect(log[size]).toMatchObject({ size: BigInt(size), stateRoot: root, chainBlock: 5n });
});

test('a revoked agent takes on nothing new, and can be swept', () => {
  const network = opened();
  network.as(0, { type: 'allocateFunds', asset: USDX, amountBaseUnits: 500n, partition: 1 });
  network.own(revoke());
  const allocate: Command = { type: 'allocateFunds', asset: USDX, amountBaseUnits: 100n, partition: 1 };
  expect(network.as(0, allocate).outcome).toBe('agent_revoked');
  expect(network.own(move('fundAgent')).outcome).toBe('agent_revoked');
  expect(network.as(0, { ...allocate, type: 'releaseFunds' }).outcome).toBeTypeOf('bigint');
  expect(network.own(move('sweepAgent')).outcome).toBe(0n);
});

test('each epoch’s network fees go back out equally, once', () => {
  const network = opened();
  for (let i = 0; i < 3; i++) network.as(0, { type: 'setPolicy', policySha256: '0a'.repeat(32) });
  network.tick(0);
  expect(posted(network, agentKey(0), INFO)).toBe(GRANT - 30n + 15n);
  network.as(0, { type: 'setPolicy', policySha256: '0a'.repeat(32) });
  network.tick(1_000);
  expect(posted(network, agentKey(1), INFO)).toBe(GRANT + 15n);
  network.nextEpoch();
  expect(posted(network, agentKey(1), INFO)).toBe(GRANT + 20n);
});

const pay = (over: object): Command => ({
  type: 'pay',
  toAgent: agentKey(1),
  asset: USDX,
  amountBaseUnits: 5n,
  memo: '',
  ...over,
});
const allocate = (over: object): Command => ({
  type: 'allocateFunds',
  asset: USDX,
  amountBaseUnits: 500n,
  partition: 1,
  ...over,
});
const create = (over: object): Command => ({
  type: 'createData',
  cid: 'c1'.repeat(32),
  bytes: 5n,
  retentionSeconds: 5n,
  ...over,
});
const propose = (over: object): Command => ({
  type: 'proposeMove',
  toAgent: agentKey(1),
  cid: 'c1'.repeat(32),
  bytes: 5n,
  asset: USDX,
  feeBaseUnits: 70n,
  ...over,
});

test.each<[string, Command]>([
  ['unknown_agent', pay({ toAgent: agentKey(5) })],
  ['unknown_asset', pay({ asset: 9 })],
  ['amount_zero', pay({ amountBaseUnits: 0n })],
  ['same_account', pay({ toAgent: agentKey(0) })],
  ['insufficient_funds', pay({ amountBaseUnits: HAS + 1n })],
  ['unknown_asset', allocate({ asset: 9 })],
  ['wrong_partition', allocate({ partition: 2 })],
  ['wrong_partition', allocate({ partition: 0 })],
  ['amount_zero', allocate({ amountBaseUnits: 0n })],
  ['off_tick', allocate({ amountBaseUnits: 101n })],
  ['amount_too_large', allocate({ amountBaseUnits: 100n << 53n })],
  ['insufficient_funds', allocate({ amountBaseUnits: HAS + 100n })],
  ['insufficient_funds', allocate({ type: 'releaseFunds' })],
  ['amount_zero', create({ bytes: 0n })],
  ['terms_mismatch', create({ retentionSeconds: 1n << 34n })],
  ['same_account', propose({ toAgent: agentKey(0) })],
  ['amount_zero', propose({ bytes: 0n })],
  ['insufficient_funds', propose({ feeBaseUnits: HAS + 1n })],
  ['unknown_trade', { type: 'acceptMove', fromAgent: agentKey(1), cid: 'c1'.repeat(32), feeBaseUnits: 0n }],
  ['unknown_lease', { type: 'endLease', lease: 5n }],
  ['unknown_lease', { type: 'takeRepair', lease: 5n, price: 5 }],
  ['wrong_state', { type: 'provePossession', epoch: 1n, asset: USDX, proofSha256: '' }],
])('%s, and nothing moves but the base fee', (code, command) => {
  const network = opened();
  expect(network.as(0, command).outcome).toBe(code);
  expect([posted(network, agentKey(0)), posted(network, agentKey(0), INFO)]).toEqual([HAS, GRANT - 10n]);
});

test('a move is paid when it is accepted, and not when it is not', () => {
  const network = opened();
  const accept = { type: 'acceptMove', fromAgent: agentKey(0), cid: 'c1'.repeat(32) } as const;
  network.as(0, propose({}));
  expect(network.as(0, propose({})).outcome).toBe('wrong_state');
  expect(network.as(1, { ...accept, feeBaseUnits: 71n }).outcome).toBe('terms_mismatch');
  network.as(1, { ...accept, feeBaseUnits: 70n });
  network.as(0, propose({}));
  network.tick(6_000);
  expect(network.as(1, { ...accept, feeBaseUnits: 70n }).outcome).toBe('unknown_trade');
  expect([posted(network, agentKey(0)), posted(network, agentKey(1))]).toEqual([HAS - 70n, 70n]);
  expect(network.told('moveSettled').map(({ posted: done }) => done)).toEqual([true, true, false, false]);
});

test('created data is kept longer, never shorter, and forgotten at its end', () => {
  const network = opened();
  expect(network.as(0, create({}), create({ retentionSeconds: 6n }), create({})).outcomes).toEqual([
    0n,
    0n,
    'wrong_state',
  ]);
  network.tick(5_999);
  expect(network.state.data.size).toBe(1);
  network.tick(1);
  expect(network.state.data.size).toBe(0);
});

test('funds are posted first and credited by the engine after; what it has free comes back', () => {
  const network = opened();
  const input = network.input(agentKey(0), 0, [allocate({})]);
  network.apply(input);
  expect(network.outbox).toMatchObject([{ partition: 1, command: { type: 'fundsAllocated', amount: 5 } }]);
  expect(network.state.allocations.size).toBe(1);
  network.flush();
  expect(network.state.allocations.size).toBe(0);
  network.as(0, { ...allocate({}), asset: INFO, amountBaseUnits: 100n } as Command);
  network.book(0, order({ instrument: `data/${'c1'.repeat(32)}/USDX`, price: 3 }));
  network.as(0, allocate({ type: 'releaseFunds' }));
  expect(postedOf(network.state.ledger, trading(agentKey(0), USDX, 1))).toBe(300n);
  expect(network.state.releases.size).toBe(0);
});
