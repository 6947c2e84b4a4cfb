import type { Frame, PlaceOrder } from '../../primitives/commands.ts';
import type { MarketEvent, TradeMatched } from '../../primitives/events.ts';
import type { Applied, Network } from '../record/network.ts';
import type { Checks } from './checks.ts';

type Order = {
  readonly id: bigint;
  readonly instrument: string;
  readonly owner: string;
  readonly side: 'bid' | 'ask';
  readonly storage: boolean;
  /** Rests off book: all-or-none, min-fill, and every storage bid. */
  readonly contingent: boolean;
  readonly avoid: readonly string[];
  price: number;
  remaining: number;
  /** When it took its place. */
  place: number;
  /** Owners that fill a slot of it. */
  readonly holders: Set<string>;
};

/** 7: plain bids never rest at or above plain asks, no order fills beyond itself, and the better or earlier price fills first. */
export class Books {
  readonly #checks: Checks;
  readonly #byId = new Map<bigint, Order>();
  readonly #byInstrument = new Map<string, Map<bigint, Order>>();
  #places = 0;

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  /** The best ask, and the best bid that waits for its price alone: one at or above the ask waits for more sellers, or for larger asks. */
  bestOf(instrument: string): { readonly bid: number | undefined; readonly ask: number | undefined } {
    const orders = [...(this.#byInstrument.get(instrument)?.values() ?? [])];
    const asks = orders.filter(({ side }) => side === 'ask').map(({ price }) => price);
    const ask = asks.length > 0 ? Math.min(...asks) : undefined;
    const waits = (price: number): boolean => ask === undefined || price < ask;
    const bids = orders.filter(({ side, price }) => side === 'bid' && waits(price)).map(({ price }) => price);
    return { ask, bid: bids.length > 0 ? Math.max(...bids) : undefined };
  }

  check(network: Network, { input }: Applied): void {
    if (input.partition === 0 || !input.frame.ok || input.events.length === 0) return;
    for (const event of input.events) this.#play(network, input.frame.value, event);
    const replica = network.replica(input.partition);
    for (const instrument of replica.takeChanged()) {
      const { bids, asks } = replica.depth(instrument, 1);
      const [bid, ask] = [bids[0]?.price ?? Number.NEGATIVE_INFINITY, asks[0]?.price ?? Number.POSITIVE_INFINITY];
      this.#checks.that(7, bid < ask, () => `${instrument} is crossed: bid ${bid}, ask ${ask}`);
    }
  }

  #play(network: Network, frame: Frame, event: MarketEvent): void {
    switch (event.type) {
      case 'orderAccepted': {
        const command = frame.commands[event.commandIndex];
        const order = orderOf(event, command?.type === 'placeOrder' ? command : undefined, (agent) =>
          ownerIn(network, agent),
        );
        order.place = ++this.#places;
        this.#byId.set(order.id, order);
        const book = this.#byInstrument.get(event.instrument) ?? new Map<bigint, Order>();
        this.#byInstrument.set(event.instrument, book.set(order.id, order));
        return;
      }
      case 'orderReplaced': {
        const order = this.#byId.get(event.orderId);
        if (!order) return this.#checks.that(7, false, () => `order ${event.orderId} was replaced, and does not rest`);
        order.price = event.price;
        order.remaining = event.quantity;
        if (!event.keptPlace) order.place = ++this.#places;
        return;
      }
      case 'orderClosed':
        return this.#close(event.orderId);
      case 'tradeMatched':
        return this.#trade(frame, event);
      default:
        return;
    }
  }

  #close(id: bigint): void {
    const order = this.#byId.get(id);
    if (!order) return this.#checks.that(7, false, () => `order ${id} was closed twice, or never open`);
    this.#byId.delete(id);
    const book = this.#byInstrument.get(order.instrument);
    book?.delete(id);
    if (book?.size === 0) this.#byInstrument.delete(order.instrument);
  }

  #trade(frame: Frame, trade: TradeMatched): void {
    const [bid, ask] = [this.#byId.get(trade.bidOrderId), this.#byId.get(trade.askOrderId)];
    const taken = frame.commands[trade.commandIndex]?.type === 'takeNegotiation';
    if (ask) this.#checkAsk(trade, ask, bid, taken);
    if (bid && !bid.storage) this.#checkBid(trade, bid, ask, taken);
    if (bid?.storage && ask) bid.holders.add(ask.owner);
  }

  #checkAsk(trade: TradeMatched, ask: Order, bid: Order | undefined, taken: boolean): void {
    const { quantity, price } = trade;
    this.#checks.that(
      7,
      ask.remaining >= quantity,
      () => `ask ${ask.id} had ${ask.remaining} lots, ${quantity} were sold`,
    );
    this.#checks.that(7, price >= ask.price, () => `ask ${ask.id} at ${ask.price} sold at ${price}`);
    if (
      bid &&
      !taken &&
      !ask.contingent &&
      (bid.storage || trade.takerSide === 'bid') &&
      (bid.storage || !bid.contingent)
    ) {
      const better = this.#better(trade.instrument, ask, (other) => !bid.storage || canFill(other, bid, quantity));
      this.#checks.that(
        7,
        !better,
        () => `${better?.id} at ${better?.price} came before ask ${ask.id} at ${ask.price}`,
      );
    }
    ask.remaining -= quantity;
  }

  #checkBid(trade: TradeMatched, bid: Order, ask: Order | undefined, taken: boolean): void {
    const { quantity, price } = trade;
    this.#checks.that(
      7,
      bid.remaining >= quantity,
      () => `bid ${bid.id} had ${bid.remaining} lots, ${quantity} were bought`,
    );
    this.#checks.that(
      7,
      price <= bid.price || bid.price === 0,
      () => `bid ${bid.id} at ${bid.price} bought at ${price}`,
    );
    if (ask && !taken && !bid.contingent && !ask.contingent && trade.takerSide === 'ask') {
      const better = this.#better(trade.instrument, bid, () => true);
      this.#checks.that(
        7,
        !better,
        () => `${better?.id} at ${better?.price} came before bid ${bid.id} at ${bid.price}`,
      );
    }
    bid.remaining -= quantity;
  }

  /** A plain order of the same side that should have been filled before `order`. */
  #better(instrument: string, order: Order, fits: (other: Order) => boolean): Order | undefined {
    for (const other of this.#byInstrument.get(instrument)?.values() ?? []) {
      if (other.side !== order.side || other === order || other.contingent || other.remaining === 0) continue;
      const gain = order.side === 'ask' ? order.price - other.price : other.price - order.price;
      if ((gain > 0 || (gain === 0 && other.place < order.place)) && fits(other)) return other;
    }
    return undefined;
  }
}

/** Whether a slot of the bid could have gone to this ask. */
function canFill(ask: Order, bid: Order, lots: number): boolean {
  return (
    ask.remaining >= lots && ask.owner !== bid.owner && !bid.avoid.includes(ask.owner) && !bid.holders.has(ask.owner)
  );
}

type Accepted = Extract<MarketEvent, { type: 'orderAccepted' }>;

function orderOf(event: Accepted, command: PlaceOrder | undefined, owner: (agent: string) => string): Order {
  const { orderId: id, agent, side, price, quantity, instrument } = event;
  const storage = instrument.startsWith('storage/');
  const isContingent = command?.orderType === 'all_or_none' || command?.orderType === 'min_fill';
  return {
    id,
    instrument,
    owner: owner(agent),
    side,
    storage,
    contingent: isContingent || (storage && side === 'bid'),
    avoid: command?.avoidAgents.map(owner) ?? [],
    price,
    remaining: quantity,
    place: 0,
    holders: new Set(),
  };
}

function ownerIn({ state }: Network, agent: string): string {
  return state.agents.get(agent)?.owner ?? '';
}
