import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../agent-runtime/durable-file.ts';
import type { ObjectKey } from '../agent-runtime/object/put.ts';
import { fromHex, toHex } from '../primitives/bytes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { homePaths } from './home.ts';

/** What this home knows of an object that it stored: the key is nowhere else. */
export type KeptObject = {
  readonly id: string;
  readonly key: Uint8Array;
  readonly size: number;
  readonly name: string;
  readonly storedAt: string;
};

export function keepObject(home: string, { id, key, size }: ObjectKey, name: string): void {
  const content = { id, key: toHex(key), size, name, storedAt: new Date().toISOString() };
  writeDurably(join(homePaths(home).objects, `${id}.json`), `${JSON.stringify(content, null, 2)}\n`, 0o600);
}

/** Throws `unknown_object` where this home holds no key for `id`. */
export function keptObject(home: string, id: string): KeptObject {
  const path = join(homePaths(home).objects, `${id}.json`);
  if (!existsSync(path))
    throw new InfinityDbError(
      'unknown_object',
      `this home has no object ${id}; infinitydb get needs the home that stored it`,
      { step: 'key' },
    );
  const { key, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Omit<KeptObject, 'key'> & { key: string };
  return { ...rest, key: fromHex(key) as Uint8Array };
}

/** All of them, oldest first. */
export function keptObjects(home: string): readonly KeptObject[] {
  const folder = homePaths(home).objects;
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return ids
    .map((name) => keptObject(home, name.slice(0, -'.json'.length)))
    .sort((a, b) => a.storedAt.localeCompare(b.storedAt));
}
