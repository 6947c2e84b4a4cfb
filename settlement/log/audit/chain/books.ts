/** Whose words an audit holds against each other: the log's on the chain and the chain's own. Owners are 40 hex digits. */
export type CreditedDeposit = {
  /** Entry of the transfer. */
  readonly index: number;
  readonly owner: string;
  readonly asset: number;
  readonly amount: bigint;
  /** As DepositSeen names it; empty for none. */
  readonly agent: string;
  readonly blockNumber: bigint;
  /** The newest block all of whose deposits the log had said to be credited; −1 before it said so. */
  readonly claimed: bigint;
};
export type ConfirmedWithdrawal = {
  readonly index: number;
  readonly asset: number;
  readonly amount: bigint;
  readonly txHash: string;
  readonly blockNumber: bigint;
};
/** An event of the Vault. `asset` is undefined where genesis names none for the token. */
export type DepositEvent = {
  readonly owner: string;
  readonly asset: number | undefined;
  readonly amount: bigint;
  readonly agent: string;
  readonly txHash: string;
  readonly logIndex: number;
  readonly blockNumber: bigint;
  /** Counts the Vault's deposits from 0. */
  readonly number: bigint;
};
export type WithdrawnEvent = {
  readonly owner: string;
  readonly asset: number | undefined;
  readonly amount: bigint;
  readonly nonce: bigint;
  readonly txHash: string;
  readonly logIndex: number;
  readonly blockNumber: bigint;
};
/** Hashes are 0x and 64 hex digits, as the contract has them. */
export type AnchorEvent = {
  readonly generation: bigint;
  readonly size: bigint;
  readonly root: `0x${string}`;
  readonly stateRoot: `0x${string}`;
  readonly chainBlock: bigint;
  readonly txHash: string;
  readonly blockNumber: bigint;
};

/** What an audit knows of the chain, and of the log what it has not yet found there. */
export type ChainBooks = {
  /** All events up to this block were taken in; undefined before a chain was asked. */
  through: bigint | undefined;
  /** The newest block that the log names. */
  named: bigint;
  /** By `<txHash>/<logIndex>`: credited in the log and not yet seen on the chain, and the reverse. */
  readonly credited: Map<string, CreditedDeposit>;
  readonly deposited: Map<string, DepositEvent>;
  /** By `<owner>/<nonce>`: confirmed in the log and not yet seen on the chain, and the reverse. */
  readonly confirmed: Map<string, ConfirmedWithdrawal>;
  readonly paid: Map<string, WithdrawnEvent>;
  /** Asset → deposited less withdrawn by the chain's events, base units. */
  readonly net: Map<number, bigint>;
  /** Anchors still to be judged, oldest first: those beyond the last one are of larger trees than were audited. */
  anchors: AnchorEvent[];
  /** The newest one, judged or not. */
  lastAnchor: AnchorEvent | undefined;
  /** The Vault's deposits so far. */
  deposits: bigint;
  readonly right: { anchors: number; deposits: number; withdrawals: number };
  /** Anchors of trees that an audit without the chain had left behind: nobody judged them. */
  unjudgedAnchors: number;
};

export const newChainBooks = (): ChainBooks => ({
  through: undefined,
  named: -1n,
  credited: new Map(),
  deposited: new Map(),
  confirmed: new Map(),
  paid: new Map(),
  net: new Map(),
  anchors: [],
  lastAnchor: undefined,
  deposits: 0n,
  right: { anchors: 0, deposits: 0, withdrawals: 0 },
  unjudgedAnchors: 0,
});

/** The log speaks of a block, so whoever wrote it had seen that block. */
export function nameBlock(books: ChainBooks, block: bigint): void {
  if (block > books.named) books.named = block;
}
