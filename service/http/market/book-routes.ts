import type { Hono } from 'hono';
import { decodeEntry } from '../../../primitives/entry/codec.ts';
import { InfinityDbError } from '../../../primitives/error.ts';
import { parseInstrument } from '../../../primitives/instrument.ts';
import { refuse } from '../../../primitives/result.ts';
import { decodeFrame } from '../../../schemas/frame.ts';
import { readEntries } from '../../../settlement/store/read-log.ts';
import { type BookJson, MOST_ASKS, MOST_BOOKS } from '../../market/data/depth-answers.ts';
import type { HttpParts } from '../parts.ts';
import { limitParameter, pathRest, textParameter } from '../query.ts';
import { jsonReply, refusalReply } from '../reply.ts';
import { askDepth } from './ask-depth.ts';
import { bookJson } from './market-json.ts';

const BOOKS = '/api/v1/books/';
const NAME = /^[A-Za-z0-9/]{1,128}$/;
const ASK = /^\d{1,16}\.\d{1,20}$/;

/** Books as the market sees them: all in order of name, one with its sequence, and an ask by its id. */
export function bookRoutes(app: Hono, parts: HttpParts): void {
  app.get('/api/v1/books', async (c) => {
    const instrument = textParameter(c, 'instrument', NAME, 'an instrument');
    const after = textParameter(c, 'after', NAME, 'an instrument');
    const limit = limitParameter(c, MOST_BOOKS, MOST_BOOKS);
    const { instruments, next } = await askDepth(parts, instrument === undefined ? { after, limit } : { instrument });
    const books = instruments.filter(({ bids, asks }) => bids.length + asks.length > 0);
    return jsonReply({ books: books.map((book) => bookAnswer(parts, book)), next });
  });

  app.get(`${BOOKS}*`, async (c) => {
    const instrument = parseInstrument(pathRest(c, BOOKS));
    if (!instrument.ok) return refusalReply(instrument);
    const asksAfter = textParameter(c, 'asksAfter', ASK, '<price>.<order id>');
    const limit = limitParameter(c, 50, MOST_ASKS);
    const { instruments } = await askDepth(parts, { instrument: instrument.value.name, asksAfter, limit });
    const [book] = instruments;
    if (!book) throw new InfinityDbError('service_unavailable', 'the market has no book yet; it may be starting');
    return jsonReply(bookAnswer(parts, book));
  });

  app.get('/api/v1/offers/:id', async (c) => {
    const text = c.req.param('id');
    if (!/^\d{1,20}$/.test(text)) return refusalReply(refuse('malformed', `${text.slice(0, 50)} is no id of an ask`));
    const found = await offerOf(parts, text);
    return found ? jsonReply(found) : refusalReply(refuse('unknown_negotiation', `no ask ${text} rests in a book`));
  });
}

export type BookAnswer = ReturnType<typeof bookAnswer>;

function bookAnswer(parts: HttpParts, book: BookJson) {
  return { ...bookJson(parts, book), halted: haltOf(parts, book) };
}

/** Until when the operator stopped trading of it, and why; undefined where it is traded. */
function haltOf({ settlement }: HttpParts, { name, timeMs }: BookJson) {
  const halt = settlement.state.halts.get(name);
  return halt && halt.untilMs > timeMs ? { untilMs: halt.untilMs, reason: halt.reason } : undefined;
}

/** The resting ask of this id: the ledger says in which book it is, the book what it asks now. */
async function offerOf(parts: HttpParts, orderId: string) {
  const { state, db } = parts.settlement;
  const order = state.orders.get(orderId);
  if (!order) return undefined;
  const [leaf] = await readEntries(db, Number(order.leaf), Number(order.leaf) + 1);
  const entry = leaf && decodeEntry(leaf.bytes);
  if (!entry?.ok || entry.value.type !== 'frame') return undefined;
  const frame = decodeFrame(entry.value.bytes);
  const command = frame.ok ? frame.value.commands[order.commandIndex] : undefined;
  if (command?.type !== 'placeOrder' || command.side !== 'ask') return undefined;
  const { instrument } = command;
  for (let asksAfter: string | undefined; ; ) {
    const [book] = (await askDepth(parts, { instrument, limit: MOST_ASKS, asksAfter })).instruments;
    const ask = book && bookJson(parts, book).asks.find((one) => one.orderId === orderId);
    if (ask) return { instrument, ...ask };
    if (book?.nextAsk === undefined) return undefined;
    asksAfter = book.nextAsk;
  }
}
