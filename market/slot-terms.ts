import type { PlaceOrder, RepairMandate } from '../primitives/commands.ts';
import type { Instrument } from '../primitives/instrument.ts';
import { ok, type Refusal, refuse, type Result } from '../primitives/result.ts';
import { decodeSpread } from '../primitives/spread.ts';
import type { SlotTerms } from './core/parked.ts';

/** What only a storage bid may say: its slots, whom it avoids, its mandate. Everything else has one slot and says nothing of these. */
export function checkSlotTerms(command: PlaceOrder, { kind }: Instrument): Result<SlotTerms> {
  const { mandate, avoidAgents, spread, object } = command;
  const slotted = kind === 'storage' && command.side === 'bid';
  const refusal = mandate && checkMandate(mandate, slotted);
  if (refusal) return refusal;
  const decoded = decodeSpread(spread);
  if (!decoded.ok) return decoded;
  const { n } = decoded.value;
  if (n > 1 && !slotted) return refuse('spread_invalid', `only a storage bid has slots; send spread 1, not ${spread}`);
  if (avoidAgents.length > n - 1)
    return refuse('spread_invalid', `a bid of ${n} slots avoids at most ${n - 1} agents, not ${avoidAgents.length}`);
  return ok({ slots: n, spread, object, mandate, avoidAgents });
}

function checkMandate(mandate: RepairMandate, slotted: boolean): Refusal | undefined {
  if (!slotted) return refuse('malformed', 'only a storage bid carries a repair mandate');
  if (![mandate.maxPrice, mandate.reward, mandate.reserve].every((one) => Number.isSafeInteger(one) && one >= 0))
    return refuse('off_tick', "the repair mandate's amounts are not whole numbers of engine units");
  return undefined;
}
