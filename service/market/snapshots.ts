import { equalBytes, fromHex, toHex } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { Engine } from '../../market/engine.ts';
import { isOperating, type Shell } from './shell.ts';
import {
  decodeList,
  decodePart,
  encodePart,
  MAX_SNAPSHOT_BYTES,
  parseJson,
  SNAPSHOT_FORMAT,
  SNAPSHOT_PART_BYTES,
  type SnapshotHeadJson,
  type SnapshotVerb,
  snapshotSubject,
} from './snapshot-wire.ts';

const REPLY_MS = 5_000;
/** A snapshot is due each so many messages of ORDERS, and each so long of partition time: the same messages for every replica. */
const EVERY = { messages: 10_000, ms: 10_000 };
/** Larger ones are made less often, by one more interval for each so many bytes. */
const BYTES_AN_INTERVAL = 4 * 1_048_576;

type At = { readonly sequence: number; readonly timeMs: number };

/** One replica's snapshots of one partition: taken where they are due, sent to settlement once EVENTS has what they stand for. */
export class Snapshots {
  readonly #shell: Shell;
  readonly #partition: number;
  #waiting: { readonly head: SnapshotHeadJson; readonly bytes: Uint8Array } | undefined;
  #lastBytes = 0;
  #sending: Promise<void> | undefined;

  constructor(shell: Shell, partition: number) {
    this.#shell = shell;
    this.#partition = partition;
  }

  /** To be told of each message applied, with where the partition stood before it. */
  applied(engine: Engine, generation: number, before: At, now: At): void {
    const every = this.#shell.snapshotEvery ?? EVERY;
    const intervals = 1 + Math.floor(this.#lastBytes / BYTES_AN_INTERVAL);
    const passed = (was: number, is: number, step: number): boolean =>
      Math.floor(is / (step * intervals)) > Math.floor(was / (step * intervals));
    const due = passed(before.sequence, now.sequence, every.messages) || passed(before.timeMs, now.timeMs, every.ms);
    if (!due || this.#waiting || this.#sending) return;
    const bytes = engine.snapshot();
    this.#lastBytes = bytes.length;
    if (bytes.length > MAX_SNAPSHOT_BYTES) {
      const partition = this.#partition;
      this.#shell.log.warn({ partition, bytes: bytes.length }, 'the engine is too large for a snapshot');
      return;
    }
    const head = {
      generation,
      ...now,
      format: SNAPSHOT_FORMAT,
      byteLength: bytes.length,
      sha256: toHex(sha256(bytes)),
    };
    this.#waiting = { head, bytes };
  }

  /** To be told up to where EVENTS is known to have this replica's answers. */
  published(generation: number, sequence: number): void {
    const due = this.#waiting;
    if (!due || due.head.sequence > sequence) return;
    this.#waiting = undefined;
    if (due.head.generation !== generation) return;
    this.#sending = this.#send(due.head, due.bytes)
      .catch((error: unknown) => {
        // The next one is as good.
        if (!isOperating(error)) throw error;
        this.#shell.log.warn({ partition: this.#partition, err: error }, 'a snapshot could not be sent');
      })
      .finally(() => {
        this.#sending = undefined;
      });
  }

  /** Resolves when none is on its way to settlement. */
  async sent(): Promise<void> {
    await this.#sending;
  }

  async #send(head: SnapshotHeadJson, bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length; from += SNAPSHOT_PART_BYTES) {
      const part = encodePart(head, from, bytes.subarray(from, from + SNAPSHOT_PART_BYTES));
      const reply = await ask(this.#shell, 'put', this.#partition, part);
      const { have, message } = parseJson(reply);
      if (have === true) return;
      if (have !== false)
        return this.#shell.log.warn({ partition: this.#partition, message }, 'a snapshot was refused');
    }
  }
}

async function ask(shell: Shell, verb: SnapshotVerb, partition: number, request: Uint8Array): Promise<Uint8Array> {
  return (await shell.nats.request(snapshotSubject(verb, partition), request, { timeout: REPLY_MS })).data;
}

/** What settlement has that counts, newest first. */
export async function listSnapshots(shell: Shell, partition: number): Promise<SnapshotHeadJson[]> {
  return decodeList(await ask(shell, 'list', partition, new Uint8Array()));
}

/** The bytes of a snapshot, or why they are not to be had as the head says. */
export async function fetchSnapshot(
  shell: Shell,
  partition: number,
  head: SnapshotHeadJson,
): Promise<Uint8Array | string> {
  const bytes = new Uint8Array(head.byteLength);
  const { generation, sequence } = head;
  for (let from = 0; from < bytes.length; from += SNAPSHOT_PART_BYTES) {
    const request = new TextEncoder().encode(JSON.stringify({ generation, sequence, from }));
    const part = decodePart(await ask(shell, 'get', partition, request));
    if (!part.ok) return part.message;
    if (part.value.head.from !== from || part.value.head.sha256 !== head.sha256)
      return 'its parts do not belong together';
    bytes.set(part.value.bytes, from);
  }
  return equalBytes(sha256(bytes), fromHex(head.sha256) ?? new Uint8Array()) ? bytes : 'its hash is another';
}
