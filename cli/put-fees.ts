import type { TradeMatched } from '../primitives/events.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { fromEngineUnits } from '../primitives/money.ts';
import type { TransferJson } from '../sdk/transfers.ts';

/** Base units of one asset, by symbol. */
export type FeeSum = { readonly asset: string; readonly amount: bigint };

/** The network fees that these transfers took from `agent`. */
export function networkFees(transfers: readonly TransferJson[], agent: string): readonly FeeSum[] {
  const paid = transfers.filter(({ code, debit }) => code === 'network_fee' && debit.startsWith(`${agent}/`));
  return sums(paid.map(({ symbol, amountBaseUnits }) => ({ asset: symbol, amount: BigInt(amountBaseUnits) })));
}

/** What the slots cost for their whole term: held now, paid out epoch by epoch against proofs. */
export function storageFees({ assets }: Pick<Genesis, 'assets'>, trades: readonly TradeMatched[]): readonly FeeSum[] {
  return sums(
    trades.flatMap((trade) => {
      const asset = assets.find(({ code }) => code === trade.asset);
      return asset ? [{ asset: asset.symbol, amount: fromEngineUnits(asset, trade.price * trade.quantity) }] : [];
    }),
  );
}

function sums(fees: readonly FeeSum[]): readonly FeeSum[] {
  const byAsset = new Map<string, bigint>();
  for (const { asset, amount } of fees) byAsset.set(asset, (byAsset.get(asset) ?? 0n) + amount);
  return [...byAsset].map(([asset, amount]) => ({ asset, amount }));
}
