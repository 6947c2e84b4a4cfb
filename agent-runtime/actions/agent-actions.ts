import { toHex } from '../../primitives/bytes.ts';
import type { DataObject } from '../../schemas/chunk.ts';
import type { AgentContext } from '../context.ts';
import { Turn } from '../exchange/in-turn.ts';
import { Moves } from '../exchange/moves.ts';
import { isPromised, type KeptData, KIND } from '../exchange/open-records.ts';
import { Purchases } from '../exchange/purchases.ts';
import { Quotes } from '../exchange/quotes.ts';
import { Sales } from '../exchange/sales.ts';
import { deliveryRoutes } from '../http/deliveries.ts';
import { moveRoutes } from '../http/moves.ts';
import type { Routes } from '../http/server.ts';
import { type AcceptedData, acceptData } from './accept-data.ts';
import { type ActionContext, type ActionPorts, type Fee, retentionSeconds, type Waiting } from './action-context.ts';
import { buyData } from './buy-data.ts';
import { type CreatedData, createData } from './create-data.ts';
import { negotiate, negotiateBilateral, type NegotiationResult, requestQuote } from './negotiate.ts';
import { type Transfer, transferData } from './transfer-data.ts';

type Named = DataObject | { readonly cid: string };
type Signal = { readonly signal?: AbortSignal | undefined };

/** The five actions under the seed's names, and what an agent must run and serve for others to use theirs with it. */
export type AgentActions = {
  /** For the agent's data plane. */
  readonly routes: readonly Routes[];
  /** Whether an action keeps the chunk, so that the end of a lease must not erase it. */
  readonly keeps: (cid: Uint8Array) => boolean;
  createData(data: DataObject, options?: Signal): Promise<CreatedData>;
  acceptData(data: Named, fee: Fee, waiting?: Waiting): Promise<AcceptedData>;
  transferData(recipientIdentifier: bigint, data: DataObject, fee: Fee, waiting?: Waiting): Promise<Transfer>;
  negotiate(data: Named, fee: Fee, options?: Signal): Promise<NegotiationResult>;
  negotiateBilateral(
    data: Named,
    fee: Fee,
    options?: { readonly buyer?: string; readonly validForMs?: number },
  ): Promise<NegotiationResult>;
  requestQuote(seller: string, cid: string, asset: string, options?: Signal): Promise<NegotiationResult>;
  buyData(negotiationId: bigint, waiting?: Waiting): Promise<DataObject>;
  /**
   * Begins to act on notices and to answer others, and goes on with what an earlier process left open. After the data plane serves and
   * before the link starts, so that no notice passes unseen.
   */
  start(): void;
  close(): Promise<void>;
};

export function agentActions(agent: AgentContext, ports: ActionPorts): AgentActions {
  const sales = new Sales(agent);
  const purchases = new Purchases(agent, () => Number(retentionSeconds(ports.policy())) * 1_000);
  const moves = new Moves(agent, ports.isLeased);
  const quotes = new Quotes(agent, ports);
  const context: ActionContext = { ...agent, ...ports, sales, purchases, moves, quotes, orders: new Turn() };
  const parts = [sales, purchases, moves, quotes];
  const stops: (() => void)[] = [];
  return {
    routes: [deliveryRoutes(agent, sales), moveRoutes(agent, moves)],
    keeps: (cid) => agent.records.get<KeptData>(KIND.data, toHex(cid)) !== undefined || isPromised(agent.records, cid),
    createData: (data, options) => createData(context, data, options),
    acceptData: (data, fee, waiting) => acceptData(context, data, fee, waiting),
    transferData: (recipient, data, fee, waiting) => transferData(context, recipient, data, fee, waiting),
    negotiate: (data, fee, options) => negotiate(context, data, fee, options),
    negotiateBilateral: (data, fee, options) => negotiateBilateral(context, data, fee, options),
    requestQuote: (seller, cid, asset, options) => requestQuote(context, seller, cid, asset, options),
    buyData: (negotiationId, waiting) => buyData(context, negotiationId, waiting),
    start() {
      forgetExpired(agent);
      stops.push(
        agent.link.onNotice((notice) => {
          for (const part of parts) part.receive(notice);
        }),
        quotes.serve(),
      );
      for (const part of parts) part.resume();
    },
    async close() {
      for (const stop of stops.splice(0)) stop();
      await Promise.all([sales.close(), purchases.close(), moves.close()]);
    },
  };
}

function forgetExpired({ records, clock }: AgentContext): void {
  for (const [cid, { expiresAtMs }] of records.list<KeptData>(KIND.data))
    if (expiresAtMs <= clock.nowMs()) records.delete(KIND.data, cid);
}
