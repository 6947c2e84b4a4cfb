import { hostname } from 'node:os';
import { toHex } from '../../primitives/bytes.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { signingKey } from '../../primitives/keys.ts';
import { bookPartitionsOf, type SettlementState } from '../../settlement/escrow/state.ts';
import type { OutboxFrame } from '../../settlement/store/batch.ts';
import { readBlobs } from '../../settlement/store/blobs.ts';
import { type Db, migrate, openDatabase } from '../../settlement/store/database.ts';
import { readLedger } from '../../settlement/store/read-ledger.ts';
import { type Patience, persist } from '../../settlement/store/with-tx.ts';
import { Writer } from '../../settlement/store/writer.ts';
import { checkFrame } from './check-frame.ts';
import { LedgerCore } from './ledger-core.ts';
import { OwnFrames } from './own-frames.ts';
import { restoreState } from './stored-state.ts';
import { openVerifiedTree } from './verify-log-tail.ts';
import { Watermarks } from './watermarks.ts';

export type LedgerOptions = {
  readonly databaseUrl: string;
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly settlementSeed: Uint8Array;
  readonly patience: Patience;
  readonly onIdleError: (error: Error) => void;
};

/** A ledger opened for writing: loaded, its log's end checked, the one writer's lease taken. */
export type OpenLedger = {
  readonly db: Db;
  readonly writer: Writer;
  readonly core: LedgerCore;
  readonly state: SettlementState;
  /** Settlement's frames not yet seen applied. */
  readonly unapplied: readonly OutboxFrame[];
  /** The generation that the streams were last made for. */
  readonly streamsGeneration: number;
};

/** Waits for a database that is away. Throws `writer_fenced`, `wrong_network`, `verification_failed`, `interrupted`. */
export async function openLedger(options: LedgerOptions): Promise<OpenLedger> {
  const { genesis, networkId, patience } = options;
  const db = openDatabase({ url: options.databaseUrl, onIdleError: options.onIdleError });
  try {
    await persist(() => migrate(db), patience);
    const holder = `process ${process.pid} on ${hostname()}, since ${new Date().toISOString()}`;
    const writer = await Writer.open(db, { networkId, holder, patience });
    const stored = await persist(() => readLedger(db), patience);
    const state = restoreState(genesis, networkId, stored);
    const tree = await persist(() => openVerifiedTree(db, stored?.treeSize ?? 0), patience);
    const watermarks = new Watermarks(stored?.watermarks ?? [], 1 + bookPartitionsOf(state), stored?.generation ?? 0);
    const used = new Map(watermarks.all().map(({ partition, ownSequence }) => [partition, ownSequence]));
    const key = signingKey(options.settlementSeed);
    const core = new LedgerCore({
      settlementKey: toHex(key.publicKey),
      state,
      tree,
      watermarks,
      ownFrames: new OwnFrames(networkId, key, used),
      lastInboxId: stored?.lastInboxId ?? 0,
      checkFrame: (bytes, sender) => checkFrame(networkId, bytes, sender),
      blobs: (hashes) =>
        hashes.length === 0 ? Promise.resolve(new Map()) : persist(() => readBlobs(db, hashes), patience),
    });
    const { outbox: unapplied = [], streamsGeneration = 0 } = stored ?? {};
    return { db, writer, core, state, unapplied, streamsGeneration };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
