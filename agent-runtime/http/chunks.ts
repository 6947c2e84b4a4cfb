import type { Context, Hono } from 'hono';
import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Ticket } from '../../schemas/ticket.ts';
import type { ByteRange } from '../chunk-store/port.ts';
import type { AgentContext } from '../context.ts';
import type { Seller } from '../lease/seller.ts';
import { authorise } from './authorise.ts';
import { hashOf } from './parameters.ts';
import type { Routes } from './server.ts';

/** A chunk, or one range of it, for a `read` ticket of the buyer whose lease holds it, or of who rebuilds another slot of the object. */
export function chunkRoutes(context: AgentContext, seller: Seller): Routes {
  return (app: Hono) => {
    app.get('/v1/chunks/:cid', async (c) => {
      const cid = hashOf(c, 'cid');
      const ticket = authorise(context, c, 'read');
      if (!mayRead(seller, ticket, cid))
        throw new InfinityDbError(
          'ticket_invalid',
          `the ticket of ${ticket.issuer} does not open chunk ${toHex(cid)} here`,
        );
      const range = rangeOf(c);
      const data = await context.chunks.get(cid, range);
      if (!data.ok) throw InfinityDbError.from(data, 'read');
      if (BigInt(data.value.length) > ticket.maxBytes)
        throw new InfinityDbError('ticket_invalid', `the ticket is for ${ticket.maxBytes} bytes, less than was asked`);
      return c.body(new Uint8Array(data.value), range ? 206 : 200);
    });
  };
}

function mayRead({ slots, readers }: Seller, ticket: Ticket, cid: Uint8Array): boolean {
  if (ticket.cid !== '' && ticket.cid !== toHex(cid)) return false;
  return slots.holding(cid).some((slot) => {
    if (slot.id !== ticket.leaseOrTrade || slot.slot !== ticket.slot || !slot.terms) return false;
    return slot.buyer === ticket.issuer || readers.mayRead(slot.terms.object, ticket.issuer);
  });
}

/** `bytes=from-to`, both named. Throws `malformed` for any other range. */
function rangeOf(c: Context): ByteRange | undefined {
  const text = c.req.header('range');
  if (text === undefined) return undefined;
  const [, from = '', to = ''] = /^bytes=(\d{1,7})-(\d{1,7})$/.exec(text) ?? [];
  const range = { offset: Number(from), length: Number(to) - Number(from) + 1 };
  if (from !== '' && range.length > 0) return range;
  throw new InfinityDbError('malformed', `only a range bytes=from-to is served, not ${text.slice(0, 60)}`);
}
