import { toHex } from '../../primitives/bytes.ts';
import { contentId } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { TradeMatched } from '../../primitives/events.ts';
import { signTicket } from '../../schemas/ticket.ts';
import type { AgentContext } from '../context.ts';
import type { SlotPeer } from '../transfer/upload.ts';
import { uploadChunk } from '../transfer/upload.ts';

const PRESENCE_MS = 10_000;
const TICKET_MS = 3_600_000;
/** Stripes under way at once: enough to keep coding and network busy, little enough for constant memory. */
const STRIPES_IN_FLIGHT = 3;

/** The uploads of one put: stripe after stripe, each shard to the seller of its slot, a few stripes at a time. */
export class SlotUploads {
  readonly #context: AgentContext;
  readonly #trades: readonly TradeMatched[];
  readonly #cids: Uint8Array[][];
  readonly #signal: AbortSignal | undefined;
  readonly #peers = new Map<bigint, Promise<SlotPeer>>();
  readonly #inFlight: Promise<void>[] = [];

  constructor(context: AgentContext, trades: readonly TradeMatched[], signal: AbortSignal | undefined) {
    this.#context = context;
    this.#trades = trades;
    this.#cids = trades.map(() => []);
    this.#signal = signal;
  }

  /** How to reach the seller of `trade`, with a ticket to write its slot. Throws `timed_out` where it is not heard of. */
  peerOf(trade: TradeMatched): Promise<SlotPeer> {
    const known = this.#peers.get(trade.tradeId) ?? this.#find(trade);
    this.#peers.set(trade.tradeId, known);
    return known;
  }

  /** Starts to upload one stripe; waits while too many are under way. Throws what an earlier one ran into. */
  async push(stripe: number, shards: readonly Uint8Array[]): Promise<void> {
    const under = this.each(async (peer, slot) => {
      const data = shards[slot] as Uint8Array;
      const { cid } = contentId(data);
      (this.#cids[slot] as Uint8Array[])[stripe] = cid;
      await uploadChunk({ ...peer, index: stripe, cid, data });
    });
    // Awaited below, in order; without this a failure of a later one would count as unhandled meanwhile.
    under.catch(() => undefined);
    this.#inFlight.push(under);
    if (this.#inFlight.length >= STRIPES_IN_FLIGHT) await this.#inFlight.shift();
  }

  /** The cids of each slot in stripe order, once every chunk is with its seller. */
  async finish(): Promise<readonly (readonly Uint8Array[])[]> {
    await Promise.all(this.#inFlight.splice(0));
    return this.#cids;
  }

  /** Runs `work` for every slot at once; a failure names the seller in `details.agent`. */
  async each(work: (peer: SlotPeer, slot: number) => Promise<void>): Promise<void> {
    await Promise.all(
      this.#trades.map(async (trade, slot) => {
        try {
          await work(await this.peerOf(trade), slot);
        } catch (cause) {
          if (this.#signal?.aborted) throw this.#signal.reason;
          const code = InfinityDbError.is(cause) ? cause.code : 'internal';
          const message = `slot ${trade.slot}'s seller ${trade.seller}: ${cause instanceof Error ? cause.message : String(cause)}`;
          throw new InfinityDbError(code, message, {
            cause,
            step: 'upload',
            details: { agent: trade.seller, slot: trade.slot },
          });
        }
      }),
    );
  }

  async #find(trade: TradeMatched): Promise<SlotPeer> {
    const { presence, key, agent, networkId, clock } = this.#context;
    const address = await presence.waitFor(trade.seller, PRESENCE_MS);
    const ticket = signTicket(key, {
      network: toHex(networkId),
      leaseOrTrade: trade.tradeId,
      verb: 'write',
      holder: trade.seller,
      readerKey: agent,
      cid: '',
      slot: trade.slot,
      maxBytes: BigInt(trade.quantity) << 20n,
      deadlineMs: clock.nowMs() + TICKET_MS,
    });
    return { address, trade: trade.tradeId, access: { ticket, reader: key, clock }, signal: this.#signal };
  }
}
