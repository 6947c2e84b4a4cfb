import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { signingKey } from '../../primitives/keys.ts';
import { MerkleTree } from '../../settlement/log/merkle-tree.ts';
import { noteSigner, signCheckpoint } from '../../settlement/log/sign.ts';
import { reopenedOrigin } from '../../settlement/log/verify/origin.ts';
import { readNewestCheckpoint, storeCheckpoint } from '../../settlement/store/read-log.ts';
import { tileStore } from '../../settlement/store/tile-store.ts';
import { aheadOf, type KnownCheckpoint, knownFromNote } from './known-checkpoints.ts';
import { type OpenLedger, openLedger } from './open-ledger.ts';

export type ReopenOptions = {
  readonly databaseUrl: string;
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly settlementSeed: Uint8Array;
  readonly logSeed: Uint8Array;
  /** What is known of this log outside its database; asked with the generation of the origin that it has. */
  readonly known: (generation: number, origin: string) => Promise<readonly KnownCheckpoint[]>;
  /** Says no by `false`, before anything is written. */
  readonly confirm: (gap: LogGap) => boolean;
  readonly signal: AbortSignal;
};

/** What a log that is reopened gives up. */
export type LogGap = {
  readonly oldOrigin: string;
  /** The newest checkpoint known that is not of this log, and who knows it. */
  readonly oldSize: number;
  readonly oldRoot: string;
  readonly source: string;
  /** Entries that are there, and how many of the old log are not. */
  readonly keptSize: number;
  readonly lostEntries: number;
  readonly origin: string;
  readonly generation: number;
};

/**
 * Goes on with a log that is behind a checkpoint of its own: logs LogReopened with that checkpoint as the first entry of a new origin, and
 * begins a new generation, so that streams are made anew and nothing lost is ever named again. Undefined where `confirm` says no. Throws
 * `wrong_state` where the log is behind nothing that is known, `not_found` where nobody has the root of what it is behind, `writer_fenced`
 * while settlement writes.
 */
export async function reopenLog(options: ReopenOptions): Promise<LogGap | undefined> {
  const ledger = await openLedger({ ...options, patience: { signal: options.signal }, onIdleError: () => undefined });
  try {
    const gap = await gapOf(ledger, options);
    if (!options.confirm(gap)) return undefined;
    await writeReopened(ledger, gap, options);
    return gap;
  } finally {
    await ledger.writer.release();
    await ledger.db.destroy();
  }
}

async function gapOf({ db, core }: OpenLedger, { genesis, known }: ReopenOptions): Promise<LogGap> {
  const { origin: first, vkey } = genesis.log;
  const newest = await readNewestCheckpoint(db);
  const generation = (newest && knownFromNote(newest.note, vkey, 'the ledger')?.generation) || 0;
  const oldOrigin = generation === 0 ? first : reopenedOrigin(first, generation);
  const all = await known(generation, oldOrigin);
  const keptSize = core.tree.size;
  const ahead = await aheadOf(core.tree, generation, all);
  if (!ahead)
    throw new InfinityDbError(
      'wrong_state',
      `this log of ${keptSize} entries continues every checkpoint that is known; there is nothing to reopen`,
    );
  if (!ahead.root)
    throw new InfinityDbError(
      'not_found',
      `${ahead.source} names size ${ahead.size} and no root; give a copy of the log that has its checkpoint (--copy)`,
    );
  const next = Math.max(core.generation, ...all.map((one) => one.ledgerGeneration ?? one.generation)) + 1;
  return {
    oldOrigin: ahead.generation === 0 ? first : reopenedOrigin(first, ahead.generation),
    ...{ oldSize: ahead.size, oldRoot: toHex(ahead.root), source: ahead.source, keptSize },
    lostEntries: Math.max(0, ahead.size - keptSize),
    ...{ origin: reopenedOrigin(first, next), generation: next },
  };
}

async function writeReopened({ db, writer, core }: OpenLedger, gap: LogGap, options: ReopenOptions): Promise<void> {
  const { generation, oldRoot, origin } = gap;
  const timeMs = core.watermarks.get(0)?.timeMs ?? 0;
  const entry = { type: 'logReopened', generation, oldSize: BigInt(gap.oldSize), oldRoot } as const;
  const applied = await core.logOwn([entry], () => {
    core.state.meta.set('generation', BigInt(generation));
    core.watermarks.restart(generation);
  });
  await writer.commit(applied.batch);
  const { treeSize: size } = applied.batch;
  const tree = await MerkleTree.open(tileStore(db), size);
  const signer = noteSigner(origin, signingKey(options.logSeed));
  const note = signCheckpoint({ origin, size, root: tree.root(), extensions: [] }, signer);
  // The origin of the newest checkpoint is the one under which settlement goes on.
  await storeCheckpoint(db, { size, note, quorum: false, timeMs });
}
