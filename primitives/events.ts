import type { Code } from './codes.ts';
import type { RepairMandate } from './commands.ts';

/** What the matching engine says happened, in the past tense. Amounts are engine units. */
export type TradeMatched = {
  readonly type: 'tradeMatched';
  readonly tradeId: bigint;
  readonly instrument: string;
  readonly asset: number;
  readonly buyer: string;
  readonly seller: string;
  readonly bidOrderId: bigint;
  readonly askOrderId: bigint;
  /** Index, in the causing frame, of the taker's command. */
  readonly commandIndex: number;
  readonly takerSide: 'bid' | 'ask';
  readonly price: number;
  readonly quantity: number;
  readonly collateral: number;
  readonly spread: number;
  readonly slot: number;
  readonly object: string;
  readonly readPrice: number;
  /** This slot's share of the mandate's reserve. */
  readonly reserveShare: number;
  readonly mandate: RepairMandate | undefined;
};

export type MarketEvent =
  /** The whole frame used nothing: bad signature, wrong sequence, expired, malformed. */
  | { readonly type: 'frameRefused'; readonly code: Code; readonly message: string; readonly expectedSequence: bigint }
  | { readonly type: 'commandRefused'; readonly commandIndex: number; readonly code: Code; readonly message: string }
  | {
      readonly type: 'orderAccepted';
      readonly commandIndex: number;
      readonly orderId: bigint;
      readonly agent: string;
      readonly instrument: string;
      readonly side: 'bid' | 'ask';
      readonly price: number;
      readonly quantity: number;
    }
  | {
      readonly type: 'orderClosed';
      readonly orderId: bigint;
      readonly agent: string;
      readonly reason: 'filled' | 'cancelled' | 'ioc' | 'expired' | 'no_sellers' | 'fill_limit' | 'self_trade';
      readonly remaining: number;
    }
  | TradeMatched
  /** The network fee of this frame for one agent, whole INFO units; one event a (frame, agent). */
  | {
      readonly type: 'networkFeeCharged';
      readonly agent: string;
      readonly amountInfo: number;
      readonly commandIndex: number;
    }
  | { readonly type: 'fundsCredited'; readonly agent: string; readonly asset: number; readonly amount: number }
  | {
      readonly type: 'fundsReleased';
      readonly agent: string;
      readonly asset: number;
      readonly amount: number;
      readonly releaseId: bigint;
    };

/** The engine's answer to one ORDERS message. */
export type EventsMessage = {
  readonly partition: number;
  readonly generation: number;
  /** Sequence of the ORDERS message. */
  readonly sequence: number;
  readonly timeMs: number;
  /** The ORDERS message's bytes, whatever they were. */
  readonly frameBytes: Uint8Array;
  /** Whose subject it came on: who is told of bytes that are no frame. 64 hex digits, or empty. */
  readonly sender: string;
  readonly events: readonly MarketEvent[];
};
