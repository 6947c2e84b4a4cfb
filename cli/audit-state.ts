import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../agent-runtime/durable-file.ts';
import { toHex } from '../primitives/bytes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { formatKeptState, openKeptState, type PassedTree, treeOf } from '../settlement/log/audit/kept-state.ts';
import type { AuditState } from '../settlement/log/audit/state.ts';
import { parseCheckpoint, parseSize } from '../settlement/log/verify/checkpoint.ts';
import { parseNote } from '../settlement/log/verify/note.ts';
import { must } from './must.ts';

/** Where an audit's state is kept unless said otherwise: one for each network, of the newest tree that passed. */
export const statePath = (home: string, networkId: Uint8Array): string =>
  join(home, 'audit', `${toHex(networkId)}.state`);

/** The state to go on from: of an earlier audit that passed at checkpoint `since`. Throws what is in the way, in words. */
export function readState(path: string, since: string, networkId: Uint8Array): AuditState {
  if (!existsSync(path))
    throw new InfinityDbError(
      'not_found',
      `there is no state of an earlier audit in ${path}; audit the whole log once`,
    );
  const opened = openKeptState(readFileSync(path, 'utf8'), networkId);
  if (!opened.ok) throw new InfinityDbError(opened.code, `${path}: ${opened.message}`);
  const passed = treeOf(opened.value);
  const wanted = since === 'last' ? passed : checkpointOf(since);
  if (wanted.size !== passed.size || (wanted.root !== undefined && wanted.root !== passed.root))
    throw new InfinityDbError(
      'wrong_state',
      `${path} is of the checkpoint of size ${passed.size}, root ${passed.root}; ` +
        `--since says size ${wanted.size}${wanted.root === undefined ? '' : `, root ${wanted.root}`}`,
    );
  return opened.value;
}

/** A file with a checkpoint, or a tree size. */
function checkpointOf(since: string): { readonly size: number; readonly root?: string } {
  const size = parseSize(since);
  if (size !== undefined) return { size };
  if (!existsSync(since))
    throw new InfinityDbError('usage', `--since takes a file with a checkpoint, a tree size, or "last"; not ${since}`);
  const { text } = must(parseNote(readFileSync(since, 'utf8')));
  const checkpoint = must(parseCheckpoint(text));
  const found: PassedTree = { size: checkpoint.size, root: toHex(checkpoint.root) };
  return found;
}

export function writeState(path: string, state: AuditState, networkId: Uint8Array): void {
  writeDurably(path, formatKeptState(state, networkId));
}
