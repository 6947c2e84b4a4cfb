import { join } from 'node:path';
import { writeDurably } from '../../agent-runtime/durable-file.ts';
import { toHex, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { WitnessReply } from '../../settlement/log/witness.ts';

type Evidence = NonNullable<WitnessReply['splitView']>;

/** Keeps two checkpoints that one log signed and no one tree can have, as they were signed; returns the file. */
export function keepEvidence(folder: string, { seen, submitted }: Evidence): string {
  const name = toHex(sha256(utf8(seen), utf8(submitted))).slice(0, 16);
  const path = join(folder, `split-view-${name}.txt`);
  writeDurably(path, `${seen}\n${submitted}`);
  return path;
}
