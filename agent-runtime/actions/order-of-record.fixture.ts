import { createEngine } from '../../market/engine.ts';
import { GENESIS } from '../../market/engine.fixture.ts';
import { toHex } from '../../primitives/bytes.ts';
import type { Command, Frame } from '../../primitives/commands.ts';
import { quoteMessage } from '../../primitives/frame.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { sha256 } from '../../primitives/hash.ts';
import { signingKey, verifySignature } from '../../primitives/keys.ts';
import type { Notice } from '../../primitives/notices.ts';
import type { Clock } from '../../primitives/ports.ts';
import { type Result, refuse } from '../../primitives/result.ts';
import { buildFrame, decodeFrame, verifyFrame } from '../../schemas/frame.ts';
import { encodeNotice } from '../../schemas/notices.ts';
import { apply } from '../../settlement/escrow/reducer.ts';
import { createState } from '../../settlement/escrow/state.ts';
import { spendableOf } from '../../settlement/ledger/ledger.ts';
import type { Bus } from '../link/bus.ts';
import type { Offer } from './action-context.ts';

const SETTLEMENT = signingKey(new Uint8Array(32).fill(9));
export const NETWORK_ID = new Uint8Array(32).fill(7);
export const WINDOW_MS = 20_000;

/** For tests: market and settlement as they are, one message after another in this process. */
export class OrderOfRecord {
  readonly genesis: Genesis = {
    ...GENESIS,
    settlementKey: toHex(SETTLEMENT.publicKey),
    info: { cap: 1n << 40n, grantRule: 'fixed', grantInfo: 1_000_000n },
    deliveryWindowMs: WINDOW_MS,
    disputeWindowMs: WINDOW_MS,
  };
  /** What settlement has told agents, in order. */
  readonly told: { readonly agent: string; readonly notice: Notice }[] = [];
  readonly #clock: Clock;
  readonly #state = createState(this.genesis, NETWORK_ID);
  readonly #engine = createEngine({ genesis: this.genesis, networkId: NETWORK_ID, partition: 1 });
  readonly #inboxes = new Map<string, Inbox>();
  readonly #last = new Map<number, number>();
  readonly #ownSequence = new Map<number, bigint>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  balance(account: string): bigint {
    return spendableOf(this.#state.ledger, account);
  }

  enrol(agent: string, owner: string): void {
    this.publish(0, {
      type: 'enrolAgent',
      agent,
      owner,
      natsKey: '11'.repeat(32),
      dhtKey: '22'.repeat(32),
      validUntilSeconds: 1n << 40n,
      nonce: 1n,
      ownerSignature: new Uint8Array(65),
      agentSignature: new Uint8Array(64),
    });
  }

  /** A frame of settlement's own. */
  publish(partition: number, ...commands: Command[]): void {
    const firstSequence = this.#ownSequence.get(partition) ?? 1n;
    this.#ownSequence.set(partition, firstSequence + BigInt(commands.length));
    const expiresAtMs = this.#clock.nowMs() + 60_000;
    const frame = { networkId: NETWORK_ID, key: SETTLEMENT, partition, firstSequence, expiresAtMs, commands };
    this.#take(partition, buildFrame(frame).bytes);
  }

  busOf(agent: string): Bus {
    return {
      publishFrame: async (partition, bytes) => this.#take(partition, bytes),
      readNotices: (handle, signal) => this.#inboxOf(agent).read(handle, signal),
    };
  }

  async offerOf(negotiationId: bigint): Promise<Offer | undefined> {
    for (const instrument of this.#engine.instruments())
      for (const { orderId, price, agent } of this.#engine.depth(instrument, 100).asks)
        if (orderId === negotiationId) return { instrument, price, seller: agent };
    return undefined;
  }

  repeatNotices(name: string): void {
    for (const { agent, notice } of this.told.slice())
      if (agent === name) this.#inboxOf(name).push(encodeNotice(notice));
  }

  #take(partition: number, bytes: Uint8Array): void {
    const sequence = (this.#last.get(partition) ?? 0) + 1;
    this.#last.set(partition, sequence);
    const at = { generation: 1, sequence, timeMs: this.#clock.nowMs(), frame: checkedFrame(bytes) };
    const events = partition === 0 ? [] : this.#engine.apply(at);
    const input = { ...at, partition, frameBytes: bytes, frameSha256: toHex(sha256(bytes)), events };
    const { notices, outbox } = apply(this.#state, input, { blob: () => undefined });
    for (const { agent, notice } of notices) {
      this.told.push({ agent, notice });
      this.#inboxOf(agent).push(encodeNotice(notice));
    }
    for (const { partition: to, command } of outbox) this.publish(to, command);
  }

  #inboxOf(agent: string): Inbox {
    const inbox = this.#inboxes.get(agent) ?? new Inbox();
    this.#inboxes.set(agent, inbox);
    return inbox;
  }
}

function checkedFrame(bytes: Uint8Array): Result<Frame> {
  const frame = decodeFrame(bytes);
  if (!frame.ok) return frame;
  const isSigned = verifyFrame(NETWORK_ID, frame.value) && frame.value.commands.every(isQuoteSigned);
  return isSigned ? frame : refuse('bad_signature', 'a signature is wrong');
}

function isQuoteSigned(command: Command): boolean {
  if (command.type !== 'acceptQuote') return true;
  const seller = Uint8Array.from(Buffer.from(command.quote.seller, 'hex'));
  return verifySignature(seller, quoteMessage(NETWORK_ID, command.quoteBytes), command.sellerSignature);
}

/** An agent's notices: kept until it has handled them. */
class Inbox {
  readonly #waiting: Uint8Array[] = [];
  #wake: () => void = () => undefined;

  push(notice: Uint8Array): void {
    this.#waiting.push(notice);
    this.#wake();
  }

  async read(handle: (notice: Uint8Array) => Promise<void>, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#wake(), { once: true });
    while (!signal.aborted) {
      const next = this.#waiting[0];
      if (next) {
        await handle(next);
        this.#waiting.shift();
      } else {
        const woken = Promise.withResolvers<void>();
        this.#wake = woken.resolve;
        await woken.promise;
      }
    }
  }
}
