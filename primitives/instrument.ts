import { sha256 } from './hash.ts';
import { fromBigEndian, utf8 } from './bytes.ts';
import { ok, refuse, type Result } from './result.ts';

/** What is traded: `storage/<term>/<asset symbol>` (lot: 1 MiB for one term) or `data/<cid, 64 hex>/<asset symbol>` (lot: one copy). */
export const TERM_SECONDS = { hour: 3_600, day: 86_400, month: 2_592_000, year: 31_536_000 } as const;
export type Term = keyof typeof TERM_SECONDS;

export type Instrument =
  | { readonly kind: 'storage'; readonly name: string; readonly term: Term; readonly symbol: string }
  | { readonly kind: 'data'; readonly name: string; readonly cid: string; readonly symbol: string };

export function parseInstrument(name: string): Result<Instrument> {
  const storage = /^storage\/(hour|day|month|year)\/([A-Z][A-Z0-9]{1,9})$/.exec(name);
  if (storage) return ok({ kind: 'storage', name, term: storage[1] as Term, symbol: storage[2] as string });
  const data = /^data\/([0-9a-f]{64})\/([A-Z][A-Z0-9]{1,9})$/.exec(name);
  if (data) return ok({ kind: 'data', name, cid: data[1] as string, symbol: data[2] as string });
  return refuse(
    'unknown_instrument',
    `${name.slice(0, 100)} is neither storage/<hour|day|month|year>/<asset> nor data/<cid>/<asset>`,
  );
}

const MASK = (1n << 64n) - 1n;

/**
 * The instrument's book partition, from 1: jump consistent hash (Lamping and Veach, "A Fast, Minimal Memory, Consistent Hash Algorithm",
 * 2014) of the first 8 bytes of SHA-256 of its name, so that one partition more takes 1/n of the instruments and moves no other.
 */
export function partitionOf(name: string, bookPartitions: number): number {
  let key = fromBigEndian(sha256(utf8(name)).subarray(0, 8));
  let partition = 0;
  for (let next = 1; next <= bookPartitions; ) {
    partition = next;
    key = (key * 2_862_933_555_777_941_757n + 1n) & MASK;
    next = 1 + Math.floor(partition * (2 ** 31 / Number((key >> 33n) + 1n)));
  }
  return partition;
}
