import type { Address, Hex } from 'viem';
import { InfinityDbError } from '../../primitives/error.ts';
import type { ReadClient } from './connect.ts';

/**
 * The one owner of an account's chain nonce: sends go out one after another, each with the next nonce. The chain is asked for the
 * nonce at first and after every failure, for then it alone knows whether the transaction reached it.
 */
export type NonceQueue = {
  readonly address: Address;
  /** Runs `broadcast` with the next nonce when its turn comes; throws `timed_out` (outcome unknown) or `busy`. */
  send(broadcast: (nonce: number) => Promise<Hex>): Promise<Hex>;
};

const WAITING_LIMIT = 1024;
export const SEND_DEADLINE_MS = 30_000;

/** What `work` gives, or `timed_out` after `deadlineMs`; what `work` does after that is nobody's. */
export async function withDeadline<T>(work: Promise<T>, deadlineMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new InfinityDbError('timed_out', `${what}: no answer in ${deadlineMs} ms`)),
      deadlineMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function createNonceQueue(client: ReadClient, address: Address, deadlineMs = SEND_DEADLINE_MS): NonceQueue {
  let next: number | undefined;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const ask = () =>
    withDeadline(client.getTransactionCount({ address, blockTag: 'pending' }), deadlineMs, `nonce of ${address}`);

  async function turn(broadcast: (nonce: number) => Promise<Hex>): Promise<Hex> {
    const nonce = next ?? (await ask());
    next = undefined;
    const hash = await withDeadline(broadcast(nonce), deadlineMs, `transaction ${nonce} of ${address}`);
    next = nonce + 1;
    return hash;
  }

  return {
    address,
    async send(broadcast) {
      if (waiting >= WAITING_LIMIT)
        throw new InfinityDbError('busy', `${waiting} transactions of ${address} wait already`);
      waiting++;
      const mine = last.then(() => turn(broadcast));
      last = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        waiting--;
      }
    },
  };
}
