import { toHex } from '../primitives/bytes.ts';
import type { Command } from '../primitives/commands.ts';
import { commitDigest } from '../primitives/commit-delivery.ts';
import { keyCommitment } from '../primitives/key-commitment.ts';
import { encodeSpread } from '../primitives/spread.ts';
import type { DataTrade, Lease } from '../settlement/escrow/records.ts';
import { AuditedNetwork, termsOf } from './audit-log.fixture.ts';
import {
  AGENTS,
  agentKey,
  deposit,
  indexOf,
  leaseOf,
  order,
  ownerKey,
  quoteOf,
  signedMove,
  signedRevocation,
  signedWithdrawal,
  USDX,
} from './audit-signed.fixture.ts';

/** For tests: what agents do at random, from a seed that tells the whole story (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  let a = seed;
  return (below) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export type World = { readonly network: AuditedNetwork; readonly random: (below: number) => number };
type Action = (world: World) => void | Promise<void>;

const CID = 'c1'.repeat(32);
const DATA = `data/${CID}/USDX`;
const KEY = new Uint8Array(32).fill(9);
const MANDATE = { maxPrice: 4_000, reward: 100, reserve: 400, untilMs: 100_000_000 };
const asset = USDX;

const agentOf = ({ random }: World): number => random(AGENTS);
function pick<T>({ random }: World, from: Iterable<T>): T | undefined {
  const all = [...from];
  return all[random(Math.max(1, all.length))];
}

export function delivery(trade: DataTrade) {
  const commit = { trade: trade.id, cid: trade.cid, chunkBytes: 5_000, blockCount: 2 };
  return { ...commit, ciphertextRoot: '0d'.repeat(32), keyCommitment: toHex(keyCommitment(trade.id, KEY)) };
}

/** The next honest step of a data trade, by whoever owes it. */
export function deliveryStep(trade: DataTrade): readonly [string, Command] | undefined {
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
  ({ network }) => void network.challenge(),
  (world) => {
    const [code, amount] = world.random(2) === 0 ? [1, 50n] : [USDX, 1_000n];
    const amountBaseUnits = BigInt(1 + world.random(400)) * amount;
    const type = world.random(3) === 0 ? 'releaseFunds' : 'allocateFunds';
    world.network.as(agentOf(world), { type, asset: code, amountBaseUnits, partition: 1 });
  },
  (world) => {
    const side = world.random(2) === 0 ? 'bid' : 'ask';
    const plain = order({ instrument: DATA, side, price: 1 + world.random(9), quantity: 1 + world.random(3) });
    world.network.book(agentOf(world), plain);
  },
  (world) => {
    const ask = { side: 'ask', price: 300 + world.random(200), quantity: 1 + world.random(3) } as const;
    const collateralPerLot = world.random(6) === 0 ? 0 : 1 + world.random(400);
    world.network.book(agentOf(world), order({ ...ask, collateralPerLot, readPrice: 2 }));
  },
  (world) => {
    const spread = [1, 2, encodeSpread({ k: 2, n: 3 }), encodeSpread({ k: 2, n: 4 })][world.random(4)] as number;
    const object = world.random(1_000_000).toString(16).padStart(64, '0');
    const orderType = world.random(2) === 0 ? 'ioc' : 'limit';
    const mandate = world.random(4) === 0 ? undefined : MANDATE;
    world.network.book(agentOf(world), order({ price: 500, spread, object, orderType, mandate }));
  },
  (world) => {
    const [orderId, row] = pick(world, world.network.state.orders.entries()) ?? [];
    if (!orderId || !row) return;
    const buyer = agentOf(world);
    if (world.random(2) === 0)
      world.network.book(indexOf(row.agent), { type: 'cancelOrder', orderId: BigInt(orderId) });
    else
      world.network.book(buyer, {
        type: 'takeNegotiation',
        negotiationId: BigInt(orderId),
        quantity: 1,
        maxPrice: 600,
      });
  },
  (world) => {
    const trade = pick(world, world.network.state.trades.values());
    const step = trade?.kind === 'data' ? deliveryStep(trade) : undefined;
    if (step) world.network.as(indexOf(step[0]), step[1]);
  },
  (world) => {
    const trade = pick(world, world.network.state.trades.values());
    for (let i = 0; i < 4 && trade?.kind === 'data'; i++) {
      const row = world.network.state.trades.get(String(trade.id));
      const step = row?.kind === 'data' && (i < 3 || world.random(2) === 0) ? deliveryStep(row) : undefined;
      if (step) world.network.as(indexOf(step[0]), step[1]);
    }
  },
  lease,
  lease,
  lease,
  (world) => {
    world.network.challenge();
    for (const { agent } of [...world.network.state.challenges.values()])
      if (world.random(6) > 0) world.network.prove(indexOf(agent), world.random(8) === 0 ? 1 + world.random(3) : 0);
  },
  (world) => {
    const row = pick(world, world.network.state.leases.values());
    if (row && world.random(4) === 0)
      world.network.as(indexOf(world.random(2) === 0 ? row.buyer : row.seller), { type: 'endLease', lease: row.id });
  },
  repair,
  repair,
  (world) => {
    const toAgent = agentKey(agentOf(world));
    const amountBaseUnits = BigInt(world.random(5_000));
    const bytes = BigInt(world.random(3_000_000));
    world.network.as(
      agentOf(world),
      { type: 'pay', toAgent, asset: 1 + world.random(2), amountBaseUnits, memo: '' },
      { type: 'createData', cid: CID, bytes, retentionSeconds: BigInt(1 + world.random(50)) },
      { type: 'setPolicy', policySha256: CID },
    );
  },
  (world) => {
    const [from, to] = [agentOf(world), agentOf(world)];
    const feeBaseUnits = BigInt(world.random(500));
    const what = { toAgent: agentKey(to), cid: CID, bytes: 10n, asset, feeBaseUnits };
    world.network.as(from, { type: 'proposeMove', ...what });
    if (world.random(2) === 0)
      world.network.as(to, { type: 'acceptMove', fromAgent: agentKey(from), cid: CID, feeBaseUnits });
  },
  (world) => {
    const { network, random } = world;
    const index = agentOf(world);
    const terms = { asset, priceBaseUnits: BigInt(random(50)) * 100n, validUntilMs: network.timeMs + random(9_000) };
    const negotiationId = (1n << 63n) | BigInt(random(50));
    const quote = { negotiationId, seller: agentKey(index), buyer: '', cid: CID, bytes: 9n, ...terms };
    network.as(agentOf(world), quoteOf(index, quote));
  },
  owners,
  ({ network }) => void network.own({ type: 'commitState', chainBlock: 1n }),
  async ({ network, random }) => {
    // The last agent alone, so that the others go on.
    if (random(12) === 0) network.own(await signedRevocation(AGENTS - 1, network.nonce()));
  },
  ({ network, random }) => void (random(8) === 0 && network.closeGeneration()),
];

function lease(world: World): void {
  const { network } = world;
  const open = [...network.state.trades.values()].filter(({ state }) => state === 'matched');
  const trade = pick(world, open);
  if (trade?.kind !== 'storage') return;
  const terms = termsOf(network, trade.id, trade.object || CID);
  const [seller, buyer] = [indexOf(trade.seller), indexOf(trade.buyer)];
  network.as(world.random(2) === 0 ? buyer : seller, leaseOf(terms, seller, buyer));
}

/** Somebody takes a lost slot; whoever took one mostly leases it. */
function repair(world: World): void {
  const { network, random } = world;
  const open = [...network.state.leases.values()].filter(({ state }) => state === 'repairing');
  const row = pick(world, open) as Lease | undefined;
  if (!row) return;
  if (!row.repair) return void network.as(agentOf(world), { type: 'takeRepair', lease: row.id, price: random(500) });
  if (random(3) === 0) return;
  const { taker, newLease } = row.repair;
  const terms = { ...row.terms, trade: newLease, firstEpoch: network.epoch + 1n };
  network.as(indexOf(taker), leaseOf(terms, indexOf(taker)));
}

async function owners(world: World): Promise<void> {
  const { network, random } = world;
  const index = agentOf(world);
  const amount = BigInt(1 + random(3_000));
  const open = pick(world, network.state.withdrawals.values());
  const now = BigInt(Math.floor(network.timeMs / 1_000));
  network.own(deposit(index, amount, network.nonce(), random(3) === 0 ? '' : agentKey(index)));
  network.own(
    await signedMove(random(2) === 0 ? 'sweepAgent' : 'fundAgent', index, USDX, amount, network.nonce()),
    await signedWithdrawal(index, amount, network.nonce(), now + 5n),
  );
  if (!open) return;
  const it = { owner: ownerKey(indexOfOwner(open.owner)), nonce: open.nonce };
  const txHash = 'ab'.repeat(32);
  if (random(2) === 0) network.own({ type: 'withdrawalConfirmed', ...it, txHash, blockNumber: 3n });
  else network.own({ type: 'withdrawalLapsed', ...it, blockTimeSeconds: now });
}

const indexOfOwner = (owner: string): number => Array.from({ length: AGENTS }, (_, i) => ownerKey(i)).indexOf(owner);

/** A network in which eight agents did `steps` things at random. */
export async function simulated(seed: number, steps: number): Promise<AuditedNetwork> {
  const network = new AuditedNetwork();
  const random = randomOf(seed);
  for (let index = 0; index < AGENTS; index++)
    await network.join(index, 2_000_000n, { info: 5_000n, usdx: 1_000_000n });
  for (let i = 0; i < steps; i++) await (ACTIONS[random(ACTIONS.length)] as Action)({ network, random });
  network.tick(1_000);
  return network;
}
