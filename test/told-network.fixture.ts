import type { Engine } from '../market/engine.ts';
import type { Command, PlaceOrder } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import { AuditedNetwork } from './audit-log.fixture.ts';
import { agentKey, GENESIS, order, USDX } from './audit-signed.fixture.ts';

export const [SELLER, BUYER, OTHER] = [0, 1, 2];
export const DATA = `data/${'c1'.repeat(32)}/USDX`;
export const BASE = Number(GENESIS.networkFee.baseInfo);
export const TAKER = Number(GENESIS.market.takerPerMebibyteInfo);
export const MAKER = Number(GENESIS.market.makerPerMebibyteInfo);
/** For tests: the id of the order or trade of this number in partition 1. */
export const idOf = (number: number): bigint => (1n << 48n) | BigInt(number);

export type Said = { readonly type: MarketEvent['type'] } & Record<string, unknown>;

/** For tests: a network whose engine says what the test tells it to, and settlement believes it. */
export class ToldNetwork extends AuditedNetwork {
  #say: Said[] = [];
  #trades = 0;
  #orders = 0;

  constructor() {
    super();
    const credits = this.engine;
    const apply: Engine['apply'] = (message) =>
      this.#say.length > 0 ? (this.#say.splice(0) as unknown as MarketEvent[]) : credits.apply(message);
    Object.assign(this, { engine: { ...credits, apply } });
  }

  static async open(): Promise<ToldNetwork> {
    const network = new ToldNetwork();
    for (const index of [SELLER, BUYER, OTHER]) await network.join(index, 1_000_000n, { info: 5_000n, usdx: 100_000n });
    return network;
  }

  /** One frame, and what the engine says that came of it. */
  says(index: number, commands: readonly Command[], ...events: readonly Said[]): void {
    this.#say = [...events];
    this.book(index, ...commands);
  }

  /** An order that rests; its id. */
  rests(index: number, fields: Partial<PlaceOrder>): bigint {
    const accepted = this.accepted(index);
    this.says(index, [order({ instrument: DATA, ...fields })], accepted, fee(index, BASE));
    return accepted.orderId;
  }

  accepted(index: number): Said & { orderId: bigint } {
    const orderId = idOf(++this.#orders);
    return { type: 'orderAccepted', commandIndex: 0, orderId, agent: agentKey(index) };
  }

  /** A match at `price`; the ask's collateral for each lot is `stake`. */
  trade(bid: bigint, ask: bigint, price: number, quantity: number, who: Partial<Who> = {}): Said {
    const { buyer, seller, stake } = { buyer: BUYER, seller: SELLER, stake: price, ...who };
    const tradeId = idOf(++this.#trades);
    const parties = { buyer: agentKey(buyer), seller: agentKey(seller), bidOrderId: bid, askOrderId: ask };
    const terms = { price, quantity, collateral: stake * quantity, spread: 1, slot: 0, object: '', readPrice: 0 };
    const at = { tradeId, instrument: DATA, asset: USDX, commandIndex: 0, takerSide: 'bid' };
    return { type: 'tradeMatched', ...at, ...parties, ...terms, reserveShare: 0, mandate: undefined };
  }
}
type Who = { readonly buyer: number; readonly seller: number; readonly stake: number };

export const fee = (index: number, amountInfo: number): Said => ({
  type: 'networkFeeCharged',
  agent: agentKey(index),
  amountInfo,
  commandIndex: 0,
});
export const replaced = (index: number, orderId: bigint): Said => ({
  type: 'orderReplaced',
  commandIndex: 0,
  orderId,
  agent: agentKey(index),
  price: 0,
  quantity: 0,
  keptPlace: false,
});
export const replacing = (orderId: bigint, price: number, quantity: number): Command => ({
  type: 'replaceOrder',
  orderId,
  price,
  quantity,
});
export const fees = (taker: number, maker: number, lots: number): Said[] => [
  fee(taker, BASE + TAKER * lots),
  fee(maker, MAKER * lots),
];
