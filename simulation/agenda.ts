/** What happens when: a binary heap by time, then by the order in which it was planned. */
export type Agenda = {
  at(timeMs: number, action: () => void): void;
  /** Time of the next action, or infinity. */
  nextMs(): number;
  /** Takes the next action off and does it. */
  runNext(): void;
};

type Item = { readonly timeMs: number; readonly number: number; readonly action: () => void };

export function createAgenda(): Agenda {
  const heap: Item[] = [];
  let planned = 0;
  return {
    at: (timeMs, action) => {
      heap.push({ timeMs, number: planned++, action });
      rise(heap);
    },
    nextMs: () => heap[0]?.timeMs ?? Number.POSITIVE_INFINITY,
    runNext: () => {
      const first = heap[0];
      const last = heap.pop();
      if (!first || !last) return;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap);
      }
      first.action();
    },
  };
}

const isBefore = (a: Item, b: Item): boolean => a.timeMs < b.timeMs || (a.timeMs === b.timeMs && a.number < b.number);

function rise(heap: Item[]): void {
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const [item, parent] = [heap[at] as Item, heap[above] as Item];
    if (!isBefore(item, parent)) return;
    [heap[at], heap[above]] = [parent, item];
    at = above;
  }
}

function sink(heap: Item[]): void {
  for (let at = 0; ; ) {
    let least = at;
    for (const below of [2 * at + 1, 2 * at + 2])
      if (below < heap.length && isBefore(heap[below] as Item, heap[least] as Item)) least = below;
    if (least === at) return;
    [heap[at], heap[least]] = [heap[least] as Item, heap[at] as Item];
    at = least;
  }
}
