import type { Watermark } from '../../settlement/store/batch.ts';

const NO_MESSAGE = new Uint8Array(32);

const start = (partition: number, generation: number): Watermark => ({
  partition,
  generation,
  sequence: 0,
  messageSha256: NO_MESSAGE,
  timeMs: 0,
  eventsSequence: 0,
  ownSequence: 0,
});

/** How far each partition was applied. */
export class Watermarks {
  readonly #rows = new Map<number, Watermark>();
  readonly #changed = new Set<number>();

  /** `partitions`: 0 and the books'. */
  constructor(stored: readonly Watermark[], partitions: number, generation: number) {
    for (let partition = 0; partition < partitions; partition++)
      this.#rows.set(partition, start(partition, generation));
    for (const row of stored) this.#rows.set(row.partition, row);
  }

  get(partition: number): Watermark | undefined {
    return this.#rows.get(partition);
  }

  /** How many book partitions there are. */
  get books(): number {
    return this.#rows.size - 1;
  }

  all(): Watermark[] {
    return [...this.#rows.values()].sort((a, b) => a.partition - b.partition);
  }

  advance(partition: number, change: Partial<Omit<Watermark, 'partition'>>): void {
    const row = this.#rows.get(partition);
    if (!row) return;
    this.#rows.set(partition, { ...row, ...change });
    this.#changed.add(partition);
  }

  /** A new generation counts its messages from 1; time and settlement's own sequence go on. */
  restart(generation: number): void {
    for (const partition of this.#rows.keys())
      this.advance(partition, { generation, sequence: 0, messageSha256: NO_MESSAGE, eventsSequence: 0 });
  }

  /** There are `books` book partitions from now on, not fewer than before. */
  grow(books: number, generation: number): void {
    for (let partition = this.#rows.size; partition <= books; partition++) {
      this.#rows.set(partition, start(partition, generation));
      this.#changed.add(partition);
    }
  }

  takeChanged(): Watermark[] {
    const changed = this.all().filter(({ partition }) => this.#changed.has(partition));
    this.#changed.clear();
    return changed;
  }
}
