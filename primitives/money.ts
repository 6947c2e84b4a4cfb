import { refuse, type Result, ok } from './result.ts';

/** Amounts are u128 base units of an asset. */
export const MAX_AMOUNT = (1n << 128n) - 1n;

/** An asset as genesis fixes it. `engineUnit`: base units in one unit of the matching engine, which counts in safe integers. */
export type Asset = {
  readonly code: number;
  readonly symbol: string;
  readonly decimals: number;
  readonly kind: 'info' | 'erc20' | 'native';
  readonly engineUnit: bigint;
  /** The token's contract (0x…40 hex), for kind `erc20`. */
  readonly token?: string;
};

/** INFO: code 1, no decimals, one unit for one byte. */
export const INFO = 1;

/** `baseUnits` in engine units. Refuses what is no multiple of the unit or beyond 2^53 − 1. */
export function toEngineUnits(asset: Asset, baseUnits: bigint): Result<number> {
  if (baseUnits % asset.engineUnit !== 0n)
    return refuse('off_tick', `${baseUnits} is not a multiple of ${asset.symbol}'s engine unit, ${asset.engineUnit}`);
  const units = baseUnits / asset.engineUnit;
  if (units > BigInt(Number.MAX_SAFE_INTEGER))
    return refuse(
      'amount_too_large',
      `${baseUnits} ${asset.symbol} base units are more than the engine counts; allocate less`,
    );
  return ok(Number(units));
}

export function fromEngineUnits(asset: Asset, units: number): bigint {
  return BigInt(units) * asset.engineUnit;
}

/** Decimal text with the asset's point and symbol: 1234567 of 6 decimals → "1.234567 USDX". */
export function formatAmount(asset: Pick<Asset, 'decimals' | 'symbol'>, baseUnits: bigint): string {
  const sign = baseUnits < 0n ? '-' : '';
  const digits = (baseUnits < 0n ? -baseUnits : baseUnits).toString().padStart(asset.decimals + 1, '0');
  const whole = digits.slice(0, digits.length - asset.decimals);
  const fraction = digits.slice(digits.length - asset.decimals).replace(/0+$/, '');
  return `${sign}${whole}${fraction ? `.${fraction}` : ''} ${asset.symbol}`;
}
