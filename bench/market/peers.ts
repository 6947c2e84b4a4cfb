import { OrderBook as HftBook, Side as HftSide } from 'hft-limit-order-book';
import { OrderBook as NodejsBook, Side as NodejsSide } from 'nodejs-order-book';
import type { Contestant } from './contestant.ts';
import { BUY, CANCEL, type Flow, LIMIT } from './order-flow.ts';
import { TradeList } from './trade-list.ts';

/** What of a peer's answer tells its trades: makers filled whole, in order, then the one filled in part; its own order may stand among them. */
type Answer = {
  readonly done: readonly Filled[];
  readonly partial: Filled | null;
  readonly partialQuantityProcessed: number;
  readonly err: Error | null;
};
type Filled = { readonly id: string; readonly size: number; readonly price?: number };
type PeerBook<Side> = {
  limit(order: { id: string; side: Side; price: number; size: number }): Answer;
  market(order: { side: Side; size: number }): Answer;
  cancel(id: string): unknown;
};

export const nodejsOrderBook: Contestant = (flow) =>
  peer(flow, new NodejsBook() as unknown as PeerBook<NodejsSide>, NodejsSide.BUY, NodejsSide.SELL);

export const hftLimitOrderBook: Contestant = (flow) =>
  peer(flow, new HftBook() as unknown as PeerBook<HftSide>, HftSide.BUY, HftSide.SELL);

/** Both name orders by strings; those are made before the clock runs. */
function peer<Side>(flow: Flow, book: PeerBook<Side>, buy: Side, sell: Side): ReturnType<Contestant> {
  const names = Array.from(flow.id, (id) => `o${id}`);
  const trades = new TradeList();
  const { kind, side, price, quantity } = flow;
  return {
    apply: (from, until) => {
      for (let index = from; index < until; index++) {
        const id = names[index] as string;
        if (kind[index] === CANCEL) {
          book.cancel(id);
          continue;
        }
        const size = quantity[index] as number;
        const of = side[index] === BUY ? buy : sell;
        const answer =
          kind[index] === LIMIT
            ? book.limit({ id, side: of, price: price[index] as number, size })
            : book.market({ side: of, size });
        if (answer.err) throw answer.err;
        const { done, partial } = answer;
        for (let at = 0; at < done.length; at++) add(trades, index, id, done[at] as Filled, (done[at] as Filled).size);
        if (partial) add(trades, index, id, partial, answer.partialQuantityProcessed);
      }
    },
    trades: () => trades.taken(),
  };
}

function add(trades: TradeList, taker: number, takerId: string, maker: Filled, lots: number): void {
  if (maker.id !== takerId) trades.add(taker, Number(maker.id.slice(1)), maker.price as number, lots);
}
