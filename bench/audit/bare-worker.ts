import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { entriesPath, TILE_WIDTH, tileWidth } from '../../settlement/log/tiles.ts';
import { EXPORT_FOLDER, SIGNATURES_FILE } from './make-log.ts';

/** One of the threads of the bare cost: takes bundles and runs of signatures from a counter that all share, until there are no more. */
export type BareStarted = {
  readonly folder: string;
  readonly size: number;
  /** Where in the file of signatures each run begins, and last where it ends. */
  readonly runs: readonly number[];
  /** Next bundle, next run. */
  readonly counters: Int32Array<SharedArrayBuffer>;
};

const { folder, size, runs, counters } = workerData as BareStarted;
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const keys = new Map<string, KeyObject>();

/** Leaf hashes of a bundle's entries, and the nodes above them in its tile. */
function hashBundle(index: number): void {
  const bytes = readFileSync(join(folder, EXPORT_FOLDER, entriesPath(index, tileWidth(size, 0, index))));
  let row: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + bytes.readUInt16BE(at);
    const leaf = Buffer.allocUnsafe(end - at - 1);
    leaf[0] = 0;
    bytes.copy(leaf, 1, at + 2, end);
    row.push(hash('sha256', leaf, 'buffer'));
    at = end;
  }
  const pair = Buffer.alloc(65, 1);
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) {
      row[i]?.copy(pair, 1);
      row[i + 1]?.copy(pair, 33);
      above.push(hash('sha256', pair, 'buffer'));
    }
    row = above;
  }
}

function keyOf(raw: Buffer): KeyObject {
  const name = raw.toString('latin1');
  const known = keys.get(name);
  if (known) return known;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  keys.set(name, key);
  return key;
}

function verifyRun(file: Buffer, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const message = at + 100;
    const end = message + file.readUInt32BE(at);
    const key = keyOf(file.subarray(at + 4, at + 36));
    if (!verify(null, file.subarray(message, end), key, file.subarray(at + 36, message)))
      throw new Error(`the signature at byte ${at} is not good`);
    at = end;
  }
}

const bundles = Math.ceil(size / TILE_WIDTH);
for (let index = Atomics.add(counters, 0, 1); index < bundles; index = Atomics.add(counters, 0, 1)) hashBundle(index);
const file = readFileSync(join(folder, SIGNATURES_FILE));
for (let run = Atomics.add(counters, 1, 1); run + 1 < runs.length; run = Atomics.add(counters, 1, 1))
  verifyRun(file, runs[run] as number, runs[run + 1] as number);
parentPort?.postMessage('done');
