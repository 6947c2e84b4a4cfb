import type { Asset } from '../../../primitives/money.ts';
import type { Entry, EntryType } from '../../../primitives/entry/entry.ts';
import type { Opened } from './open-entry.ts';
import type { Published } from './published.ts';
import type { Finding } from './report.ts';
import type { AuditState } from './state.ts';

/** What a rule sees: the entry opened, where it stands, and what the entries before it came to. */
export type Context = {
  readonly published: Published;
  readonly assets: ReadonlyMap<number, Asset>;
  readonly state: AuditState;
  readonly index: number;
  readonly opened: Opened;
  /** Hex root of the first `size` leaves, where `size` is at most `index`; of those before this bundle only remembered sizes. */
  readonly rootAt: (size: number) => string | undefined;
};

export type EntryOf<T extends EntryType> = Extract<Entry, { type: T }>;

/**
 * One rule on entries of one type. All rules of an entry are asked in the order of the table before any takes note of it; the first
 * that finds something wrong names the entry.
 */
export type Rule = {
  readonly name: string;
  readonly on: EntryType;
  check(context: Context, entry: Entry): Finding | undefined;
  take?(context: Context, entry: Entry): void;
};

export function ruleOn<T extends EntryType>(
  on: T,
  name: string,
  check: (context: Context, entry: EntryOf<T>) => Finding | undefined,
  take?: (context: Context, entry: EntryOf<T>) => void,
): Rule {
  // The table asks a rule of entries of its own type alone.
  return { name, on, check: check as Rule['check'], ...(take ? { take: take as NonNullable<Rule['take']> } : {}) };
}
