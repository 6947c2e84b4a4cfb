import type { Registry } from 'prom-client';
import type { Genesis } from '../../primitives/genesis.ts';
import { openCheckpoint } from '../../settlement/log/verify/checkpoint.ts';
import type { Policy } from '../../settlement/log/verify/policy.ts';
import { readNewestCheckpoint, type StoredCheckpoint } from '../../settlement/store/read-log.ts';
import type { Settlement } from '../settlement/api.ts';
import { gauge } from './gauge.ts';

type Parts = { readonly settlement: Settlement; readonly genesis: Genesis; readonly policy: Policy };

/** The log, its newest checkpoint with a quorum, and when each witness was last heard of. Returns how to stop. */
export async function logMetrics(registry: Registry, { settlement, genesis, policy }: Parts): Promise<() => void> {
  let published: StoredCheckpoint | undefined;
  let cosignatures = 0;
  const heardSeconds = new Map<string, number>();
  const note = (checkpoint: StoredCheckpoint | undefined): void => {
    if (!checkpoint) return;
    const opened = openCheckpoint(checkpoint.note, { logVkey: genesis.log.vkey, policy });
    if (!opened.ok) return;
    if (checkpoint.quorum) published = checkpoint;
    cosignatures = opened.value.cosignatures.length;
    for (const { key, timeSeconds } of opened.value.cosignatures) heardSeconds.set(key.name, Number(timeSeconds));
  };
  const stop = settlement.onCheckpoint(note);
  note(await readNewestCheckpoint(settlement.db, true));

  const { status } = settlement;
  const agoSeconds = (timeMs: number): number => Math.max(0, Date.now() - timeMs) / 1_000;
  gauge(registry, 'infinitydb_log_entries', 'Entries of the log', () => status().treeSize);
  gauge(
    registry,
    'infinitydb_checkpoint_entries',
    'Entries under the newest checkpoint with its quorum',
    () => published?.size,
  );
  gauge(
    registry,
    'infinitydb_checkpoint_lag_entries',
    'Entries of the log that no checkpoint with its quorum covers',
    () => status().treeSize - (published?.size ?? 0),
  );
  gauge(
    registry,
    'infinitydb_checkpoint_age_seconds',
    'Since the time of the newest checkpoint with its quorum',
    () => published && agoSeconds(published.timeMs),
  );
  gauge(
    registry,
    'infinitydb_checkpoint_cosignatures',
    'Witnesses that cosigned the newest checkpoint',
    () => cosignatures,
  );
  gauge(
    registry,
    'infinitydb_checkpoint_quorum_cosignatures',
    'Witnesses that a checkpoint needs',
    () => genesis.witnessQuorum,
  );
  gauge(
    registry,
    'infinitydb_witness_age_seconds',
    'Since the last cosignature of the witness; absent where it gave none since the start',
    () => [...heardSeconds].map(([witness, seconds]) => ({ labels: { witness }, value: agoSeconds(seconds * 1_000) })),
    ['witness'],
  );
  return stop;
}
