import type { PlaceOrder } from '../../primitives/commands.ts';
import type { Notice } from '../../primitives/notices.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../genesis.ts';
import type { Actor, World } from '../world.ts';
import { Account } from './account.ts';
import { type Dataset, newDataset, worthNow } from './catalogue.ts';
import { commitCommand, nextStep } from './delivery.ts';
import { storageOrder } from './order.ts';

const FEE_INFO = 100_000;
const LATEST = 12;

/** Sells copies of its own data and of what it bought, bids for others' data, and keeps both quotes fresh. */
export class Merchant implements Actor {
  readonly account: Account;
  readonly #world: World;
  readonly #catalogue: Dataset[];
  /** Data that it has, with what it asks now: order and price. */
  readonly #goods = new Map<string, { readonly dataset: Dataset; order: bigint; price: number; lots: number }>();
  state: 'open' | 'gone' = 'open';

  constructor(world: World, owner: string, catalogue: Dataset[]) {
    this.#world = world;
    this.#catalogue = catalogue;
    this.account = new Account(world, owner);
    world.actors.set(this.account.key, this);
    this.account.join(world.random.lognormal(4e8, 0.6));
    this.#every(2 * DAY_MS, 6 * DAY_MS, () => this.#create());
    this.#every(30 * MINUTE_MS, 3 * HOUR_MS, () => this.#sell());
    this.#every(20 * MINUTE_MS, 4 * HOUR_MS, () => this.#buy());
    world.later(MINUTE_MS, () => this.#create());
  }

  notice(notice: Notice): void {
    const { account } = this;
    account.told(notice);
    const { later, random, options, measure } = this.#world;
    const silent = options.faults && random.chance(0.01);
    if (notice.type === 'tradeMatched' && notice.trade.seller === account.key) {
      const { tradeId, instrument } = notice.trade;
      if (silent) return measure.happened('data never delivered');
      const command = commitCommand(tradeId, instrument.split('/')[1] as string);
      later(Math.ceil(random.between(1_000, 60_000)), () => account.send(0, [command]));
    } else if (notice.type === 'deliveryChanged') {
      if (notice.state === 'settled' && notice.buyer === account.key) this.#own(notice.cid);
      const step = nextStep(account, notice);
      if (!step) return;
      if (silent) return measure.happened('party of a delivery went silent');
      later(Math.ceil(random.between(1_000, 60_000)), () => account.send(0, [step]));
    }
  }

  leave(): void {
    this.state = 'gone';
    this.#world.measure.happened('merchant left');
    for (const partition of [1, 2]) this.account.send(partition, [{ type: 'cancelAll', instrument: '' }]);
  }

  #every(low: number, high: number, action: () => void): void {
    this.#world.later(Math.ceil(this.#world.random.between(low, high)), () => {
      if (this.state === 'gone') return;
      action();
      this.#every(low, high, action);
    });
  }

  #create(): void {
    const dataset = newDataset(this.#world.random, this.#world.nowMs());
    this.#catalogue.push(dataset);
    this.#own(dataset.cid);
    const days = BigInt(86_400 * 10);
    this.account.send(0, [{ type: 'createData', cid: dataset.cid, bytes: 5_000n, retentionSeconds: days }]);
  }

  #own(cid: string): void {
    const dataset = this.#catalogue.findLast((known) => known.cid === cid);
    if (dataset && !this.#goods.has(cid)) this.#goods.set(cid, { dataset, order: 0n, price: 0, lots: 0 });
  }

  /** Offers a few copies of what it has, below the best ask where another offers it too; refreshed only where the price has moved. */
  #sell(): void {
    const { random, network, nowMs } = this.#world;
    const goods = random.pick([...this.#goods.values()].slice(-LATEST));
    if (!goods) return;
    const { dataset } = goods;
    const { instrument, partition } = dataset;
    const best = network.engine(partition).depth(instrument, 1).asks[0];
    const worth = worthNow(dataset, nowMs());
    const undercut = best && best.agent !== this.account.key ? Math.floor(best.price * 0.97) : worth * 1.1;
    const price = Math.max(Math.ceil(worth * 0.4), Math.floor(Math.min(worth * 1.2, undercut)));
    if (goods.order > 0n) {
      if (Math.abs(goods.price / price - 1) < 0.03) return;
      const quantity = 1 + random.below(4);
      const replace = { type: 'replaceOrder', orderId: goods.order, price, quantity } as const;
      return this.account.send(partition, [replace], ([outcome]) => {
        if (outcome?.ok) goods.price = price;
        else if (outcome?.code === 'unknown_order') goods.order = 0n;
        else this.account.send(partition, [{ type: 'cancelOrder', orderId: goods.order }], () => (goods.order = 0n));
      });
    }
    const quantity = 1 + random.below(5);
    if (!this.account.canSpend(partition, price * quantity, FEE_INFO)) return;
    const orderType = random.chance(0.15) ? 'post_only' : 'limit';
    this.account.send(
      partition,
      [storageOrder({ instrument, side: 'ask', orderType, price, quantity })],
      ([outcome]) => {
        if (outcome?.ok) Object.assign(goods, { order: outcome.id, price });
      },
    );
  }

  /** Wants a copy of something newish: at once, or below the best ask for as long as it can wait. */
  #buy(): void {
    const { random, network, nowMs, economy } = this.#world;
    if (!random.chance(Math.min(1, economy.demand(nowMs()) / 2))) return;
    const dataset = random.pick(this.#catalogue.slice(-LATEST * 4));
    if (!dataset || this.#goods.has(dataset.cid)) return;
    const { instrument, partition } = dataset;
    const best = network.engine(partition).depth(instrument, 1).asks[0]?.price;
    const worth = Math.ceil(worthNow(dataset, nowMs()) * random.lognormal(1.05, 0.3));
    const bid = this.#bidFor(worth, best);
    if (!this.account.canSpend(partition, (bid.maxTotal || bid.price * bid.quantity) + 1, FEE_INFO)) return;
    this.account.send(partition, [{ ...bid, instrument }]);
  }

  #bidFor(worth: number, best: number | undefined): PlaceOrder {
    const { random, nowMs } = this.#world;
    const bid = (fields: Partial<PlaceOrder>): PlaceOrder =>
      storageOrder({ side: 'bid', price: worth, quantity: 1, ...fields });
    const kind = random.below(10);
    if (best !== undefined && best <= worth && kind < 6) {
      if (kind === 0) return bid({ orderType: 'market', price: 0, maxTotal: worth });
      if (kind === 1) return bid({ orderType: 'fok' });
      return bid({ orderType: 'ioc' });
    }
    const price = Math.max(1, Math.floor(Math.min(worth, best ?? worth) * random.between(0.75, 0.99)));
    if (kind === 6) return bid({ orderType: 'all_or_none', price, quantity: 2 });
    if (kind === 7) return bid({ orderType: 'min_fill', price, quantity: 3, minFill: 2 });
    if (kind === 8) return bid({ price });
    return bid({ orderType: 'good_till_date', price, goodTillMs: nowMs() + 8 * HOUR_MS });
  }
}
