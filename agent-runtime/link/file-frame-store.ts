import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex, toHex } from '../../primitives/bytes.ts';
import { writeDurably } from '../durable-file.ts';
import type { FrameStore } from './bus.ts';

/** One small file a partition in `folder`, on the disk before a frame is sent. A lost file is harmless: the refusal names the sequence. */
export function fileFrameStore(folder: string): FrameStore {
  const path = (partition: number) => join(folder, `frames-${partition}.json`);
  return {
    load(partition) {
      if (!existsSync(path(partition))) return { nextSequence: 1n, pending: undefined };
      const { nextSequence, pending } = JSON.parse(readFileSync(path(partition), 'utf8')) as Record<string, string>;
      return { nextSequence: BigInt(nextSequence ?? 1), pending: pending ? fromHex(pending) : undefined };
    },
    save(partition, nextSequence, pending) {
      const content = { nextSequence: nextSequence.toString(), pending: pending ? toHex(pending) : '' };
      writeDurably(path(partition), JSON.stringify(content), 0o600);
    },
  };
}
