import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { createEngine, type EngineMessage } from '../../market/engine.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { encodeEventsMessage } from '../../schemas/events.ts';

/** What a process of its own is to play: a stream from its start, or from a snapshot on. */
export type Stream = {
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly snapshot: Uint8Array | undefined;
  readonly messages: readonly EngineMessage[];
};

/** SHA-256 of the EVENTS bytes of each message, and the engine as it then is. */
export type Replayed = {
  readonly events: readonly string[];
  readonly digest: string;
  readonly snapshot: Uint8Array;
};

export function replay({ genesis, networkId, snapshot, messages }: Stream): Replayed {
  const engine = createEngine({ genesis, networkId, partition: 1, snapshot });
  const events = messages.map((message) => {
    const { generation, sequence, timeMs } = message;
    const told = { partition: 1, generation, sequence, timeMs, frameBytes: new Uint8Array(), sender: '' };
    const parts = encodeEventsMessage({ ...told, events: engine.apply(message) });
    return createHash('sha256').update(Buffer.concat(parts)).digest('hex');
  });
  return { events, digest: engine.digest(), snapshot: engine.snapshot() };
}

const [from, to] = process.argv.slice(2);
if (import.meta.main && from && to) writeFileSync(to, serialize(replay(deserialize(readFileSync(from)) as Stream)));
