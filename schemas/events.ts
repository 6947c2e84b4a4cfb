import { concatBytes, equalBytes } from '../primitives/bytes.ts';
import type { CloseReason, EventsMessage, MarketEvent, TradeMatched } from '../primitives/events.ts';
import { assert, ok, refuse, type Result } from '../primitives/result.ts';
import { decodeWith, encodeWith, list, record, tagged } from './codec.ts';
import { mandate, side } from './commands/book.ts';
import {
  amount,
  choice,
  code,
  commandIndex,
  flag,
  hash,
  hashOrEmpty,
  i32,
  instrument,
  messageText,
  raw,
  safe,
  text,
  u16,
  u32,
  u64,
} from './fields.ts';
import { infinitydb } from './generated/messages.js';

const { v1 } = infinitydb;

/** No part of an events message is larger. */
export const MAX_EVENTS_PART_BYTES = 524_288;
/** ORDERS takes no message above 64 KiB. */
const MAX_FRAME_BYTES = 65_536;
const MAX_PARTS = 1_024;

export const tradeMatched = record<Omit<TradeMatched, 'type'>>({
  tradeId: u64,
  instrument,
  asset: u32,
  buyer: hash,
  seller: hash,
  bidOrderId: u64,
  askOrderId: u64,
  commandIndex,
  takerSide: side,
  price: safe,
  quantity: safe,
  collateral: safe,
  spread: i32,
  slot: u32,
  object: hashOrEmpty,
  readPrice: safe,
  reserveShare: safe,
  mandate,
});

export const frameRefused = record({ code, message: messageText, expectedSequence: u64, retryMs: u32 });

export const closeReason = choice<CloseReason>(v1.CloseReason, 'CLOSE_REASON', [
  'filled',
  'cancelled',
  'ioc',
  'expired',
  'no_sellers',
  'fill_limit',
  'self_trade',
  'fok',
  'market',
  'band',
  'moved',
]);

const event = tagged<MarketEvent>({
  frameRefused,
  commandRefused: record({ commandIndex, code, message: messageText }),
  orderAccepted: record({
    commandIndex,
    orderId: u64,
    agent: hash,
    instrument,
    side,
    price: safe,
    quantity: safe,
  }),
  orderClosed: record({ orderId: u64, agent: hash, reason: closeReason, remaining: safe }),
  tradeMatched,
  networkFeeCharged: record({ agent: hash, amountInfo: safe, commandIndex }),
  fundsCredited: record({ agent: hash, asset: u32, amount: safe }),
  fundsReleased: record({ agent: hash, asset: u32, amount: safe, releaseId: u64 }),
  orderReplaced: record({ commandIndex, orderId: u64, agent: hash, price: safe, quantity: safe, keptPlace: flag }),
  haltChanged: record({ commandIndex, instrument, untilMs: safe, reason: text(256) }),
  fundsStated: record({ totals: list(record({ asset: u32, amount }), 256), balancesSha256: hash }),
});

/** One of `parts` messages that together are an EventsMessage; `frameBytes` are in part 0. */
export type EventsPart = EventsMessage & { readonly part: number; readonly parts: number };

const eventsPart = record<EventsPart>({
  partition: u16,
  generation: u32,
  sequence: safe,
  timeMs: safe,
  frameBytes: raw(0, MAX_FRAME_BYTES),
  sender: hashOrEmpty,
  part: u32,
  parts: u32,
  // A part is at most 512 KiB and an event at least 4 bytes.
  events: list(event, MAX_EVENTS_PART_BYTES / 4),
});

const encodePart = (part: EventsPart): Uint8Array => encodeWith(v1.EventsMessage, eventsPart, part);
const NO_BYTES = new Uint8Array();
/** All of a part but its frame and events takes less than this. */
const HEAD_BYTES = 128;

/** One message for each part: `frameBytes` in the first, then as many events as fit 512 KiB. The same value gives the same bytes. */
export function encodeEventsMessage(message: EventsMessage): Uint8Array[] {
  const groups: Uint8Array[][] = [[]];
  let left = MAX_EVENTS_PART_BYTES - HEAD_BYTES - message.frameBytes.length;
  const listOfOne = record({ events: list(event, 1) });
  for (const one of message.events) {
    const bytes = encodeWith(v1.EventsMessage, listOfOne, { events: [one] });
    if (bytes.length > left) {
      groups.push([]);
      left = MAX_EVENTS_PART_BYTES - HEAD_BYTES;
    }
    assert(bytes.length <= left, 'an event fits a part');
    left -= bytes.length;
    groups.at(-1)?.push(bytes);
  }
  assert(groups.length <= MAX_PARTS, `events of one message fit ${MAX_PARTS} parts`);
  return groups.map((group, part) => {
    const frameBytes = part === 0 ? message.frameBytes : NO_BYTES;
    // Events are the last field, so that a part is its head with its events' own encodings behind.
    return concatBytes(encodePart({ ...message, frameBytes, part, parts: groups.length, events: [] }), ...group);
  });
}

/** One part's checked value. Never throws. */
export function decodeEventsPart(bytes: Uint8Array): Result<EventsPart> {
  const decoded = decodeWith(v1.EventsMessage, eventsPart, bytes, 'EventsMessage', MAX_EVENTS_PART_BYTES);
  if (!decoded.ok) return decoded;
  const { part, parts, frameBytes } = decoded.value;
  if (parts < 1 || parts > MAX_PARTS || part >= parts)
    return refuse('malformed', `EventsMessage is part ${part} of ${parts}`);
  if (part > 0 && frameBytes.length > 0)
    return refuse('malformed', `EventsMessage.frameBytes belong in part 0, not in part ${part}`);
  return decoded;
}

/** The message whose parts these are, all of them and in order; else `malformed`. */
export function joinEventsParts(parts: readonly EventsPart[]): Result<EventsMessage> {
  const [first] = parts;
  if (!first) return refuse('malformed', 'EventsMessage has no parts');
  for (const [index, one] of parts.entries()) {
    const same = (['partition', 'generation', 'sequence', 'timeMs', 'sender', 'parts'] as const).every(
      (name) => one[name] === first[name],
    );
    if (!same || one.part !== index || one.parts !== parts.length)
      return refuse(
        'malformed',
        `EventsMessage's part ${one.part} of ${one.parts} came as ${index} of ${parts.length}`,
      );
  }
  const { partition, generation, sequence, timeMs, frameBytes, sender } = first;
  const events = parts.flatMap((one) => one.events);
  return ok({ partition, generation, sequence, timeMs, frameBytes, sender, events });
}

/** All parts at once; refuses events that are cut into parts elsewhere than `encodeEventsMessage` cuts. */
export function decodeEventsMessage(parts: readonly Uint8Array[]): Result<EventsMessage> {
  const values: EventsPart[] = [];
  for (const bytes of parts) {
    const part = decodeEventsPart(bytes);
    if (!part.ok) return part;
    values.push(part.value);
  }
  const joined = joinEventsParts(values);
  if (!joined.ok) return joined;
  const again = encodeEventsMessage(joined.value);
  if (again.length !== parts.length || !again.every((bytes, i) => equalBytes(bytes, parts[i] as Uint8Array)))
    return refuse('malformed', 'EventsMessage is not cut into its one set of parts');
  return joined;
}
