import { isDeepStrictEqual } from 'node:util';
import type { Engine, EngineMessage } from '../../market/engine.ts';
import { toHex, utf8 } from '../../primitives/bytes.ts';
import type { Frame } from '../../primitives/commands.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { Notice } from '../../primitives/notices.ts';
import type { Result } from '../../primitives/result.ts';
import type { Effects, Input } from '../../settlement/escrow/io.ts';
import { apply } from '../../settlement/escrow/reducer.ts';
import { createState, type SettlementState, treeSizeOf } from '../../settlement/escrow/state.ts';
import { GENESIS, NETWORK_ID, START_MS } from '../genesis.ts';
import type { Checks } from '../invariants/checks.ts';
import { type EngineSnapshot, engineOf, replayed } from './engine-copy.ts';
import { type Changes, StoredRows } from './stored-rows.ts';

/** One message that settlement applied, and what came of it. */
export type Applied = {
  readonly input: Input;
  readonly effects: Effects;
  readonly changes: Changes;
  readonly sizeBefore: bigint;
};

type Listener = {
  /** After every message that settlement applied, before anybody is told of it. */
  applied(step: Applied): void;
  notice(agent: string, notice: Notice): void;
  outbox(item: Effects['outbox'][number]): void;
};

/**
 * The order of record in memory, with the real cores on it: an engine for each book partition, which applies a message as it is published;
 * settlement, which reads each partition's events behind its engine; and beside each engine a replica that stands where settlement does.
 */
export class Network {
  state: SettlementState = createState(GENESIS, NETWORK_ID);
  readonly stored = new StoredRows();
  readonly engines: Engine[] = [];
  readonly replicas: Engine[] = [];
  /** Messages of each book, for engines that are made anew. */
  readonly streams: EngineMessage[][] = [];
  /** The newest snapshot of each replica. */
  readonly snapshots: EngineSnapshot[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  nowMs = START_MS;
  messages = 0;
  readonly #checks: Checks;
  readonly #listener: Listener;
  readonly #queues: Input[][] = [];
  readonly #sequences: number[] = [];
  readonly #held: number[] = [];
  #draining = false;

  constructor(checks: Checks, listener: Listener) {
    this.#checks = checks;
    this.#listener = listener;
    for (let partition = 0; partition <= GENESIS.bookPartitions; partition++) {
      this.#queues.push([]);
      this.#sequences.push(0);
      this.#held.push(0);
      if (partition === 0) continue;
      this.engines.push(replayed(partition, []));
      this.replicas.push(replayed(partition, []));
      this.streams.push([]);
    }
  }

  engine(partition: number): Engine {
    return engineOf(this.engines, partition);
  }

  replica(partition: number): Engine {
    return engineOf(this.replicas, partition);
  }

  /** Puts a message into the order of record; settlement applies it at once, unless it is behind. */
  publish(partition: number, frame: Result<Frame>): void {
    const sequence = (this.#sequences[partition] as number) + 1;
    this.#sequences[partition] = sequence;
    this.messages++;
    const { nowMs: timeMs } = this;
    const message = { generation: 1, sequence, timeMs, frame };
    const frameBytes = frame.ok ? frame.value.signature : utf8(`no frame ${sequence}`);
    const frameSha256 = toHex(sha256(frameBytes).subarray(0, 8)).padEnd(64, '0');
    const events = partition === 0 ? [] : this.engine(partition).apply(message);
    this.#queues[partition]?.push({ partition, ...message, frameBytes, frameSha256, events });
    this.drain();
  }

  /** Keeps what each replica is now, for one that comes up later. */
  takeSnapshots(): void {
    for (const [i, replica] of this.replicas.entries())
      this.snapshots[i] = { messages: this.streams[i]?.length ?? 0, bytes: replica.snapshot() };
  }

  /** Until then settlement hears nothing of the partition. */
  hold(partition: number, untilMs: number): void {
    this.#held[partition] = Math.max(this.#held[partition] as number, untilMs);
  }

  /** Applies what waits, as far as it is not held. */
  drain(all = false): void {
    if (this.#draining) return;
    this.#draining = true;
    if (all) this.#held.fill(0);
    for (let some = true; some; ) {
      some = false;
      for (const [partition, queue] of this.#queues.entries()) {
        const input = (this.#held[partition] as number) <= this.nowMs ? queue.shift() : undefined;
        if (!input) continue;
        some = true;
        this.#consume(input);
      }
    }
    this.#draining = false;
  }

  #consume(input: Input): void {
    const sizeBefore = treeSizeOf(this.state);
    const effects = apply(this.state, input, { blob: (hash) => this.blobs.get(hash) });
    const { partition, generation, sequence, timeMs, frame, events } = input;
    if (partition > 0) {
      const message = { generation, sequence, timeMs, frame };
      this.streams[partition - 1]?.push(message);
      const again = this.replica(partition).apply(message);
      this.#checks.that(8, isDeepStrictEqual(again, events), () => `replica of ${partition} differs at ${sequence}`);
    }
    this.#listener.applied({ input, effects, changes: this.stored.save(this.state), sizeBefore });
    for (const item of effects.outbox) this.#listener.outbox(item);
    for (const { agent, notice } of effects.notices) this.#listener.notice(agent, notice);
  }
}
