import type { AgentContext } from '../../agent-runtime/context.ts';
import { putObject, type Source, type StoredObject } from '../../agent-runtime/object/put.ts';
import type { RepairMandate } from '../../primitives/commands.ts';
import { formatAmount, fromEngineUnits } from '../../primitives/money.ts';
import type { Narrator } from './narrator.ts';

export const INSTRUMENT = 'storage/hour/USDX';
const MAX_PRICE_PER_LOT = 4_000;
const SPREAD = { k: 2, n: 4 };

/** A put as `infinitydb put` does it: what the buyer lets a repairer earn follows from what the slots cost at most. */
export function mandateFor(lotsPerSlot: number, maxPricePerLot: number, slots: number, untilMs: number): RepairMandate {
  const slotPrice = lotsPerSlot * maxPricePerLot;
  return { maxPrice: slotPrice, reward: Math.floor(slotPrice / 4), reserve: slotPrice * slots, untilMs };
}

/** Stores `source` as 2-of-4 and tells of each trade. */
export async function storeStep(
  narrator: Narrator,
  context: AgentContext,
  source: Source,
  names: ReadonlyMap<string, string>,
): Promise<StoredObject> {
  const lots = Math.ceil(source.size / SPREAD.k / 1_048_576) + 1;
  const stored = await putObject(context, {
    source,
    spread: SPREAD,
    instrument: INSTRUMENT,
    maxPricePerLot: MAX_PRICE_PER_LOT,
    mandate: mandateFor(lots, MAX_PRICE_PER_LOT, SPREAD.n, context.clock.nowMs() + 3_600_000),
    onProgress(progress) {
      if (progress.type === 'bytes') narrator.bar('uploading', progress.done, progress.total);
      if (progress.type === 'attempt-failed') narrator.fact(`a seller failed: ${progress.message}`);
      if (progress.type !== 'bought') return;
      for (const trade of progress.trades) {
        const asset = context.genesis.assets.find(({ code }) => code === trade.asset);
        if (!asset) continue;
        const price = formatAmount(asset, fromEngineUnits(asset, trade.price * trade.quantity));
        const collateral = formatAmount(asset, fromEngineUnits(asset, trade.collateral));
        narrator.fact(
          `slot ${trade.slot}: ${trade.quantity} lots from ${names.get(trade.seller) ?? trade.seller} for ${price}, ${collateral} at stake`,
        );
      }
    },
  });
  narrator.fact(`object ${stored.id}`);
  narrator.fact(`${stored.leases.length} leases are final in the ledger`);
  return stored;
}
