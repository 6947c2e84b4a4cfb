import { expect, test } from 'vitest';
import { toHex } from '../../primitives/bytes.ts';
import type { Command } from '../../primitives/commands.ts';
import { commitDigest } from '../../primitives/commit-delivery.ts';
import { encodeEntry } from '../../primitives/entry/codec.ts';
import { keyCommitment } from '../../primitives/key-commitment.ts';
import { encodeSpread } from '../../primitives/spread.ts';
import { leafHash, merkleRoot } from '../../primitives/merkle.ts';
import type { Input } from './io.ts';
import { TRANSFER_CODES } from '../../primitives/transfer.ts';
import { agentKey, deposit, leaseOf, order, ownerKey, SETTLEMENT, TestNetwork, USDX } from './network.fixture.ts';
import type { DataTrade, Lease } from './records.ts';
import { apply } from './reducer.ts';
import { stateDigest } from './state-digest.ts';
import { createState, type SettlementState, stateTables } from './state.ts';
import { challenge, CHUNK, MANDATE, prove, termsOf } from './storage.fixture.ts';

/** A small generator (mulberry32) so that a seed tells the whole story. */
function randomOf(seed: number): (below: number) => number {
  let a = seed;
  return (below) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const AGENTS = 8;
const CID = 'c1'.repeat(32);
const DATA = `data/${CID}/USDX`;
const KEY = new Uint8Array(32).fill(9);
const none = new Uint8Array();
type World = { readonly network: TestNetwork; readonly random: (below: number) => number };
type Action = (world: World) => void;

const agentOf = ({ random }: World): number => random(AGENTS);
const indexOf = (agent: string): number => Array.from({ length: AGENTS }, (_, i) => agentKey(i)).indexOf(agent);
function pick<T>({ random }: World, from: Iterable<T>): T | undefined {
  const all = [...from];
  return all[random(Math.max(1, all.length))];
}

function delivery(trade: DataTrade) {
  const keyHash = toHex(keyCommitment(trade.id, KEY));
  const root = '0d'.repeat(32);
  const commit = { trade: trade.id, cid: trade.cid, chunkBytes: 5_000, blockCount: 2 };
  return { ...commit, ciphertextRoot: root, keyCommitment: keyHash };
}

/** The next honest step of a data trade, by whoever owes it. */
function deliveryStep(trade: DataTrade): readonly [string, Command] | undefined {
  const commit = delivery(trade);
  switch (trade.state) {
    case 'matched':
      return [trade.seller, { type: 'commitDelivery', ...commit }];
    case 'committed':
      return [trade.buyer, { type: 'ackDelivery', trade: trade.id, commitSha256: commitDigest(commit) }];
    case 'acknowledged':
      return [trade.seller, { type: 'revealKey', trade: trade.id, key: toHex(KEY) }];
    case 'revealed':
      return [trade.buyer, { type: 'acceptDelivery', trade: trade.id }];
    default:
      return undefined;
  }
}

const ACTIONS: readonly Action[] = [
  ({ network, random }) => network.tick(random(3_000)),
  ({ network, random }) => network.tick(random(20) === 0 ? 15_000 + random(30_000) : random(3_000)),
  ({ network }) => challenge(network),
  (world) => {
    const partition = 1;
    const asset = 1 + world.random(2);
    const amountBaseUnits = BigInt(1 + world.random(400)) * (asset === USDX ? 1_000n : 50n);
    const type = world.random(3) === 0 ? 'releaseFunds' : 'allocateFunds';
    world.network.as(agentOf(world), { type, asset, amountBaseUnits, partition });
  },
  (world) => {
    const side = world.random(2) === 0 ? 'bid' : 'ask';
    const plain = order({ instrument: DATA, side, price: 1 + world.random(9), quantity: 1 + world.random(3) });
    world.network.book(agentOf(world), plain);
  },
  (world) => {
    const ask = { side: 'ask', price: 300 + world.random(200), quantity: 1 + world.random(3) } as const;
    const readPrice = 2;
    world.network.book(agentOf(world), order({ ...ask, collateralPerLot: world.random(400), readPrice }));
  },
  (world) => {
    const spread = [1, 2, encodeSpread({ k: 2, n: 3 }), encodeSpread({ k: 2, n: 4 })][world.random(4)] as number;
    const object = world.random(1_000_000).toString(16).padStart(64, '0');
    const orderType = world.random(2) === 0 ? 'ioc' : 'limit';
    const mandate = world.random(4) === 0 ? undefined : MANDATE;
    world.network.book(agentOf(world), order({ price: 500, spread, object, orderType, mandate }));
  },
  (world) => {
    const orderId = pick(world, world.network.state.orders.keys());
    const row = world.network.state.orders.get(orderId ?? '');
    if (row) world.network.send(row.agent, 1, [{ type: 'cancelOrder', orderId: BigInt(orderId as string) }]);
  },
  (world) => {
    const trade = pick(world, world.network.state.trades.values());
    const step = trade?.kind === 'data' ? deliveryStep(trade) : undefined;
    if (step) world.network.send(step[0], 0, [step[1]]);
  },
  lease,
  lease,
  lease,
  (world) => {
    challenge(world.network);
    for (const { agent } of world.network.state.challenges.values())
      if (world.random(6) > 0) prove(world.network, indexOf(agent), world.random(8) === 0 ? 1 + world.random(3) : 0);
  },
  (world) => {
    const row = pick(world, world.network.state.leases.values());
    if (row && world.random(4) === 0)
      world.network.send(world.random(2) === 0 ? row.buyer : row.seller, 0, [{ type: 'endLease', lease: row.id }]);
  },
  repair,
  repair,
  (world) => {
    const toAgent = agentKey(agentOf(world));
    const pay = {
      type: 'pay',
      toAgent,
      asset: 1 + world.random(2),
      amountBaseUnits: BigInt(world.random(5_000)),
    } as const;
    const bytes = BigInt(world.random(3_000_000));
    const create = { type: 'createData', cid: CID, bytes, retentionSeconds: BigInt(1 + world.random(50)) } as const;
    world.network.as(agentOf(world), { ...pay, memo: '' }, create);
  },
  (world) => {
    const [from, to] = [agentOf(world), agentOf(world)];
    const feeBaseUnits = BigInt(world.random(500));
    const what = { toAgent: agentKey(to), cid: CID, bytes: 10n, asset: USDX, feeBaseUnits };
    world.network.as(from, { type: 'proposeMove', ...what });
    if (world.random(2) === 0)
      world.network.as(to, { type: 'acceptMove', fromAgent: agentKey(from), cid: CID, feeBaseUnits });
  },
  (world) => {
    const { network, random } = world;
    const [seller, negotiationId] = [agentKey(agentOf(world)), (1n << 63n) | BigInt(random(50))];
    const terms = {
      asset: USDX,
      priceBaseUnits: BigInt(random(50)) * 100n,
      validUntilMs: network.timeMs + random(9_000),
    };
    const quote = { negotiationId, seller, buyer: '', cid: CID, bytes: 9n, ...terms };
    network.as(agentOf(world), { type: 'acceptQuote', quote, quoteBytes: none, sellerSignature: none });
  },
  owners,
  (world) => {
    // A frame out of sequence, and a message that was applied before.
    const firstSequence = BigInt(world.random(500));
    const policy = { type: 'setPolicy', policySha256: CID } as const;
    const { network } = world;
    network.apply(network.input(agentKey(agentOf(world)), 0, [policy], { firstSequence }));
    const digest = stateDigest(network.state);
    const replayed = network.inputs[world.random(network.inputs.length)] as Input;
    expect(apply(network.state, replayed, { blob: () => undefined }).entries).toEqual([]);
    expect(stateDigest(network.state)).toBe(digest);
  },
  (world) => {
    // The engine hears late of what settlement owes it.
    const { network } = world;
    const partition = 1;
    const input = network.input(agentKey(agentOf(world)), 0, [
      { type: 'allocateFunds', asset: USDX, amountBaseUnits: 5_000n, partition },
      { type: 'releaseFunds', asset: USDX, amountBaseUnits: 2_000n, partition },
    ]);
    network.apply(input);
    network.apply(network.input(SETTLEMENT, 0, [{ type: 'commitState', chainBlock: 1n }]));
    network.flush(1 + world.random(2));
  },
];

function lease(world: World): void {
  const { network } = world;
  const trade = pick(
    world,
    [...network.state.trades.values()].filter(({ state }) => state === 'matched'),
  );
  if (trade?.kind !== 'storage') return;
  const terms = termsOf(network, trade.id, { object: trade.object, lastEpoch: network.epoch + 360n });
  network.send(trade.buyer, 0, [leaseOf(terms, indexOf(trade.seller), indexOf(trade.buyer))]);
}

/** Somebody takes a lost slot; whoever took one mostly leases it. */
function repair(world: World): void {
  const { network, random } = world;
  const row = pick(
    world,
    [...network.state.leases.values()].filter(({ state }) => state === 'repairing'),
  ) as Lease | undefined;
  if (!row) return;
  if (!row.repair) return void network.as(agentOf(world), { type: 'takeRepair', lease: row.id, price: random(500) });
  if (random(3) === 0) return;
  const { taker, newLease } = row.repair;
  const terms = { ...row.terms, trade: newLease, firstEpoch: network.epoch + 1n };
  network.send(taker, 0, [leaseOf(terms, indexOf(taker))]);
}

function owners(world: World): void {
  const { network, random } = world;
  const index = agentOf(world);
  const [agent, owner] = [agentKey(index), ownerKey(index)];
  const common = { owner, asset: USDX, nonce: network.nonce(), ownerSignature: none };
  const amountBaseUnits = BigInt(1 + random(3_000));
  const open = pick(world, network.state.withdrawals.values());
  const now = BigInt(Math.floor(network.timeMs / 1_000));
  network.own(
    deposit(index, amountBaseUnits, network.nonce()),
    { type: random(2) === 0 ? 'sweepAgent' : 'fundAgent', agent, amountBaseUnits, ...common },
    { type: 'withdraw', amountBaseUnits, validUntilSeconds: now + 5n, ...common, nonce: network.nonce() },
  );
  if (!open) return;
  const it = { owner: open.owner, nonce: open.nonce };
  if (random(2) === 0) network.own({ type: 'withdrawalConfirmed', ...it, txHash: '', blockNumber: 3n });
  else network.own({ type: 'withdrawalLapsed', ...it, blockTimeSeconds: now });
}

/** The same rows by way of a store: tagged JSON, in another order. */
function throughStore(state: SettlementState): SettlementState {
  const copy = createState(state.genesis, state.networkId);
  const into = stateTables(copy);
  for (const [name, table] of Object.entries(stateTables(state))) {
    const rows = [...table.entries()].reverse();
    for (const [key, value] of rows) into[name]?.restore(key, fromJson(toJson(value)));
  }
  return copy;
}
const toJson = (value: unknown): string =>
  JSON.stringify({ value }, (_, v) => (typeof v === 'bigint' ? { $big: `${v}` } : v));
const fromJson = (json: string): unknown =>
  (JSON.parse(json, (_, v) => (v && typeof v === 'object' && '$big' in v ? BigInt(v.$big) : v)) as { value: unknown })
    .value;

const seen = new Set<string>();
const FIRST_SEED = 20_260_101;
const STEPS = 600;

test.each(Array.from({ length: 6 }, (_, i) => FIRST_SEED + i))('simulation of seed %i', (seed) => {
  expect(CHUNK.length).toBe(10_000);
  const network = new TestNetwork();
  const random = randomOf(seed);
  for (let index = 0; index < AGENTS; index++) network.join(index, 2_000_000n, { info: 5_000n, usdx: 1_000_000n });
  // Invariants 1 to 6 are checked after every message.
  for (let i = 0; i < STEPS; i++) (ACTIONS[random(ACTIONS.length)] as Action)({ network, random });

  const { inputs, genesis, log, blobs, state } = network;
  const lookup = { blob: (hash: string) => blobs.get(hash) };
  let again = createState(genesis, state.networkId);
  const leaves: Uint8Array[] = [];
  for (const [i, input] of inputs.entries()) {
    if (i === inputs.length >> 1) again = throughStore(again);
    for (const entry of apply(again, input, lookup).entries) leaves.push(leafHash(encodeEntry(entry)));
  }
  // 8: replay, with a restart in the middle, gives the same bytes.
  expect(stateDigest(again)).toBe(stateDigest(state));
  const root = merkleRoot(log.map((entry) => leafHash(encodeEntry(entry))));
  expect(toHex(merkleRoot(leaves))).toBe(toHex(root));

  for (const entry of log) if (entry.type === 'transfer') seen.add(entry.transfer.code);
});

test('the simulations were about something: every kind of transfer is in their logs', () => {
  expect([...seen].sort()).toEqual(Object.keys(TRANSFER_CODES).sort());
});
