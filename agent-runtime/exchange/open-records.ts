import { toHex } from '../../primitives/bytes.ts';
import type { Quote } from '../../primitives/commands.ts';
import type { CommitDelivery } from '../../primitives/commit-delivery.ts';
import type { Code } from '../../primitives/codes.ts';
import type { RecordStore } from '../record-store.ts';

export type DeliveryState = 'matched' | 'committed' | 'acknowledged' | 'revealed' | 'settled' | 'voided';

/** Notices come at least once: a state is only ever left for a later one. */
const RANK: Readonly<Record<DeliveryState, number>> = {
  matched: 0,
  committed: 1,
  acknowledged: 2,
  revealed: 3,
  settled: 4,
  voided: 4,
};
export const isLater = (state: DeliveryState, than: DeliveryState): boolean => RANK[state] > RANK[than];
export const isClosed = (state: DeliveryState): boolean => RANK[state] === RANK.settled;

/** A copy that this agent sold. `key` is its trade's own, kept from before anything is committed until the trade is closed. */
export type Sale = {
  readonly trade: bigint;
  /** The ask's order id, or the quote's id. */
  readonly negotiationId: bigint;
  readonly buyer: string;
  readonly cid: string;
  readonly key: Uint8Array;
  readonly state: DeliveryState;
  readonly deadlineMs: number;
};

/** A copy that this agent buys. */
export type Purchase = {
  readonly trade: bigint;
  readonly seller: string;
  readonly cid: string;
  readonly state: DeliveryState;
  readonly deadlineMs: number;
  readonly commit: CommitDelivery | undefined;
  /** Hex; empty until revealed. */
  readonly key: string;
  /** Whether the ciphertext of `commit` is checked and durable. */
  readonly received: boolean;
  /** Whether the data is in the store. */
  readonly stored: boolean;
  readonly failure: { readonly code: Code; readonly message: string } | undefined;
};

/** An ask of this agent's in a book of `data/…`. */
export type OpenAsk = { readonly cid: string; readonly instrument: string; readonly price: number };

/** Data that this agent keeps by an action of its own, apart from leases. */
export type KeptData = {
  readonly bytes: number;
  readonly expiresAtMs: number;
  readonly by: 'created' | 'accepted' | 'bought';
};

/** A move that this agent proposed; by `<recipient><cid>`, which is there before the move has a number. */
export type OutgoingMove = {
  readonly to: string;
  readonly cid: string;
  readonly bytes: number;
  /** 0 while the proposal is not known to be final. */
  readonly moveId: bigint;
  readonly deadlineMs: number;
  /** Whether the data was kept before, and not only for this move. */
  readonly keptBefore: boolean;
  readonly state: 'open' | 'posted' | 'lapsed';
};

export type IncomingMove = {
  readonly moveId: bigint;
  readonly from: string;
  readonly cid: string;
  readonly bytes: number;
  readonly asset: number;
  readonly feeBaseUnits: bigint;
  readonly deadlineMs: number;
};

/** Kinds of records. */
export const KIND = {
  sale: 'sale',
  purchase: 'purchase',
  ciphertext: 'ciphertext',
  ask: 'ask',
  data: 'data',
  moveOut: 'move-out',
  moveIn: 'move-in',
  quoteOut: 'quote-out',
  quoteIn: 'quote-in',
} as const;

/** Whether something that this agent promised besides `except` (a record's key of `move-out`) still needs the data. */
export function isPromised(records: RecordStore, cid: Uint8Array, except = ''): boolean {
  const name = toHex(cid);
  return (
    records.list<OpenAsk>(KIND.ask).some(([, ask]) => ask.cid === name) ||
    records.list<Quote>(KIND.quoteOut).some(([, quote]) => quote.cid === name) ||
    records.list<Sale>(KIND.sale).some(([, sale]) => sale.cid === name && !isClosed(sale.state)) ||
    records
      .list<OutgoingMove>(KIND.moveOut)
      .some(([key, move]) => key !== except && move.cid === name && move.state === 'open')
  );
}
