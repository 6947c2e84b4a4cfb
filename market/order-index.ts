const PAGE_BITS = 10;
const PAGE = 1 << PAGE_BITS;

/**
 * Order number → place in the pool. Numbers are given in sequence, so pages of 1,024 of them replace a hash table: 4 bytes an order, no
 * hashing, and a page is let go when its last order closes.
 */
export class OrderIndex {
  #pages = new Map<number, { places: Int32Array; live: number }>();
  // The newest page, which most look-ups of a busy book hit.
  #hotKey = -1;
  #hot: { places: Int32Array; live: number } | undefined;

  /** The order's place, or −1. */
  find(order: number): number {
    const page = this.#page(Math.floor(order / PAGE));
    return page ? (page.places[order % PAGE] as number) - 1 : -1;
  }

  set(order: number, place: number): void {
    const key = Math.floor(order / PAGE);
    let page = this.#page(key);
    if (!page) {
      page = { places: new Int32Array(PAGE), live: 0 };
      this.#pages.set(key, page);
      this.#hotKey = key;
      this.#hot = page;
    }
    page.places[order % PAGE] = place + 1;
    page.live++;
  }

  delete(order: number): void {
    const key = Math.floor(order / PAGE);
    const page = this.#page(key);
    if (!page) return;
    page.places[order % PAGE] = 0;
    if (--page.live > 0) return;
    this.#pages.delete(key);
    this.#hotKey = -1;
    this.#hot = undefined;
  }

  #page(key: number): { places: Int32Array; live: number } | undefined {
    return key === this.#hotKey ? this.#hot : this.#pages.get(key);
  }
}
