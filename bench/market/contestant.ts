import type { Flow } from './order-flow.ts';

/** A book that takes part: made ready for a flow outside the timed part, then given its operations in order. */
export type Contestant = (flow: Flow) => Run;

export type Run = {
  /** Applies operations `from` to `until` (excluded), and keeps the trades. */
  apply(from: number, until: number): void;
  /** taker, maker, price, quantity of each trade so far, by the flow's order ids. */
  trades(): Int32Array;
};

export const CONTESTANTS: Readonly<Record<ContestantName, () => Promise<Contestant>>> = {
  bare: async () => (await import('./bare-book.ts')).bareBook,
  'nodejs-order-book': async () => (await import('./peers.ts')).nodejsOrderBook,
  'hft-limit-order-book': async () => (await import('./peers.ts')).hftLimitOrderBook,
  core: async () => (await import('./ours.ts')).ours,
  apply: async () => (await import('./ours-apply.ts')).oursApply,
};

export type ContestantName = 'bare' | 'nodejs-order-book' | 'hft-limit-order-book' | 'core' | 'apply';
