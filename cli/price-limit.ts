import type { Asset } from '../primitives/money.ts';
import { toEngineUnits } from '../primitives/money.ts';
import type { Result } from '../primitives/result.ts';
import { parseAmount } from './amount.ts';

/** `--max-price`: the most for one MiB and one term, as engine units. */
export function statedLimit(text: string, asset: Asset): Result<number> {
  const amount = parseAmount(text, asset);
  return amount.ok ? toEngineUnits(asset, amount.value) : amount;
}
