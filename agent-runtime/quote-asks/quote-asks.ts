import type { BookCommand } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { TradeMatched } from '../../primitives/events.ts';
import { partitionOf } from '../../primitives/instrument.ts';
import type { Notice } from '../../primitives/notices.ts';
import type { Background } from '../background.ts';
import type { AgentContext } from '../context.ts';
import type { Seller } from '../lease/seller.ts';
import type { LivePolicy } from '../policy/live-policy.ts';
import { AskRecords } from './ask-records.ts';
import { askChecker, type RestingLots } from './resting-lots.ts';
import { ensureFunds, readInventory } from './inventory.ts';
import type { Step } from './plan-level.ts';
import { partitionOfStep, planQuotes, type QuotePlan } from './plan-quotes.ts';

/** Deposits and hours come without a notice. */
const LOOK_AGAIN_MS = 15_000;
const MINUTE_MS = 60_000;
const FOR_EVER_MS = Number.MAX_SAFE_INTEGER;
/** There while commands are under way: a start that finds it does not know what became of them. */
const UNDER_WAY = ['storage-ask-plan', 'open'] as const;

/**
 * Keeps the asks in the books that the policy wants: reads what there is to sell, has `planQuotes` decide, and carries its steps out. Asks
 * of the last run keep their places; only where a frame was under way when it ended are they all cancelled and placed anew.
 */
export class AskQuoter {
  readonly #context: AgentContext;
  readonly #seller: Seller;
  readonly #background: Background;
  readonly #live: LivePolicy;
  readonly #asks: AskRecords;
  readonly #forget: () => void;
  /** Orders that a frame of an earlier process placed, whose answer came only now. */
  readonly #strays = new Set<bigint>();
  readonly #ours = new Set<bigint>();
  /** Told closed while a frame was under way, whose result may still note them as resting. */
  readonly #closed = new Set<bigint>();
  readonly #timer: NodeJS.Timeout;
  #retry: NodeJS.Timeout | undefined;
  #sentMs: number[] = [];
  /** The partition of the frame under way. */
  #inFlight: number | undefined;
  #unsure: boolean;
  #stale = false;
  #said = '';

  constructor(
    context: AgentContext,
    seller: Seller,
    background: Background,
    options: { readonly live: LivePolicy; readonly restingLots: RestingLots },
  ) {
    const { live, restingLots } = options;
    this.#context = context;
    this.#seller = seller;
    this.#background = background;
    this.#live = live;
    this.#asks = new AskRecords(context.records, seller.capacity);
    this.#unsure = context.records.get(...UNDER_WAY) !== undefined;
    this.#forget = context.link.onNotice((notice) => this.#receive(notice));
    live.onChange(() => this.refresh());
    const check = askChecker(this.#asks, restingLots);
    this.#timer = setInterval(() => {
      // The book may be away, and is looked at again.
      const checked = this.#inFlight === undefined ? check().catch(() => false) : Promise.resolve(false);
      void checked.then((corrected) => corrected && context.log('ask set right by the book'));
      this.refresh();
    }, LOOK_AGAIN_MS);
    this.#timer.unref();
  }

  /** Brings the books in line with room and policy, soon, and once for all that changed meanwhile. */
  refresh(): void {
    this.#stale = true;
    this.#background.start({
      name: 'quote asks',
      untilMs: FOR_EVER_MS,
      run: async (signal) => {
        while (this.#stale) {
          this.#stale = false;
          await this.#clearUnsure(signal);
          await this.#quote(signal);
        }
      },
      again: () => (this.#stale = true),
    });
  }

  /** A match has used up some of an ask's lots. */
  matched({ askOrderId, quantity, takerSide }: TradeMatched): void {
    this.#asks.matched(askOrderId, quantity, takerSide === 'ask');
  }

  stop(): void {
    this.#forget();
    clearInterval(this.#timer);
    clearTimeout(this.#retry);
  }

  async #quote(signal: AbortSignal): Promise<void> {
    const policy = this.#live.current();
    if (!policy) return;
    const { clock, genesis: network } = this.#context;
    const nowMs = clock.nowMs();
    this.#sentMs = this.#sentMs.filter((timeMs) => timeMs > nowMs - MINUTE_MS);
    const inventory = await readInventory(this.#context, this.#seller.capacity, this.#asks.lots(), policy);
    const open = this.#asks.all();
    const plan = planQuotes({ policy, network, inventory, open, nowMs, sentMs: this.#sentMs });
    this.#tell(plan);
    if (plan.retryAtMs !== undefined) this.#lookAgainIn(plan.retryAtMs - nowMs);
    await this.#carryOut(
      plan,
      plan.steps.filter(({ withdraws }) => withdraws),
      signal,
    );
    const rest = plan.steps.filter(({ withdraws }) => !withdraws);
    if (rest.length > 0) await ensureFunds(this.#context, plan, rest, signal);
    await this.#carryOut(plan, rest, signal);
  }

  /** Sends steps, a frame for each partition, and takes in what they came to. Throws the first refusal that mends itself with time. */
  async #carryOut(plan: QuotePlan, steps: readonly Step[], signal: AbortSignal): Promise<void> {
    const { clock, genesis, log } = this.#context;
    const partitions = Map.groupBy(steps, (step) => partitionOfStep(step, genesis));
    for (const [partition, group] of partitions) {
      for (const { ask } of group) this.#asks.promise(ask.instrument, lotsIn(plan, ask.instrument));
      const commands: readonly BookCommand[] = group.map(({ command }) => command);
      const outcomes = await this.#submit(partition, commands, signal);
      this.#sentMs.push(...group.map(() => clock.nowMs()));
      let refused: InfinityDbError | undefined;
      for (const [index, step] of group.entries()) {
        const outcome = outcomes[index];
        if (!outcome) continue;
        if (outcome.ok && step.command.type === 'placeOrder') this.#ours.add(outcome.id);
        this.#asks.note(step, outcome);
        if (outcome.ok) log('ask changed', { instrument: step.ask.instrument, ...inWords(step) });
        else refused ??= new InfinityDbError(outcome.code, outcome.message, { step: 'ask' });
      }
      this.#inFlight = undefined;
      this.#asks.settled();
      this.#dropClosed();
      for (const { ask } of group) this.#asks.promise(ask.instrument);
      if (refused) throw refused;
    }
  }

  async #submit(partition: number, commands: readonly BookCommand[], signal: AbortSignal) {
    const { link, records } = this.#context;
    records.put(...UNDER_WAY, partition);
    this.#inFlight = partition;
    this.#asks.sending();
    try {
      const outcomes = await link.submit(partition, commands, signal);
      records.delete(...UNDER_WAY);
      return outcomes;
    } catch (error) {
      this.#inFlight = undefined;
      this.#asks.settled();
      this.#dropClosed();
      this.#unsure = InfinityDbError.is(error) && error.code === 'outcome_unknown';
      throw error;
    }
  }

  /** Where it is not known what became of the last frame: none of its partition's asks are left in the book. */
  async #clearUnsure(signal: AbortSignal): Promise<void> {
    const { genesis, link, records } = this.#context;
    const partition = records.get<number>(...UNDER_WAY);
    if (!this.#unsure || partition === undefined) return;
    const known = this.#asks
      .all()
      .filter(({ instrument }) => partitionOf(instrument, genesis.bookPartitions) === partition);
    const gone = new Set(known.map(({ orderId }) => orderId));
    // The lane has the answer of the frame before come first. So even where nothing is known, one cancel is sent that cancels nothing.
    do {
      for (const orderId of this.#strays) gone.add(orderId);
      this.#strays.clear();
      const ids = gone.size > 0 ? [...gone] : [0n];
      await link.submit(
        partition,
        ids.map((orderId) => ({ type: 'cancelOrder', orderId })),
        signal,
      );
      for (const orderId of gone) this.#asks.drop(orderId);
      gone.clear();
    } while (this.#strays.size > 0);
    this.#unsure = false;
    records.delete(...UNDER_WAY);
  }

  #dropClosed(): void {
    for (const orderId of this.#closed) this.#asks.drop(orderId);
    this.#closed.clear();
  }

  #receive(notice: Notice): void {
    if (notice.type === 'orderClosed') {
      this.#closed.add(notice.orderId);
      if (this.#inFlight === undefined) this.#dropClosed();
      return this.refresh();
    }
    if (notice.type !== 'frameResult' || notice.partition === 0) return;
    // Notices come in their order, but what waits for a result goes on later: a match told in between came after it.
    if (notice.partition === this.#inFlight) this.#asks.resultTold();
    if (!this.#unsure) return;
    for (const outcome of notice.outcomes)
      if (outcome.ok && outcome.id > 0n && !this.#ours.has(outcome.id)) this.#strays.add(outcome.id);
  }

  #lookAgainIn(ms: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.refresh(), Math.max(1, ms));
    this.#retry.unref();
  }

  /** Says why less is offered than the policy's lots, once for each change. */
  #tell({ short }: QuotePlan): void {
    const said = JSON.stringify(short);
    if (said !== this.#said && short.length > 0) this.#context.log('fewer lots offered', { short });
    this.#said = said;
  }
}

/** The most lots of an instrument that may rest while the plan is carried out. */
function lotsIn({ wanted }: QuotePlan, instrument: string): number {
  return wanted.reduce((sum, ask) => (ask.instrument === instrument ? sum + ask.lots : sum), 0);
}

function inWords({ command, why, ask: { lots, price } }: Step) {
  return { command: command.type, why, lots, price };
}
