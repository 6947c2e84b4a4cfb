import { equalBytes, fromHex, toHex } from '../../../../primitives/bytes.ts';
import type { Command } from '../../../../primitives/commands.ts';
import { quoteMessage } from '../../../../primitives/frame.ts';
import { sha256 } from '../../../../primitives/hash.ts';
import { verifySignature } from '../../../../primitives/keys.ts';
import { HASH_BYTES } from '../../../../primitives/merkle.ts';
import { decodePossessionProof, type PossessionProof } from '../../../../primitives/possession-proof.ts';
import { decodeFrame, openEnvelope, verifyEnvelope } from '../../../../schemas/frame.ts';
import { EXPORT_PATHS } from '../../export.ts';
import { perfectRoot, TILE_WIDTH } from '../../tiles.ts';
import type { OwnerSigned } from '../owner-signatures.ts';
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
  /** The bundle's file; entry i is from `starts[i]` to `ends[i]`. */
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
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
  const { bytes, starts, ends, hashes: told } = bundle.value;
  const hashes = new Uint8Array(ends.length * HASH_BYTES);
  const judged = new Map<number, JudgedCommands>();
  const leaves: Uint8Array[] = [];
  let bad: FirstWrong | undefined;
  for (let i = 0; i < ends.length && !bad; i++) {
    const [start, end] = [starts[i] as number, ends[i] as number];
    // A leaf is hashed after a zero byte: the one before it, of its length, makes room meanwhile.
    const before = bytes[start - 1] as number;
    bytes[start - 1] = 0;
    const leaf = sha256(bytes.subarray(start - 1, end));
    bytes[start - 1] = before;
    leaves.push(leaf);
    hashes.set(leaf, i * HASH_BYTES);
    const found =
      differs(leaf, told, i * HASH_BYTES) ??
      (bytes[start] === FRAME_TYPE ? await judge(source, trusted, bytes.subarray(start + FRAME_AT, end)) : undefined);
    if (found && 'rule' in found) bad = { index: from + i, ...found };
    else if (found) judged.set(i, found);
  }
  const root = leaves.length === TILE_WIDTH ? perfectRoot(leaves) : undefined;
  const count = leaves.length;
  return { from, bytes, starts: starts.slice(0, count), ends: ends.slice(0, count), hashes, root, judged, fault: bad };
}

function differs(leaf: Uint8Array, told: Uint8Array, at: number): Fault | undefined {
  for (let i = 0; i < HASH_BYTES; i++)
    if (leaf[i] !== told[at + i])
      return fault('leaf_hash', wrong(`leaf hash ${toHex(told.subarray(at, at + HASH_BYTES))}`, toHex(leaf)));
  return undefined;
}

const nothing = (from: number): Omit<OpenedBundle, 'fault'> => ({
  from,
  bytes: new Uint8Array(0),
  starts: new Uint32Array(0),
  ends: new Uint32Array(0),
  hashes: new Uint8Array(0),
  root: undefined,
  judged: new Map(),
});

async function judge(
  source: AuditSource,
  trusted: Trusted,
  frameBytes: Uint8Array,
): Promise<Fault | JudgedCommands | undefined> {
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
      // Not every part of a log has one, and what it needs takes long to load.
      return { type: 'owner', signed: await (await import('../owner-signatures.ts')).ownerSigned(genesis, command) };
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
