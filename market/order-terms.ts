import type { PlaceOrder, RepairMandate } from '../primitives/commands.ts';
import { type Instrument, parseInstrument, partitionOf } from '../primitives/instrument.ts';
import { ok, refuse, type Result } from '../primitives/result.ts';
import { decodeSpread } from '../primitives/spread.ts';
import type { Book } from './book.ts';
import type { Rules } from './rules.ts';

/** The most lots of one order: sums over a level stay exact. */
export const MAX_LOTS = 2 ** 40;

/** An order's terms, checked against genesis alone; the first that is wrong, in the order of this file, names the refusal. */
export type OrderTerms = {
  readonly instrument: Instrument;
  readonly asset: number;
  readonly slots: number;
  /** Bids: what is reserved of the asset. */
  readonly cost: number;
  /** Bids: what the network fee is reserved for: a storage lot is 1 MiB, and a copy, whose size the engine does not know, counts as one. */
  readonly mebibytes: number;
  /** Asks. */
  readonly collateralPerLot: number;
  readonly collateral: number;
};

/** `book`: the instrument's, where it has one, so that its name was checked before. */
export function checkTerms(rules: Rules, command: PlaceOrder, book: Book | undefined): Result<OrderTerms> {
  const instrument = book
    ? ok({ parsed: book.instrument, asset: book.asset })
    : checkInstrument(rules, command.instrument);
  if (!instrument.ok) return instrument;
  const { price, quantity, side } = command;
  const { asset, parsed } = instrument.value;
  const refusal = checkNumbers(command) ?? checkMandate(command.mandate, parsed, side);
  if (refusal) return refusal;
  const slots = checkSlots(command, parsed);
  if (!slots.ok) return slots;
  const lots = quantity * slots.value;
  const cost = price * lots + (command.mandate?.reserve ?? 0);
  const mebibytes = lots;
  const collateralPerLot = side === 'bid' ? 0 : parsed.kind === 'data' ? price : command.collateralPerLot;
  const collateral = collateralPerLot * quantity;
  const fee = side === 'bid' ? rules.perMebibyteInfo * mebibytes : 0;
  if (![cost, collateral, fee, cost + fee].every(Number.isSafeInteger))
    return refuse(
      'amount_too_large',
      `${quantity} lots at ${price} in ${slots.value} slots come to more than 2^53 - 1 engine units; place less`,
    );
  return ok({ instrument: parsed, asset, slots: slots.value, cost, mebibytes, collateralPerLot, collateral });
}

function checkInstrument(rules: Rules, name: string): Result<{ parsed: Instrument; asset: number }> {
  const parsed = parseInstrument(name);
  if (!parsed.ok) return parsed;
  const asset = rules.assetOfSymbol.get(parsed.value.symbol);
  if (asset === undefined)
    return refuse(
      'unknown_asset',
      `genesis has no asset ${parsed.value.symbol}; it has ${[...rules.assetOfSymbol.keys()]}`,
    );
  const partition = partitionOf(name, rules.bookPartitions);
  if (partition !== rules.partition)
    return refuse('wrong_partition', `${name} is traded in partition ${partition}, not in ${rules.partition}`, {
      partition,
    });
  return ok({ parsed: parsed.value, asset });
}

// Data may be offered for nothing (rule 4: a fee of zero or more). A bid offers at least one unit; so does a storage ask, since a match that
// moves no money leaves no transfer, and the log would not show who leased to whom.
function checkNumbers({
  instrument,
  price,
  quantity,
  side,
  collateralPerLot,
  readPrice,
}: PlaceOrder): ReturnType<typeof refuse> | undefined {
  const least = side === 'bid' || instrument.startsWith('storage/') ? 1 : 0;
  if (!isAmount(price) || price < least)
    return refuse('off_tick', `price ${price} is not a whole number of engine units from ${least} to 2^53 - 1`);
  if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > MAX_LOTS)
    return refuse('off_lot', `quantity ${quantity} is not a whole number of lots from 1 to ${MAX_LOTS}`);
  if (side === 'ask' && !isAmount(collateralPerLot))
    return refuse('off_tick', `collateral ${collateralPerLot} a lot is not a whole number of engine units`);
  if (side === 'ask' && !isAmount(readPrice))
    return refuse('off_tick', `read price ${readPrice} is not a whole number of engine units`);
  return undefined;
}

function checkMandate(
  mandate: RepairMandate | undefined,
  { kind }: Instrument,
  side: 'bid' | 'ask',
): ReturnType<typeof refuse> | undefined {
  if (!mandate) return undefined;
  if (kind !== 'storage' || side !== 'bid') return refuse('malformed', 'only a storage bid carries a repair mandate');
  if (![mandate.maxPrice, mandate.reward, mandate.reserve].every(isAmount))
    return refuse('off_tick', "the repair mandate's amounts are not whole numbers of engine units");
  return undefined;
}

function checkSlots(command: PlaceOrder, { kind }: Instrument): Result<number> {
  const spread = decodeSpread(command.spread);
  if (!spread.ok) return spread;
  const { n } = spread.value;
  if (n > 1 && (kind !== 'storage' || command.side !== 'bid'))
    return refuse('spread_invalid', `only a storage bid has slots; send spread 1, not ${command.spread}`);
  if (command.avoidAgents.length > n - 1)
    return refuse(
      'spread_invalid',
      `a bid of ${n} slots avoids at most ${n - 1} agents, not ${command.avoidAgents.length}`,
    );
  return ok(n);
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
