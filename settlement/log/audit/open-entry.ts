import { equalBytes, fromHex } from '../../../primitives/bytes.ts';
import type { Command, Frame } from '../../../primitives/commands.ts';
import { decodeEntry, encodeEntry } from '../../../primitives/entry/codec.ts';
import type { Entry } from '../../../primitives/entry/entry.ts';
import { quoteMessage } from '../../../primitives/frame.ts';
import { sha256 } from '../../../primitives/hash.ts';
import { verifySignature } from '../../../primitives/keys.ts';
import { leafHash } from '../../../primitives/merkle.ts';
import { decodePossessionProof, type PossessionProof } from '../../../primitives/possession-proof.ts';
import { decodeFrame, verifyFrame } from '../../../schemas/frame.ts';
import { EXPORT_PATHS } from '../export.ts';
import { type OwnerSigned, ownerSigned } from './owner-signatures.ts';
import type { Published } from './published.ts';
import { type Finding, wrong } from './report.ts';
import type { AuditSource } from './source.ts';

/**
 * An entry with all that can be said of it alone, whatever stands before it: this is the costly half of an audit, and the half that any
 * number of cores may share.
 */
export type Opened = {
  readonly index: number;
  readonly leafHash: Uint8Array;
  readonly entry: Entry | undefined;
  readonly frame: Frame | undefined;
  /** Of a frame with owner's commands: by command index, whether their signatures are good. */
  readonly owners: ReadonlyMap<number, OwnerSigned>;
  /** Of a frame with possession proofs: by command index; undefined for a blob that is absent or no proof. */
  readonly proofs: ReadonlyMap<number, PossessionProof | undefined>;
  readonly fault: (Finding & { readonly rule: string }) | undefined;
};

type Fault = NonNullable<Opened['fault']>;
const fault = (rule: string, finding: Finding): Fault => ({ rule, ...finding });

/** Rules: `entry_layout`, `frame_layout`, `frame_signature`, `frame_partition`, `owner_signature`, `quote_signature`, `blob_digest`. */
export async function openEntry(
  source: AuditSource,
  published: Published,
  index: number,
  bytes: Uint8Array,
): Promise<Opened> {
  const nothing = { index, leafHash: leafHash(bytes), frame: undefined, owners: new Map(), proofs: new Map() };
  const decoded = decodeEntry(bytes);
  if (!decoded.ok)
    return { ...nothing, entry: undefined, fault: fault('entry_layout', wrong('an entry', decoded.message)) };
  const entry = decoded.value;
  const rewritten = rewrite(entry);
  if (!rewritten || !equalBytes(rewritten, bytes)) {
    const finding = wrong(`the one encoding of this ${entry.type} entry`, `${bytes.length} other bytes`);
    return { ...nothing, entry, fault: fault('entry_layout', finding) };
  }
  if (entry.type !== 'frame') return { ...nothing, entry, fault: undefined };
  const frame = decodeFrame(entry.bytes);
  if (!frame.ok) return { ...nothing, entry, fault: fault('frame_layout', wrong('a frame', frame.message)) };
  const opened = { ...nothing, entry, frame: frame.value };
  if (!verifyFrame(published.networkId, frame.value))
    return { ...opened, fault: fault('frame_signature', wrong(`the signature of ${frame.value.agent}`, 'another')) };
  if (frame.value.partition !== entry.partition) {
    const finding = wrong(`a frame for partition ${entry.partition}`, `one for ${frame.value.partition}`);
    return { ...opened, fault: fault('frame_partition', finding) };
  }
  return openCommands(source, published, opened);
}

// An account or code without a name makes the encoder throw: then these are not bytes that it wrote.
function rewrite(entry: Entry): Uint8Array | undefined {
  try {
    return encodeEntry(entry);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

async function openCommands(
  source: AuditSource,
  published: Published,
  opened: Omit<Opened, 'fault' | 'frame'> & { readonly frame: Frame },
): Promise<Opened> {
  const owners = new Map<number, OwnerSigned>();
  const proofs = new Map<number, PossessionProof | undefined>();
  for (const [at, command] of opened.frame.commands.entries()) {
    const found = await openCommand(source, published, command);
    if (found?.type === 'fault') return { ...opened, fault: found.fault };
    if (found?.type === 'owner') owners.set(at, found.signed);
    if (found?.type === 'proof') proofs.set(at, found.proof);
  }
  return { ...opened, owners, proofs, fault: undefined };
}

type Found =
  | { readonly type: 'fault'; readonly fault: Fault }
  | { readonly type: 'owner'; readonly signed: OwnerSigned }
  | { readonly type: 'proof'; readonly proof: PossessionProof | undefined };

async function openCommand(
  source: AuditSource,
  { genesis, networkId }: Published,
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
