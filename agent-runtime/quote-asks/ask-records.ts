import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import type { CommandOutcome } from '../../primitives/notices.ts';
import type { Capacity } from '../lease/capacity.ts';
import type { RecordStore } from '../record-store.ts';
import type { OpenAsk, Step } from './plan-level.ts';

const KIND = 'storage-ask';

/**
 * The asks of this agent that rest in the books, as far as it was told: durable, so that a restart gives up no place. Their lots are promised
 * to whoever takes them, and not twice.
 */
export class AskRecords {
  readonly #records: RecordStore;
  readonly #capacity: Capacity;
  /** Lots that matched as part of the frame under way, whose result is not noted yet. */
  readonly #early = new Map<bigint, number>();
  readonly #late: [orderId: bigint, lots: number][] = [];
  #underWay = false;
  #resultTold = false;

  constructor(records: RecordStore, capacity: Capacity) {
    this.#records = records;
    this.#capacity = capacity;
    for (const { instrument } of this.all()) this.promise(instrument);
  }

  all(): readonly OpenAsk[] {
    return this.#records.list<OpenAsk>(KIND).map(([, ask]) => ask);
  }

  lotsOf(orderId: bigint): number | undefined {
    return this.#records.get<OpenAsk>(KIND, String(orderId))?.lots;
  }

  /** Lots that rest in truth; none where the ask is gone. */
  correct(orderId: bigint, lots: number): void {
    const ask = this.#records.get<OpenAsk>(KIND, String(orderId));
    if (ask) this.#keep({ ...ask, lots });
  }

  lots(): number {
    return this.all().reduce((sum, { lots }) => sum + lots, 0);
  }

  /**
   * A match has used up some of an ask's lots. One that the ask's own command made (`atOnce`) is told beside that command's result; any other
   * came before or after it, as its notice did.
   */
  matched(orderId: bigint, lots: number, atOnce: boolean): void {
    const known = this.#records.get<OpenAsk>(KIND, String(orderId));
    if (this.#underWay && (atOnce || (!known && !this.#resultTold)))
      this.#early.set(orderId, (this.#early.get(orderId) ?? 0) + lots);
    else if (this.#resultTold) this.#late.push([orderId, lots]);
    else if (known) this.#keep({ ...known, lots: known.lots - lots });
  }

  /** A frame is under way from now on, until `settled`. */
  sending(): void {
    this.#underWay = true;
  }

  /** The result of a frame has been told. If it is the one under way, what is told from now on came after it. */
  resultTold(): void {
    this.#useLate();
    this.#resultTold = this.#underWay;
  }

  /** What the frame under way did is noted, or will never be known. */
  settled(): void {
    this.#underWay = false;
    this.#resultTold = false;
    this.#early.clear();
    this.#useLate();
  }

  /** Takes in what a step came to. An order that the engine does not know (any more) is gone. */
  note(step: Step, outcome: CommandOutcome): void {
    const { command, ask } = step;
    const orderId = command.type === 'placeOrder' && outcome.ok ? outcome.id : orderOf(step);
    if (outcome.ok) this.#keep({ ...ask, orderId, lots: ask.lots - (this.#early.get(orderId) ?? 0) });
    else if (outcome.code === 'unknown_order') this.drop(orderId);
  }

  drop(orderId: bigint): void {
    const ask = this.#records.get<OpenAsk>(KIND, String(orderId));
    this.#records.delete(KIND, String(orderId));
    if (ask) this.promise(ask.instrument);
  }

  /** Sets aside what rests in the instrument's book, and at least `lots`: for a command under way that puts more there. */
  promise(instrument: string, lots = 0): void {
    const here = this.all().filter((ask) => ask.instrument === instrument);
    const rests = here.reduce((sum, ask) => sum + ask.lots, 0);
    this.#capacity.promise(`ask ${instrument}`, Math.max(rests, lots) * CHUNK_BYTES);
  }

  #useLate(): void {
    this.#resultTold = false;
    for (const [orderId, lots] of this.#late.splice(0)) this.matched(orderId, lots, false);
  }

  #keep(ask: OpenAsk): void {
    if (ask.lots <= 0) return this.drop(ask.orderId);
    this.#records.put(KIND, String(ask.orderId), ask);
    this.promise(ask.instrument);
  }
}

const orderOf = ({ command }: Step): bigint => ('orderId' in command ? command.orderId : 0n);
