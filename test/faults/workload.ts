import { ReadableStream } from 'node:stream/web';
import { setTimeout as delay } from 'node:timers/promises';
import { getObject } from '../../agent-runtime/object/get.ts';
import { type PutOptions, putObject, type StoredObject } from '../../agent-runtime/object/put.ts';
import { toHex } from '../../primitives/bytes.ts';
import type { Command } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { TradeMatched } from '../../primitives/events.ts';
import { sha256 } from '../../primitives/hash.ts';
import { INFO } from '../../primitives/money.ts';
import { digestOf } from '../../service/file-source.ts';
import type { UserAgent } from '../../service/user-agent.ts';
import type { Seeded } from './seeded.ts';

/** What was called final. Amounts of INFO, each different; of a bid, its trades. */
export type Acknowledged = {
  readonly payments: bigint[];
  readonly allocations: bigint[];
  readonly bids: (readonly TradeMatched[])[];
  readonly objects: (Pick<StoredObject, 'id' | 'key' | 'leases' | 'trades'> & { readonly sha256: string })[];
  /** Coded errors of puts that failed; they are not acknowledged. */
  readonly failures: InfinityDbError[];
};

const PAUSE_MS = 20;
const AFTER_FAILURE_MS = 200;
const SMALLEST_BYTES = 200_000;
const LARGEST_BYTES = 3_000_000;
const FIRST_ALLOCATION = 1_000_000n;
const SPREAD = { k: 2, n: 4 };

/** Trades by one user agent, without a pause until told to stop: payments and allocations on partition 0, puts through the market. */
export class Workload {
  readonly acknowledged: Acknowledged = { payments: [], allocations: [], bids: [], objects: [], failures: [] };
  readonly #user: UserAgent;
  readonly #random: Seeded;
  /** 64 hex digits each. */
  readonly payer: string;
  readonly payee: string;
  #stopping = new AbortController();
  #amount = 0n;
  #running: Promise<unknown> | undefined;

  constructor(user: UserAgent, payee: string, random: Seeded) {
    this.#user = user;
    this.#random = random;
    this.payer = user.context.agent;
    this.payee = payee;
  }

  start(): void {
    this.#stopping = new AbortController();
    this.#running = Promise.all([this.#pay(), this.#allocate(), this.#store()]);
    // What went wrong is for `stop` to tell, and a bench that is closed early asks nobody.
    this.#running.catch(() => undefined);
  }

  /** Lets what is under way end, then rejects with what went wrong that no coded error explains. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Buys the slots of an object, and goes away before anything is in them. */
  async abandon(): Promise<void> {
    const gone = new AbortController();
    const done = this.#put(this.#someBytes(), { signal: gone.signal, onBought: () => gone.abort() });
    await done.then(
      () => Promise.reject(new Error('an abandoned put went on')),
      (error: unknown) => {
        if (!gone.signal.aborted) throw error;
      },
    );
  }

  /** The `newest` acknowledged objects as they read now. Throws where one is another than went in. */
  async readBack(newest: number): Promise<void> {
    for (const { id, key, sha256: expected } of this.acknowledged.objects.slice(-newest)) {
      const found = await digestOf((await getObject(this.#user.context, id, key)).body);
      if (found.sha256 !== expected) throw new Error(`object ${id} came back as ${found.sha256}, not ${expected}`);
    }
  }

  async #pay(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const amountBaseUnits = ++this.#amount;
      const pay = { type: 'pay', toAgent: this.payee, asset: INFO, amountBaseUnits, memo: '' } as const;
      if (await this.#final(pay)) this.acknowledged.payments.push(amountBaseUnits);
      await delay(PAUSE_MS);
    }
  }

  /** A put gives back to available whatever is free in its partition, so these come back by themselves. */
  async #allocate(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const amountBaseUnits = FIRST_ALLOCATION + ++this.#amount;
      const allocate = { type: 'allocateFunds', asset: INFO, amountBaseUnits, partition: 1 } as const;
      if (await this.#final(allocate)) this.acknowledged.allocations.push(amountBaseUnits);
      await delay(10 * PAUSE_MS);
    }
  }

  /** False where it was never sent, since this agent's own disk had no room for it: then it must not be in the ledger. */
  async #final(command: Command): Promise<boolean> {
    try {
      await this.#user.context.link.execute(0, command, 'workload');
      return true;
    } catch (error) {
      if (!InfinityDbError.is(error) || error.code !== 'disk_full') throw error;
      await delay(AFTER_FAILURE_MS);
      return false;
    }
  }

  async #store(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const bytes = this.#someBytes();
      try {
        const { id, key, leases, trades } = await this.#put(bytes);
        this.acknowledged.objects.push({ id, key, leases, trades, sha256: toHex(sha256(bytes)) });
      } catch (error) {
        if (!InfinityDbError.is(error)) throw error;
        this.acknowledged.failures.push(error);
        await delay(AFTER_FAILURE_MS);
      }
    }
  }

  #someBytes(): Uint8Array {
    return this.#random.bytes(SMALLEST_BYTES + this.#random.below(LARGEST_BYTES - SMALLEST_BYTES));
  }

  async #put(
    bytes: Uint8Array,
    { signal, onBought }: { readonly signal?: AbortSignal; readonly onBought?: () => void } = {},
  ): Promise<StoredObject> {
    const options: PutOptions = {
      source: { size: bytes.length, open: () => ReadableStream.from([bytes]) },
      spread: SPREAD,
      instrument: 'storage/hour/USDX',
      maxPricePerLot: 4_000,
      keep: () => undefined,
      signal,
      onProgress: (progress) => {
        if (progress.type !== 'bought') return;
        this.acknowledged.bids.push(progress.trades);
        onBought?.();
      },
    };
    return await putObject(this.#user.context, options);
  }
}
