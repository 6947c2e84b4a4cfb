import { setTimeout as delay } from 'node:timers/promises';
import { InfinityDbError } from '../../primitives/error.ts';
import { storeBlob } from '../../settlement/store/blobs.ts';
import { persist } from '../../settlement/store/with-tx.ts';
import { RENEW_MS, taken } from '../../settlement/store/writer-lease.ts';
import type { Settlement } from './api.ts';
import { type Assembly, assemble } from './assemble.ts';
import type { SettlementConfig } from './config.ts';
import { answerJournal } from './journal-responder.ts';
import { Periodic } from './periodic.ts';
import { runSession } from './session.ts';
import { answerSnapshots } from './snapshot-responder.ts';

const RETRY_MS = 250;

/**
 * Opens the ledger and keeps it until `signal` aborts. Resolves when it takes messages. Rejects, or `done` does, with `writer_fenced`
 * (another writer lives), `wrong_network`, `verification_failed` (the stored log is not what it says), or a broken invariant; where that is
 * `invariant_broken` (a book's funds are not the ledger's) or `log_behind` (a signed checkpoint is known that is not of this log; from the
 * start, too) nothing more is committed, and its `status`, `state` and `db` can be read until `signal` aborts. A database or a NATS that is away is waited for.
 */
export async function runSettlement(
  config: SettlementConfig,
  { signal }: { readonly signal: AbortSignal },
): Promise<Settlement> {
  const stop = new AbortController();
  if (signal.aborted) stop.abort();
  signal.addEventListener('abort', () => stop.abort(), { once: true });
  const assembly = await assemble(config, stop.signal);
  const ready = Promise.withResolvers<void>();
  const done = keepRunning(assembly, stop, signal, ready.resolve);
  await Promise.race([ready.promise, done]);
  return settlementApi(assembly, done);
}

async function keepRunning(
  assembly: Assembly,
  stop: AbortController,
  closing: AbortSignal,
  onReady: () => void,
): Promise<void> {
  const { config, ledger, link, submissions, committer, inbox, warn } = assembly;
  const { db, writer } = ledger;
  const connection = config.nats;
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    failure ??= { error };
    assembly.fundsChecks.fail(error);
    config.log.error({ err: error }, 'settlement_failed');
    stop.abort();
  };
  const periodic = startPeriodic(assembly, fail);
  const stopJournal = answerJournal(connection, db, (error) => warn('journal_unanswered', { error: String(error) }));
  const stopSnapshots = answerSnapshots(connection, db, (error) =>
    warn('snapshot_unanswered', { error: String(error) }),
  );
  let beat: Promise<unknown> = Promise.resolve();
  const heart = setInterval(() => {
    const unheard = (error: unknown): void => warn('lease_not_renewed', { error: String(error) });
    beat = writer.renew().then((ours) => ours || fail(taken('a later start')), unheard);
  }, RENEW_MS);
  const onTaking = (queue: Assembly['taking']): void => {
    assembly.taking = queue;
    if (queue) onReady();
  };
  if (assembly.checkpoints.behind) {
    fail(assembly.checkpoints.behind);
    onReady();
  }
  try {
    while (!stop.signal.aborted) {
      await link.whenOnline(stop.signal);
      const parts = { ...assembly, connection, core: ledger.core, onTaking, log: warn };
      if (!(await runSession(parts, stop.signal))) await delay(RETRY_MS);
    }
  } catch (error) {
    // Asked to stop while the database was away: nothing was half done.
    if (!(stop.signal.aborted && InfinityDbError.is(error) && error.code === 'interrupted')) fail(error);
  }
  clearInterval(heart);
  await beat;
  const stopAnswers = (): void => {
    stopJournal();
    stopSnapshots();
  };
  // A log that is behind is still a ledger that the market can stand on, so that all else comes up.
  if (failure && isReadable(failure.error) && failure.error.code === 'log_behind' && !closing.aborted)
    closing.addEventListener('abort', stopAnswers, { once: true });
  else stopAnswers();
  submissions.stop();
  await periodic.stop();
  await committer.idle();
  await inbox.idle();
  await writer.release().catch((error: unknown) => warn('lease_not_released', { error: String(error) }));
  // Where the books contradict the ledger, or a checkpoint does, it is still read, to find out why.
  if (failure && isReadable(failure.error) && !closing.aborted)
    closing.addEventListener('abort', () => void db.destroy(), { once: true });
  else await db.destroy();
  if (failure) throw failure.error;
}

const READABLE: ReadonlySet<string> = new Set(['invariant_broken', 'log_behind']);

/** Whether what settlement failed with keeps it from writing alone. */
export const isReadable = (error: unknown): error is InfinityDbError =>
  InfinityDbError.is(error) && READABLE.has(error.code);

function startPeriodic(assembly: Assembly, onFailure: (error: unknown) => void): Periodic {
  const { config, ledger, committer, outbox, inbox, submissions, checkpoints, checkpointListeners, warn } = assembly;
  const periodic = new Periodic({
    ...{ connection: config.nats, db: ledger.db, core: ledger.core },
    ...{ outbox, inbox, submissions, checkpoints, onFailure },
    onCheckpoint: (checkpoint) => {
      for (const listener of checkpointListeners) listener(checkpoint);
    },
    taking: () => assembly.taking !== undefined,
    log: warn,
  });
  periodic.start();
  committer.onBatch(() => periodic.committed());
  return periodic;
}

function settlementApi(assembly: Assembly, done: Promise<void>): Settlement {
  const { config, ledger, submissions, committer, checkpoints, checkpointListeners, fundsChecks, patience } = assembly;
  const { core, db } = ledger;
  return {
    submitOwnerCommand: async (command) => {
      if (await config.verifyOwner(command)) return submissions.submit(0, command);
      return { ok: false, code: 'bad_signature', message: `owner ${command.owner} did not sign this ${command.type}` };
    },
    submitSettlementCommand: (command) => submissions.submit(0, command),
    submitMarketCommand: (partition, command) => submissions.submit(partition, command),
    putBlob: (bytes) => persist(() => storeBlob(db, bytes), { ...patience, limitMs: 10_000 }),
    onBatch: (listener) => committer.onBatch(listener),
    onCheckpoint: (listener) => {
      checkpointListeners.add(listener);
      return () => checkpointListeners.delete(listener);
    },
    status: () => ({
      generation: core.generation,
      treeSize: core.tree.size,
      taking: assembly.taking !== undefined,
      waiting: assembly.taking?.length ?? 0,
      watermarks: core.watermarks.all(),
      fundsChecks: fundsChecks.all(),
      checkpoint: checkpoints.newest,
      stopped: checkpoints.behind && { code: checkpoints.behind.code, message: checkpoints.behind.message },
    }),
    durable: (limitMs) => core.durability.within(limitMs),
    state: core.state,
    db,
    done,
  };
}
