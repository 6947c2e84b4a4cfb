import { expect, test } from 'vitest';
import { available, system } from '../../primitives/account.ts';
import type { Command, Frame } from '../../primitives/commands.ts';
import { refuse } from '../../primitives/result.ts';
import { postedOf } from '../ledger/ledger.ts';
import { closeGeneration } from './close-generation.ts';
import { agentKey, enrolment, GRANT, INFO, SETTLEMENT, TestNetwork } from './network.fixture.ts';
import { apply } from './reducer.ts';
import { stateDigest } from './state-digest.ts';
import { createState, stateTables, treeSizeOf } from './state.ts';

const POLICY: Command = { type: 'setPolicy', policySha256: '0a'.repeat(32) };
const info = (network: TestNetwork, index: number): bigint =>
  postedOf(network.state.ledger, available(agentKey(index), INFO));
const types = (effects: { readonly entries: readonly { readonly type: string }[] }): string[] =>
  effects.entries.map(({ type }) => type);

test.each<[string, Partial<Frame>, bigint]>([
  ['wrong_partition', { partition: 1, agent: agentKey(9), firstSequence: 5n }, 1n],
  ['unknown_agent', { agent: agentKey(9), firstSequence: 5n }, 1n],
  ['sequence_gap', { firstSequence: 3n, expiresAtMs: 0 }, 2n],
  ['sequence_replayed', { firstSequence: 1n, expiresAtMs: 0 }, 2n],
])('a frame is refused whole with %s: nothing is logged, used or paid', (code, changes, expected) => {
  const network = new TestNetwork();
  network.enrol(0);
  network.as(0, POLICY);
  const before = info(network, 0);
  const { effects, outcome } = network.send(agentKey(0), 0, [POLICY], changes);
  expect(outcome).toBe(code);
  expect(effects.notices[0]?.notice).toMatchObject({ refused: { expectedSequence: expected } });
  expect(effects.entries).toEqual([]);
  expect(info(network, 0)).toBe(before);
  expect(network.as(0, POLICY).outcome).toBe(0n);
});

test('bytes that are no frame are told to the sender that they name, and to nobody else', () => {
  const network = new TestNetwork();
  const bad = (details?: Record<string, string>) => ({
    ...network.input(SETTLEMENT, 0, []),
    frame: refuse('bad_signature', 'no', details),
  });
  expect(network.apply(bad()).effects).toMatchObject({ entries: [], notices: [] });
  expect(network.apply(bad({ agent: agentKey(3) })).effects.notices).toMatchObject([{ agent: agentKey(3) }]);
});

test('an expired frame uses its sequence, and each command pays the base fee', () => {
  const network = new TestNetwork();
  network.enrol(0);
  const { outcomes, effects } = network.send(agentKey(0), 0, [POLICY, POLICY], { expiresAtMs: network.timeMs - 1 });
  expect(outcomes).toEqual(['expired', 'expired']);
  expect(types(effects)).toEqual(['frame', 'transfer', 'batch']);
  expect(info(network, 0)).toBe(GRANT - 20n);
  expect(network.as(0, POLICY).outcome).toBe(0n);
});

test('one fee transfer a frame: opening commands pay theirs, refused ones the base, the rest nothing', () => {
  const network = new TestNetwork();
  network.enrol(0);
  network.enrol(1);
  const create: Command = { type: 'createData', cid: '0c'.repeat(32), bytes: 1_048_577n, retentionSeconds: 60n };
  const { outcomes, effects } = network.as(
    0,
    create,
    POLICY,
    { type: 'acceptDelivery', trade: 5n },
    {
      type: 'allocateFunds',
      asset: INFO,
      amountBaseUnits: 100n,
      partition: 1,
    },
  );
  expect(outcomes).toEqual([0n, 0n, 'unknown_trade', 0n]);
  expect(types(effects)).toEqual(['frame', 'transfer', 'transfer', 'batch']);
  expect(postedOf(network.state.ledger, system(INFO, 'fee-pool'))).toBe(16n + 10n + 10n);
});

test('who cannot pay its fee is refused, and pays the base as far as it has it; a fee owed cannot be spent', () => {
  const network = new TestNetwork();
  network.enrol(0);
  network.enrol(1);
  const all = (amountBaseUnits: bigint): Command => ({
    type: 'pay',
    toAgent: agentKey(1),
    asset: INFO,
    amountBaseUnits,
    memo: '',
  });
  expect(network.as(0, all(GRANT)).outcome).toBe('insufficient_funds');
  expect(network.as(0, all(GRANT - 24n)).outcome).toBe(0n);
  expect(info(network, 0)).toBe(4n);
  expect(network.as(0, POLICY).outcome).toBe('fee_unpaid');
  expect(info(network, 0)).toBe(0n);
  expect(network.as(0, POLICY).outcome).toBe('fee_unpaid');
});

test.each<[string, string, Command]>([
  ['wrong_partition', 'agent', { type: 'cancelOrder', orderId: 1n }],
  ['not_authorised', 'agent', { type: 'clockAdvanced', publishedSize: 0n }],
  ['not_authorised', 'agent', enrolment(2, 2, 9n)],
  ['not_authorised', 'settlement', POLICY],
])('%s from %s', (code, sender, command) => {
  const network = new TestNetwork();
  network.enrol(0);
  expect(network.send(sender === 'agent' ? agentKey(0) : SETTLEMENT, 0, [command]).outcome).toBe(code);
});

test('a replay of any input does nothing', () => {
  const network = new TestNetwork();
  network.enrol(0);
  network.as(0, POLICY);
  const digest = stateDigest(network.state);
  for (const input of network.inputs)
    expect(apply(network.state, input, { blob: () => undefined })).toEqual({
      entries: [],
      notices: [],
      outbox: [],
      blobs: [],
    });
  expect(stateDigest(network.state)).toBe(digest);
});

test('a tick that nothing comes of is not logged; the next batch covers it', () => {
  const network = new TestNetwork();
  network.enrol(0);
  const last = network.inputs.length;
  network.apply(network.input(SETTLEMENT, 0, [{ type: 'clockAdvanced', publishedSize: 0n }]));
  expect(
    network.apply(network.input(SETTLEMENT, 0, [{ type: 'clockAdvanced', publishedSize: 0n }])).effects.entries,
  ).toEqual([]);
  const { effects } = network.as(0, POLICY);
  expect(effects.entries.at(-1)).toMatchObject({ type: 'batch', from: last + 1, to: last + 3 });
});

test('a closed generation: what it still held is a replay, and its sequences begin again', () => {
  const network = new TestNetwork();
  network.enrol(0);
  const old = network.input(agentKey(0), 0, [POLICY]);
  const lost = { partition: 0, sequence: 1, expected: '01'.repeat(32), found: '00'.repeat(32) };
  const { entries } = closeGeneration(network.state, [lost]);
  expect(entries).toMatchObject([{ type: 'generationClosed', generation: 1 }]);
  const look = { blob: () => undefined };
  expect(apply(network.state, old, look).entries).toEqual([]);
  const again = apply(network.state, { ...old, generation: 2, sequence: 1 }, look);
  expect(again.entries.map(({ type }) => type)).toEqual(['frame', 'transfer', 'batch']);
  expect(again.entries.at(-1)).toMatchObject({ generation: 2, from: 1, to: 1 });
});

test('a state restored from its rows is the same state', () => {
  const network = new TestNetwork();
  network.enrol(0);
  network.as(0, POLICY);
  const restored = createState(network.genesis, network.state.networkId);
  const into = stateTables(restored);
  for (const [name, table] of Object.entries(stateTables(network.state)))
    for (const { key, value } of table.takeDirty().reverse()) into[name]?.restore(key, value);
  expect(stateDigest(restored)).toBe(stateDigest(network.state));
  expect(treeSizeOf(restored)).toBe(BigInt(network.log.length));
});
