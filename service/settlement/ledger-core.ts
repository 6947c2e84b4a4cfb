import { setImmediate as turn } from 'node:timers/promises';
import { fromHex, toHex } from '../../primitives/bytes.ts';
import type { Command, Frame } from '../../primitives/commands.ts';
import { encodeEntry } from '../../primitives/entry/codec.ts';
import type { Entry } from '../../primitives/entry/entry.ts';
import { sha256 } from '../../primitives/hash.ts';
import { leafHash } from '../../primitives/merkle.ts';
import type { CommandOutcome, Notice } from '../../primitives/notices.ts';
import { assert, type Result } from '../../primitives/result.ts';
import { encodeNotice } from '../../schemas/notices.ts';
import type { Effects, Input } from '../../settlement/escrow/io.ts';
import { apply } from '../../settlement/escrow/reducer.ts';
import { bookPartitionsOf, meta, type SettlementState } from '../../settlement/escrow/state.ts';
import type { MerkleTree, PreparedAppend } from '../../settlement/log/merkle-tree.ts';
import type { Batch, BookTradeRow, JournalFrame, OutboxFrame } from '../../settlement/store/batch.ts';
import type { Arrival } from './arrival.ts';
import { Durability } from './durability.ts';
import { InboxDraft } from './inbox-draft.ts';
import type { OwnFrames } from './own-frames.ts';
import { changedOrUsed, frameResult, refusalOf } from './frame-use.ts';
import { takeChanges } from './stored-state.ts';
import type { Watermarks } from './watermarks.ts';

export type LoggedEntry = { readonly index: number; readonly entry: Entry };

/** What a frame of settlement's own came to. */
export type OwnResult = {
  readonly partition: number;
  readonly firstSequence: number;
  readonly outcomes: readonly CommandOutcome[];
};

/** One run of messages, applied in memory and not yet durable. */
export type Applied = {
  readonly batch: Batch;
  readonly tree: PreparedAppend;
  readonly inputs: readonly Input[];
  readonly entries: readonly LoggedEntry[];
  readonly ownResults: readonly OwnResult[];
  /** First sequence of the frame made of each command given. */
  readonly framed: readonly number[];
  /** Partitions that refused a frame of ours because one before it never came. */
  readonly gaps: readonly number[];
};

export type CoreOptions = {
  readonly settlementKey: string;
  readonly state: SettlementState;
  readonly tree: MerkleTree;
  readonly watermarks: Watermarks;
  readonly ownFrames: OwnFrames;
  readonly lastInboxId: number;
  readonly checkFrame: (bytes: Uint8Array, sender: string) => Result<Frame>;
  readonly blobs: (hashes: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;
};

type Draft = {
  readonly inputs: Input[];
  readonly entries: LoggedEntry[];
  readonly frames: JournalFrame[];
  readonly inbox: InboxDraft;
  readonly outbox: Map<number, Command[]>;
  readonly blobs: string[];
  readonly ownResults: OwnResult[];
  readonly ownApplied: Map<number, number>;
  readonly gaps: Set<number>;
};

const NO_BYTES = new Uint8Array();
/** Applied between two looks at what the database and NATS answered: the batch before is being written, one statement after the other. */
const EVENTS_A_TURN = 128;

/** The ledger in memory: takes messages of the order of record through the reducer and says what is to be made durable. */
export class LedgerCore {
  readonly state: SettlementState;
  readonly tree: MerkleTree;
  readonly watermarks: Watermarks;
  /** How far the database is behind `state`. */
  readonly durability = new Durability();
  readonly #options: CoreOptions;
  #lastInboxId: number;
  #lastAppend: PreparedAppend | undefined;

  constructor(options: CoreOptions) {
    this.state = options.state;
    this.tree = options.tree;
    this.watermarks = options.watermarks;
    this.#options = options;
    this.#lastInboxId = options.lastInboxId;
  }

  get generation(): number {
    return Number(meta(this.state, 'generation'));
  }

  /** Whether this message is of the present generation and not applied yet. */
  isNew({ partition, generation, sequence }: Arrival): boolean {
    const row = this.watermarks.get(partition);
    return row !== undefined && generation === this.generation && sequence > row.sequence;
  }

  /**
   * Applies `arrivals` in order and frames each of `commands` alone, after what they cause. To be committed in the order of the calls, the state being ahead of the database meanwhile. Throws only where
   * the ledger contradicts itself: the process must then end.
   */
  async apply(
    arrivals: readonly Arrival[],
    commands: readonly { partition: number; command: Command }[],
  ): Promise<Applied> {
    this.durability.begin();
    const draft = newDraft();
    let sinceTurn = 0;
    for (const arrival of arrivals) {
      if (!this.isNew(arrival)) continue;
      await this.#applyOne(draft, arrival);
      sinceTurn += 1 + arrival.events.length;
      if (sinceTurn < EVENTS_A_TURN) continue;
      sinceTurn = 0;
      await turn();
    }
    return this.#finish(draft, commands);
  }

  /** Logs entries of the shell's own (a generation closed) with a change of the state's scalars, as a batch of their own. */
  async logOwn(entries: readonly Entry[], change: () => void): Promise<Applied> {
    this.durability.begin();
    const draft = newDraft();
    const start = Number(meta(this.state, 'treeSize'));
    draft.entries.push(...entries.map((entry, i) => ({ index: start + i, entry })));
    this.state.meta.set('treeSize', BigInt(start + entries.length));
    change();
    return this.#finish(draft, []);
  }

  async #applyOne(draft: Draft, arrival: Arrival): Promise<void> {
    const { partition, generation, sequence, frameBytes, events } = arrival;
    const hash = sha256(frameBytes);
    const row = this.watermarks.get(partition);
    const timeMs = Math.max(row?.timeMs ?? 0, arrival.timeMs);
    const frame = this.#options.checkFrame(frameBytes, arrival.sender);
    const frameSha256 = toHex(hash);
    const input: Input = { partition, generation, sequence, timeMs, frameBytes, frameSha256, frame, events };
    const blobs = await this.#options.blobs(blobsNamed(frame));
    const start = Number(meta(this.state, 'treeSize'));
    const effects = apply(this.state, input, { blob: (name) => blobs.get(name) });

    this.watermarks.grow(bookPartitionsOf(this.state), this.generation);
    draft.inputs.push(input);
    // One by one: a message may log more than a call has arguments.
    for (const [i, entry] of effects.entries.entries()) draft.entries.push({ index: start + i, entry });
    draft.blobs.push(...effects.blobs);
    for (const { partition: to, command } of effects.outbox) queue(draft.outbox, to, command);
    this.#notify(draft, effects.notices, timeMs);
    if (changedOrUsed(input, effects))
      draft.frames.push({ partition, generation, sequence, timeMs, sha256: hash, bytes: frameBytes });
    this.#noteOwn(draft, input, effects);
    this.watermarks.advance(partition, {
      generation,
      sequence,
      messageSha256: hash,
      timeMs,
      eventsSequence: arrival.eventsSequence,
    });
  }

  #notify(draft: Draft, notices: Effects['notices'], timeMs: number): void {
    let [last, bytes]: [Notice | undefined, Uint8Array] = [undefined, NO_BYTES];
    for (const { agent, notice } of notices) {
      if (agent === this.#options.settlementKey) continue;
      // One notice to several agents comes once for each, one behind the other.
      if (notice !== last) bytes = encodeNotice(notice);
      last = notice;
      draft.inbox.add(agent, bytes, timeMs);
    }
  }

  /** What became of a frame that settlement itself sent. */
  #noteOwn(draft: Draft, input: Input, effects: Effects): void {
    const { frame, partition } = input;
    if (!frame.ok || frame.value.agent !== this.#options.settlementKey) return;
    const refused = refusalOf(input, effects);
    const firstSequence = Number(frame.value.firstSequence);
    if (!refused) {
      draft.ownApplied.set(partition, firstSequence + frame.value.commands.length - 1);
      const result = frameResult(effects, this.#options.settlementKey);
      draft.ownResults.push({ partition, firstSequence, outcomes: result?.outcomes ?? [] });
    } else if (refused.code === 'sequence_replayed') {
      const used = Math.max(draft.ownApplied.get(partition) ?? 0, Number(refused.expectedSequence) - 1);
      if (used > 0) draft.ownApplied.set(partition, used);
    } else if (refused.code === 'sequence_gap') {
      draft.gaps.add(partition);
    }
  }

  #finish(draft: Draft, commands: readonly { partition: number; command: Command }[]): Applied {
    const { ownFrames } = this.#options;
    const caused = [...draft.outbox].flatMap(([partition, list]) => ownFrames.build(partition, list));
    const given = commands.flatMap(({ partition, command }) => ownFrames.build(partition, [command]));
    const outbox: OutboxFrame[] = [...caused, ...given];
    for (const partition of new Set(outbox.map((frame) => frame.partition)))
      this.watermarks.advance(partition, { ownSequence: ownFrames.lastSequence(partition) });
    const leaves = draft.entries.map(({ index, entry }) => ({ index, bytes: encodeEntry(entry) }));
    const tree = this.tree.prepare(
      leaves.map(({ bytes }) => leafHash(bytes)),
      this.#lastAppend,
    );
    this.#lastAppend = tree;
    assert(tree.size === Number(meta(this.state, 'treeSize')), `the tree grows to the ledger's ${tree.size} leaves`);
    const inbox = draft.inbox.messages(this.#lastInboxId + 1);
    this.#lastInboxId += inbox.length;
    const batch: Batch = {
      generation: this.generation,
      treeSize: tree.size,
      entries: leaves,
      transfers: draft.entries.flatMap(({ index, entry }) =>
        entry.type === 'transfer' ? [{ leafIndex: index, transfer: entry.transfer }] : [],
      ),
      tiles: tree.tiles,
      frames: draft.frames,
      trades: draft.inputs.flatMap(tradesOf),
      ...takeChanges(this.state),
      outbox,
      outboxApplied: [...draft.ownApplied].map(([partition, throughSequence]) => ({ partition, throughSequence })),
      inbox,
      watermarks: this.watermarks.takeChanged(),
      blobsKept: draft.blobs,
    };
    const { inputs, entries, ownResults } = draft;
    const framed = given.map(({ firstSequence }) => firstSequence);
    return { batch, tree, inputs, entries, ownResults, framed, gaps: [...draft.gaps] };
  }
}

function tradesOf({ partition, timeMs, events }: Input): BookTradeRow[] {
  return events.flatMap((event) => (event.type === 'tradeMatched' ? [{ partition, timeMs, trade: event }] : []));
}

const newDraft = (): Draft => ({
  inputs: [],
  entries: [],
  frames: [],
  inbox: new InboxDraft(),
  outbox: new Map(),
  blobs: [],
  ownResults: [],
  ownApplied: new Map(),
  gaps: new Set(),
});

function queue(outbox: Map<number, Command[]>, partition: number, command: Command): void {
  const commands = outbox.get(partition);
  if (commands) commands.push(command);
  else outbox.set(partition, [command]);
}

function blobsNamed(frame: Result<Frame>): string[] {
  if (!frame.ok) return [];
  return frame.value.commands.flatMap((command) => {
    return command.type === 'provePossession' && fromHex(command.proofSha256) ? [command.proofSha256] : [];
  });
}
