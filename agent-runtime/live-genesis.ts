import type { Genesis } from '../primitives/genesis.ts';

const ASK_AGAIN_MS = 5_000;
const PATIENCE_MS = 2_000;

export type LiveGenesis = {
  /** The genesis document, with as many book partitions as there are now. */
  readonly current: () => Genesis;
  /** More partitions were opened, as settlement's notice says. */
  readonly opened: (bookPartitions: number) => void;
  readonly stop: () => void;
};

/**
 * Asks settlement's interface how many book partitions there are: once before it resolves, and where nobody answered, every few seconds until
 * somebody does. From then on notices tell. An order that goes to the wrong book is refused and costs its base fee, no more.
 */
export async function liveGenesis(genesis: Genesis, apiUrl: string): Promise<LiveGenesis> {
  let current = genesis;
  let timer: NodeJS.Timeout | undefined;
  const opened = (bookPartitions: number): void => {
    if (bookPartitions > current.bookPartitions) current = { ...genesis, bookPartitions };
  };
  const ask = async (): Promise<void> => {
    const bookPartitions = await askPartitions(apiUrl);
    if (bookPartitions === undefined) return;
    clearInterval(timer);
    opened(bookPartitions);
  };
  timer = setInterval(() => void ask(), ASK_AGAIN_MS);
  timer.unref();
  await ask();
  return { current: () => current, opened, stop: () => clearInterval(timer) };
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
