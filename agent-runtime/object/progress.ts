import type { TradeMatched } from '../../primitives/events.ts';

/** What a put or get says of itself as it goes. Bytes count what the user stored. */
export type Progress =
  | { readonly type: 'quoted'; readonly lotsPerSlot: number; readonly slots: number }
  | { readonly type: 'bought'; readonly trades: readonly TradeMatched[] }
  | { readonly type: 'bytes'; readonly done: number; readonly total: number }
  | { readonly type: 'stored'; readonly slot: number; readonly agent: string }
  | { readonly type: 'attempt-failed'; readonly agent: string; readonly message: string; readonly willRetry: boolean }
  | { readonly type: 'committed'; readonly leases: number };

export type OnProgress = (progress: Progress) => void;
