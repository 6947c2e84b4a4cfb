import type { RepairMandate } from '../primitives/commands.ts';
import type { Book } from './core/book.ts';
import { park } from './core/closing.ts';
import type { Core } from './core/core.ts';
import type { Parked, SlotTerms } from './core/parked.ts';
import { rest } from './core/resting.ts';
import { SIDE } from './core/vocabulary.ts';
import { openBook } from './instruments.ts';
import { malformed, type SnapshotReader } from './snapshot-bytes.ts';

const { ASK, BID } = SIDE;

/** Fills an empty core with the state that state-bytes.ts wrote. */
export function restoreState(core: Core, from: SnapshotReader): void {
  core.partitions = from.u32();
  core.lastOrder = from.f64();
  core.lastTrade = from.f64();
  readAgents(core, from);
  const references = new Map<string, number>();
  from.times(() => readBook(core, from));
  from.times(() => references.set(from.text(), from.f64()));
  for (const [name, price] of references) {
    const book = core.books.find(name);
    if (book) book.reference = price;
    else core.books.keepReference(name, price);
  }
  from.times(() => {
    const name = from.text();
    const untilMs = from.f64();
    core.books.halts.set(name, untilMs);
    const book = core.books.find(name);
    if (book) book.haltedUntilMs = untilMs;
  });
  from.times(() => core.expiries.add(from.f64(), from.f64()));
  core.books.takeChanged();
}

function readAgents(core: Core, from: SnapshotReader): void {
  const { agents, funds, rules } = core;
  const owners: string[] = [];
  from.times(() => owners.push(from.text()));
  for (const owner of owners) agents.enterOwner(owner);
  from.times(() => {
    const key = from.text();
    const agent = core.agents.enter(key, owners[from.u32()] as string);
    agents.setNextSequence(agent, from.f64());
    agents.setLevel(agent, from.f64(), from.f64());
    from.times(() => agents.rememberFrame(agent, from.f64(), from.f64(), from.f64()));
    for (const asset of rules.assetCodes.keys()) funds.restore(agent, asset, from.f64(), from.f64());
  });
}

function readBook(core: Core, from: SnapshotReader): void {
  const opened = openBook(core, from.text());
  if (!opened.ok) throw malformed(opened.message);
  const book = opened.value;
  for (const side of [BID, ASK])
    from.times(() => {
      const order = from.f64();
      const agent = from.u32();
      rest(core, book, side, from.f64(), order, agent, from.f64(), from.f64(), from.f64());
    });
  for (const side of [BID, ASK]) from.times(() => park(core, readParked(core, from, book, side)));
}

function readParked(core: Core, from: SnapshotReader, book: Book, side: number): Parked {
  const order = from.f64();
  const agent = from.u32();
  const [price, remaining, minFill] = [from.f64(), from.f64(), from.f64()];
  const [wholly, readPrice, maxTotal] = [from.f64() === 1, from.f64(), from.f64()];
  const slots = from.u32();
  const terms = slots === 0 ? undefined : readTerms(from, slots);
  const arrival = ++core.lastArrival;
  return { order, agent, book, side, arrival, price, remaining, minFill, wholly, readPrice, slots, terms, maxTotal };
}

function readTerms(from: SnapshotReader, slots: number): SlotTerms {
  const spread = from.u32();
  const object = from.text();
  const avoidAgents: string[] = [];
  from.times(() => avoidAgents.push(from.text()));
  return { slots, spread, object, mandate: from.u8() === 1 ? readMandate(from) : undefined, avoidAgents };
}

function readMandate(from: SnapshotReader): RepairMandate {
  return { maxPrice: from.f64(), reward: from.f64(), reserve: from.f64(), untilMs: from.f64() };
}
