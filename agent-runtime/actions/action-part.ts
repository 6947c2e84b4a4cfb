import { InfinityDbError } from '../../primitives/error.ts';
import { assert } from '../../primitives/result.ts';
import type { MakePart } from '../agent.ts';
import { natsPeerRequests } from '../exchange/peer-requests.ts';
import type { Offer } from './action-context.ts';
import { type AgentActions, agentActions } from './agent-actions.ts';

const PATIENCE_MS = 10_000;

/** The five actions as a part of an agent (`startAgent`'s `parts`), over the service's public books; `actions` once it is made. */
export function actionPart(apiUrl: string): { readonly make: MakePart; readonly actions: () => AgentActions } {
  let actions: AgentActions | undefined;
  return {
    make(context, { connection, policy, seller }) {
      const made = agentActions(context, {
        offerOf: (negotiationId) => offerOf(apiUrl, negotiationId),
        peers: natsPeerRequests(connection, context.agent),
        policy,
        checkRoom: (bytes) => seller.capacity.check(bytes),
        isLeased: (cid) => seller.slots.holding(cid).length > 0,
      });
      actions = made;
      return { routes: made.routes, needs: made.keeps, start: () => made.start(), stop: () => made.close() };
    },
    actions() {
      assert(actions, 'the agent was made');
      return actions;
    },
  };
}

type BooksJson = {
  readonly books: readonly {
    readonly instrument: string;
    readonly asks: readonly { readonly price: number; readonly orderId: string; readonly agent: string }[];
  }[];
};

/** The ask of this id in the books that the service shows. Throws `service_unavailable`. */
async function offerOf(apiUrl: string, negotiationId: bigint): Promise<Offer | undefined> {
  const wanted = negotiationId.toString();
  for (const { instrument, asks } of (await askBooks(apiUrl)).books)
    for (const { orderId, price, agent } of asks) if (orderId === wanted) return { instrument, price, seller: agent };
  return undefined;
}

async function askBooks(apiUrl: string): Promise<BooksJson> {
  try {
    const response = await fetch(new URL('/api/v1/books', apiUrl), { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return (await response.json()) as BooksJson;
    throw new Error(`it answered ${response.status}`);
  } catch (cause) {
    throw new InfinityDbError('service_unavailable', `the books at ${apiUrl} cannot be read: ${String(cause)}`, {
      cause,
      step: 'books',
    });
  }
}
