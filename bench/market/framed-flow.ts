import { CANCEL, type Flow, type FlowAndTrades, LIMIT } from './order-flow.ts';
import { ReferenceBook } from './reference-book.ts';

/** Operations of both sides that make a full frame each, about. */
const BLOCK = 480;

/**
 * The same operations in an order in which a buyer's and a seller's full frames can carry them: in each block first all buys and cancels of
 * buys, then all sells. Trades are other ones then, and the reference book tells which. A cancel may come too late.
 */
export function framedFlow(flow: Flow): FlowAndTrades {
  const length = flow.kind.length;
  const order = new Int32Array(length);
  const at = new Int32Array(length);
  const sideAt = (index: number): number =>
    flow.side[flow.kind[index] === CANCEL ? (flow.id[index] as number) : index] as number;
  let next = 0;
  for (let first = 0; first < length; ) {
    const until = Math.min(first < flow.preload ? flow.preload : length, first + BLOCK);
    for (const side of [0, 1])
      for (let index = first; index < until; index++)
        if (sideAt(index) === side) {
          at[index] = next;
          order[next++] = index;
        }
    first = until;
  }
  const kind = Uint8Array.from(order, (index) => flow.kind[index] as number);
  const side = Uint8Array.from(order, sideAt);
  const price = Int32Array.from(order, (index) => flow.price[index] as number);
  const quantity = Int32Array.from(order, (index) => flow.quantity[index] as number);
  const id = Int32Array.from(order, (index) => at[flow.id[index] as number] as number);
  const framed: Flow = { ...flow, kind, side, price, quantity, id };
  return { flow: framed, trades: referenceTrades(framed) };
}

function referenceTrades({ kind, side, price, quantity, id }: Flow): Int32Array {
  const book = new ReferenceBook(kind.length);
  for (let index = 0; index < kind.length; index++) {
    const [of, lots] = [side[index] as number, quantity[index] as number];
    if (kind[index] === CANCEL) book.cancel(id[index] as number);
    else if (kind[index] === LIMIT) book.limit(index, of, price[index] as number, lots);
    else book.market(index, of, lots);
  }
  return Int32Array.from(book.trades);
}
