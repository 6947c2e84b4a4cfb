import { type Asset, MAX_AMOUNT } from '../primitives/money.ts';
import { ok, refuse, type Result } from '../primitives/result.ts';

/** Base units of a decimal amount as a person types it, `12.5` of an asset with 6 decimals → 12500000n. No float is involved. */
export function parseAmount(text: string, asset: Pick<Asset, 'decimals' | 'symbol'>): Result<bigint> {
  const match = /^(\d{1,40})(?:\.(\d{1,40}))?$/.exec(text);
  if (!match) return refuse('usage', `${text} is no amount; write digits, and a point where needed, like 12.5`);
  const [, whole = '', fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > asset.decimals)
    return refuse('usage', `${asset.symbol} has ${asset.decimals} decimals; ${text} has more`);
  const amount = BigInt(whole + digits.padEnd(asset.decimals, '0'));
  if (amount === 0n) return refuse('amount_zero', `${text} ${asset.symbol} is nothing; give an amount above zero`);
  if (amount > MAX_AMOUNT) return refuse('amount_too_large', `${text} ${asset.symbol} is more than the ledger counts`);
  return ok(amount);
}

/** Whole number of things, as `--limit` takes it. */
export function parseCount(text: string, most: number): Result<number> {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > most) return refuse('usage', `${text} is no number from 1 to ${most}`);
  return ok(count);
}
