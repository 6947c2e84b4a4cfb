import type { Genesis } from '../primitives/genesis.ts';

const ASK_EVERY_MS = 5_000;
const PATIENCE_MS = 2_000;

export type LiveGenesis = {
  /** The genesis document, with as many book partitions as there are now. */
  readonly current: () => Genesis;
  readonly stop: () => void;
};

/**
 * Asks settlement's interface how many book partitions there are: once before it resolves, then every few seconds. While it does not answer
 * the last number holds: an order that goes to the wrong book is refused and costs its base fee, no more.
 */
export async function liveGenesis(genesis: Genesis, apiUrl: string): Promise<LiveGenesis> {
  let current = genesis;
  const ask = async (): Promise<void> => {
    const bookPartitions = await askPartitions(apiUrl);
    if (bookPartitions !== undefined && bookPartitions > current.bookPartitions)
      current = { ...genesis, bookPartitions };
  };
  await ask();
  const timer = setInterval(() => void ask(), ASK_EVERY_MS);
  timer.unref();
  return { current: () => current, stop: () => clearInterval(timer) };
}

async function askPartitions(apiUrl: string): Promise<number | undefined> {
  try {
    const response = await fetch(new URL('/api/v1/network', apiUrl), { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { bookPartitions } = (await response.json()) as { bookPartitions?: unknown };
    return response.ok && Number.isSafeInteger(bookPartitions) ? (bookPartitions as number) : undefined;
  } catch {
    return undefined;
  }
}
