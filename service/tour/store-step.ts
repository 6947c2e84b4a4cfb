import type { AgentContext } from '../../agent-runtime/context.ts';
import { type ObjectKey, putObject, type Source, type StoredObject } from '../../agent-runtime/object/put.ts';
import { repairMandate } from '../../agent-runtime/object/repair-mandate.ts';
import { formatAmount, fromEngineUnits } from '../../primitives/money.ts';
import { books } from '../../sdk/service-api.ts';
import { until } from '../until.ts';
import type { Narrator } from './narrator.ts';

const INSTRUMENT = 'storage/hour/USDX';
const MAX_PRICE_PER_LOT = 4_000;
const SPREAD = { k: 2, n: 4 };
const OFFERED_MS = 30_000;

/** Agents offer a moment after they have started. */
export async function untilOffered(apiUrl: string): Promise<void> {
  await until(`${SPREAD.n} agents offer storage`, OFFERED_MS, async () => {
    const asks = (await books(apiUrl, INSTRUMENT)).flatMap((book) => book.asks.map(({ agent }) => agent));
    return new Set(asks).size >= SPREAD.n ? true : undefined;
  });
}

/** Stores `source` as 2-of-4 and tells of each trade. */
export async function storeStep(
  narrator: Narrator,
  context: AgentContext,
  source: Source,
  names: ReadonlyMap<string, string>,
  keep: (object: ObjectKey) => void,
): Promise<StoredObject> {
  const stored = await putObject(context, {
    source,
    spread: SPREAD,
    instrument: INSTRUMENT,
    maxPricePerLot: MAX_PRICE_PER_LOT,
    mandate: repairMandate({
      size: source.size,
      spread: SPREAD,
      maxPricePerLot: MAX_PRICE_PER_LOT,
      untilMs: context.clock.nowMs() + 3_600_000,
    }),
    keep,
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
