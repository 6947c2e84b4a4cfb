/** A broken invariant of the design, by its number there. */
export class BrokenInvariant extends Error {
  readonly invariant: number;

  constructor(invariant: number, what: string) {
    super(`invariant ${invariant} is broken: ${what}`);
    this.name = 'BrokenInvariant';
    this.invariant = invariant;
  }
}

/** Counts what was checked, and throws at the first that does not hold. */
export class Checks {
  readonly counts = new Map<number, number>();

  get total(): number {
    let sum = 0;
    for (const count of this.counts.values()) sum += count;
    return sum;
  }

  that(invariant: number, holds: boolean, what: () => string): void {
    this.counts.set(invariant, (this.counts.get(invariant) ?? 0) + 1);
    if (!holds) throw new BrokenInvariant(invariant, what());
  }
}
