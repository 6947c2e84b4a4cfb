import { toHex } from '../../primitives/bytes.ts';
import type { LeaseTerms } from '../../primitives/commands.ts';
import type { RecordStore } from '../record-store.ts';
import { CID_BYTES } from '../transfer/fetch-object.ts';

/**
 * A slot that the agent sold, or rebuilds. A lease has the id of its trade (a repair's: the id that TakeRepair gave), so one id names
 * the slot from match to end.
 */
export type HeldSlot = {
  readonly id: bigint;
  readonly buyer: string;
  readonly slot: number;
  readonly k: number;
  readonly n: number;
  readonly lots: number;
  readonly readPrice: number;
  /** Until when it must be leased. */
  readonly deadlineMs: number;
  /**
   * `reserved`: bought, not yet all there. `declined`: bought, but there is no room for it. `signed`: the agent promised to keep it.
   * `active`: leased. `rebuilding`: taken for repair.
   */
  readonly state: 'reserved' | 'declined' | 'signed' | 'active' | 'rebuilding';
  /** From `signed` on, and while rebuilding. */
  readonly terms: LeaseTerms | undefined;
  /** From `signed` on: the slot's cids in stripe order, end to end. */
  readonly cids: Uint8Array;
};

const KIND = 'slot';

/** The agent's slots, durable, and which of them need a chunk. */
export class HeldSlots {
  readonly #records: RecordStore;
  readonly #byCid = new Map<string, Set<bigint>>();
  readonly #byObject = new Map<string, Set<bigint>>();
  readonly #waiting = new Map<bigint, Set<() => void>>();

  constructor(records: RecordStore) {
    this.#records = records;
    for (const slot of this.all()) this.#index(slot);
  }

  get(id: bigint): HeldSlot | undefined {
    return this.#records.get<HeldSlot>(KIND, String(id));
  }

  all(): readonly HeldSlot[] {
    return this.#records.list<HeldSlot>(KIND).map(([, slot]) => slot);
  }

  /** On the disk when it returns. */
  put(slot: HeldSlot): void {
    this.#unindex(slot.id);
    this.#records.put(KIND, String(slot.id), slot);
    this.#index(slot);
    for (const tell of this.#waiting.get(slot.id) ?? []) tell();
  }

  remove(id: bigint): void {
    this.#unindex(id);
    this.#records.delete(KIND, String(id));
  }

  /** The slots that need this chunk, or this manifest. */
  holding(cid: Uint8Array): readonly HeldSlot[] {
    return this.#all(this.#byCid.get(toHex(cid)));
  }

  ofObject(object: string): readonly HeldSlot[] {
    return this.#all(this.#byObject.get(object));
  }

  /** The slot, as soon as the notice of its trade is here; undefined after `timeoutMs`. */
  async waitFor(id: bigint, timeoutMs: number): Promise<HeldSlot | undefined> {
    if (this.get(id)) return this.get(id);
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, waiting.add(resolve));
    const timer = setTimeout(resolve, timeoutMs);
    await promise;
    clearTimeout(timer);
    waiting.delete(resolve);
    if (waiting.size === 0) this.#waiting.delete(id);
    return this.get(id);
  }

  #all(ids: ReadonlySet<bigint> | undefined): readonly HeldSlot[] {
    return [...(ids ?? [])].map((id) => this.get(id)).filter((slot) => slot !== undefined);
  }

  #index({ id, terms, cids }: HeldSlot): void {
    if (!terms) return;
    add(this.#byObject, terms.object, id);
    for (const cid of [...cidsOf({ cids }).map(toHex), terms.object]) add(this.#byCid, cid, id);
  }

  #unindex(id: bigint): void {
    const slot = this.get(id);
    if (!slot?.terms) return;
    drop(this.#byObject, slot.terms.object, id);
    for (const cid of [...cidsOf(slot).map(toHex), slot.terms.object]) drop(this.#byCid, cid, id);
  }
}

export function cidsOf({ cids }: Pick<HeldSlot, 'cids'>): Uint8Array[] {
  return Array.from({ length: cids.length / CID_BYTES }, (_, i) => cids.slice(i * CID_BYTES, (i + 1) * CID_BYTES));
}

function add(index: Map<string, Set<bigint>>, key: string, id: bigint): void {
  index.set(key, (index.get(key) ?? new Set()).add(id));
}

function drop(index: Map<string, Set<bigint>>, key: string, id: bigint): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}
