import type { Clock } from '../../primitives/ports.ts';
import type { RecordStore } from '../record-store.ts';

const KIND = 'repair-reader';
type Reader = { readonly object: string; readonly agent: string; readonly untilMs: number };

/** Who may read an object's chunks because it took a repair of it: settlement tells the survivors. */
export class RepairReaders {
  readonly #records: RecordStore;
  readonly #clock: Clock;

  constructor(records: RecordStore, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  /** `lease`: the id under which `agent` rebuilds a slot of `object`. */
  admit(lease: bigint, object: string, agent: string, untilMs: number): void {
    this.#records.put<Reader>(KIND, String(lease), { object, agent, untilMs });
  }

  mayRead(object: string, agent: string): boolean {
    const nowMs = this.#clock.nowMs();
    return this.#records
      .list<Reader>(KIND)
      .some(([, reader]) => reader.object === object && reader.agent === agent && nowMs < reader.untilMs);
  }

  forgetPast(): void {
    for (const [key, { untilMs }] of this.#records.list<Reader>(KIND))
      if (untilMs <= this.#clock.nowMs()) this.#records.delete(KIND, key);
  }
}
