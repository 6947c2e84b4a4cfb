import type { MarketEvent } from '../primitives/events.ts';
import type { Core } from './core/core.ts';
import { EVENT_RECORD } from './core/event-records.ts';
import { REASONS } from './core/vocabulary.ts';
import { identifierOf } from './identifier.ts';

const { KIND, FLAG, NUMBER_SHIFT, ACCEPTED, CLOSED, FEE, REPLACED, TRADED, LONG, SHORT } = EVENT_RECORD;

/** Turns the core's records into events, and clears them. To be called before a book's number can be another's. */
export function tell(core: Core, events: MarketEvent[]): void {
  const { data, length } = core.events;
  for (let at = 0; at < length; at += ((data[at] as number) & KIND) === TRADED ? LONG : SHORT)
    events.push(eventOf(core, at));
  core.events.clear();
}

function eventOf(core: Core, at: number): MarketEvent {
  const { agents, rules, commandIndex, books, events } = core;
  const { data } = events;
  const head = data[at] as number;
  const a = data[at + 1] as number;
  const agent = data[at + 2] as number;
  const b = data[at + 3] as number;
  const c = data[at + 4] as number;
  const flag = (head & FLAG) !== 0;
  switch (head & KIND) {
    case ACCEPTED: {
      const instrument = books.of(head >> NUMBER_SHIFT).instrument.name;
      const side = flag ? 'ask' : 'bid';
      const order = { commandIndex, orderId: identifierOf(rules.partition, a), agent: agents.keyOf(agent) };
      return { type: 'orderAccepted', ...order, instrument, side, price: b, quantity: c };
    }
    case CLOSED: {
      const reason = REASONS[head >> NUMBER_SHIFT] as (typeof REASONS)[number];
      const orderId = identifierOf(rules.partition, a);
      return { type: 'orderClosed', orderId, agent: agents.keyOf(agent), reason, remaining: b };
    }
    case REPLACED: {
      const order = { commandIndex, orderId: identifierOf(rules.partition, a), agent: agents.keyOf(agent) };
      return { type: 'orderReplaced', ...order, price: b, quantity: c, keptPlace: flag };
    }
    case FEE:
      return { type: 'networkFeeCharged', agent: agents.keyOf(a), amountInfo: agent, commandIndex: b };
    default:
      if ((head & KIND) !== TRADED) throw new Error(`invariant broken: event record ${head}`);
      return tradeOf(core, at);
  }
}

function tradeOf(core: Core, at: number): MarketEvent {
  const { agents, rules, commandIndex, events } = core;
  const number = (field: number): number => events.data[at + field] as number;
  const idOf = (field: number): bigint => identifierOf(rules.partition, number(field));
  const book = core.books.of(number(0) >> NUMBER_SHIFT);
  const bid = events.bids[number(10)];
  return {
    type: 'tradeMatched',
    tradeId: idOf(1),
    instrument: book.instrument.name,
    asset: rules.assetCodes[book.asset] as number,
    buyer: agents.keyOf(number(2)),
    seller: agents.keyOf(number(3)),
    bidOrderId: idOf(4),
    askOrderId: idOf(5),
    commandIndex,
    takerSide: (number(0) & FLAG) === 0 ? 'bid' : 'ask',
    price: number(6),
    quantity: number(7),
    collateral: number(8),
    readPrice: number(9),
    spread: bid?.terms?.spread ?? 1,
    slot: bid ? number(11) : 0,
    object: bid?.terms?.object ?? '',
    reserveShare: bid ? number(12) : 0,
    mandate: bid?.terms?.mandate,
  };
}
