import { randomBytes } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { connectNats } from '../../agent-runtime/link/connect.ts';
import { natsBus } from '../../agent-runtime/link/nats-bus.ts';
import { natsSeed } from '../../agent-runtime/link/nats-key.ts';
import { toHex } from '../../primitives/bytes.ts';
import type { Command } from '../../primitives/commands.ts';
import { sha256 } from '../../primitives/hash.ts';
import { type SigningKey, signingKey } from '../../primitives/keys.ts';
import type { Notice } from '../../primitives/notices.ts';
import { buildFrame } from '../../schemas/frame.ts';
import { decodeNotices } from '../../schemas/notices.ts';
import { callApi } from '../../sdk/http-api.ts';
import { enrolAgent } from '../../sdk/owner-command.ts';
import { natsUrl } from '../../service/service-nats.ts';
import type { Stack } from '../../service/stack.ts';

export type FrameResult = Extract<Notice, { type: 'frameResult' }>;
export type TransferJson = { readonly code: string; readonly debit: string; readonly amountBaseUnits: string };

/** An enrolled agent that sends what bytes it likes over its own NATS connection, and hears its notices. */
export class RawAgent {
  readonly hex: string;
  readonly #stack: Stack;
  readonly #key: SigningKey;
  readonly #connection: NatsConnection;
  readonly #notices: Notice[] = [];
  readonly #closing = new AbortController();
  #noticed: () => void = () => undefined;
  #sent = 0;

  private constructor(stack: Stack, key: SigningKey, connection: NatsConnection) {
    this.#stack = stack;
    this.#key = key;
    this.hex = toHex(key.publicKey);
    this.#connection = connection;
    void natsBus(connection, this.hex).readNotices(async (bytes) => {
      const notices = decodeNotices(bytes);
      if (!notices.ok) throw new Error(notices.message);
      this.#notices.push(...notices.value);
      this.#noticed();
    }, this.#closing.signal);
  }

  static async enrol(stack: Stack): Promise<RawAgent> {
    const seed = new Uint8Array(randomBytes(32));
    const wallet = privateKeyToAccount(generatePrivateKey());
    const { agent, jwt } = await enrolAgent(stack.apiUrl, stack.network.genesis, seed, wallet);
    const connection = await connectNats({
      url: natsUrl(stack.config),
      jwt,
      seed: natsSeed(seed),
      name: 'raw agent',
      agentHex: agent,
    });
    return new RawAgent(stack, signingKey(seed), connection);
  }

  frame(
    partition: number,
    firstSequence: bigint,
    commands: readonly Command[],
    changes: { readonly networkId?: Uint8Array; readonly expiresAtMs?: number } = {},
  ): Uint8Array {
    const { networkId } = this.#stack.network;
    const expiresAtMs = Date.now() + 60_000;
    return buildFrame({ networkId, key: this.#key, partition, firstSequence, expiresAtMs, commands, ...changes }).bytes;
  }

  /** Publishes to ORDERS; resolves when the stream has it. */
  async publish(partition: number, bytes: Uint8Array): Promise<void> {
    this.#sent += 1;
    await jetstream(this.#connection).publish(`idb.v1.orders.${partition}.${this.hex}`, bytes, {
      msgID: `${toHex(sha256(bytes))}-${this.#sent}`,
    });
  }

  /** What settlement says of these bytes; `isMeant` chooses where it says more than one thing. */
  async result(
    partition: number,
    bytes: Uint8Array,
    isMeant: (result: FrameResult) => boolean = () => true,
  ): Promise<FrameResult> {
    const frameSha256 = toHex(sha256(bytes));
    const isResult = (notice: Notice): notice is FrameResult => notice.type === 'frameResult';
    return (await this.heard(
      (notice) =>
        isResult(notice) && notice.partition === partition && notice.frameSha256 === frameSha256 && isMeant(notice),
    )) as FrameResult;
  }

  async heard(isMeant: (notice: Notice) => boolean): Promise<Notice> {
    for (;;) {
      const found = this.#notices.find(isMeant);
      if (found) return found;
      await new Promise<void>((resolve) => {
        this.#noticed = resolve;
      });
    }
  }

  async send(partition: number, bytes: Uint8Array): Promise<FrameResult> {
    await this.publish(partition, bytes);
    return await this.result(partition, bytes);
  }

  /** All that the ledger ever moved of the agent's, its share of the network's fees apart. */
  async transfers(): Promise<readonly TransferJson[]> {
    return await transfersOf(this.#stack, this.hex);
  }

  /** Resolves when its connection, lost after this call, is back. */
  async reconnected(): Promise<void> {
    for await (const { type } of this.#connection.status()) if (type === 'reconnect') return;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#connection.close();
  }
}

export async function transfersOf(stack: Stack, holder: string): Promise<readonly TransferJson[]> {
  const path = `/api/v1/transfers?holder=${holder}&limit=1000`;
  const { transfers } = await callApi<{ transfers: TransferJson[] }>(stack.apiUrl, path);
  return transfers.filter(({ code }) => code !== 'fee_share');
}
