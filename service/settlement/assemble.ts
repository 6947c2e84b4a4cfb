import { signingKey } from '../../primitives/keys.ts';
import type { StoredCheckpoint } from '../../settlement/store/read-log.ts';
import { type Patience, persist } from '../../settlement/store/with-tx.ts';
import type { ArrivalQueue } from './arrival.ts';
import { Checkpoints } from './checkpoints.ts';
import { Committer } from './committer.ts';
import type { SettlementConfig } from './config.ts';
import { FundsChecks } from './funds-checks.ts';
import { Generation } from './generation.ts';
import { Inbox } from './inbox.ts';
import { Link } from './link.ts';
import { type OpenLedger, openLedger } from './open-ledger.ts';
import { Outbox } from './outbox.ts';
import { Submissions } from './submissions.ts';
import { Wakeup } from './wakeup.ts';

/** Settlement's parts, put together and not yet running. */
export type Assembly = {
  readonly config: SettlementConfig;
  readonly ledger: OpenLedger;
  readonly link: Link;
  readonly wakeup: Wakeup;
  readonly submissions: Submissions;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly committer: Committer;
  readonly generation: Generation;
  readonly checkpoints: Checkpoints;
  readonly checkpointListeners: Set<(checkpoint: StoredCheckpoint) => void>;
  readonly fundsChecks: FundsChecks;
  readonly patience: Patience;
  readonly warn: (event: string, details: Record<string, unknown>) => void;
  /** Where messages wait while they are being taken. */
  taking: ArrivalQueue | undefined;
};

export async function assemble(config: SettlementConfig, signal: AbortSignal): Promise<Assembly> {
  const { nats: connection, genesis, witnesses } = config;
  const warn: Assembly['warn'] = (event, details) => config.log.warn(details, event);
  const onRetry = (error: unknown, waitMs: number): void =>
    warn('database_unavailable', { error: String(error), waitMs });
  const patience = { signal, onRetry };
  const onIdleError = (error: Error): void => warn('database_connection_lost', { error: error.message });
  const ledger = await openLedger({ ...config, patience, onIdleError });
  const { db, core, writer } = ledger;
  try {
    const wakeup = new Wakeup();
    const submissions = new Submissions();
    submissions.onSubmission(wakeup.call);
    const outbox = new Outbox(connection, genesis.settlementKey, ledger.unapplied);
    const inbox = new Inbox(connection, db);
    const onInboxError = (error: unknown): void => warn('inbox_publish_failed', { error: String(error) });
    const committer = new Committer({ core, writer, outbox, inbox, submissions, onInboxError });
    const generation = new Generation({ connection, writer, core, committer, log: warn }, ledger.streamsGeneration);
    const options = {
      connection,
      db,
      tree: core.tree,
      origin: genesis.log.origin,
      logVkey: genesis.log.vkey,
      elsewhere: config.knownElsewhere,
      logKey: signingKey(config.logSeed),
      witnesses,
      quorum: genesis.witnessQuorum,
      onRefused: (witness: string, why: string) => warn('witness_did_not_cosign', { witness, why }),
    };
    const checkpoints = await persist(() => Checkpoints.open(options), patience);
    const link = new Link(connection);
    const fundsChecks = new FundsChecks();
    committer.onBatch((batch) => fundsChecks.note(batch));
    const checkpointListeners: Assembly['checkpointListeners'] = new Set();
    return {
      ...{ config, ledger, link, wakeup, submissions, outbox, inbox, committer, generation, checkpoints },
      ...{ checkpointListeners, fundsChecks, patience, warn, taking: undefined },
    };
  } catch (error) {
    await writer.release();
    await db.destroy();
    throw error;
  }
}
