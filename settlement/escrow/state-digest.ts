import { toHex, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { type SettlementState, stateTables } from './state.ts';

/** SHA-256 over all rows of all tables in order of name and key: equal for equal states, however each came to be. */
export function stateDigest(state: SettlementState): string {
  const parts: string[] = [];
  for (const [name, table] of Object.entries(stateTables(state)).sort(byKey)) {
    parts.push(name);
    for (const [key, value] of [...table.entries()].sort(byKey)) parts.push(`${key}=${canonical(value)}`);
  }
  return toHex(sha256(utf8(parts.join('\n'))));
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Fields in order of name, those without a value left out: a row that went through JSON has lost both.
function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(byKey)
    .map(([name, field]) => `${name}:${canonical(field)}`)
    .join()}}`;
}
