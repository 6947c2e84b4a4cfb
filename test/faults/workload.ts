import { randomBytes } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import { setTimeout as delay } from 'node:timers/promises';
import { getObject } from '../../agent-runtime/object/get.ts';
import { putObject } from '../../agent-runtime/object/put.ts';
import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { sha256 } from '../../primitives/hash.ts';
import { digestOf } from '../../service/file-source.ts';
import type { UserAgent } from '../../service/user-agent.ts';

export type Acknowledged = {
  /** Amounts, each different, of the payments that settlement called final. */
  readonly payments: bigint[];
  readonly objects: {
    readonly id: string;
    readonly key: Uint8Array;
    readonly sha256: string;
    readonly leases: readonly bigint[];
  }[];
  /** Coded errors of puts that failed; they are not acknowledged. */
  readonly failures: InfinityDbError[];
};

const PAUSE_MS = 20;

/** Trades without a pause, by one user agent: payments on partition 0 and puts through the market, until told to stop. */
export class Workload {
  readonly acknowledged: Acknowledged = { payments: [], objects: [], failures: [] };
  readonly #user: UserAgent;
  /** 64 hex digits each. */
  readonly payer: string;
  readonly payee: string;
  #stopping = new AbortController();
  #amount = 1n;
  #running: Promise<unknown> | undefined;

  constructor(user: UserAgent, payee: string) {
    this.#user = user;
    this.payer = user.context.agent;
    this.payee = payee;
  }

  start(): void {
    this.#stopping = new AbortController();
    this.#running = Promise.all([this.#pay(), this.#store()]);
  }

  /** Lets what is under way end, then rejects with what went wrong that no coded error explains. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Each acknowledged object as it reads now. Throws where one is another than went in. */
  async readBack(): Promise<void> {
    for (const { id, key, sha256: expected } of this.acknowledged.objects) {
      const found = await digestOf((await getObject(this.#user.context, id, key)).body);
      if (found.sha256 !== expected) throw new Error(`object ${id} came back as ${found.sha256}, not ${expected}`);
    }
  }

  async #pay(): Promise<void> {
    const { context } = this.#user;
    while (!this.#stopping.signal.aborted) {
      const amountBaseUnits = this.#amount++;
      await context.link.execute(0, { type: 'pay', toAgent: this.payee, asset: 1, amountBaseUnits, memo: '' }, 'pay');
      this.acknowledged.payments.push(amountBaseUnits);
      await delay(PAUSE_MS);
    }
  }

  async #store(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const bytes = new Uint8Array(randomBytes(100_000 + Math.floor(Math.random() * 900_000)));
      try {
        const { id, key, leases } = await putObject(this.#user.context, {
          source: { size: bytes.length, open: () => ReadableStream.from([bytes]) },
          spread: { k: 2, n: 4 },
          instrument: 'storage/hour/USDX',
          maxPricePerLot: 4_000,
          keep: () => undefined,
        });
        this.acknowledged.objects.push({ id, key, sha256: toHex(sha256(bytes)), leases });
      } catch (error) {
        if (!InfinityDbError.is(error)) throw error;
        this.acknowledged.failures.push(error);
        await delay(10 * PAUSE_MS);
      }
    }
  }
}
