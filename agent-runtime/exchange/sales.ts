import { fromHex, toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { parseInstrument } from '../../primitives/instrument.ts';
import type { Notice } from '../../primitives/notices.ts';
import type { AgentContext } from '../context.ts';
import { commitmentOf, deliveryBody } from './data-commitment.ts';
import { KeyedWork } from './in-turn.ts';
import { isClosed, isLater, KIND, type Sale } from './open-records.ts';

/** A closed sale is remembered so long, so that a notice that comes again starts nothing. */
const REMEMBER_MS = 86_400_000;

/**
 * The seller's side of the fair exchange: for each trade of its asks and quotes, commits to a delivery under a fresh key, serves it to the
 * buyer, and reveals the key once the buyer has acknowledged what it holds. Each step is taken from durable records, so a restart goes on.
 */
export class Sales {
  readonly #context: AgentContext;
  readonly #closing = new AbortController();
  readonly #work = new KeyedWork((key) => this.#advance(key));

  constructor(context: AgentContext) {
    this.#context = context;
  }

  /** Goes on with what an earlier process left open. */
  resume(): void {
    const { records, clock } = this.#context;
    for (const [key, { state, deadlineMs }] of records.list<Sale>(KIND.sale)) {
      if (isClosed(state) && deadlineMs + REMEMBER_MS < clock.nowMs()) records.delete(KIND.sale, key);
      else this.#work.poke(key);
    }
  }

  /** Takes a notice in: on the disk when this returns, acted on afterwards. */
  receive(notice: Notice): void {
    if (notice.type === 'tradeMatched') this.#open(notice);
    if (notice.type !== 'deliveryChanged' || notice.seller !== this.#context.agent) return;
    const { records } = this.#context;
    const key = String(notice.trade);
    const sale = records.get<Sale>(KIND.sale, key);
    if (!sale || !isLater(notice.state, sale.state)) return;
    const kept = isClosed(notice.state) ? new Uint8Array() : sale.key;
    records.put<Sale>(KIND.sale, key, { ...sale, state: notice.state, key: kept });
    this.#context.log('sale changed', { trade: key, state: notice.state });
    this.#work.poke(key);
  }

  /** Whether the ask or quote was taken. */
  isSold(negotiationId: bigint): boolean {
    const sales = this.#context.records.list<Sale>(KIND.sale);
    return sales.some(([, sale]) => sale.negotiationId === negotiationId);
  }

  /** Leaf hashes and ciphertext of a trade, for `reader`, who must be its buyer. */
  async delivery(trade: bigint, reader: string): Promise<Uint8Array> {
    const sale = this.#context.records.get<Sale>(KIND.sale, String(trade));
    if (!sale || isClosed(sale.state))
      throw new InfinityDbError('unknown_trade', `this agent has no delivery for trade ${trade} (any more)`);
    if (sale.buyer !== reader) throw new InfinityDbError('not_a_party', `${reader} is not the buyer of trade ${trade}`);
    return deliveryBody(commitmentOf(trade, await this.#data(sale), sale.key).delivery);
  }

  async close(): Promise<void> {
    this.#closing.abort(new InfinityDbError('interrupted', 'the agent was closed', { step: 'sale' }));
    await this.#work.idle();
  }

  #open({ trade, deadlineMs }: Extract<Notice, { type: 'tradeMatched' }>): void {
    const { records, random, agent, log } = this.#context;
    const instrument = parseInstrument(trade.instrument);
    if (trade.seller !== agent || !instrument.ok || instrument.value.kind !== 'data') return;
    const key = String(trade.tradeId);
    if (records.get<Sale>(KIND.sale, key)) return;
    const { cid } = instrument.value;
    records.delete(KIND.ask, String(trade.askOrderId));
    records.put<Sale>(KIND.sale, key, {
      trade: trade.tradeId,
      negotiationId: trade.askOrderId,
      buyer: trade.buyer,
      cid,
      key: random.bytes(32),
      state: 'matched',
      deadlineMs,
    });
    log('data sold', { trade: key, cid, buyer: trade.buyer });
    this.#work.poke(key);
  }

  async #advance(key: string): Promise<void> {
    const { records, log } = this.#context;
    const sale = records.get<Sale>(KIND.sale, key);
    if (!sale || this.#closing.signal.aborted) return;
    try {
      if (sale.state === 'matched') await this.#commit(sale);
      if (sale.state === 'acknowledged') await this.#reveal(sale);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      log('sale failed', { trade: key, state: sale.state, error: String(error) });
      // Settlement knows nothing of it (any more), so no notice will ever close it.
      if (InfinityDbError.is(error) && error.code === 'unknown_trade')
        records.put<Sale>(KIND.sale, key, { ...sale, state: 'voided', key: new Uint8Array() });
    }
  }

  async #commit(sale: Sale): Promise<void> {
    const { commit } = commitmentOf(sale.trade, await this.#data(sale), sale.key);
    await this.#context.link.execute(0, { type: 'commitDelivery', ...commit }, 'commit', this.#closing.signal);
  }

  async #reveal({ trade, key }: Sale): Promise<void> {
    const command = { type: 'revealKey', trade, key: toHex(key) } as const;
    await this.#context.link.execute(0, command, 'reveal', this.#closing.signal);
  }

  async #data({ cid }: Sale): Promise<Uint8Array> {
    const data = await this.#context.chunks.get(fromHex(cid) as Uint8Array);
    if (!data.ok) throw InfinityDbError.from(data, 'commit');
    return data.value;
  }
}
