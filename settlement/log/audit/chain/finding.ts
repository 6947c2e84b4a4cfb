import type { FirstWrong } from '../report.ts';

/** A rule on log and chain that is broken, with both sides as they are. Amounts and blocks are decimal strings, so it is JSON. */
export type ChainFinding = {
  readonly wrong: FirstWrong;
  /** Of the deposit or withdrawal, as the books name it. */
  readonly key?: string | undefined;
  readonly log: Readonly<Record<string, unknown>> | undefined;
  readonly chain: Readonly<Record<string, unknown>> | undefined;
};

/** Index: of the entry in the log that is contradicted; else the size up to which the log was read. */
export function finding(
  rule: string,
  index: number,
  texts: { readonly expected: string; readonly found: string },
  sides: { readonly log?: object | undefined; readonly chain?: object | undefined; readonly key?: string },
): ChainFinding {
  return { wrong: { index, rule, ...texts }, key: sides.key, log: plain(sides.log), chain: plain(sides.chain) };
}

function plain(side: object | undefined): Readonly<Record<string, unknown>> | undefined {
  if (!side) return undefined;
  const fields = Object.entries(side).map(([key, value]) => [key, typeof value === 'bigint' ? String(value) : value]);
  return Object.fromEntries(fields) as Readonly<Record<string, unknown>>;
}
