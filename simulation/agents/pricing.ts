/** What a seller's owner says of prices, as it would in its policy. */
export type PricePolicy = {
  /** Of a MiB held for a day, engine units. */
  readonly costPerLot: number;
  /** Over cost, when empty. */
  readonly margin: number;
  /** How much dearer when full: the price is multiplied by 1 + congestion · utilisation². */
  readonly congestion: number;
};

/** Cost plus margin, dearer as capacity gets scarce, and less than that while nobody buys (`eagerness` 0 to 1), never below cost. */
export function askPrice(policy: PricePolicy, state: { cost: number; utilisation: number; eagerness: number }): number {
  const { costPerLot, margin, congestion } = policy;
  const cost = costPerLot * state.cost;
  const scarce = 1 + congestion * state.utilisation ** 2;
  const full = cost * (1 + margin) * scarce;
  return Math.max(1, Math.round(cost + (full - cost) * (1 - 0.9 * state.eagerness)));
}
