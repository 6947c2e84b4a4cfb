import type { Genesis } from '../../primitives/genesis.ts';
import type { TransferJson } from '../../sdk/transfers.ts';

/** What a format is given before the first transfer. */
export type Book = {
  readonly genesis: Pick<Genesis, 'assets' | 'name'>;
  /** Whose books they are; undefined: those of whoever runs the ledger. */
  readonly holder: string | undefined;
};

/** Writes transfers, which come in the order of the log, as text that goes behind what it wrote before. */
export type Writer = {
  readonly head: string;
  readonly transfer: (transfer: TransferJson) => string;
};

/** Whether a transfer has moved money: what is pending, voided or expired has not. */
export const isPosted = ({ kind }: Pick<TransferJson, 'kind'>): boolean => kind === 'single' || kind === 'post';

/** `12.5` of `12.5 USDX`. */
export const bareAmount = ({ amount }: Pick<TransferJson, 'amount'>): string => amount.split(' ')[0] ?? amount;

/** `12.500000`: programs that round what they show to the precision that is most common then lose nothing. */
export function fullAmount(
  { assets }: Pick<Genesis, 'assets'>,
  transfer: Pick<TransferJson, 'amount' | 'symbol'>,
): string {
  const decimals = assets.find(({ symbol }) => symbol === transfer.symbol)?.decimals ?? 0;
  const [whole = '', fraction = ''] = bareAmount(transfer).split('.');
  return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`;
}
