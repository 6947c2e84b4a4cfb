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

export type CloseReason =
  | 'filled'
  | 'cancelled'
  | 'ioc'
  | 'expired'
  | 'no_sellers'
  | 'fill_limit'
  | 'self_trade'
  /** A fill-or-kill order that could not be filled whole. */
  | 'fok'
  /** A market order that found no more to match. */
  | 'market'
  /** What was left to match is outside the instrument's price band. */
  | 'band'
  /** The instrument is traded in another partition now. */
  | 'moved';

export type MarketEvent =
  /** The whole frame used nothing: bad signature, wrong sequence, expired, malformed. */
  | {
      readonly type: 'frameRefused';
      readonly code: Code;
      readonly message: string;
      readonly expectedSequence: bigint;
      /** For `busy`: from when on the same frame may be sent again; else 0. */
      readonly retryMs: number;
    }
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
      readonly reason: CloseReason;
      readonly remaining: number;
    }
  | {
      readonly type: 'orderReplaced';
      readonly commandIndex: number;
      readonly orderId: bigint;
      readonly agent: string;
      readonly price: number;
      /** Lots that are left, before what the new price matches. */
      readonly quantity: number;
      readonly keptPlace: boolean;
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
    }
  /** `untilMs` 0: trading goes on. */
  | {
      readonly type: 'haltChanged';
      readonly commandIndex: number;
      readonly instrument: string;
      readonly untilMs: number;
      readonly reason: string;
    }
  /**
   * What the engine holds for all agents, for invariant 6: per asset with a balance, ascending by code; and the SHA-256 of
   * agent (32), asset (u32), free + reserved (u64), big endian, of every balance above 0, sorted by agent, then asset.
   */
  | {
      readonly type: 'fundsStated';
      readonly totals: readonly { readonly asset: number; readonly amount: bigint }[];
      readonly balancesSha256: string;
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
