import { toHex, utf8 } from '../../primitives/bytes.ts';
import type { Command, LeaseTerms } from '../../primitives/commands.ts';
import { contentId, dataRoot } from '../../primitives/content-id.ts';
import { leaseMessage } from '../../primitives/frame.ts';
import { challengedPositions, provePosition } from '../../primitives/possession.ts';
import { encodePossessionProof, type PositionProof } from '../../primitives/possession-proof.ts';
import type { ChallengeRow, StorageTrade } from '../../settlement/escrow/records.ts';
import { fromHex } from '../../primitives/bytes.ts';
import type { SigningKey } from '../../primitives/keys.ts';
import { sha256 } from '../../primitives/hash.ts';
import { GENESIS, NETWORK_ID } from '../genesis.ts';

/** Every slot holds the same few bytes, whatever was bought: proofs stay real, and are cheap. */
const CHUNK = utf8('one block of simulated data');
const CID = contentId(CHUNK).cid;
const ROOT = toHex(dataRoot([CID]));
const SEGMENT_EPOCHS = BigInt(Math.floor(86_400_000 / GENESIS.epochMs));

/** What buyer and seller agree on for a slot of a day, from the epoch after this one. */
export function termsOf(trade: StorageTrade, epoch: bigint): LeaseTerms {
  const { id, object, slot, k, n, readPrice } = trade;
  const firstEpoch = epoch + 1n;
  const shape = { dataRoot: ROOT, bytes: BigInt(CHUNK.length), cidCount: 1, readPrice };
  return { trade: id, object, slot, k, n, ...shape, firstEpoch, lastEpoch: firstEpoch + SEGMENT_EPOCHS - 1n };
}

/** AcceptLease as both sign it; without a buyer: under a repair mandate. */
export function leaseCommand(terms: LeaseTerms, seller: SigningKey, buyer?: SigningKey): Command {
  const termsBytes = utf8(Object.values(terms).join());
  const message = leaseMessage(NETWORK_ID, termsBytes);
  const buyerSignature = buyer?.sign(message) ?? new Uint8Array();
  return { type: 'acceptLease', terms, termsBytes, buyerSignature, sellerSignature: seller.sign(message) };
}

/** The answer to a challenge by whoever holds everything but one position in `missing`. Named by its SHA-256. */
export function proofOf(
  challenge: ChallengeRow,
  missing: number,
): { readonly sha256: string; readonly bytes: Uint8Array } {
  const { agent, leafHash, slots } = challenge;
  const leased = slots.map(({ leaseId, bytes, cidCount }) => ({
    leaseId,
    bytes,
    cidCount,
    dataRoot: fromHex(ROOT) as Uint8Array,
  }));
  const at = { networkId: NETWORK_ID, positions: GENESIS.challengePositions };
  const keys = { agentKey: fromHex(agent) as Uint8Array, epochLeaf: fromHex(leafHash) as Uint8Array };
  const positions = new Map<bigint, PositionProof>();
  for (const position of challengedPositions({ ...at, ...keys }, leased))
    if (!positions.has(position.leaseId)) positions.set(position.leaseId, { ...PROOF, leaseId: position.leaseId });
  const bytes = encodePossessionProof({ positions: [...positions.values()].slice(missing) });
  return { sha256: toHex(sha256(bytes)), bytes };
}

const PROOF = provePosition({ leaseId: 0n, chunkIndex: 0, blockIndex: 0 }, [CID], CHUNK);
