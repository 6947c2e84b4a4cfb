import { equalBytes, fromHex, toHex } from '../../primitives/bytes.ts';
import type { LeaseTerms } from '../../primitives/commands.ts';
import { dataRoot } from '../../primitives/content-id.ts';
import { leaseMessage } from '../../primitives/frame.ts';
import { verifySignature } from '../../primitives/keys.ts';
import { ok, type Refusal, type Result, refuse } from '../../primitives/result.ts';
import { checkSlotShape, chunkBytesAt } from '../../primitives/slot-shape.ts';
import { decodeLeaseTerms } from '../../schemas/lease.ts';
import { decodeManifest } from '../../schemas/manifest.ts';
import { checkManifest } from '../coding/manifest.ts';
import type { AgentContext } from '../context.ts';
import type { HeldSlot } from './held-slots.ts';
import { epochAt } from './terms.ts';
import type { UploadedChunk } from './uploads.ts';

/** Settlement lets a term begin in the running epoch or up to two later. */
const START_WITHIN = 2n;

/** What a seller is asked to sign: the buyer's signature and the terms as sent. */
export type LeaseRequest = { readonly termsBytes: Uint8Array; readonly buyerSignature: Uint8Array };

export type Leasable = { readonly terms: LeaseTerms; readonly cids: readonly Uint8Array[] };

/**
 * The terms, decoded, where the seller may promise them: they are the trade's, its buyer signed them, and every chunk and the manifest
 * are in the store. Refused else: `terms_mismatch`, `bad_signature`, `unknown_chunk` with the missing indexes, `content_mismatch`.
 */
export async function checkLeaseRequest(
  context: AgentContext,
  slot: HeldSlot,
  chunks: ReadonlyMap<number, UploadedChunk>,
  { termsBytes, buyerSignature }: LeaseRequest,
): Promise<Result<Leasable>> {
  const decoded = decodeLeaseTerms(termsBytes);
  if (!decoded.ok) return decoded;
  const terms = decoded.value;
  const buyerKey = fromHex(slot.buyer) ?? new Uint8Array();
  if (!verifySignature(buyerKey, leaseMessage(context.networkId, termsBytes), buyerSignature))
    return refuse('bad_signature', `${slot.buyer} did not sign these lease terms`);
  const epoch = epochAt(context.clock.nowMs(), context.genesis);
  const refused = differing(slot, terms) ?? badStart(terms, epoch);
  if (refused) return refused;
  const shape = checkSlotShape(terms.bytes, terms.cidCount);
  if (!shape.ok) return shape;
  if (terms.cidCount > slot.lots)
    return refuse('terms_mismatch', `${terms.cidCount} chunks are more than the ${slot.lots} lots that were bought`);
  const cids = await heldCids(context, terms, chunks);
  if (!cids.ok) return cids;
  const manifest = await checkHeldManifest(context, terms);
  return manifest ?? ok({ terms, cids: cids.value });
}

function differing(slot: HeldSlot, terms: LeaseTerms): Refusal | undefined {
  const agreed = { trade: slot.id, slot: slot.slot, k: slot.k, n: slot.n, readPrice: slot.readPrice };
  for (const [field, value] of Object.entries(agreed))
    if (terms[field as keyof typeof agreed] !== value)
      return refuse('terms_mismatch', `${field} is ${value}, not ${terms[field as keyof typeof agreed]}`, { field });
  return undefined;
}

function badStart({ firstEpoch, lastEpoch }: LeaseTerms, epoch: bigint): Refusal | undefined {
  if (firstEpoch < epoch || firstEpoch > epoch + START_WITHIN)
    return refuse('terms_mismatch', `firstEpoch is ${epoch} to ${epoch + START_WITHIN}, not ${firstEpoch}`);
  return lastEpoch < firstEpoch ? refuse('terms_mismatch', 'lastEpoch is before firstEpoch') : undefined;
}

async function heldCids(
  { chunks: store }: AgentContext,
  { bytes, cidCount, dataRoot: root }: LeaseTerms,
  chunks: ReadonlyMap<number, UploadedChunk>,
): Promise<Result<Uint8Array[]>> {
  const cids: Uint8Array[] = [];
  const missing: number[] = [];
  for (let index = 0; index < cidCount; index++) {
    const chunk = chunks.get(index);
    if (!chunk || !(await store.has(chunk.cid))) missing.push(index);
    else if (chunk.bytes !== chunkBytesAt(bytes, index))
      return refuse(
        'content_mismatch',
        `chunk ${index} has ${chunk.bytes} bytes, not the ${chunkBytesAt(bytes, index)} of its place in the slot`,
        { index },
      );
    else cids.push(chunk.cid);
  }
  if (missing.length > 0)
    return refuse('unknown_chunk', `${missing.length} of ${cidCount} chunks are not here: send them, then ask again`, {
      missing: missing.join(','),
    });
  if (toHex(dataRoot(cids)) !== root)
    return refuse('content_mismatch', `the chunks here fold to ${toHex(dataRoot(cids))}, not to ${root}`);
  return ok(cids);
}

/** The object is named by its manifest, which must be here, and must say the same of this slot. */
async function checkHeldManifest({ chunks }: AgentContext, terms: LeaseTerms): Promise<Refusal | undefined> {
  const object = fromHex(terms.object) ?? new Uint8Array();
  const bytes = await chunks.get(object);
  if (!bytes.ok)
    return refuse('unknown_chunk', `the manifest of object ${terms.object} is not here: send it, then ask again`);
  const decoded = decodeManifest(bytes.value);
  const manifest = decoded.ok ? checkManifest(decoded.value) : decoded;
  if (!manifest.ok) return manifest;
  const { k, n, slots } = manifest.value;
  const same = slots[terms.slot];
  if (k !== terms.k || n !== terms.n || (slots.length > 0 && !same))
    return refuse('terms_mismatch', `the manifest is of ${k} of ${n} slots, not ${terms.k} of ${terms.n}`);
  if (same && !equalBytes(same.dataRoot, fromHex(terms.dataRoot) ?? new Uint8Array()))
    return refuse('terms_mismatch', `the manifest names another data root for slot ${terms.slot}`, {
      field: 'dataRoot',
    });
  return undefined;
}
