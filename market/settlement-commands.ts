import { fromHex, toHex } from '../primitives/bytes.ts';
import type { BookCommand } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import { sha256 } from '../primitives/hash.ts';
import { partitionOf } from '../primitives/instrument.ts';
import { assert, type Refusal, refuse } from '../primitives/result.ts';
import { closeOrder } from './core/cancel.ts';
import type { Book } from './core/book.ts';
import type { Core } from './core/core.ts';
import { REASON } from './core/vocabulary.ts';
import { ordersIn } from './core/walk.ts';
import { openBook } from './instruments.ts';
import { MAX_PARTITIONS } from './rules.ts';

const { MOVED } = REASON;

type Of<T extends BookCommand['type']> = Extract<BookCommand, { type: T }>;

/** Agent (32), asset (u32), amount (u64). */
const BALANCE_BYTES = 44;

/** Until `untilMs` nothing of the instrument is accepted or matched; a time that is over ends the halt. Cancels and expiries go on. */
export function haltInstrument(core: Core, events: MarketEvent[], command: Of<'haltInstrument'>): Refusal | undefined {
  const { instrument, reason } = command;
  const { halts } = core.books;
  const opened = openBook(core, instrument);
  if (!opened.ok) return opened;
  if (!Number.isSafeInteger(command.untilMs) || command.untilMs < 0) {
    core.books.leave(opened.value);
    return refuse('malformed', `untilMs ${command.untilMs} is no partition time`);
  }
  const untilMs = command.untilMs > core.timeMs ? command.untilMs : 0;
  for (const [name, until] of halts) if (until <= core.timeMs) halts.delete(name);
  halts.delete(instrument);
  if (untilMs > 0) halts.set(instrument, untilMs);
  opened.value.haltedUntilMs = untilMs;
  core.books.leave(opened.value);
  events.push({ type: 'haltChanged', commandIndex: core.commandIndex, instrument, untilMs, reason });
  return undefined;
}

/** More partitions: the orders of instruments that are another partition's now close, and nothing of those instruments stays. */
export function setPartitions(core: Core, { bookPartitions }: Of<'setPartitions'>): Refusal | undefined {
  if (!Number.isInteger(bookPartitions) || bookPartitions < core.partitions || bookPartitions > MAX_PARTITIONS)
    return refuse(
      'wrong_state',
      `book partitions are ${core.partitions} and grow up to ${MAX_PARTITIONS}, not to ${bookPartitions}`,
    );
  core.partitions = bookPartitions;
  const { books, rules } = core;
  const moved = (name: string): boolean => partitionOf(name, bookPartitions) !== rules.partition;
  const leaving = books.names().filter(moved);
  const orders = leaving.flatMap((name) => ordersIn(core, books.find(name) as Book)).sort((a, b) => a - b);
  for (const order of orders) closeOrder(core, order, MOVED);
  for (const [name] of books.references()) if (moved(name)) books.forget(name);
  for (const name of [...books.halts.keys()]) if (moved(name)) books.forget(name);
  return undefined;
}

/** What the engine holds for all agents, for invariant 6. */
export function stateFunds(core: Core, events: MarketEvent[]): undefined {
  const { agents, funds, rules } = core;
  const assets = [...rules.assetOfCode].sort(([a], [b]) => a - b);
  const totals = new Map<number, bigint>();
  const byKey = agents.keys.map((key, agent) => ({ key, agent })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const bytes = new Uint8Array(BALANCE_BYTES * byKey.length * assets.length);
  const view = new DataView(bytes.buffer);
  let end = 0;
  for (const { key, agent } of byKey)
    for (const [code, asset] of assets) {
      const amount = BigInt(funds.free(agent, asset) + funds.reserved(agent, asset));
      if (amount === 0n) continue;
      totals.set(code, (totals.get(code) ?? 0n) + amount);
      const holder = fromHex(key);
      assert(holder?.length === 32, `agent ${key} is 64 hex digits`);
      bytes.set(holder, end);
      view.setUint32(end + 32, code);
      view.setBigUint64(end + 36, amount);
      end += BALANCE_BYTES;
    }
  const stated = assets.flatMap(([asset]) => {
    const amount = totals.get(asset);
    return amount === undefined ? [] : [{ asset, amount }];
  });
  events.push({ type: 'fundsStated', totals: stated, balancesSha256: toHex(sha256(bytes.subarray(0, end))) });
  return undefined;
}
