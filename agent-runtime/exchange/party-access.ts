import { toHex } from '../../primitives/bytes.ts';
import { signTicket } from '../../schemas/ticket.ts';
import type { AgentContext } from '../context.ts';
import type { Access } from '../transfer/request-signature.ts';

const TICKET_MS = 120_000;

/** What lets this agent in at `holder`: a ticket that it signs itself, being the trade's buyer or the move's recipient. */
export function partyAccess(
  { key, networkId, clock, agent }: AgentContext,
  asked: {
    readonly verb: 'deliver' | 'move';
    /** Trade or move. */
    readonly id: bigint;
    readonly cid: string;
    readonly holder: string;
    readonly maxBytes: number;
  },
): Access {
  const { verb, id, cid, holder, maxBytes } = asked;
  const ticket = signTicket(key, {
    network: toHex(networkId),
    leaseOrTrade: id,
    verb,
    holder,
    readerKey: agent,
    cid,
    slot: 0,
    maxBytes: BigInt(maxBytes),
    deadlineMs: clock.nowMs() + TICKET_MS,
  });
  return { ticket, reader: key, clock };
}
