/** One question to a chain covers at most so many blocks: public nodes refuse more. */
const MOST_BLOCKS = 5_000n;

export type BlockRange = { readonly from: bigint; readonly to: bigint };

/** The newest block with `confirmations` (itself counts as one); undefined where there is none yet. */
export function confirmedBlock(head: bigint, confirmations: number): bigint | undefined {
  const block = head - BigInt(Math.max(0, confirmations - 1));
  return block < 0n ? undefined : block;
}

/** The blocks after `done` up to `to`, both ends of each range included, in order. */
export function rangesAfter(done: bigint, to: bigint): BlockRange[] {
  const ranges: BlockRange[] = [];
  for (let from = done + 1n; from <= to; from += MOST_BLOCKS) {
    const last = from + MOST_BLOCKS - 1n;
    ranges.push({ from, to: last < to ? last : to });
  }
  return ranges;
}
