import { toHex } from '../../primitives/bytes.ts';
import type { Command } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { SigningKey } from '../../primitives/keys.ts';
import type { CommandOutcome, Notice } from '../../primitives/notices.ts';
import { decodeNotices } from '../../schemas/notices.ts';
import type { Bus, FrameStore } from './bus.ts';
import { Lane } from './lane.ts';

export type LinkOptions = {
  readonly networkId: Uint8Array;
  readonly key: SigningKey;
  readonly bus: Bus;
  readonly store: FrameStore;
  /** The most commands a second on each partition, asked for each frame; absent or undefined: as many as there are. */
  readonly commandsPerSecond?: () => number | undefined;
  /** Told of what is no caller's fault and mends itself: a frame sent again, a notice that did not decode. */
  readonly log: (message: string) => void;
};

export type NoticeListener = (notice: Notice) => void | Promise<void>;

/**
 * An agent's link to the order of record: frames go out signed, in sequence, one at a time a partition, and are sent again under the
 * same sequence until settlement says what became of them; notices come in at least once.
 */
export class AgentLink {
  readonly agent: string;
  readonly #options: LinkOptions;
  readonly #lanes = new Map<number, Lane>();
  readonly #listeners = new Set<NoticeListener>();
  readonly #closing = new AbortController();
  #reading: Promise<void> = Promise.resolve();

  constructor(options: LinkOptions) {
    this.#options = options;
    this.agent = toHex(options.key.publicKey);
  }

  /** Starts to read notices, and sends again what an earlier process left open on `partitions`. */
  start(partitions: readonly number[]): void {
    for (const partition of partitions) this.#lane(partition);
    this.#reading = this.#options.bus.readNotices((bytes) => this.#receive(bytes), this.#closing.signal);
  }

  /**
   * What each command came to, finally: durable in the ledger, not merely accepted by the stream. Waits as long as it takes (frames
   * outlive restarts of everything) unless `signal` gives up waiting, which does not take the commands back.
   */
  async submit(
    partition: number,
    commands: readonly Command[],
    signal?: AbortSignal,
  ): Promise<readonly CommandOutcome[]> {
    return await this.#lane(partition).submit(commands, signal);
  }

  /** As `submit` for one command; a refusal is thrown with its code and `step`. Returns the id of what it made. */
  async execute(partition: number, command: Command, step: string, signal?: AbortSignal): Promise<bigint> {
    const [outcome] = await this.submit(partition, [command], signal);
    if (!outcome?.ok)
      throw new InfinityDbError(outcome?.code ?? 'internal', outcome?.message ?? 'no outcome', { step });
    return outcome.id;
  }

  onNotice(listener: NoticeListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const lane of this.#lanes.values()) lane.close();
    await this.#reading;
  }

  #lane(partition: number): Lane {
    let lane = this.#lanes.get(partition);
    if (!lane) {
      lane = new Lane(partition, this.#options);
      this.#lanes.set(partition, lane);
    }
    return lane;
  }

  async #receive(bytes: Uint8Array): Promise<void> {
    const notices = decodeNotices(bytes);
    if (!notices.ok) {
      this.#options.log(`notices did not decode (${notices.message}); this agent may be older than the network`);
      return;
    }
    for (const notice of notices.value) {
      if (notice.type === 'frameResult') this.#lanes.get(notice.partition)?.settle(notice);
      for (const listener of this.#listeners) await listener(notice);
    }
  }
}
