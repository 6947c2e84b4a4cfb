import { sha256 } from './hash.ts';
import { utf8 } from './bytes.ts';
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

/** The instrument's book partition: 1 + the first two bytes of SHA-256 of its name, modulo the number of book partitions. */
export function partitionOf(name: string, bookPartitions: number): number {
  const hash = sha256(utf8(name));
  return 1 + ((((hash[0] as number) << 8) | (hash[1] as number)) % bookPartitions);
}
