import type { Command } from '../../primitives/commands.ts';
import { partitionOf } from '../../primitives/instrument.ts';
import type { Notice } from '../../primitives/notices.ts';
import type { StorageTrade } from '../../settlement/escrow/records.ts';
import { DAY_MS, GENESIS, HOUR_MS, INFO, MINUTE_MS, STORAGE, USDX } from '../genesis.ts';
import type { Actor, World } from '../world.ts';
import { Account } from './account.ts';
import { leaseCommand, proofOf, termsOf } from './lease-terms.ts';
import { storageOrder } from './order.ts';
import { askPrice, type PricePolicy } from './pricing.ts';

const PARTITION = partitionOf(STORAGE, GENESIS.bookPartitions);
const READ_PRICE = 5;
/** Of its running costs, the part that a seller pays whether it sells or not. */
const FIXED = 0.35;
const LEAST_QUOTE = 64;
/** A quote ends by itself, so that nobody sells for a seller that is gone. */
const QUOTED_MS = 8 * HOUR_MS;

export type SellerTraits = {
  readonly capacityLots: number;
  readonly policy: PricePolicy;
  /** Collateral a lot, as a multiple of its cost. */
  readonly stake: number;
  /** Mean time between failures. */
  readonly failsEveryMs: number;
  readonly money: number;
};

type Ask = { readonly id: bigint; readonly price: number; readonly lots: number; readonly untilMs: number };

/** A storage agent: quotes by cost and congestion, holds and proves what it sold, takes repairs, and pays for its disks. */
export class Seller implements Actor {
  readonly account: Account;
  readonly traits: SellerTraits;
  readonly #world: World;
  /** Lots of open trades and leases, by id. */
  readonly #held = new Map<bigint, number>();
  #ask: Ask | undefined;
  #quoting = false;
  #soldMs: number;
  #debt = 0;
  #failures = 0;
  isUp = true;
  /** `leaving`: sells no more, and stays for what it holds; `gone`: nobody hears of it again. */
  state: 'open' | 'leaving' | 'gone' = 'open';

  constructor(world: World, owner: string, traits: SellerTraits) {
    this.#world = world;
    this.traits = traits;
    this.account = new Account(world, owner);
    this.#soldMs = world.nowMs();
    world.actors.set(this.account.key, this);
    this.account.join(traits.money);
    this.#quoteLater(MINUTE_MS * (1 + world.random.below(30)));
    world.later(Math.floor(DAY_MS * world.random.between(0.5, 1.5)), () => this.#payCosts());
    world.later(Math.ceil(world.random.exponential(traits.failsEveryMs)), () => this.fail());
  }

  get heldLots(): number {
    let lots = 0;
    for (const held of this.#held.values()) lots += held;
    return lots;
  }

  get isSelling(): boolean {
    return this.isUp && this.state === 'open';
  }

  /** Down for a while; now and then for ever. */
  fail(downMs = this.#world.random.lognormal(40 * MINUTE_MS, 1.4)): void {
    if (this.state === 'gone') return;
    const { random, later, measure } = this.#world;
    const failure = ++this.#failures;
    this.isUp = false;
    measure.happened('seller crashed');
    if (random.chance(0.03)) {
      this.state = 'gone';
      return measure.happened('seller gone for ever');
    }
    later(Math.ceil(downMs), () => {
      if (failure !== this.#failures) return;
      this.isUp = true;
      this.#quote();
    });
    later(Math.ceil(downMs + random.exponential(this.traits.failsEveryMs)), () => this.fail());
  }

  leave(): void {
    if (this.state !== 'open') return;
    this.state = 'leaving';
    this.#world.measure.happened('seller leaving');
    this.account.send(PARTITION, [{ type: 'cancelAll', instrument: '' }], ([outcome]) => {
      if (!outcome?.ok && this.#ask) this.account.send(PARTITION, [{ type: 'cancelOrder', orderId: this.#ask.id }]);
    });
  }

  notice(notice: Notice): void {
    this.account.told(notice);
    switch (notice.type) {
      case 'fundsCredited':
        return this.#quote();
      case 'tradeMatched':
        if (notice.trade.seller === this.account.key)
          this.#sold(notice.trade.tradeId, notice.trade.askOrderId, notice.trade.quantity);
        return;
      case 'leaseChanged':
        if (notice.state !== 'active' && notice.seller === this.account.key && notice.state !== 'repairing')
          this.#held.delete(notice.lease);
        return;
      case 'epochChallenged':
        return this.#prove(notice);
      case 'repairOpened':
        return this.#considerRepair(notice);
      default:
        return;
    }
  }

  #quoteLater(delayMs: number): void {
    this.#world.later(Math.ceil(delayMs), () => {
      if (this.state === 'gone') return;
      this.#quote();
      this.#quoteLater(this.#world.random.between(HOUR_MS, 3 * HOUR_MS));
    });
  }

  #quote(): void {
    if (!this.isSelling || this.#quoting) return;
    const { traits, account } = this;
    const { policy } = traits;
    const nowMs = this.#world.nowMs();
    const collateralPerLot = Math.max(1, Math.round(policy.costPerLot * traits.stake));
    const used = this.heldLots;
    const utilisation = used / traits.capacityLots;
    const eagerness = Math.min(1, (nowMs - this.#soldMs) / (1.5 * DAY_MS));
    const price = askPrice(policy, { cost: this.#world.economy.cost(nowMs), utilisation, eagerness });
    const bound = (this.#ask?.lots ?? 0) * collateralPerLot;
    const funds = account.freeIn(PARTITION, USDX) + bound + account.has(USDX) * 0.8;
    const lots = Math.floor(Math.min(traits.capacityLots - used, funds / collateralPerLot));
    if (
      this.#ask &&
      Math.abs(this.#ask.price / price - 1) < 0.02 &&
      lots >= this.#ask.lots * 0.8 &&
      lots <= this.#ask.lots * 1.25 &&
      nowMs < this.#ask.untilMs - QUOTED_MS / 2
    )
      return;
    const feeInfo = Number(GENESIS.market.takerPerMebibyteInfo) * Math.max(0, lots) + 10_000;
    const more = Math.max(0, lots - (this.#ask?.lots ?? 0));
    const funded = lots < LEAST_QUOTE || account.canSpend(PARTITION, more * collateralPerLot, feeInfo);
    if (this.#ask) return this.#replace(this.#ask, price, funded ? lots : this.#ask.lots);
    if (lots < LEAST_QUOTE || !funded) return;
    const untilMs = nowMs + QUOTED_MS;
    const until = { orderType: 'good_till_date', goodTillMs: untilMs } as const;
    const terms = { side: 'ask', price, quantity: lots, collateralPerLot, readPrice: READ_PRICE } as const;
    const ask = storageOrder({ ...terms, ...until });
    this.#quoting = true;
    account.send(PARTITION, [ask], ([outcome]) => {
      this.#quoting = false;
      if (!outcome?.ok) return;
      this.#ask = { id: outcome.id, price, lots, untilMs };
    });
  }

  /** Another price, or so many lots: kept in its place where only the size shrinks; withdrawn where there is nothing left to sell. */
  #replace(ask: Ask, price: number, lots: number): void {
    const { account } = this;
    const isFresh = this.#world.nowMs() < ask.untilMs - QUOTED_MS / 2;
    const command: Command =
      isFresh && lots >= LEAST_QUOTE
        ? { type: 'replaceOrder', orderId: ask.id, price, quantity: lots }
        : { type: 'cancelOrder', orderId: ask.id };
    this.#quoting = true;
    account.send(PARTITION, [command], ([outcome]) => {
      this.#quoting = false;
      if (command.type === 'replaceOrder' && outcome?.ok) this.#ask = { ...ask, price, lots };
      else if (outcome?.ok || outcome?.code === 'unknown_order') {
        this.#ask = undefined;
        this.#quote();
      }
    });
  }

  #sold(trade: bigint, order: bigint, lots: number): void {
    const { random, later, nowMs } = this.#world;
    this.#soldMs = nowMs();
    this.#held.set(trade, lots);
    if (this.#ask?.id === order) {
      this.#ask = { ...this.#ask, lots: this.#ask.lots - lots };
      if (this.#ask.lots <= 0) this.#ask = undefined;
    }
    later(Math.ceil(random.between(5_000, 15 * MINUTE_MS)), () => this.#lease(trade));
  }

  /** The buyer has uploaded, unless it never does; then both sign. */
  #lease(id: bigint): void {
    const { network, random, measure, options, actors } = this.#world;
    const trade = network.state.trades.get(String(id));
    if (trade?.kind !== 'storage' || trade.state !== 'matched') return;
    if (!this.isUp) return measure.happened('seller vanished before the lease');
    if (options.faults && random.chance(0.01)) return measure.happened('buyer never uploaded');
    const buyer = actors.get(trade.buyer) as { account?: Account } | undefined;
    if (!buyer?.account) return;
    const terms = termsOf(trade as StorageTrade, this.#epoch());
    const command = leaseCommand(terms, this.account.signing, buyer.account.signing);
    this.account.send(0, [command], ([outcome]) => {
      if (outcome?.ok) measure.happened('slot leased');
    });
  }

  #epoch(): bigint {
    return BigInt(Math.floor(this.#world.nowMs() / GENESIS.epochMs));
  }

  #prove({ epoch, asset }: Extract<Notice, { type: 'epochChallenged' }>): void {
    const { random, later, network, options, measure } = this.#world;
    later(Math.ceil(random.between(500, 20_000)), () => {
      const challenge = network.state.challenges.get(`${this.account.key}/${asset}/${epoch}`);
      if (!challenge || this.state === 'gone') return;
      if (!this.isUp || (options.faults && random.chance(0.002))) return measure.happened('proof not sent');
      const missing = options.faults && random.chance(0.003) ? 1 : 0;
      if (missing > 0) measure.happened('proof with a gap');
      const { sha256, bytes } = proofOf(challenge, missing);
      network.blobs.set(sha256, bytes);
      this.account.send(0, [{ type: 'provePossession', epoch, asset, proofSha256: sha256 }]);
    });
  }

  #considerRepair({ lease: id, maxPrice, collateral, terms }: Extract<Notice, { type: 'repairOpened' }>): void {
    const { random, later, network, measure, options } = this.#world;
    if (!this.isSelling || !random.chance(12 / Math.max(12, this.#world.actors.size))) return;
    later(Math.ceil(random.between(5_000, 5 * MINUTE_MS)), () => {
      const lease = network.state.leases.get(String(id));
      if (!this.isSelling || !lease || lease.repair || collateral > this.account.has(USDX)) return;
      const price = Math.floor(maxPrice * random.between(0.6, 1));
      this.account.send(0, [{ type: 'takeRepair', lease: id, price }], ([outcome]) => {
        if (!outcome?.ok) return;
        if (options.faults && random.chance(0.05)) return measure.happened('repair never finished');
        later(Math.ceil(random.between(MINUTE_MS, 20 * MINUTE_MS)), () => {
          if (!this.isUp) return;
          const rebuilt = leaseCommand(
            { ...terms, trade: outcome.id, firstEpoch: this.#epoch() },
            this.account.signing,
          );
          this.account.send(0, [rebuilt], ([leased]) => {
            if (!leased?.ok) return;
            this.#held.set(outcome.id, measure.lotsOf(id));
            measure.happened('slot repaired');
          });
        });
      });
    });
  }

  /** A day's costs leave the network; who cannot pay for three days gives up. What is more than the business needs is its owner's. */
  #payCosts(): void {
    if (this.state === 'gone') return;
    const { account, traits } = this;
    const { economy, nowMs, later, measure } = this.#world;
    const day = traits.policy.costPerLot * economy.cost(nowMs());
    const due = day * (FIXED * traits.capacityLots + (1 - FIXED) * this.heldLots) + this.#debt;
    const has = account.has(USDX);
    const paid = Math.min(has, due);
    const surplus = Math.max(0, has - due - day * traits.capacityLots * traits.stake);
    account.takeOut(paid + surplus * 0.5);
    this.#debt = due - paid;
    if (this.#debt > 0) account.release(PARTITION, USDX, 0);
    if (this.#debt > day * traits.capacityLots && this.state === 'open') {
      measure.happened('seller out of money');
      this.leave();
    }
    if (this.state === 'leaving') for (const asset of [USDX, INFO]) account.release(PARTITION, asset, 0);
    later(DAY_MS, () => this.#payCosts());
  }
}
