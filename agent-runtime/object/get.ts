import { decompress } from '../coding/compression.ts';
import { openStream } from '../coding/seal.ts';
import { planSlots } from '../coding/slot-plan.ts';
import type { AgentContext } from '../context.ts';
import { findObject } from './holders.ts';
import type { OnProgress } from './progress.ts';
import { readStripes } from './stripe-reader.ts';

export type FetchedObject = {
  readonly size: number;
  readonly holders: readonly string[];
  /** The object's bytes, each segment authenticated before it is handed out; throws `content_mismatch` or `not_enough_shards`. */
  readonly body: AsyncIterable<Uint8Array>;
};

/** Opens an object for reading: from any k of the agents that lease it. `key` is what `putObject` gave. */
export async function getObject(
  context: AgentContext,
  id: string,
  key: Uint8Array,
  options: { readonly onProgress?: OnProgress | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<FetchedObject> {
  const { signal, onProgress } = options;
  const { manifest, holders } = await findObject(context, id, signal);
  const plan = planSlots(manifest.sealedSize, manifest);
  const stripes = readStripes({
    plan,
    holders,
    key,
    signal,
    onFailure: ({ agent }, error) =>
      onProgress?.({ type: 'attempt-failed', agent, message: String(error), willRetry: true }),
  });
  const opened = decompress(openStream(stripes, key), manifest.compression, manifest.size);
  return {
    size: manifest.size,
    holders: holders.map(({ agent }) => agent),
    body: counted(opened, manifest.size, onProgress),
  };
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  total: number,
  onProgress?: OnProgress,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const part of source) {
    done += part.length;
    onProgress?.({ type: 'bytes', done, total });
    yield part;
  }
}
