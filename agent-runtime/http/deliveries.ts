import { InfinityDbError } from '../../primitives/error.ts';
import type { AgentContext } from '../context.ts';
import type { Sales } from '../exchange/sales.ts';
import { authorise } from './authorise.ts';
import { idOf } from './parameters.ts';
import type { Routes } from './server.ts';

/** A sold copy's leaf hashes and ciphertext, for a `deliver` ticket of that trade's buyer. */
export function deliveryRoutes(context: AgentContext, sales: Sales): Routes {
  return (app) => {
    app.get('/v1/trades/:trade/delivery', async (c) => {
      const trade = idOf(c, 'trade');
      const ticket = authorise(context, c, 'deliver');
      if (ticket.leaseOrTrade !== trade)
        throw new InfinityDbError('ticket_invalid', `the ticket is for trade ${ticket.leaseOrTrade}, not ${trade}`);
      const body = await sales.delivery(trade, ticket.issuer);
      if (BigInt(body.length) > ticket.maxBytes)
        throw new InfinityDbError('ticket_invalid', `the ticket is for ${ticket.maxBytes} bytes, not ${body.length}`);
      return c.body(new Uint8Array(body));
    });
  };
}
