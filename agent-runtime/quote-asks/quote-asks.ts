import { available, trading } from '../../primitives/account.ts';
import type { BookCommand } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { TradeMatched } from '../../primitives/events.ts';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { fromEngineUnits, INFO } from '../../primitives/money.ts';
import type { CommandOutcome, Notice } from '../../primitives/notices.ts';
import type { Background } from '../background.ts';
import type { AgentContext } from '../context.ts';
import { ensureTradingFunds } from '../funds/trading-funds.ts';
import type { Seller } from '../lease/seller.ts';
import type { AskTerms } from '../policy/ask-terms.ts';

const KIND = 'storage-ask';
/** Kept back for the manifests of the slots sold. */
const SPARE_LOTS = 1;
/** Base fees that are allocated at a time, so that not each new ask needs an allocation. */
const FEES_AHEAD = 64n;
const FEES_LEAST = 4n;
/** Deposits come without a notice. */
const LOOK_AGAIN_MS = 15_000;
const FOR_EVER_MS = Number.MAX_SAFE_INTEGER;

/** An ask of ours that rests in the book, as far as we were told. */
type Ask = { readonly orderId: bigint; readonly instrument: string; readonly lots: number };

/**
 * Keeps one ask in each book that the policy names, for as many lots as the agent still has room and collateral for. At a start the asks
 * of the last run are cancelled first: what became of them meanwhile is not known.
 */
export class AskQuoter {
  readonly #context: AgentContext;
  readonly #seller: Seller;
  readonly #background: Background;
  readonly #terms: readonly AskTerms[];
  readonly #forget: () => void;
  /** Orders that a frame of an earlier process placed, whose answer came only now. */
  readonly #strays = new Set<bigint>();
  readonly #ours = new Set<bigint>();
  /** Lots matched of an ask whose order id we do not have yet. */
  readonly #early = new Map<bigint, number>();
  readonly #timer: NodeJS.Timeout;
  #fresh = true;
  #stale = false;

  constructor(context: AgentContext, seller: Seller, background: Background, terms: readonly AskTerms[]) {
    this.#context = context;
    this.#seller = seller;
    this.#background = background;
    this.#terms = terms;
    for (const ask of this.#asks()) this.#promise(ask);
    this.#forget = context.link.onNotice((notice) => this.#receive(notice));
    this.#timer = setInterval(() => this.refresh(), LOOK_AGAIN_MS);
    this.#timer.unref();
  }

  /** Brings the book in line with room and policy, soon, and once for all that changed meanwhile. */
  refresh(): void {
    this.#stale = true;
    this.#background.start({
      name: 'quote asks',
      untilMs: FOR_EVER_MS,
      run: async (signal) => {
        while (this.#stale) {
          this.#stale = false;
          for (const terms of this.#terms) await this.#quote(terms, signal);
          this.#fresh = false;
          if (this.#strays.size > 0) this.#stale = true;
        }
      },
      again: () => (this.#stale = true),
    });
  }

  /** A match has used up some of an ask's lots. */
  matched({ askOrderId, quantity }: TradeMatched): void {
    const ask = this.#context.records.get<Ask>(KIND, String(askOrderId));
    if (ask) return this.#keep({ ...ask, lots: Math.max(0, ask.lots - quantity) });
    this.#early.set(askOrderId, (this.#early.get(askOrderId) ?? 0) + quantity);
  }

  stop(): void {
    this.#forget();
    clearInterval(this.#timer);
  }

  async #quote(terms: AskTerms, signal: AbortSignal): Promise<void> {
    const { instrument, partition } = terms;
    const resting = this.#asks().filter((ask) => ask.instrument === instrument);
    const rests = resting.reduce((sum, { lots }) => sum + lots, 0);
    const room =
      Math.floor(((await this.#seller.capacity.freeBytes()) + rests * CHUNK_BYTES) / CHUNK_BYTES) - SPARE_LOTS;
    const lots = Math.min(terms.lots, Math.max(0, room), await this.#affordableLots(terms));
    if (!this.#fresh && lots === rests && resting.length <= 1 && this.#strays.size === 0) return;
    if (lots > 0) await this.#ensureFunds(terms, lots, signal);
    const gone = [...resting.map(({ orderId }) => orderId), ...this.#strays];
    const commands: BookCommand[] = gone.map((orderId) => ({ type: 'cancelOrder', orderId }));
    if (lots > 0) commands.push(askOrder(terms, lots));
    if (commands.length === 0) return;
    this.#seller.capacity.promise(nameOf(instrument), Math.max(lots, rests) * CHUNK_BYTES);
    const outcomes = await this.#context.link.submit(partition, commands, signal);
    for (const orderId of gone) this.#drop(orderId);
    const placed = lots > 0 ? outcomes.at(-1) : undefined;
    this.#placed(terms, lots, placed);
  }

  #placed({ instrument }: AskTerms, lots: number, outcome: CommandOutcome | undefined): void {
    if (outcome && !outcome.ok) {
      this.#seller.capacity.promise(nameOf(instrument), 0);
      throw new InfinityDbError(outcome.code, outcome.message, { step: 'ask' });
    }
    if (!outcome) return this.#seller.capacity.promise(nameOf(instrument), 0);
    const orderId = outcome.id;
    this.#ours.add(orderId);
    this.#strays.delete(orderId);
    this.#keep({ orderId, instrument, lots: lots - (this.#early.get(orderId) ?? 0) });
    this.#early.clear();
    this.#context.log('ask placed', { instrument, orderId: String(orderId), lots });
  }

  /** Lots whose collateral the agent has, in the book or available. */
  async #affordableLots({ asset, partition, collateralPerLot }: AskTerms): Promise<number> {
    if (collateralPerLot === 0) return Number.MAX_SAFE_INTEGER;
    const { agent, genesis, network } = this.#context;
    const there = await network.balance(trading(agent, asset.code, partition));
    const free = await network.balance(available(agent, asset.code));
    const fees = asset.code === INFO ? FEES_AHEAD * genesis.networkFee.baseInfo : 0n;
    const sum = there + free - fees;
    return sum <= 0n ? 0 : Number(sum / fromEngineUnits(asset, collateralPerLot));
  }

  async #ensureFunds(
    { asset, partition, collateralPerLot }: AskTerms,
    lots: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { agent, genesis, network } = this.#context;
    const { baseInfo } = genesis.networkFee;
    const there = await network.balance(trading(agent, INFO, partition));
    const fees = there < FEES_LEAST * baseInfo ? FEES_AHEAD * baseInfo : FEES_LEAST * baseInfo;
    const stake = fromEngineUnits(asset, collateralPerLot) * BigInt(lots);
    const needs = [
      { asset: asset.code, baseUnits: stake },
      { asset: INFO, baseUnits: fees },
    ];
    await ensureTradingFunds(
      this.#context,
      partition,
      needs.filter(({ baseUnits }) => baseUnits > 0n),
      signal,
    );
  }

  #receive(notice: Notice): void {
    if (notice.type !== 'frameResult' || notice.partition === 0 || !this.#fresh) return;
    for (const outcome of notice.outcomes)
      if (outcome.ok && outcome.id > 0n && !this.#ours.has(outcome.id)) this.#strays.add(outcome.id);
  }

  #asks(): readonly Ask[] {
    return this.#context.records.list<Ask>(KIND).map(([, ask]) => ask);
  }

  #keep(ask: Ask): void {
    if (ask.lots <= 0) return this.#drop(ask.orderId);
    this.#context.records.put(KIND, String(ask.orderId), ask);
    this.#promise(ask);
  }

  #drop(orderId: bigint): void {
    const ask = this.#context.records.get<Ask>(KIND, String(orderId));
    this.#strays.delete(orderId);
    this.#context.records.delete(KIND, String(orderId));
    if (ask) this.#promise({ ...ask, lots: 0 });
  }

  #promise({ instrument, lots }: Ask): void {
    this.#seller.capacity.promise(nameOf(instrument), lots * CHUNK_BYTES);
  }
}

const nameOf = (instrument: string): string => `ask ${instrument}`;

function askOrder(terms: AskTerms, lots: number): BookCommand {
  return {
    type: 'placeOrder',
    instrument: terms.instrument,
    side: 'ask',
    orderType: 'limit',
    price: terms.pricePerLot,
    quantity: lots,
    spread: 1,
    avoidAgents: [],
    object: '',
    mandate: undefined,
    collateralPerLot: terms.collateralPerLot,
    readPrice: terms.readPrice,
    minFill: 0,
    goodTillMs: 0,
    maxTotal: 0,
  };
}
