import { setTimeout as delay } from 'node:timers/promises';
import { concatBytes, fromBigEndian } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { leaseMessage } from '../../primitives/frame.ts';
import type { Notice } from '../../primitives/notices.ts';
import { lotsOf } from '../../primitives/slot-shape.ts';
import { encodeLeaseTerms } from '../../schemas/lease.ts';
import type { Policy } from '../../schemas/policy.ts';
import { type Background, describe } from '../background.ts';
import type { AgentContext } from '../context.ts';
import { roomOf } from '../lease/capacity.ts';
import type { HeldSlot } from '../lease/held-slots.ts';
import type { Seller } from '../lease/seller.ts';
import { epochAt } from '../lease/terms.ts';
import { rebuildSlot } from './rebuild-slot.ts';

const STAGGER_MS = 300;
/** A mandate stands for the buyer's signature. */
const NO_SIGNATURE = new Uint8Array(64);

type RepairOpened = Extract<Notice, { type: 'repairOpened' }>;
type LeaseChanged = Extract<Notice, { type: 'leaseChanged' }>;

/** Takes lost slots that pay enough, rebuilds them from the survivors, and leases them anew. Each on its own: one failure stops no other. */
export class Repairer {
  readonly #context: AgentContext;
  readonly #seller: Seller;
  readonly #background: Background;
  readonly #policy: Policy['repair'];
  readonly #forget: () => void;

  constructor(context: AgentContext, seller: Seller, background: Background, policy: Policy['repair']) {
    this.#context = context;
    this.#seller = seller;
    this.#background = background;
    this.#policy = policy;
    for (const slot of seller.slots.all()) if (slot.state === 'rebuilding') this.#rebuild(slot);
    this.#forget = context.link.onNotice((notice) => {
      if (notice.type === 'repairOpened') this.#opened(notice);
      if (notice.type === 'leaseChanged') this.#taken(notice);
    });
  }

  stop(): void {
    this.#forget();
  }

  #opened(offer: RepairOpened): void {
    if (!this.#policy.enabled || offer.maxPrice < this.#policy.minimumPrice) return;
    if (offer.survivors.some(({ agent }) => agent === this.#context.agent)) return;
    this.#background.start({
      name: `take repair ${offer.lease}`,
      untilMs: 0,
      run: (signal) => this.#take(offer, signal),
    });
  }

  async #take({ lease, terms, maxPrice, untilMs }: RepairOpened, signal: AbortSignal): Promise<void> {
    const { clock, link, log, random } = this.#context;
    const { capacity } = this.#seller;
    await delay(Number(fromBigEndian(random.bytes(2))) % STAGGER_MS, undefined, { signal });
    if (clock.nowMs() >= untilMs) return;
    const room = roomOf(lotsOf(terms.bytes));
    const fits = await capacity.check(room);
    if (!fits.ok) return log('repair not taken', { lease: String(lease), ...fits });
    const name = `repair ${lease}`;
    capacity.promise(name, room);
    try {
      const id = await link.execute(0, { type: 'takeRepair', lease, price: maxPrice }, 'take-repair', signal);
      log('repair taken', { lease: String(lease), newLease: String(id), price: maxPrice });
    } catch (error) {
      if (signal.aborted) throw error;
      log('repair not taken', { lease: String(lease), ...describe(error) });
    } finally {
      capacity.promise(name, 0);
    }
  }

  /** Settlement's notice that the repair is ours starts the work, so that it also starts after a restart. */
  #taken({ lease, state, seller, buyer, terms }: LeaseChanged): void {
    const { agent, clock, genesis } = this.#context;
    if (seller !== agent || state !== 'repairing' || terms.trade !== lease) return;
    if (this.#seller.slots.get(lease) || this.#seller.isClosed(lease)) return;
    const { slot, k, n, readPrice } = terms;
    const deadlineMs = clock.nowMs() + genesis.rebuildWindowMs;
    const lots = lotsOf(terms.bytes);
    const cids = new Uint8Array();
    const rebuilding: HeldSlot = {
      id: lease,
      buyer,
      slot,
      k,
      n,
      lots,
      readPrice,
      deadlineMs,
      state: 'rebuilding',
      terms,
      cids,
    };
    this.#seller.slots.put(rebuilding);
    this.#rebuild(rebuilding);
  }

  #rebuild(slot: HeldSlot): void {
    this.#background.start({
      name: `rebuild ${slot.id}`,
      untilMs: slot.deadlineMs,
      run: (signal) => this.#rebuildAndLease(slot.id, signal),
      again: (error) => !InfinityDbError.is(error) || error.retryable || error.code === 'terms_mismatch',
    });
  }

  async #rebuildAndLease(id: bigint, signal: AbortSignal): Promise<void> {
    const { clock, genesis, key, link, log, networkId } = this.#context;
    const { slots } = this.#seller;
    const slot = slots.get(id);
    if (slot?.state !== 'rebuilding' || !slot.terms) return;
    const startedMs = clock.nowMs();
    const cids = await rebuildSlot(this.#context, slot.terms, signal);
    const next = epochAt(clock.nowMs(), genesis) + 1n;
    const { lastEpoch } = slot.terms;
    const terms = { ...slot.terms, firstEpoch: next < lastEpoch ? next : lastEpoch };
    const termsBytes = encodeLeaseTerms(terms);
    const sellerSignature = key.sign(leaseMessage(networkId, termsBytes));
    slots.put({ ...slot, terms, cids: concatBytes(...cids) });
    log('slot rebuilt', { id: String(id), object: terms.object, slot: terms.slot, tookMs: clock.nowMs() - startedMs });
    const command = { type: 'acceptLease', terms, termsBytes, buyerSignature: NO_SIGNATURE, sellerSignature } as const;
    await link.execute(0, command, 'repair-lease', signal);
  }
}
