import { parseInstrument, partitionOf } from '../primitives/instrument.ts';
import { ok, refuse, type Result } from '../primitives/result.ts';
import type { Book } from './core/book.ts';
import type { Core } from './core/core.ts';
import { ruleOf } from './rules.ts';

/** The instrument's book, opened where it has none; `unknown_instrument`, `unknown_asset` or `wrong_partition`. It is the caller's to leave. */
export function openBook(core: Core, name: string): Result<Book> {
  const known = core.books.find(name);
  if (known) return ok(known);
  const { rules } = core;
  const parsed = parseInstrument(name);
  if (!parsed.ok) return parsed;
  const asset = rules.assetOfSymbol.get(parsed.value.symbol);
  if (asset === undefined)
    return refuse(
      'unknown_asset',
      `genesis has no asset ${parsed.value.symbol}; it has ${[...rules.assetOfSymbol.keys()]}`,
    );
  const partition = partitionOf(name, core.partitions);
  if (partition !== rules.partition)
    return refuse('wrong_partition', `${name} is traded in partition ${partition}, not in ${rules.partition}`, {
      partition,
    });
  return ok(core.books.open(parsed.value, asset, ruleOf(rules, name)));
}
