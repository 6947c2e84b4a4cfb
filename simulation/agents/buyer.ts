import type { PlaceOrder } from '../../primitives/commands.ts';
import { partitionOf } from '../../primitives/instrument.ts';
import type { Notice } from '../../primitives/notices.ts';
import { encodeSpread } from '../../primitives/spread.ts';
import { DAY_MS, GENESIS, HOUR_MS, INFO, MINUTE_MS, STORAGE, USDX } from '../genesis.ts';
import type { Actor, World } from '../world.ts';
import { Account } from './account.ts';
import { storageOrder } from './order.ts';

const PARTITION = partitionOf(STORAGE, GENESIS.bookPartitions);
const SPREADS = [
  { k: 1, n: 1 },
  { k: 1, n: 2 },
  { k: 2, n: 3 },
  { k: 2, n: 4 },
  { k: 3, n: 5 },
  { k: 4, n: 6 },
] as const;
/** So many asks a buyer looks at for a price. */
const SEEN = 80;
const RENEW_BEFORE_MS = 2 * HOUR_MS;

export type BuyerTraits = {
  /** Objects put a day when demand is 1. */
  readonly putsADay: number;
  /** The most that a MiB for a day is worth to it, engine units. */
  readonly worth: number;
  readonly lotsMedian: number;
  readonly keptDays: number;
  /** A week's money. */
  readonly incomeAWeek: number;
  readonly isPatient: boolean;
};

type Stored = {
  readonly lots: number;
  readonly spread: { readonly k: number; readonly n: number };
  readonly untilMs: number;
};

/** Somebody with data to store: demand by the hour, a price beyond which it does without, and a renewal for what it still needs. */
export class Buyer implements Actor {
  readonly account: Account;
  readonly traits: BuyerTraits;
  readonly #world: World;
  state: 'open' | 'gone' = 'open';

  constructor(world: World, owner: string, traits: BuyerTraits) {
    this.#world = world;
    this.traits = traits;
    this.account = new Account(world, owner);
    world.actors.set(this.account.key, this);
    this.account.join(traits.incomeAWeek * 1.5);
    this.#payday();
    this.#nextPut();
  }

  notice(notice: Notice): void {
    this.account.told(notice);
  }

  leave(): void {
    this.state = 'gone';
    this.#world.measure.happened('buyer left');
    for (const asset of [USDX, INFO]) this.account.release(PARTITION, asset, 0);
    this.#world.later(HOUR_MS, () => this.account.takeOut(this.account.has(USDX)));
  }

  #payday(): void {
    this.#world.later(7 * DAY_MS, () => {
      if (this.state === 'gone') return;
      this.account.deposit(this.traits.incomeAWeek * this.#world.random.between(0.7, 1.3));
      this.#payday();
    });
  }

  /** Thinned Poisson arrivals: drawn at the highest rate, and taken by demand's share of it. */
  #nextPut(): void {
    const { random, economy, later, nowMs } = this.#world;
    const most = 6;
    later(Math.ceil(random.exponential(DAY_MS / (this.traits.putsADay * most))), () => {
      if (this.state === 'gone') return;
      if (random.chance(economy.demand(nowMs()) / most)) {
        const lots = Math.max(1, Math.ceil(random.lognormal(this.traits.lotsMedian, 1)));
        const keptMs = DAY_MS * Math.ceil(random.exponential(this.traits.keptDays));
        const spread = random.pick(SPREADS) ?? SPREADS[0];
        this.#put({ lots, spread, untilMs: nowMs() + keptMs });
      }
      this.#nextPut();
    });
  }

  /** Bids for all slots of an object, and for the next day's when this one's ends. */
  #put(stored: Stored, tries = 0): void {
    const { random, measure, network, nowMs, later } = this.#world;
    if (this.state === 'gone') return;
    const { lots, spread } = stored;
    const { n, k } = spread;
    const fitting = network
      .engine(PARTITION)
      .depth(STORAGE, SEEN)
      .asks.filter((ask) => ask.lots >= lots);
    const best = fitting[n - 1]?.price;
    const worth = Math.round(this.traits.worth * random.between(0.85, 1.15));
    const price = best === undefined ? worth : Math.min(worth, Math.round(best * 1.2));
    const patient = this.traits.isPatient && best !== undefined && best < worth && random.chance(0.6);
    const bidPrice = Math.max(1, patient ? Math.round(best * random.between(0.9, 1.02)) : price);
    const slotPrice = bidPrice * lots;
    const reserve = k >= 2 ? 10 * lots * k : 0;
    const money = slotPrice * n + reserve;
    const info = Number(GENESIS.market.takerPerMebibyteInfo) * lots * n + 10_000;
    if (!this.account.canSpend(PARTITION, money, info)) {
      if (tries < 3) return later(3 * MINUTE_MS, () => this.#put(stored, tries + 1));
      return measure.happened('buyer short of money');
    }
    const mandate =
      k >= 2
        ? { maxPrice: slotPrice, reward: Math.floor(slotPrice / 10), reserve, untilMs: nowMs() + 3 * DAY_MS }
        : undefined;
    const object = this.#world.nextNumber().toString(16).padStart(64, '0');
    const bid = storageOrder({ price: bidPrice, quantity: lots, spread: encodeSpread(spread), object, mandate });
    if (!patient) return this.#place({ ...bid, orderType: 'ioc' }, stored);
    const waitsMs = Math.ceil(random.between(HOUR_MS, 6 * HOUR_MS));
    if (random.chance(0.5))
      return this.#place({ ...bid, orderType: 'good_till_date', goodTillMs: nowMs() + waitsMs }, stored);
    this.#place(bid, stored, waitsMs);
  }

  #place(bid: PlaceOrder, stored: Stored, cancelAfterMs = 0): void {
    const { measure, later, nowMs } = this.#world;
    measure.bid(stored.lots * stored.spread.n);
    this.account.send(PARTITION, [bid], ([outcome]) => {
      if (!outcome?.ok) {
        // An order type that this market does not offer: the same, to be cancelled by itself.
        if (outcome?.code === 'unsupported_command')
          this.#place({ ...bid, orderType: 'limit', goodTillMs: 0 }, stored, HOUR_MS);
        return;
      }
      if (cancelAfterMs > 0)
        later(cancelAfterMs, () => this.account.send(PARTITION, [{ type: 'cancelOrder', orderId: outcome.id }]));
      const renewInMs = DAY_MS - RENEW_BEFORE_MS;
      if (stored.untilMs > nowMs() + renewInMs) later(renewInMs, () => this.#renew(stored));
    });
  }

  #renew(stored: Stored): void {
    this.#world.measure.happened('renewal asked for');
    this.#put(stored);
  }
}
