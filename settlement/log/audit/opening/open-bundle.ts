import { equalBytes, fromHex, toHex } from '../../../../primitives/bytes.ts';
import type { Command } from '../../../../primitives/commands.ts';
import { quoteMessage } from '../../../../primitives/frame.ts';
import { sha256 } from '../../../../primitives/hash.ts';
import { verifySignature } from '../../../../primitives/keys.ts';
import { leafHash } from '../../../../primitives/merkle.ts';
import { decodePossessionProof, type PossessionProof } from '../../../../primitives/possession-proof.ts';
import { decodeFrame, openEnvelope, verifyEnvelope } from '../../../../schemas/frame.ts';
import { EXPORT_PATHS } from '../../export.ts';
import { perfectRoot, TILE_WIDTH } from '../../tiles.ts';
import { type OwnerSigned, ownerSigned } from '../owner-signatures.ts';
import type { Published } from '../published.ts';
import { type Finding, type FirstWrong, wrong } from '../report.ts';
import type { AuditSource } from '../source.ts';
import { readBundle } from '../tree.ts';
import { hasJudgedAlone } from './judged-alone.ts';

/** Of a network, what opening its entries takes. */
export type Trusted = Pick<Published, 'genesis' | 'networkId'>;

/**
 * The entries of a bundle with the costly half of what can be said of each of them alone, whatever stands before it: leaf hashes,
 * signatures, blobs. Plain data, so that a thread can hand it over.
 */
export type OpenedBundle = {
  readonly from: number;
  /** The entries one after another; entry i ends at `ends[i]`. */
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  /** Leaf hashes, one after another. */
  readonly hashes: Uint8Array;
  /** Of a whole tile: the root over its 256 leaf hashes. */
  readonly root: Uint8Array | undefined;
  /** Frames of which more was judged, by their place in the bundle. */
  readonly judged: ReadonlyMap<number, JudgedCommands>;
  /** The first entry, if any, that is wrong by itself. Those after it were not looked at. */
  readonly fault: FirstWrong | undefined;
};

export type JudgedCommands = {
  /** By command index, of owner's commands: whether their signatures are good. */
  readonly owners: ReadonlyMap<number, OwnerSigned>;
  /** By command index, of possession proofs; undefined for a blob that is absent or no proof. */
  readonly proofs: ReadonlyMap<number, PossessionProof | undefined>;
};

/** Fixed fields of a frame entry before the frame: type, partition, generation, sequence, time. */
const FRAME_AT = 23;
const FRAME_TYPE = 1;
const HASH_BYTES = 32;

type Fault = Omit<FirstWrong, 'index'>;
const fault = (rule: string, { expected, found }: Finding): Fault => ({ rule, expected, found });

/** Rules: `entry_bundle`, `tile`, `leaf_hash`, `frame_signature`, `owner_signature`, `quote_signature`, `blob_digest`. */
export async function openBundle(
  source: AuditSource,
  trusted: Trusted,
  from: number,
  size: number,
): Promise<OpenedBundle> {
  const bundle = await readBundle(source, from, size);
  if (!bundle.ok) {
    const { index, rule, finding } = bundle;
    return { ...nothing(from), fault: { index, ...fault(rule, finding) } };
  }
  const { entries, hashes: told } = bundle.value;
  const [ends, hashes] = [new Uint32Array(entries.length), new Uint8Array(entries.length * HASH_BYTES)];
  const judged = new Map<number, JudgedCommands>();
  const leaves: Uint8Array[] = [];
  let end = 0;
  let bad: FirstWrong | undefined;
  for (const [i, bytes] of entries.entries()) {
    end += bytes.length;
    ends[i] = end;
    const leaf = leafHash(bytes);
    leaves.push(leaf);
    hashes.set(leaf, i * HASH_BYTES);
    const found = await judge(source, trusted, bytes, leaf, told[i] as Uint8Array);
    if (found && 'rule' in found) bad = { index: from + i, ...found };
    else if (found) judged.set(i, found);
    if (bad) break;
  }
  const bytes = new Uint8Array(end);
  for (const [i, one] of entries.entries())
    if ((ends[i] as number) > 0) bytes.set(one, (ends[i] as number) - one.length);
  const root = leaves.length === TILE_WIDTH ? perfectRoot(leaves) : undefined;
  return { from, bytes, ends: ends.slice(0, leaves.length), hashes, root, judged, fault: bad };
}

const nothing = (from: number): Omit<OpenedBundle, 'fault'> => ({
  from,
  bytes: new Uint8Array(0),
  ends: new Uint32Array(0),
  hashes: new Uint8Array(0),
  root: undefined,
  judged: new Map(),
});

async function judge(
  source: AuditSource,
  trusted: Trusted,
  bytes: Uint8Array,
  leaf: Uint8Array,
  told: Uint8Array,
): Promise<Fault | JudgedCommands | undefined> {
  if (!equalBytes(told, leaf)) return fault('leaf_hash', wrong(`leaf hash ${toHex(told)}`, toHex(leaf)));
  if (bytes[0] !== FRAME_TYPE || bytes.length <= FRAME_AT) return undefined;
  const frameBytes = bytes.subarray(FRAME_AT);
  const envelope = openEnvelope(frameBytes);
  // What is no frame is told where all of it is decoded.
  if (!envelope) return undefined;
  if (!verifyEnvelope(trusted.networkId, envelope))
    return fault('frame_signature', wrong(`the signature of ${toHex(envelope.agentKey)}`, 'another'));
  return hasJudgedAlone(envelope.body) ? judgeCommands(source, trusted, frameBytes) : undefined;
}

async function judgeCommands(
  source: AuditSource,
  trusted: Trusted,
  frameBytes: Uint8Array,
): Promise<Fault | JudgedCommands | undefined> {
  const frame = decodeFrame(frameBytes);
  if (!frame.ok) return undefined;
  const owners = new Map<number, OwnerSigned>();
  const proofs = new Map<number, PossessionProof | undefined>();
  for (const [at, command] of frame.value.commands.entries()) {
    const found = await judgeCommand(source, trusted, command);
    if (found?.type === 'fault') return found.fault;
    if (found?.type === 'owner') owners.set(at, found.signed);
    if (found?.type === 'proof') proofs.set(at, found.proof);
  }
  return { owners, proofs };
}

type Found =
  | { readonly type: 'fault'; readonly fault: Fault }
  | { readonly type: 'owner'; readonly signed: OwnerSigned }
  | { readonly type: 'proof'; readonly proof: PossessionProof | undefined };

async function judgeCommand(
  source: AuditSource,
  { genesis, networkId }: Trusted,
  command: Command,
): Promise<Found | undefined> {
  switch (command.type) {
    case 'enrolAgent':
    case 'fundAgent':
    case 'sweepAgent':
    case 'revokeAgent':
    case 'withdraw':
      return { type: 'owner', signed: await ownerSigned(genesis, command) };
    case 'acceptQuote': {
      const seller = fromHex(command.quote.seller);
      const message = quoteMessage(networkId, command.quoteBytes);
      if (seller && verifySignature(seller, message, command.sellerSignature)) return undefined;
      const finding = wrong(`the signature of ${command.quote.seller} on its quote`, 'another');
      return { type: 'fault', fault: fault('quote_signature', finding) };
    }
    case 'provePossession': {
      const blob = await source.read(EXPORT_PATHS.blob(command.proofSha256));
      if (!blob) return { type: 'proof', proof: undefined };
      const wanted = fromHex(command.proofSha256);
      if (!wanted || !equalBytes(sha256(blob), wanted)) {
        const finding = wrong(`the blob of SHA-256 ${command.proofSha256}`, `${blob.length} other bytes`);
        return { type: 'fault', fault: fault('blob_digest', finding) };
      }
      const proof = decodePossessionProof(blob);
      return { type: 'proof', proof: proof.ok ? proof.value : undefined };
    }
    default:
      return undefined;
  }
}
