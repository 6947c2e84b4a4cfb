import type { Code } from '../../primitives/codes.ts';
import type { Applied } from '../record/network.ts';

/** What was counted of one day. */
export type Day = {
  storageTrades: number;
  dataTrades: number;
  lots: number;
  bidLots: number;
  storageValue: number;
  refusals: number;
  readonly income: Map<string, number>;
};

/** Counts as the simulation goes; amounts in engine units as plain numbers, for pictures and not for money. */
export class Measure {
  readonly days: Day[] = [];
  readonly refusals = new Map<string, number>();
  readonly events = new Map<string, number>();
  readonly income = new Map<string, number>();
  readonly transfers = new Map<string, number>();
  /** Since it was last taken: what was paid for so many lots. */
  #traded = { value: 0, lots: 0 };
  readonly #lots = new Map<bigint, number>();

  today(): Day {
    const day = this.days.at(-1);
    return day ?? this.nextDay();
  }

  nextDay(): Day {
    const day = {
      storageTrades: 0,
      dataTrades: 0,
      lots: 0,
      bidLots: 0,
      storageValue: 0,
      refusals: 0,
      income: new Map(),
    };
    this.days.push(day);
    return day;
  }

  happened(name: string): void {
    this.events.set(name, (this.events.get(name) ?? 0) + 1);
  }

  refused(code: Code): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    this.today().refusals++;
  }

  bid(lots: number): void {
    this.today().bidLots += lots;
  }

  /** Lots of a trade or of the lease that it became. */
  lotsOf(id: bigint): number {
    return this.#lots.get(id) ?? 0;
  }

  /** The average price of a lot since the last call; undefined where nothing was sold. */
  takePrice(): number | undefined {
    const { value, lots } = this.#traded;
    this.#traded = { value: 0, lots: 0 };
    return lots > 0 ? value / lots : undefined;
  }

  applied({ input, effects }: Applied): void {
    const day = this.today();
    for (const event of input.events) {
      if (event.type === 'frameRefused') this.refused(event.code);
      if (event.type !== 'tradeMatched') continue;
      const { quantity, price } = event;
      if (!event.instrument.startsWith('storage/')) {
        day.dataTrades++;
        continue;
      }
      day.storageTrades++;
      day.lots += quantity;
      day.storageValue += quantity * price;
      this.#lots.set(event.tradeId, quantity);
      this.#traded = { value: this.#traded.value + quantity * price, lots: this.#traded.lots + quantity };
    }
    for (const entry of effects.entries) {
      if (entry.type !== 'transfer') continue;
      const { code, credit, amount, kind } = entry.transfer;
      this.transfers.set(code, (this.transfers.get(code) ?? 0) + 1);
      if (!EARNED.has(code) || kind === 'pending' || kind === 'void') continue;
      const agent = credit.slice(0, 64);
      this.income.set(agent, (this.income.get(agent) ?? 0) + Number(amount));
      day.income.set(agent, (day.income.get(agent) ?? 0) + Number(amount));
    }
  }
}

const EARNED: ReadonlySet<string> = new Set(['epoch_pay', 'repair_reward', 'repair_read', 'data_price']);
