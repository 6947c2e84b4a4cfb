import { growFloat64, growInt32 } from './columns.ts';

const PAGE_BITS = 6;
const PAGE = 1 << PAGE_BITS;
/** Knuth's multiplier for hashing: 2^32 divided by the golden ratio, odd. */
const GOLDEN = 0x9e3779b1;

/**
 * Order number → place in the pool. Numbers are given in sequence, so what is hashed is pages of 64 of them: 4 bytes an order, and the
 * orders that come or go together share a page. All pages lie in one array; a page is let go when its last order closes. The page that
 * was last looked at is tried first: most commands find an order and close it, or rest the next number.
 */
export class OrderIndex {
  /** Place + 1; 0 for none. */
  #places = new Int32Array(PAGE * 16);
  /** By page: the first of its 64 numbers, and how many of them are live. */
  #first = new Float64Array(16);
  #live = new Int32Array(16);
  /** Page + 1 by hash of its first number, linear probing; never more than half full. */
  #table = new Int32Array(64);
  #shift = 32 - 6;
  /** The page of the newest numbers, which stays while it is empty: more of its numbers come. */
  #newest = -1;
  /** The page last looked at. */
  #recent = 0;
  #used = 0;
  #free: number[] = [];

  constructor() {
    this.#first.fill(-1);
  }

  /** The order's place, or −1. */
  find(order: number): number {
    const low = order & (PAGE - 1);
    const first = order - low;
    let page = this.#recent;
    if (this.#first[page] !== first) {
      page = this.#page(first);
      if (page < 0) return -1;
      this.#recent = page;
    }
    return (this.#places[(page << PAGE_BITS) + low] as number) - 1;
  }

  set(order: number, place: number): void {
    const low = order & (PAGE - 1);
    const first = order - low;
    let page = this.#recent;
    if (this.#first[page] !== first) {
      page = this.#page(first);
      if (page < 0) page = this.#open(first);
      this.#recent = page;
    }
    this.#places[(page << PAGE_BITS) + low] = place + 1;
    this.#live[page] = (this.#live[page] as number) + 1;
  }

  /** Takes out an order that is there. */
  delete(order: number): void {
    const low = order & (PAGE - 1);
    const first = order - low;
    let page = this.#recent;
    if (this.#first[page] !== first) page = this.#page(first);
    this.#places[(page << PAGE_BITS) + low] = 0;
    const live = (this.#live[page] as number) - 1;
    this.#live[page] = live;
    if (live === 0 && page !== this.#newest) this.#letGo(page);
  }

  #slotOf(first: number): number {
    return Math.imul(first >>> PAGE_BITS, GOLDEN) >>> this.#shift;
  }

  #page(first: number): number {
    const table = this.#table;
    const firsts = this.#first;
    const mask = table.length - 1;
    let slot = this.#slotOf(first);
    for (;;) {
      const page = (table[slot] as number) - 1;
      if (page < 0 || firsts[page] === first) return page;
      slot = (slot + 1) & mask;
    }
  }

  #open(first: number): number {
    if (this.#newest >= 0 && this.#live[this.#newest] === 0) this.#letGo(this.#newest);
    const page = this.#free.pop() ?? this.#used++;
    this.#newest = page;
    this.#places = growInt32(this.#places, (page + 1) * PAGE);
    this.#first = growFloat64(this.#first, page + 1);
    this.#live = growInt32(this.#live, page + 1);
    this.#first[page] = first;
    if (2 * (this.#used - this.#free.length) > this.#table.length) this.#rehash();
    else this.#enter(page);
    return page;
  }

  #enter(page: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let slot = this.#slotOf(this.#first[page] as number);
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = page + 1;
  }

  #rehash(): void {
    this.#table = new Int32Array(2 * this.#table.length);
    this.#shift--;
    for (let page = 0; page < this.#used; page++) if ((this.#first[page] as number) >= 0) this.#enter(page);
  }

  #letGo(page: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let hole = this.#slotOf(this.#first[page] as number);
    while (table[hole] !== page + 1) hole = (hole + 1) & mask;
    // What was pushed on by the one that goes moves up, so that every search still ends at an empty slot.
    for (let slot = (hole + 1) & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
      const home = this.#slotOf(this.#first[(table[slot] as number) - 1] as number);
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      table[hole] = table[slot] as number;
      hole = slot;
    }
    table[hole] = 0;
    this.#first[page] = -1;
    this.#free.push(page);
  }
}
