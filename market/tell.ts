import type { MarketEvent } from '../primitives/events.ts';
import type { Core } from './core/core.ts';
import { EVENT_RECORD, RECORD_LENGTHS } from './core/event-records.ts';
import { REASONS } from './core/vocabulary.ts';
import { identifierOf } from './identifier.ts';

const { KIND, FLAG, NUMBER_SHIFT, ACCEPTED, CLOSED, FEE, REPLACED, TRADED } = EVENT_RECORD;

/** Turns the core's records into events, and clears them. To be called before a book's number can be another's. */
export function tell(core: Core, events: MarketEvent[]): void {
  const { i, length } = core.events;
  for (let at = 0; at < length; at += RECORD_LENGTHS[(i[2 * at] as number) & KIND] as number)
    events.push(eventOf(core, at));
  core.events.clear();
}

function eventOf(core: Core, at: number): MarketEvent {
  const { agents, rules, commandIndex, books, events } = core;
  const { f, i } = events;
  const head = i[2 * at] as number;
  const flag = (head & FLAG) !== 0;
  const agent = i[2 * at + 1] as number;
  const [a, b, c] = [f[at + 1], f[at + 2], f[at + 3]] as [number, number, number];
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
      return { type: 'networkFeeCharged', agent: agents.keyOf(agent), amountInfo: a, commandIndex: b };
    default:
      if ((head & KIND) !== TRADED) throw new Error(`invariant broken: event record ${head}`);
      return tradeOf(core, at);
  }
}

function tradeOf(core: Core, at: number): MarketEvent {
  const { agents, rules, commandIndex, events } = core;
  const { f, i } = events;
  const head = i[2 * at] as number;
  const number = (field: number): number => f[at + field] as number;
  const keyOf = (field: number): string => agents.keyOf(i[2 * at + field] as number);
  const idOf = (field: number): bigint => identifierOf(rules.partition, number(field));
  const book = core.books.of(head >> NUMBER_SHIFT);
  const bid = events.bids[i[2 * at + 1] as number];
  return {
    type: 'tradeMatched',
    tradeId: idOf(2),
    instrument: book.instrument.name,
    asset: rules.assetCodes[book.asset] as number,
    buyer: keyOf(2),
    seller: keyOf(3),
    bidOrderId: idOf(3),
    askOrderId: idOf(4),
    commandIndex,
    takerSide: (head & FLAG) === 0 ? 'bid' : 'ask',
    price: number(5),
    quantity: number(6),
    collateral: number(7),
    readPrice: number(8),
    spread: bid?.terms?.spread ?? 1,
    slot: bid ? number(9) : 0,
    object: bid?.terms?.object ?? '',
    reserveShare: bid ? number(10) : 0,
    mandate: bid?.terms?.mandate,
  };
}
