import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fromHex } from '../primitives/bytes.ts';
import type { AnchorHistory } from '../settlement/anchor/anchor-history.ts';
import { EXPORT_PATHS } from '../settlement/log/export.ts';
import { readText } from '../settlement/log/audit/source.ts';
import { sourceAt } from '../settlement/log/audit/source-place.ts';
import { type KnownCheckpoint, type KnownElsewhere, knownFromNote } from './settlement/known-checkpoints.ts';

const DEADLINE_MS = 5_000;

/**
 * What the home, the chain and a copy of the log know of it. `note`: the file in which each published checkpoint is kept, outside the
 * database; `copy`: folder or URL of an exported log, empty for none.
 */
export function knownElsewhere(options: {
  readonly note: string;
  readonly copy: string;
  readonly logVkey: string;
  readonly anchors: AnchorHistory;
  readonly warn: (what: string, error: unknown) => void;
}): KnownElsewhere {
  const { note, copy, logVkey, anchors, warn } = options;
  const or = <T>(what: string, found: Promise<T>): Promise<T | undefined> =>
    Promise.race([found, late()]).catch((error: unknown) => {
      warn(what, error);
      return undefined;
    });
  return {
    async read(generation) {
      const known = await Promise.all([
        or('kept note', keptNote(note, logVkey)),
        or('anchor', anchored(anchors, generation)),
        copy === '' ? undefined : or('copy of the log', copied(copy, logVkey)),
      ]);
      return known.filter((one) => one !== undefined);
    },
    async keep(text) {
      // The witnesses know it too: it need not be on the disk before the next thing happens.
      try {
        await mkdir(dirname(note), { recursive: true });
        await writeFile(`${note}.part`, text);
        await rename(`${note}.part`, note);
      } catch (error) {
        warn('keeping the note', error);
      }
    },
  };
}

export async function keptNote(path: string, logVkey: string): Promise<KnownCheckpoint | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : knownFromNote(text, logVkey, `${path}`);
}

/** An anchor names the ledger's generation, which is never below that of its log's origin. */
export async function anchored(anchors: AnchorHistory, generation: number): Promise<KnownCheckpoint | undefined> {
  const newest = await anchors.newest();
  if (!newest || newest.generation < BigInt(generation)) return undefined;
  const root = fromHex(newest.root.slice(2));
  const ledgerGeneration = Number(newest.generation);
  return {
    ...{ source: `the anchor of block ${newest.blockNumber}`, generation, ledgerGeneration },
    ...{ size: Number(newest.size), root },
  };
}

export async function copied(copy: string, logVkey: string): Promise<KnownCheckpoint | undefined> {
  const kind = /^https?:\/\//.test(copy) ? 'url' : 'folder';
  const text = await readText(sourceAt({ kind, at: copy }), EXPORT_PATHS.checkpoint);
  return text === undefined ? undefined : knownFromNote(text, logVkey, copy);
}

function late(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${DEADLINE_MS} ms`)), DEADLINE_MS).unref();
  });
}
