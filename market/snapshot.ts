import { concatBytes, equalBytes, toHex, utf8 } from '../primitives/bytes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { sha256 } from '../primitives/hash.ts';
import type { Core } from './core/core.ts';
import { restoreState } from './restore.ts';
import { malformed, SnapshotReader, SnapshotWriter } from './snapshot-bytes.ts';
import { stateBytes } from './state-bytes.ts';

const MAGIC = utf8('idb-book');
const VERSION = 1;
const SUM_BYTES = 32;

/**
 * All that a partition's engine remembers: magic (8), version u8, network id (32), partition u32, last partition time f64, the state's
 * canonical bytes, and SHA-256 of all before.
 */
export function snapshotOf(core: Core, networkId: Uint8Array): Uint8Array {
  const head = new SnapshotWriter();
  head.raw(MAGIC);
  head.u8(VERSION);
  head.raw(networkId);
  head.u32(core.rules.partition);
  head.f64(core.timeMs);
  const state = stateBytes(core).bytes();
  return concatBytes(head.bytes(), state, sha256(head.bytes(), state));
}

/** Fills an empty core. Throws `malformed` for what is no snapshot of this version, `verification_failed` for a damaged or another one. */
export function restoreSnapshot(core: Core, networkId: Uint8Array, snapshot: Uint8Array): void {
  const body = snapshot.subarray(0, Math.max(0, snapshot.length - SUM_BYTES));
  const from = new SnapshotReader(body);
  if (!equalBytes(from.raw(MAGIC.length), MAGIC)) throw malformed('it does not begin as one');
  const version = from.u8();
  if (version !== VERSION) throw malformed(`version ${version}, this engine reads ${VERSION}`);
  if (!equalBytes(sha256(body), snapshot.subarray(body.length))) throw failed('its checksum is wrong');
  if (!equalBytes(from.raw(networkId.length), networkId)) throw failed('it is of another network');
  const partition = from.u32();
  if (partition !== core.rules.partition)
    throw failed(`it is of partition ${partition}, not of ${core.rules.partition}`);
  core.timeMs = from.f64();
  restoreState(core, from);
  from.end();
}

/** SHA-256, hex, of the network, the partition and the state's canonical bytes. */
export function digestOf(core: Core, networkId: Uint8Array): string {
  const head = new SnapshotWriter();
  head.raw(networkId);
  head.u32(core.rules.partition);
  return toHex(sha256(utf8('infinitydb/market/v2\0'), head.bytes(), stateBytes(core).bytes()));
}

function failed(what: string): InfinityDbError {
  return new InfinityDbError('verification_failed', `the snapshot is refused: ${what}`, { step: 'market' });
}
