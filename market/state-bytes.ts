import type { Book } from './core/book.ts';
import type { Core } from './core/core.ts';
import type { Parked } from './core/parked.ts';
import { agentAt, collateralOf, numberAt, priceOf, readPriceOf, remainingOf } from './core/resting.ts';
import { placesOf } from './core/walk.ts';
import { SnapshotWriter } from './snapshot-bytes.ts';

/**
 * The whole state in canonical bytes: independent of how the pools are laid out and of the messages that changed nothing. Counters;
 * agents in the order that they came; books by name, their orders as they would trade; parked orders in time order; then what outlives a
 * book. Read back by restore.ts.
 */
export function stateBytes(core: Core): SnapshotWriter {
  const out = new SnapshotWriter();
  out.u32(core.partitions);
  out.f64(core.lastOrder);
  out.f64(core.lastTrade);
  writeAgents(out, core);
  const names = core.books.names();
  out.u32(names.length);
  for (const name of names) writeBook(out, core, core.books.find(name) as Book);
  const references = core.books.references();
  out.u32(references.length);
  for (const [name, price] of references) {
    out.text(name);
    out.f64(price);
  }
  const halts = [...core.books.halts].sort(([a], [b]) => (a < b ? -1 : 1));
  out.u32(halts.length);
  for (const [name, untilMs] of halts) {
    out.text(name);
    out.f64(untilMs);
  }
  const dates = core.expiries.entries();
  out.u32(dates.length);
  for (const [order, goodTillMs] of dates) {
    out.f64(order);
    out.f64(goodTillMs);
  }
  return out;
}

function writeAgents(out: SnapshotWriter, { agents, funds, rules }: Core): void {
  out.u32(agents.owners.length);
  for (const owner of agents.owners) out.text(owner);
  out.u32(agents.keys.length);
  for (const [agent, key] of agents.keys.entries()) {
    out.text(key);
    out.u32(agents.ownerOf(agent));
    out.f64(agents.nextSequence(agent));
    out.f64(agents.level(agent));
    out.f64(agents.levelMs(agent));
    const frames: number[] = [];
    agents.forEachFrame(agent, (...frame) => frames.push(...frame));
    out.u32(frames.length / 3);
    for (const field of frames) out.f64(field);
    for (const asset of rules.assetCodes.keys()) {
      out.f64(funds.free(agent, asset));
      out.f64(funds.reserved(agent, asset));
    }
  }
}

function writeBook(out: SnapshotWriter, core: Core, book: Book): void {
  out.text(book.instrument.name);
  for (const ladder of [book.bids, book.asks]) {
    const places = [...placesOf(core, ladder)];
    out.u32(places.length);
    for (const place of places) {
      out.f64(numberAt(core, place));
      out.u32(agentAt(core, place));
      out.f64(priceOf(core, place));
      out.f64(remainingOf(core, place));
      out.f64(collateralOf(core, place));
      out.f64(readPriceOf(core, place));
    }
  }
  for (const side of [book.parkedBids, book.parkedAsks]) {
    const parked = side.all();
    out.u32(parked.length);
    for (const one of parked) writeParked(out, one);
  }
}

function writeParked(out: SnapshotWriter, one: Parked): void {
  const { order, agent, price, remaining, minFill, wholly, readPrice, slots, maxTotal, terms } = one;
  out.f64(order);
  out.u32(agent);
  for (const field of [price, remaining, minFill, wholly ? 1 : 0, readPrice, maxTotal]) out.f64(field);
  out.u32(slots);
  if (!terms) return;
  out.u32(terms.spread);
  out.text(terms.object);
  out.u32(terms.avoidAgents.length);
  for (const key of terms.avoidAgents) out.text(key);
  out.u8(terms.mandate ? 1 : 0);
  if (!terms.mandate) return;
  const { maxPrice, reward, reserve, untilMs } = terms.mandate;
  for (const field of [maxPrice, reward, reserve, untilMs]) out.f64(field);
}
