import { fromHex, toHex } from '../../primitives/bytes.ts';
import { commitDigest } from '../../primitives/commit-delivery.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { parseInstrument } from '../../primitives/instrument.ts';
import { keyCommitment } from '../../primitives/key-commitment.ts';
import type { Notice } from '../../primitives/notices.ts';
import { describe } from '../background.ts';
import { decryptExchange } from '../coding/exchange.ts';
import type { AgentContext } from '../context.ts';
import { fetchDelivery } from './fetch-delivery.ts';
import { KeyedWork } from './in-turn.ts';
import { isClosed, isLater, type KeptData, KIND, type Purchase } from './open-records.ts';
import { orTimedOut, untilDeadline } from './waits.ts';

const REMEMBER_MS = 86_400_000;
/** How long one look for the seller takes, before its address is asked for again. */
const LOOK_MS = 2_000;

type Changed = Extract<Notice, { type: 'deliveryChanged' }>;

/**
 * The buyer's side of the fair exchange: fetches and checks what the seller committed to, acknowledges it, opens it with the revealed key,
 * keeps it, and accepts. Wrong data is not accepted and fails with `content_mismatch`. Each step is taken from durable records.
 */
export class Purchases {
  readonly #context: AgentContext;
  readonly #retentionMs: () => number;
  readonly #closing = new AbortController();
  readonly #work = new KeyedWork((key) => this.#advance(key));
  readonly #watching = new Map<string, Set<() => void>>();

  constructor(context: AgentContext, retentionMs: () => number) {
    this.#context = context;
    this.#retentionMs = retentionMs;
  }

  /** Goes on with what an earlier process left open. */
  resume(): void {
    const { records, clock } = this.#context;
    for (const [key, { state, deadlineMs }] of records.list<Purchase>(KIND.purchase)) {
      if (isClosed(state) && deadlineMs + REMEMBER_MS < clock.nowMs()) {
        records.delete(KIND.purchase, key);
        records.delete(KIND.ciphertext, key);
      } else this.#work.poke(key);
    }
  }

  /** Takes a notice in: on the disk when this returns, acted on afterwards. */
  receive(notice: Notice): void {
    if (notice.type === 'tradeMatched') this.#open(notice);
    else if (notice.type === 'deliveryChanged' && notice.buyer === this.#context.agent) this.#change(notice);
  }

  /**
   * Resolves once the trade's data is in the store and the trade is settled. Throws what it failed with: `content_mismatch`,
   * `deadline_passed` (voided: nothing was paid), `timed_out` (it goes on in the background).
   */
  async finished(trade: bigint, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    const key = String(trade);
    const done = Promise.withResolvers<void>();
    const look = () => {
      const purchase = this.#context.records.get<Purchase>(KIND.purchase, key);
      const failure = purchase && failureOf(purchase);
      if (this.#closing.signal.aborted) done.reject(this.#closing.signal.reason);
      else if (failure) done.reject(failure);
      else if (purchase?.stored && purchase.state === 'settled') done.resolve();
    };
    const watching = this.#watching.get(key) ?? new Set();
    this.#watching.set(key, watching.add(look));
    look();
    try {
      await orTimedOut(done.promise, { timeoutMs, step: 'delivery', what: `the delivery of trade ${key}`, signal });
    } finally {
      watching.delete(look);
      if (watching.size === 0) this.#watching.delete(key);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new InfinityDbError('interrupted', 'the agent was closed', { step: 'delivery' }));
    for (const looks of this.#watching.values()) for (const look of looks) look();
    await this.#work.idle();
  }

  #open({ trade, deadlineMs }: Extract<Notice, { type: 'tradeMatched' }>): void {
    const { records, agent } = this.#context;
    const instrument = parseInstrument(trade.instrument);
    if (trade.buyer !== agent || !instrument.ok || instrument.value.kind !== 'data') return;
    if (records.get<Purchase>(KIND.purchase, String(trade.tradeId))) return;
    const { tradeId, seller } = trade;
    this.#put({
      trade: tradeId,
      seller,
      cid: instrument.value.cid,
      state: 'matched',
      deadlineMs,
      commit: undefined,
      key: '',
      received: false,
      stored: false,
      failure: undefined,
    });
  }

  #change(notice: Changed): void {
    const purchase = this.#context.records.get<Purchase>(KIND.purchase, String(notice.trade));
    if (!purchase) return;
    const { trade, cid, chunkBytes, blockCount, ciphertextRoot, keyCommitment, key } = notice;
    // Until one is acknowledged, a seller may commit to another delivery.
    const again = notice.state === 'committed' && purchase.state === 'committed';
    const commit = { trade, cid, chunkBytes, blockCount, ciphertextRoot, keyCommitment };
    if (again && purchase.commit && commitDigest(commit) === commitDigest(purchase.commit)) return;
    if (!again && !isLater(notice.state, purchase.state)) return;
    const fresh = notice.state === 'committed' ? { commit, received: false, failure: undefined } : {};
    this.#put({ ...purchase, ...fresh, state: notice.state, key: key || purchase.key });
    this.#context.log('purchase changed', { trade: String(trade), state: notice.state });
    this.#work.poke(String(trade));
  }

  async #advance(key: string): Promise<void> {
    const { records, log } = this.#context;
    const purchase = records.get<Purchase>(KIND.purchase, key);
    if (!purchase || purchase.failure || this.#closing.signal.aborted) return;
    try {
      if (purchase.state === 'committed') await this.#acknowledge(purchase);
      if (purchase.key !== '' && !purchase.stored && purchase.state !== 'voided') await this.#keep(purchase);
      const now = records.get<Purchase>(KIND.purchase, key);
      if (now?.state === 'revealed' && now.stored) await this.#accept(now);
      if (now && isClosed(now.state)) records.delete(KIND.ciphertext, key);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      log('purchase failed', { trade: key, state: purchase.state, ...describe(error) });
      const now = records.get<Purchase>(KIND.purchase, key);
      if (now && isOfContent(error)) this.#put({ ...now, failure: { code: error.code, message: error.message } });
    }
  }

  async #acknowledge(purchase: Purchase): Promise<void> {
    const { trade, seller, cid, commit, deadlineMs } = purchase;
    const { presence, clock, records, link } = this.#context;
    if (!commit) return;
    const { signal } = this.#closing;
    if (!purchase.received) {
      const ciphertext = await untilDeadline(clock, deadlineMs, signal, async (remainingMs) => {
        const address = await presence.waitFor(seller, Math.min(LOOK_MS, remainingMs));
        return await fetchDelivery(this.#context, { address, seller, cid, commit, signal });
      });
      const now = records.get<Purchase>(KIND.purchase, String(trade));
      if (!now?.commit || commitDigest(now.commit) !== commitDigest(commit)) return;
      records.put(KIND.ciphertext, String(trade), ciphertext);
      this.#put({ ...now, received: true });
    }
    // The digest is of what was checked, not of what the notice says.
    await link.execute(0, { type: 'ackDelivery', trade, commitSha256: commitDigest(commit) }, 'acknowledge', signal);
  }

  /** Opens what was received with the revealed key, and keeps it. */
  async #keep(purchase: Purchase): Promise<void> {
    const { records, chunks, clock } = this.#context;
    const data = this.#opened(purchase);
    const name = fromHex(purchase.cid) as Uint8Array;
    const expiresAtMs = clock.nowMs() + this.#retentionMs();
    const kept = await chunks.put(name, data, { expiresAtMs });
    if (!kept.ok) throw InfinityDbError.from(kept, 'store');
    records.put<KeptData>(KIND.data, purchase.cid, { bytes: data.length, expiresAtMs, by: 'bought' });
    const now = records.get<Purchase>(KIND.purchase, String(purchase.trade));
    if (now) this.#put({ ...now, stored: true });
  }

  #opened({ trade, cid, key, commit }: Purchase): Uint8Array {
    const ciphertext = this.#context.records.get<Uint8Array>(KIND.ciphertext, String(trade));
    const secret = fromHex(key);
    if (!ciphertext || !commit || secret?.length !== 32)
      throw new InfinityDbError('key_missing', `trade ${trade} was revealed, and its delivery is not here any more`);
    if (toHex(keyCommitment(trade, secret)) !== commit.keyCommitment)
      throw new InfinityDbError('key_mismatch', `the key of trade ${trade} is not the one committed to`);
    const data = decryptExchange(ciphertext, secret, fromHex(cid) as Uint8Array);
    if (!data.ok) throw InfinityDbError.from(data, 'decrypt');
    return data.value;
  }

  async #accept({ trade }: Purchase): Promise<void> {
    const command = { type: 'acceptDelivery', trade } as const;
    const [outcome] = await this.#context.link.submit(0, [command], this.#closing.signal);
    // It may have settled by itself meanwhile, which its own notice tells.
    if (outcome && !outcome.ok && outcome.code !== 'wrong_state' && outcome.code !== 'unknown_trade')
      throw new InfinityDbError(outcome.code, outcome.message, { step: 'accept' });
  }

  #put(purchase: Purchase): void {
    const key = String(purchase.trade);
    this.#context.records.put<Purchase>(KIND.purchase, key, purchase);
    for (const look of this.#watching.get(key) ?? []) look();
  }
}

function failureOf({ trade, state, failure }: Purchase): InfinityDbError | undefined {
  const details = { trade: trade.toString() };
  if (failure) return new InfinityDbError(failure.code, failure.message, { step: 'delivery', details });
  if (state !== 'voided') return undefined;
  const message = `the seller did not deliver trade ${trade} in time; it is void and nothing was paid`;
  return new InfinityDbError('deadline_passed', message, { step: 'delivery', details });
}

/** What no waiting mends: the delivery is wrong, or there is no room for it. All else is tried again at the next notice or start. */
function isOfContent(error: unknown): error is InfinityDbError {
  if (!InfinityDbError.is(error)) return false;
  return ['content_mismatch', 'key_mismatch', 'key_missing', 'capacity_exceeded'].includes(error.code);
}
