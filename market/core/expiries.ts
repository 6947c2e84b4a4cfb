/**
 * Which orders are good till which partition time, the earliest first, order numbers breaking ties: a binary heap. An order that closes
 * before its date leaves its entry behind; it is passed by when it comes up, and the heap is made anew when most of it is such.
 */
export class Expiries {
  readonly #dates = new Map<number, number>();
  #heap: { readonly goodTillMs: number; readonly order: number }[] = [];

  get size(): number {
    return this.#dates.size;
  }

  /** Until when the order is good; undefined where it has no date. */
  dateOf(order: number): number | undefined {
    return this.#dates.get(order);
  }

  add(order: number, goodTillMs: number): void {
    this.#dates.set(order, goodTillMs);
    this.#push({ goodTillMs, order });
  }

  forget(order: number): void {
    if (!this.#dates.delete(order)) return;
    if (this.#heap.length <= 2 * this.#dates.size + 64) return;
    this.#heap = [];
    for (const [live, goodTillMs] of this.#dates) this.#push({ goodTillMs, order: live });
  }

  /** Whether any order's date has come at `timeMs`. */
  due(timeMs: number): boolean {
    for (;;) {
      const first = this.#heap[0];
      if (!first) return false;
      if (this.#dates.get(first.order) === first.goodTillMs) return first.goodTillMs <= timeMs;
      this.#pop();
    }
  }

  /** The order to expire next; call it after `due` alone. It stays until it is forgotten. */
  next(): number {
    return (this.#heap[0] as { order: number }).order;
  }

  /** All, by order number. */
  entries(): [number, number][] {
    return [...this.#dates].sort(([a], [b]) => a - b);
  }

  #push(entry: { readonly goodTillMs: number; readonly order: number }): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const up = (at - 1) >>> 1;
      const parent = heap[up] as typeof entry;
      if (!before(entry, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      const right = heap[down + 1];
      if (right && before(right, heap[down] as typeof last)) down++;
      const child = heap[down] as typeof last;
      if (!before(child, last)) break;
      heap[at] = child;
      at = down;
    }
    heap[at] = last;
  }
}

type Entry = { readonly goodTillMs: number; readonly order: number };

function before(a: Entry, b: Entry): boolean {
  return a.goodTillMs < b.goodTillMs || (a.goodTillMs === b.goodTillMs && a.order < b.order);
}
