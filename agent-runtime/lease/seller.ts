import { decodeSpread } from '../../primitives/spread.ts';
import { fromHex } from '../../primitives/bytes.ts';
import type { TradeMatched } from '../../primitives/events.ts';
import { parseInstrument } from '../../primitives/instrument.ts';
import type { Notice } from '../../primitives/notices.ts';
import { describe } from '../background.ts';
import type { AgentContext } from '../context.ts';
import { Capacity, roomOf } from './capacity.ts';
import { cidsOf, type HeldSlot, HeldSlots } from './held-slots.ts';
import { RepairReaders } from './repair-readers.ts';
import { Uploads } from './uploads.ts';

const SWEEP_MS = 5_000;
/** How long after its deadline a slot that no notice closed is still kept. */
const FORGOTTEN_MS = 600_000;

const REMEMBERED_MS = 86_400_000;
const CLOSED = 'closed-slot';
type Closed = { readonly untilMs: number };
type LeaseChanged = Extract<Notice, { type: 'leaseChanged' }>;

export type SellerOptions = {
  /** Whether another part of the agent needs this chunk. */
  readonly keptElsewhere?: (cid: Uint8Array) => boolean;
  /** Called after what the agent holds or promised has changed. */
  readonly onChange?: () => void;
};

/** What the agent sold, from match to the end of its lease: room set aside, chunks kept, chunks erased. */
export class Seller {
  readonly slots: HeldSlots;
  readonly uploads = new Uploads();
  readonly capacity: Capacity;
  readonly readers: RepairReaders;
  /** The order whose resting lots a match uses up; set by who posts asks. */
  onMatch: (trade: TradeMatched) => void = () => undefined;
  onChange: () => void;
  readonly #context: AgentContext;
  readonly #keptElsewhere: (cid: Uint8Array) => boolean;
  readonly #forget: () => void;
  readonly #timer: NodeJS.Timeout;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(context: AgentContext, options: SellerOptions = {}) {
    this.#context = context;
    this.#keptElsewhere = options.keptElsewhere ?? (() => false);
    this.onChange = options.onChange ?? (() => undefined);
    this.slots = new HeldSlots(context.records);
    this.capacity = new Capacity(context.chunks, this.slots, this.uploads);
    this.readers = new RepairReaders(context.records, context.clock);
    this.#forget = context.link.onNotice((notice) => this.receive(notice));
    this.#timer = setInterval(() => {
      this.#sweeping = this.#sweeping
        .then(() => this.sweep())
        .catch((error: unknown) => {
          context.log('sweep failed', describe(error));
        });
    }, SWEEP_MS);
    this.#timer.unref();
  }

  async receive(notice: Notice): Promise<void> {
    if (notice.type === 'tradeMatched') await this.#matched(notice.trade, notice.deadlineMs);
    if (notice.type === 'leaseChanged') await this.#leaseChanged(notice);
  }

  /** Erases what has expired, and gives up slots that nothing was heard of for long. */
  async sweep(): Promise<void> {
    const { chunks, clock, network, agent, log, records } = this.#context;
    const nowMs = clock.nowMs();
    this.readers.forgetPast();
    for (const slot of this.slots.all()) {
      if (slot.state === 'active' || nowMs < slot.deadlineMs + FORGOTTEN_MS) continue;
      const leases = slot.terms ? await network.leasesOf(slot.terms.object) : [];
      if (!leases.some((lease) => lease.lease === slot.id && lease.agent === agent))
        await this.release(slot.id, 'forgotten');
    }
    for (const [key, { untilMs }] of records.list<Closed>(CLOSED)) if (untilMs <= nowMs) records.delete(CLOSED, key);
    const erased = await chunks.eraseExpired(nowMs);
    if (erased.chunks > 0) log('expired chunks erased', erased);
  }

  /** Forgets a slot and erases every chunk of it that nothing else needs. */
  async release(id: bigint, why: string): Promise<void> {
    const { clock, log, records } = this.#context;
    const slot = this.slots.get(id);
    if (!slot) return;
    const uploaded = this.uploads.cidsOf(id);
    const object = slot.terms && fromHex(slot.terms.object);
    records.put<Closed>(CLOSED, String(id), { untilMs: clock.nowMs() + REMEMBERED_MS });
    this.slots.remove(id);
    this.uploads.forget(id);
    let erased = 0;
    for (const cid of [...cidsOf(slot), ...uploaded, ...(object ? [object] : [])])
      if (await this.discard(cid)) erased += 1;
    log('slot released', { id: String(id), why, erased });
    this.onChange();
  }

  /** Erases a chunk that nothing needs; false where something does, or it was not there. */
  async discard(cid: Uint8Array): Promise<boolean> {
    return !this.isLeased(cid) && !this.#keptElsewhere(cid) && (await this.#context.chunks.delete(cid));
  }

  /** Whether a slot, leased or being filled, needs the chunk. */
  isLeased(cid: Uint8Array): boolean {
    return this.slots.holding(cid).length > 0 || this.uploads.needs(cid);
  }

  async stop(): Promise<void> {
    this.#forget();
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  /** A notice may come again long after its slot was closed. */
  isClosed(id: bigint): boolean {
    return this.#context.records.get<Closed>(CLOSED, String(id)) !== undefined;
  }

  async #matched(trade: TradeMatched, deadlineMs: number): Promise<void> {
    const { agent, log } = this.#context;
    const instrument = parseInstrument(trade.instrument);
    if (trade.seller !== agent || !instrument.ok || instrument.value.kind !== 'storage') return;
    if (this.slots.get(trade.tradeId) || this.isClosed(trade.tradeId)) return;
    const { tradeId: id, buyer, slot, quantity: lots, readPrice } = trade;
    const spread = decodeSpread(trade.spread);
    if (!spread.ok) return log('a trade of no spread', { id: String(id), spread: trade.spread });
    // The lots that rested become the slot's: they are not promised twice.
    this.onMatch(trade);
    const room = await this.capacity.check(roomOf(lots));
    const state = room.ok ? 'reserved' : 'declined';
    this.slots.put({
      id,
      buyer,
      slot,
      ...spread.value,
      lots,
      readPrice,
      deadlineMs,
      state,
      terms: undefined,
      cids: NONE,
    });
    log('slot sold', { id: String(id), buyer, slot, lots, state });
    this.onChange();
  }

  async #leaseChanged(notice: LeaseChanged): Promise<void> {
    const { agent, clock, genesis } = this.#context;
    const { lease, state, seller, terms } = notice;
    if (seller !== agent) {
      if (state !== 'repairing' || terms.trade !== lease) return;
      return this.readers.admit(lease, terms.object, seller, clock.nowMs() + 2 * genesis.rebuildWindowMs);
    }
    const slot = this.slots.get(lease);
    if (!slot) return;
    if (state === 'active') this.#activate(slot, notice);
    // A lost slot stays until it is rebuilt or given up, for a notice may come twice and the other meaning of `repairing` is ours.
    else if (state !== 'repairing') await this.release(lease, state);
  }

  #activate(slot: HeldSlot, { lease, terms, buyer, missedProofs }: LeaseChanged): void {
    if (missedProofs > 0) this.#context.log('proof missed', { lease: String(lease), missedProofs });
    if (slot.state === 'active') return;
    this.slots.put({ ...slot, state: 'active', terms, buyer });
    this.uploads.forget(lease);
    this.#context.log('lease begun', { lease: String(lease), object: terms.object, slot: terms.slot });
    this.onChange();
  }
}

const NONE = new Uint8Array();
