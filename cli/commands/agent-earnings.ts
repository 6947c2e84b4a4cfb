import type { TransferCode } from '../../primitives/transfer.ts';
import type { TransferJson } from '../../sdk/transfers.ts';

export type LeaseJson = {
  readonly lease: string;
  readonly state: string;
  readonly bytes: string;
  readonly asset: number;
  readonly priceBaseUnits: string;
  readonly collateralLeftBaseUnits: string;
  readonly firstEpoch: string;
  readonly lastEpoch: string;
  readonly missedInRow: number;
  readonly goodProofs: number;
};

/** Base units by asset code. */
export type Sums = Readonly<Record<string, bigint>>;

const WORDS: Partial<Readonly<Record<TransferCode, string>>> = {
  epoch_pay: 'earned by storage',
  data_price: 'earned by data',
  move_fee: 'earned by moves',
  repair_reward: 'earned by repairs',
  repair_read: 'earned by reads for repairs',
  fee_share: 'share of fees',
  network_fee: 'network fees',
  missed_proof_penalty: 'penalties',
  repair_penalty: 'repair penalties',
};

/** What an agent earned and paid, by what for: posted transfers alone; what went out is below zero. */
export function incomeOf(agent: string, transfers: readonly TransferJson[]): Readonly<Record<string, Sums>> {
  const income: Record<string, Record<string, bigint>> = {};
  for (const { code, kind, debit, credit, asset, amountBaseUnits } of transfers) {
    const what = WORDS[code];
    if (!what || (kind !== 'single' && kind !== 'post')) continue;
    const own = (account: string): bigint => (account.startsWith(`${agent}/`) ? BigInt(amountBaseUnits) : 0n);
    const change = own(credit) - own(debit);
    if (change === 0n) continue;
    const sums = (income[what] ??= {});
    sums[asset] = (sums[asset] ?? 0n) + change;
  }
  return income;
}

/** What the leases held still pay if every proof to come is good, and the collateral behind them. */
export function forecastOf(
  leases: readonly LeaseJson[],
  epoch: bigint,
): { readonly forecast: Sums; readonly collateral: Sums } {
  const forecast: Record<string, bigint> = {};
  const collateral: Record<string, bigint> = {};
  for (const { asset, priceBaseUnits, collateralLeftBaseUnits, firstEpoch, lastEpoch } of leases) {
    const [first, last, price] = [BigInt(firstEpoch), BigInt(lastEpoch), BigInt(priceBaseUnits)];
    const epochs = last - first + 1n;
    const passed = epoch < first ? 0n : epoch > last ? epochs : epoch - first;
    forecast[asset] = (forecast[asset] ?? 0n) + price - (price * passed) / epochs;
    collateral[asset] = (collateral[asset] ?? 0n) + BigInt(collateralLeftBaseUnits);
  }
  return { forecast, collateral };
}
