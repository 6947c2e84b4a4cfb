import type { Context, Hono } from 'hono';
import { concatBytes, equalBytes, toHex } from '../../primitives/bytes.ts';
import { CHUNK_BYTES, contentId } from '../../primitives/content-id.ts';
import type { LeaseTerms } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { leaseMessage } from '../../primitives/frame.ts';
import { sha256 } from '../../primitives/hash.ts';
import { ok, type Result } from '../../primitives/result.ts';
import { declined } from '../../schemas/decline.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { AgentContext } from '../context.ts';
import type { HeldSlot } from '../lease/held-slots.ts';
import type { Seller } from '../lease/seller.ts';
import { checkLeaseRequest } from '../lease/sign-lease.ts';
import { keepChunks } from '../lease/keep-chunks.ts';
import { checkCounterparty } from '../policy/counterparty.ts';
import { SIGNATURE_BYTES } from '../transfer/request-lease.ts';
import { HEADERS } from '../transfer/request-signature.ts';
import { authorise } from './authorise.ts';
import { bodyOf, hashHeader, idOf, indexOf } from './parameters.ts';
import type { Routes } from './server.ts';

/** A buyer may be told of its trade before we are. */
const NOTICE_WAIT_MS = 15_000;
/** Chunks outlive the upload deadline so long, for notices, not clocks, end a slot. */
const UPLOAD_GRACE_MS = 600_000;

type Slots = { readonly context: AgentContext; readonly seller: Seller; readonly policy: () => Policy | undefined };

/** A buyer fills the slot that it bought, then has the seller sign for it. Every request bears a `write` ticket of the buyer. */
export function slotRoutes(slots: Slots): Routes {
  return (app: Hono) => {
    app.put('/v1/slots/:trade/chunks/:index', (c) => putChunk(slots, c));
    app.put('/v1/slots/:trade/manifest', (c) => putManifest(slots, c));
    app.post('/v1/slots/:trade/lease', (c) => signLease(slots, c));
  };
}

async function putChunk(slots: Slots, c: Context): Promise<Response> {
  const { slot, maxBytes } = await openSlot(slots, c);
  const { seller } = slots;
  const index = indexOf(c, 'index');
  if (index >= slot.lots)
    throw new InfinityDbError('too_large', `the slot has ${slot.lots} lots: there is no chunk ${index}`);
  const { cid, data } = await storedBody(slots, c, slot);
  const before = seller.uploads.bytesOf(slot.id) - (seller.uploads.chunksOf(slot.id).get(index)?.bytes ?? 0);
  if (BigInt(before + data.length) > maxBytes) {
    await seller.discard(cid);
    throw new InfinityDbError('ticket_invalid', `the ticket is for ${maxBytes} bytes, and this is beyond them`);
  }
  // What it replaces goes, or a buyer of one lot could fill the whole store.
  const replaced = seller.uploads.note(slot.id, index, { cid, bytes: data.length });
  if (replaced) await seller.discard(replaced);
  return c.body(null, 204);
}

async function putManifest(slots: Slots, c: Context): Promise<Response> {
  const { slot } = await openSlot(slots, c);
  const { cid } = await storedBody(slots, c, slot);
  const replaced = slots.seller.uploads.noteManifest(slot.id, cid);
  if (replaced) await slots.seller.discard(replaced);
  return c.body(null, 204);
}

async function signLease({ context, seller, policy }: Slots, c: Context): Promise<Response> {
  const { slot } = await openSlot({ context, seller, policy }, c);
  const body = await bodyOf(c);
  const [buyerSignature, termsBytes] = [body.slice(0, SIGNATURE_BYTES), body.slice(SIGNATURE_BYTES)];
  if (!equalBytes(sha256(termsBytes), hashHeader(c, HEADERS.cid)))
    throw new InfinityDbError('content_mismatch', `the terms are not those that ${HEADERS.cid} names`);
  const chunks = seller.uploads.chunksOf(slot.id);
  const checked = await checkLeaseRequest(context, slot, chunks, { termsBytes, buyerSignature });
  if (!checked.ok) throw InfinityDbError.from(checked, 'lease');
  const { terms, cids } = checked.value;
  const term = checkTerm(context, policy(), terms);
  if (!term.ok) throw InfinityDbError.from(term, 'policy');
  await keepChunks(context, terms, cids);
  // On the disk before the signature leaves: whoever has it may hold us to it.
  seller.slots.put({ ...slot, state: 'signed', terms, cids: concatBytes(...cids) });
  const signature = context.key.sign(leaseMessage(context.networkId, termsBytes));
  return c.body(new Uint8Array(signature), 200);
}

/** Whether the owner keeps data for so long. The epochs of a term, and the two in which it may begin, are over it at most by those two. */
function checkTerm({ genesis }: AgentContext, policy: Policy | undefined, terms: LeaseTerms): Result<undefined> {
  const leaseSeconds = ((terms.lastEpoch - terms.firstEpoch + 1n) * BigInt(genesis.epochMs)) / 1_000n;
  if (!policy || leaseSeconds <= policy.retentionSeconds) return ok(undefined);
  const message = `the lease is for ${leaseSeconds} s, and this agent keeps data for ${policy.retentionSeconds} s`;
  return declined('term_too_long', message, {
    leaseSeconds: Number(leaseSeconds),
    retentionSeconds: String(policy.retentionSeconds),
  });
}

/** The slot that the request may fill now, and the ticket's bytes. */
async function openSlot({ context, seller, policy }: Slots, c: Context): Promise<{ slot: HeldSlot; maxBytes: bigint }> {
  const ticket = authorise(context, c, 'write');
  const id = idOf(c, 'trade');
  const slot = await seller.slots.waitFor(id, NOTICE_WAIT_MS);
  if (!slot) throw new InfinityDbError('unknown_trade', `this agent sold no slot in trade ${id} (any more)`);
  if (ticket.leaseOrTrade !== id || ticket.issuer !== slot.buyer || ticket.slot !== slot.slot)
    throw new InfinityDbError(
      'ticket_invalid',
      `the ticket is not from the buyer of trade ${id} for slot ${slot.slot}`,
    );
  const dealing = checkCounterparty(policy(), slot.buyer);
  if (!dealing.ok) throw InfinityDbError.from(dealing, 'policy');
  if (slot.state === 'declined')
    throw new InfinityDbError(
      'capacity_exceeded',
      `there is no room for trade ${id}; its funds return at its deadline`,
      { details: { reason: 'over_capacity' } },
    );
  if (slot.state !== 'reserved' && slot.state !== 'signed')
    throw new InfinityDbError('wrong_state', `the slot of trade ${id} is ${slot.state}`);
  const nowMs = context.clock.nowMs();
  if (nowMs >= slot.deadlineMs)
    throw new InfinityDbError('deadline_passed', `trade ${id} was to be leased by ${slot.deadlineMs}, it is ${nowMs}`);
  return { slot, maxBytes: ticket.maxBytes };
}

/** The body, in the store under the cid that its header names and its bytes have. */
async function storedBody(
  { context }: Slots,
  c: Context,
  slot: HeldSlot,
): Promise<{ cid: Uint8Array; data: Uint8Array }> {
  const cid = hashHeader(c, HEADERS.cid);
  const data = await bodyOf(c);
  if (data.length === 0 || data.length > CHUNK_BYTES)
    throw new InfinityDbError('too_large', `a chunk has 1 to ${CHUNK_BYTES} bytes, not ${data.length}`);
  if (!equalBytes(contentId(data).cid, cid))
    throw new InfinityDbError('content_mismatch', `the ${data.length} bytes are not those of chunk ${toHex(cid)}`);
  const kept = await context.chunks.put(cid, data, { expiresAtMs: slot.deadlineMs + UPLOAD_GRACE_MS });
  if (!kept.ok) throw InfinityDbError.from(kept, 'store');
  return { cid, data };
}
