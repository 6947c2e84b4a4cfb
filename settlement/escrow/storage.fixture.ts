import { toHex, fromHex } from '../../primitives/bytes.ts';
import type { LeaseTerms, RepairMandate } from '../../primitives/commands.ts';
import { contentId, dataRoot } from '../../primitives/content-id.ts';
import { challengedPositions, provePosition } from '../../primitives/possession.ts';
import { encodePossessionProof } from '../../primitives/possession-proof.ts';
import { sha256 } from '../../primitives/hash.ts';
import { challengeKey } from './lease/judge.ts';
import { agentKey, GENESIS, leaseOf, NETWORK, OBJECT, order, type Sent, TestNetwork, USDX } from './network.fixture.ts';

/** For tests: a buyer (agent 0) whose object of one chunk a slot is spread over sellers 1 to n. */
export const BUYER = 0;
export const HAS = 10_000_000n;
/** Price of a slot: 3,600 engine units for an hour of 360 epochs, 10 an epoch. */
export const SLOT_UNITS = 3_600;
export const MANDATE: RepairMandate = { maxPrice: 4_000, reward: 100, reserve: 400, untilMs: 100_000_000 };

/** The data that every seller holds, and its cid: one slot of one chunk. */
export const CHUNK = new Uint8Array(10_000).map((_, i) => i % 251);
const CID = contentId(CHUNK).cid;
const ROOT = toHex(dataRoot([CID]));

export type Bought = { readonly network: TestNetwork; readonly trades: readonly bigint[] };

/** `n` sellers' asks and one bid that takes them; collateral 3,000 units a slot, 2 units a MiB read. */
export function buySlots(spread: number, sellers: number, given: RepairMandate | 'none' = MANDATE): Bought {
  const network = new TestNetwork(GENESIS);
  for (let index = 0; index <= 6; index++) network.join(index, HAS, { info: 10_000n, usdx: HAS / 2n });
  const mandate = given === 'none' ? undefined : given;
  const ask = { side: 'ask', price: SLOT_UNITS, collateralPerLot: 3_000, readPrice: 2 } as const;
  for (let seller = 1; seller <= sellers; seller++) network.book(seller, order(ask));
  network.book(BUYER, order({ price: SLOT_UNITS, spread, object: OBJECT, mandate }));
  const trades = [...network.state.trades.values()].map(({ id }) => id);
  return { network, trades };
}

export function termsOf(network: TestNetwork, trade: bigint, over: Partial<LeaseTerms> = {}): LeaseTerms {
  const row = network.state.trades.get(String(trade));
  const { slot, k, n } = row?.kind === 'storage' ? row : { slot: 0, k: 1, n: 1 };
  const firstEpoch = network.epoch + 1n;
  const lastEpoch = firstEpoch + 359n;
  const bytes = BigInt(CHUNK.length);
  const shape = { dataRoot: ROOT, bytes, cidCount: 1, readPrice: 2 };
  return { trade, object: OBJECT, slot, k, n, ...shape, firstEpoch, lastEpoch, ...over };
}

/** Slots 0… are leased by sellers 1…. */
export function leaseAll({ network, trades }: Bought): void {
  for (const [i, trade] of trades.entries()) network.as(i + 1, leaseOf(termsOf(network, trade), i + 1, BUYER));
}

/** The running epoch's challenge. */
export function challenge(network: TestNetwork): void {
  network.own({ type: 'checkpointPublished', epoch: network.epoch, note: `checkpoint ${network.epoch}` });
}

/** What agent `index` answers, having all its data but for `missing` of the positions drawn. */
export function prove(network: TestNetwork, index: number, missing = 0): Sent {
  const agent = agentKey(index);
  const { epoch } = network;
  const row = network.state.challenges.get(challengeKey({ agent, asset: USDX, epoch }));
  const slots = (row?.slots ?? []).map(({ leaseId, bytes, cidCount, dataRoot: root }) => ({
    leaseId,
    dataRoot: fromHex(root) as Uint8Array,
    bytes,
    cidCount,
  }));
  const epochLeaf = fromHex(row?.leafHash ?? '') as Uint8Array;
  const agentKeyBytes = fromHex(agent) as Uint8Array;
  const at = { networkId: NETWORK, agentKey: agentKeyBytes, epochLeaf, positions: GENESIS.challengePositions };
  const drawn = row ? challengedPositions(at, slots) : [];
  const unique = new Map(
    drawn.map((position) => [JSON.stringify({ ...position, leaseId: `${position.leaseId}` }), position]),
  );
  const positions = [...unique.values()].slice(missing).map((position) => provePosition(position, [CID], CHUNK));
  const proof = encodePossessionProof({ positions });
  const proofSha256 = toHex(sha256(proof));
  network.blobs.set(proofSha256, proof);
  return network.as(index, { type: 'provePossession', epoch, asset: USDX, proofSha256 });
}

/** One whole epoch in which `holders` prove and nobody else does. */
export function liveEpoch(network: TestNetwork, holders: readonly number[]): void {
  network.nextEpoch(100);
  challenge(network);
  for (const holder of holders) prove(network, holder);
  network.tick(3_000);
}
