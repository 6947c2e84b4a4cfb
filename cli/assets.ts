import { InfinityDbError } from '../primitives/error.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { type Asset, formatAmount } from '../primitives/money.ts';

/** The asset that a person names by its symbol, in capitals or not. Throws `unknown_asset`. */
export function assetBySymbol({ assets }: Pick<Genesis, 'assets'>, symbol: string): Asset {
  const found = assets.find((asset) => asset.symbol === symbol.toUpperCase());
  if (found) return found;
  const known = assets.map((asset) => asset.symbol).join(', ');
  throw new InfinityDbError('unknown_asset', `this network has no asset ${symbol}; it has ${known}`);
}

/** `12.5 USDX` of an asset's code and base units; base units alone for a code that genesis does not name. */
export function amountText({ assets }: Pick<Genesis, 'assets'>, code: number, baseUnits: bigint): string {
  const asset = assets.find((one) => one.code === code);
  return asset ? formatAmount(asset, baseUnits) : `${baseUnits} of asset ${code}`;
}
