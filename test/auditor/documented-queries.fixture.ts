import { readFileSync } from 'node:fs';

export type Values = Readonly<Record<string, string | number | bigint>>;

/** The SQL of docs/auditor-queries.md as it stands there: number of the question → its statements. */
export function documentedQueries(): ReadonlyMap<number, readonly string[]> {
  const text = readFileSync(new URL('../../docs/auditor-queries.md', import.meta.url), 'utf8');
  const queries = new Map<number, string[]>();
  let question = 0;
  for (const [, number, statement] of text.matchAll(/^## (\d+)\.|^```sql\n([\s\S]*?)\n```$/gm)) {
    if (number !== undefined) question = Number(number);
    else queries.set(question, [...(queries.get(question) ?? []), statement as string]);
  }
  return queries;
}

/** As psql puts its variables in: `:name` as it is, `:'name'` as a string. A cast's two colons are none. */
export function withValues(statement: string, values: Values): string {
  return statement.replaceAll(/(?<!:):('?)([a-z]+)\1/g, (_, quote: string, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nobody gave :${name} a value`);
    return quote === '' ? String(value) : `'${value}'`;
  });
}
