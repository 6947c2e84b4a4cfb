const NUMBER_BITS = 48n;
const NUMBER_MASK = (1n << NUMBER_BITS) - 1n;

/** An order's or a trade's id (u64): its partition in the upper 16 bits, its number in that partition in the lower 48. */
export function identifierOf(partition: number, number: number): bigint {
  return (BigInt(partition) << NUMBER_BITS) | BigInt(number);
}

/** The number in `id`, or −1 where it is another partition's. */
export function numberOf(partition: number, id: bigint): number {
  return id >> NUMBER_BITS === BigInt(partition) ? Number(id & NUMBER_MASK) : -1;
}
