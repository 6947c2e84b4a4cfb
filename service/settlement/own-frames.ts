import type { Command } from '../../primitives/commands.ts';
import { MAX_BODY_BYTES, MAX_COMMANDS } from '../../primitives/frame.ts';
import type { SigningKey } from '../../primitives/keys.ts';
import { assert } from '../../primitives/result.ts';
import { buildFrame, encodeBody } from '../../schemas/frame.ts';
import type { OutboxFrame } from '../../settlement/store/batch.ts';

/** Settlement's frames wait as long as it takes: dropping one would leave a gap in its sequence. */
const NEVER_EXPIRES_MS = Number.MAX_SAFE_INTEGER;

/** Signs settlement's own commands into frames with consecutive sequence numbers for each partition. */
export class OwnFrames {
  readonly #networkId: Uint8Array;
  readonly #key: SigningKey;
  /** The last sequence number used, by partition. */
  readonly #used: Map<number, number>;

  constructor(networkId: Uint8Array, key: SigningKey, used: ReadonlyMap<number, number>) {
    this.#networkId = networkId;
    this.#key = key;
    this.#used = new Map(used);
  }

  lastSequence(partition: number): number {
    return this.#used.get(partition) ?? 0;
  }

  /** Frames for these commands in order, as few as their sizes allow. */
  build(partition: number, commands: readonly Command[]): OutboxFrame[] {
    if (commands.length === 0) return [];
    if (commands.length > MAX_COMMANDS || encodeBody(NEVER_EXPIRES_MS, commands).length > MAX_BODY_BYTES) {
      assert(commands.length > 1, `a ${commands[0]?.type} command fits a frame`);
      const half = Math.ceil(commands.length / 2);
      return [...this.build(partition, commands.slice(0, half)), ...this.build(partition, commands.slice(half))];
    }
    const firstSequence = this.lastSequence(partition) + 1;
    this.#used.set(partition, this.lastSequence(partition) + commands.length);
    const { bytes } = buildFrame({
      networkId: this.#networkId,
      key: this.#key,
      partition,
      firstSequence: BigInt(firstSequence),
      expiresAtMs: NEVER_EXPIRES_MS,
      commands,
    });
    return [{ partition, firstSequence, commands: commands.length, frame: bytes }];
  }
}
