import { growFloat64, growInt32 } from './columns.ts';

const PAGE_BITS = 6;
const PAGE = 1 << PAGE_BITS;
const DIRECTORY = 1 << 16;

/**
 * Order number → place in the pool. Numbers are given in sequence, so pages of 64 of them replace a hash table: 4 bytes an order and no
 * hashing. All pages lie in one array; a page is let go when its last order closes. A directory of the newest pages answers most
 * look-ups, a map the rest.
 */
export class OrderIndex {
  #places = new Int32Array(PAGE * 16);
  /** By page: which 64 numbers it has, and how many of them are live. */
  #keys = new Float64Array(16);
  #live = new Int32Array(16);
  #pages = new Map<number, number>();
  readonly #directory = new Int32Array(DIRECTORY);
  /** The page of the newest numbers, which stays while it is empty: more of its numbers come. */
  #newest = -1;
  #used = 0;
  #free: number[] = [];

  /** The order's place, or −1. */
  find(order: number): number {
    const page = this.#page(Math.floor(order / PAGE));
    return page < 0 ? -1 : (this.#places[page * PAGE + (order & (PAGE - 1))] as number) - 1;
  }

  set(order: number, place: number): void {
    const key = Math.floor(order / PAGE);
    let page = this.#page(key);
    if (page < 0) page = this.#open(key);
    this.#places[page * PAGE + (order & (PAGE - 1))] = place + 1;
    (this.#live[page] as number)++;
  }

  delete(order: number): void {
    const key = Math.floor(order / PAGE);
    const page = this.#page(key);
    this.#places[page * PAGE + (order & (PAGE - 1))] = 0;
    const live = (this.#live[page] as number) - 1;
    this.#live[page] = live;
    if (live === 0 && page !== this.#newest) this.#letGo(page);
  }

  #letGo(page: number): void {
    this.#pages.delete(this.#keys[page] as number);
    this.#keys[page] = -1;
    this.#free.push(page);
  }

  #page(key: number): number {
    const page = this.#directory[key & (DIRECTORY - 1)] as number;
    if (this.#keys[page] === key && page < this.#used) return page;
    return this.#pages.size === 0 ? -1 : this.#older(key);
  }

  #older(key: number): number {
    const page = this.#pages.get(key);
    if (page === undefined) return -1;
    this.#directory[key & (DIRECTORY - 1)] = page;
    return page;
  }

  #open(key: number): number {
    if (this.#newest >= 0 && this.#live[this.#newest] === 0) this.#letGo(this.#newest);
    const page = this.#free.pop() ?? this.#used++;
    this.#newest = page;
    this.#places = growInt32(this.#places, (page + 1) * PAGE);
    this.#keys = growFloat64(this.#keys, page + 1);
    this.#live = growInt32(this.#live, page + 1);
    this.#keys[page] = key;
    this.#pages.set(key, page);
    this.#directory[key & (DIRECTORY - 1)] = page;
    return page;
  }
}
