import { InfinityDbError } from '../../primitives/error.ts';
import { assert } from '../../primitives/result.ts';
import type { MakePart } from '../agent.ts';
import { describe } from '../background.ts';
import { natsPeerRequests } from '../exchange/peer-requests.ts';
import { feesPaid } from '../policy/fees-paid.ts';
import { usedPartsOf } from '../policy/price.ts';
import type { Offer } from './action-context.ts';
import { type AgentActions, agentActions } from './agent-actions.ts';

const PATIENCE_MS = 10_000;

/** The five actions as a part of an agent (`startAgent`'s `parts`), over the offers that the service shows; `actions` once it is made. */
export function actionPart(apiUrl: string): { readonly make: MakePart; readonly actions: () => AgentActions } {
  let actions: AgentActions | undefined;
  return {
    make(context, { connection, policy, seller }) {
      const made = agentActions(context, {
        offerOf: (negotiationId) => offerOf(apiUrl, negotiationId),
        peers: natsPeerRequests(connection, context.agent, (error) => context.log('request failed', describe(error))),
        policy: policy.current,
        usedParts: async () => usedPartsOf(seller.capacity.capacityBytes(), await seller.capacity.freeBytes()),
        feesPaidInfo: feesPaid(apiUrl, context.clock),
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

/** The resting ask of this id, as the service has it; undefined where it rests no more. Throws `service_unavailable`. */
async function offerOf(apiUrl: string, negotiationId: bigint): Promise<Offer | undefined> {
  const path = `/api/v1/offers/${negotiationId}`;
  try {
    const response = await fetch(new URL(path, apiUrl), { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const { instrument, price, agent } = (await response.json()) as OfferJson;
    return { instrument, price, seller: agent };
  } catch (cause) {
    throw new InfinityDbError('service_unavailable', `${path} of ${apiUrl} cannot be read: ${String(cause)}`, {
      cause,
      step: 'books',
    });
  }
}

type OfferJson = { readonly instrument: string; readonly price: number; readonly agent: string };
