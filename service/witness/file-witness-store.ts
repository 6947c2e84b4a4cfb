import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../../agent-runtime/durable-file.ts';
import { fromHex, toHex, utf8 } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { WitnessRecord } from '../../settlement/log/witness.ts';
import type { WitnessStore } from '../../settlement/log/witness-routes.ts';

/**
 * One file an origin, written whole and synced before `compareAndSet` resolves. Reading, comparing and writing are one turn of the event
 * loop, so that no two calls of this process come between; the home's lock keeps out every other process.
 */
export function fileWitnessStore(folder: string): WitnessStore {
  const pathOf = (origin: string): string => join(folder, `${toHex(sha256(utf8(origin)))}.json`);
  return {
    async load(origin) {
      return read(pathOf(origin));
    },
    async loadHashed(originSha256) {
      return read(join(folder, `${originSha256}.json`));
    },
    async compareAndSet(origin, oldSize, record) {
      const path = pathOf(origin);
      if ((read(path)?.size ?? 0) !== oldSize) return false;
      const { size, note } = record;
      writeDurably(path, `${JSON.stringify({ origin, size, root: toHex(record.root), note })}\n`);
      return true;
    },
  };
}

// A record that cannot be read is not taken for none: a witness that forgot would cosign a second history.
function read(path: string): WitnessRecord | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { origin, size, root, note } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const hash = typeof root === 'string' ? fromHex(root) : undefined;
    const isRecord = typeof origin === 'string' && typeof note === 'string' && Number.isSafeInteger(size);
    if (isRecord && hash?.length === 32) return { origin, size: size as number, root: hash, note };
  } catch (cause) {
    throw damaged(path, cause);
  }
  throw damaged(path);
}

function damaged(path: string, cause?: unknown): InfinityDbError {
  const message = `${path} is damaged; restore it from a backup, for a witness must not forget what it signed`;
  return new InfinityDbError('setup_incomplete', message, { cause, step: 'witness' });
}
