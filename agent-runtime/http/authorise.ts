import type { Context } from 'hono';
import { fromHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { verifySignature } from '../../primitives/keys.ts';
import { refuse, type Result } from '../../primitives/result.ts';
import { type Ticket, type TicketVerb, verifyTicket } from '../../schemas/ticket.ts';
import type { AgentContext } from '../context.ts';
import { HEADERS, requestMessage } from '../transfer/request-signature.ts';

/** How far a request's time may be from ours. */
const TIME_SLACK_MS = 60_000;

/** The ticket that a request carries, for this agent and `verb`, where its reader signed the request. Throws the refusal. */
export function authorise(context: AgentContext, c: Context, verb: TicketVerb): Ticket {
  const ticket = checkRequest(context, c);
  if (!ticket.ok) throw InfinityDbError.from(ticket, 'authorise');
  if (ticket.value.verb !== verb)
    throw new InfinityDbError('ticket_invalid', `the ticket is to ${ticket.value.verb}, not to ${verb}`, {
      step: 'authorise',
    });
  return ticket.value;
}

function checkRequest({ networkId, agent, clock }: AgentContext, c: Context): Result<Ticket> {
  const bytes = base64(c.req.header(HEADERS.ticket));
  if (bytes.length === 0) return refuse('not_authorised', `${c.req.method} ${c.req.path} needs a ticket`);
  const nowMs = clock.nowMs();
  const ticket = verifyTicket(bytes, { networkId, holder: agent, nowMs });
  if (!ticket.ok) return ticket;
  const timeMs = Number(c.req.header(HEADERS.time));
  if (!Number.isSafeInteger(timeMs) || timeMs < 0 || Math.abs(nowMs - timeMs) > TIME_SLACK_MS)
    return refuse('expired', `the request's time, ${timeMs}, is over ${TIME_SLACK_MS} ms from ours, ${nowMs}`);
  const asked = { method: c.req.method, path: new URL(c.req.url).pathname, cid: c.req.header(HEADERS.cid) ?? '' };
  const reader = fromHex(ticket.value.readerKey) ?? new Uint8Array();
  if (!verifySignature(reader, requestMessage(bytes, timeMs, asked), base64(c.req.header(HEADERS.signature))))
    return refuse('bad_signature', `the request is not signed by the ticket's reader, ${ticket.value.readerKey}`);
  return ticket;
}

function base64(text: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(text ?? '', 'base64'));
}
