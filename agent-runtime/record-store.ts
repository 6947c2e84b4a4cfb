import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fromTaggedJson, toTaggedJson } from '../primitives/tagged-json.ts';
import { writeDurably } from './durable-file.ts';

/**
 * Small durable records of an agent, by kind and key (hex digits or a decimal number): leases that it holds, uploads under way,
 * deliveries. Values are plain data with bigint and Uint8Array. A `put` is on the disk when it returns.
 */
export interface RecordStore {
  get<T>(kind: string, key: string): T | undefined;
  put<T>(kind: string, key: string, value: T): void;
  delete(kind: string, key: string): void;
  list<T>(kind: string): readonly (readonly [key: string, value: T])[];
}

/** One file a record, read once at start. */
export function fileRecordStore(folder: string): RecordStore {
  const kinds = new Map<string, Map<string, unknown>>();
  const recordsOf = (kind: string): Map<string, unknown> => {
    const known = kinds.get(kind);
    if (known) return known;
    const records = new Map<string, unknown>();
    const place = join(folder, kind);
    mkdirSync(place, { recursive: true });
    for (const name of readdirSync(place)) {
      if (name.endsWith('.json'))
        records.set(name.slice(0, -5), fromTaggedJson(JSON.parse(readFileSync(join(place, name), 'utf8'))));
    }
    kinds.set(kind, records);
    return records;
  };
  return {
    get: <T>(kind: string, key: string) => recordsOf(kind).get(key) as T | undefined,
    put(kind, key, value) {
      const records = recordsOf(kind);
      writeDurably(join(folder, kind, `${key}.json`), toTaggedJson(value), 0o600);
      records.set(key, value);
    },
    delete(kind, key) {
      recordsOf(kind).delete(key);
      const path = join(folder, kind, `${key}.json`);
      if (existsSync(path)) rmSync(path);
    },
    list: <T>(kind: string) => [...recordsOf(kind)] as [string, T][],
  };
}
