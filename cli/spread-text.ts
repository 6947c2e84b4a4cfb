import { ok, refuse, type Result } from '../primitives/result.ts';
import { checkSpread, type Spread } from '../primitives/spread.ts';

/** A spread as people write it: `3` for three whole copies, `2-of-4` for any two of four. Refused with `spread_invalid`. */
export function parseSpread(text: string): Result<Spread> {
  const match = /^(?:(\d{1,3})-of-)?(\d{1,3})$/.exec(text);
  if (!match) return refuse('spread_invalid', `${text} is no spread; write 3 for three copies, or 2-of-4`);
  const [, k, n] = match;
  // 1-of-n is n whole copies, which is spelt n.
  if (k === '1') return refuse('spread_invalid', `${text} is ${n} whole copies; write ${n}`);
  const checked = checkSpread({ k: Number(k ?? 1), n: Number(n) });
  return checked.ok ? ok(checked.value) : checked;
}

export function formatSpread({ k, n }: Spread): string {
  return k === 1 ? String(n) : `${k}-of-${n}`;
}
