import { InfinityDbError } from '../../primitives/error.ts';
import type { AgentContext } from '../context.ts';
import type { Moves } from '../exchange/moves.ts';
import { authorise } from './authorise.ts';
import { idOf } from './parameters.ts';
import type { Routes } from './server.ts';

/** The data of an open move, for a `move` ticket of its recipient. */
export function moveRoutes(context: AgentContext, moves: Moves): Routes {
  return (app) => {
    app.get('/v1/moves/:move', async (c) => {
      const move = idOf(c, 'move');
      const ticket = authorise(context, c, 'move');
      if (ticket.leaseOrTrade !== move)
        throw new InfinityDbError('ticket_invalid', `the ticket is for move ${ticket.leaseOrTrade}, not ${move}`);
      const data = await moves.data(move, ticket.issuer, ticket.cid);
      if (BigInt(data.length) > ticket.maxBytes)
        throw new InfinityDbError('ticket_invalid', `the ticket is for ${ticket.maxBytes} bytes, not ${data.length}`);
      return c.body(new Uint8Array(data));
    });
  };
}
