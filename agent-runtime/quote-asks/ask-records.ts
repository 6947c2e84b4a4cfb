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
  /** Lots matched of an ask whose order id is not known yet. */
  readonly #early = new Map<bigint, number>();

  constructor(records: RecordStore, capacity: Capacity) {
    this.#records = records;
    this.#capacity = capacity;
    for (const { instrument } of this.all()) this.promise(instrument);
  }

  all(): readonly OpenAsk[] {
    return this.#records.list<OpenAsk>(KIND).map(([, ask]) => ask);
  }

  has(orderId: bigint): boolean {
    return this.#records.get<OpenAsk>(KIND, String(orderId)) !== undefined;
  }

  lots(): number {
    return this.all().reduce((sum, { lots }) => sum + lots, 0);
  }

  matched(orderId: bigint, lots: number): void {
    const ask = this.#records.get<OpenAsk>(KIND, String(orderId));
    if (ask) this.#keep({ ...ask, lots: ask.lots - lots });
    else this.#early.set(orderId, (this.#early.get(orderId) ?? 0) + lots);
  }

  /** Takes in what a step came to. An order that the engine does not know (any more) is gone. */
  note({ command, ask }: Step, outcome: CommandOutcome): void {
    if (command.type === 'placeOrder') {
      if (!outcome.ok) return;
      this.#keep({ ...ask, orderId: outcome.id, lots: ask.lots - (this.#early.get(outcome.id) ?? 0) });
      this.#early.delete(outcome.id);
    } else if ('orderId' in command) {
      const { orderId } = command;
      if (outcome.ok) this.#keep({ ...ask, orderId });
      else if (outcome.code === 'unknown_order') this.drop(orderId);
    }
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

  /** Forgets matches of orders that are not this agent's asks. */
  forgetEarly(): void {
    this.#early.clear();
  }

  #keep(ask: OpenAsk): void {
    if (ask.lots <= 0) return this.drop(ask.orderId);
    this.#records.put(KIND, String(ask.orderId), ask);
    this.promise(ask.instrument);
  }
}
