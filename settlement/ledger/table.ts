/**
 * Rows by key that remember which of them changed, so that a store writes only those. A value is an immutable plain object or
 * scalar of string, number, bigint, boolean, undefined, arrays and objects: to change a row, set another. Order of iteration is no
 * part of the state (a restored table may have another): whoever needs an order sorts.
 */
export class Table<V> {
  readonly #rows = new Map<string, V>();
  readonly #dirty = new Set<string>();

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): V | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  set(key: string, value: V): void {
    this.#rows.set(key, value);
    this.#dirty.add(key);
  }

  delete(key: string): void {
    if (this.#rows.delete(key)) this.#dirty.add(key);
  }

  keys(): IterableIterator<string> {
    return this.#rows.keys();
  }

  values(): IterableIterator<V> {
    return this.#rows.values();
  }

  entries(): IterableIterator<[string, V]> {
    return this.#rows.entries();
  }

  /** Puts back a row that a store kept; it does not count as changed. */
  restore(key: string, value: V): void {
    this.#rows.set(key, value);
  }

  /** The rows set or deleted (value undefined) since the last call, in key order. */
  takeDirty(): { readonly key: string; readonly value: V | undefined }[] {
    const changed = [...this.#dirty].sort().map((key) => ({ key, value: this.#rows.get(key) }));
    this.#dirty.clear();
    return changed;
  }
}
