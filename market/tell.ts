import type { MarketEvent } from '../primitives/events.ts';
import type { Core } from './core/core.ts';
import { ACCEPTED, CLOSED, FEE, RECORD, REPLACED, TRADED } from './core/event-records.ts';
import { BID, REASONS } from './core/vocabulary.ts';
import { identifierOf } from './identifier.ts';

/** Turns the core's records into events, and clears them. To be called before a book's number can be another's. */
export function tell(core: Core, events: MarketEvent[]): void {
  const { data, length } = core.events;
  for (let at = 0; at < length; at += RECORD) events.push(eventOf(core, data.subarray(at, at + RECORD)));
  core.events.clear();
}

function eventOf(core: Core, record: Float64Array): MarketEvent {
  const { agents, rules, commandIndex } = core;
  const [kind, a, b, c, d, e, f] = record as unknown as [number, number, number, number, number, number, number];
  const idOf = (number: number): bigint => identifierOf(rules.partition, number);
  switch (kind) {
    case ACCEPTED: {
      const instrument = core.books.of(c).instrument.name;
      const side = d === BID ? 'bid' : 'ask';
      const order = { commandIndex, orderId: idOf(a), agent: agents.keyOf(b) };
      return { type: 'orderAccepted', ...order, instrument, side, price: e, quantity: f };
    }
    case CLOSED: {
      const reason = REASONS[c] as (typeof REASONS)[number];
      return { type: 'orderClosed', orderId: idOf(a), agent: agents.keyOf(b), reason, remaining: d };
    }
    case REPLACED: {
      const order = { commandIndex, orderId: idOf(a), agent: agents.keyOf(b) };
      return { type: 'orderReplaced', ...order, price: c, quantity: d, keptPlace: e === 1 };
    }
    case FEE:
      return { type: 'networkFeeCharged', agent: agents.keyOf(a), amountInfo: b, commandIndex: c };
    default:
      if (kind !== TRADED) throw new Error(`invariant broken: event record ${kind}`);
      return tradeOf(core, record);
  }
}

function tradeOf(core: Core, record: Float64Array): MarketEvent {
  const { agents, rules, commandIndex } = core;
  const number = (at: number): number => record[at] as number;
  const idOf = (at: number): bigint => identifierOf(rules.partition, number(at));
  const book = core.books.of(number(2));
  const bid = number(12) >= 0 ? core.events.bids[number(12)] : undefined;
  return {
    type: 'tradeMatched',
    tradeId: idOf(1),
    instrument: book.instrument.name,
    asset: rules.assetCodes[book.asset] as number,
    buyer: agents.keyOf(number(4)),
    seller: agents.keyOf(number(5)),
    bidOrderId: idOf(6),
    askOrderId: idOf(7),
    commandIndex,
    takerSide: number(3) === BID ? 'bid' : 'ask',
    price: number(8),
    quantity: number(9),
    collateral: number(10),
    readPrice: number(11),
    spread: bid?.terms?.spread ?? 1,
    slot: bid ? number(13) : 0,
    object: bid?.terms?.object ?? '',
    reserveShare: bid ? number(14) : 0,
    mandate: bid?.terms?.mandate,
  };
}
