/**
 * Commands as checked values: what schemas/ makes of a frame's bytes, and all that the pure core sees. Keys, cids and hashes are
 * lower-case hex without prefix (agent 64 digits, owner 40); ids are u64 bigint; `price` and engine amounts are safe integers in
 * the asset's engine unit; `amountBaseUnits` are u128.
 */
export type RepairMandate = {
  /** Highest price for the rest of a slot's term, engine units for the whole slot. */
  readonly maxPrice: number;
  /** Paid to the rebuilder after its third good proof, engine units; at most half the collateral slashed is paid. */
  readonly reward: number;
  /** Set aside for the survivors' read prices, engine units for the whole object; part of what the bid reserves. */
  readonly reserve: number;
  readonly untilMs: number;
};

export type PlaceOrder = {
  readonly type: 'placeOrder';
  readonly instrument: string;
  readonly side: 'bid' | 'ask';
  readonly orderType: 'limit' | 'market' | 'ioc' | 'fok' | 'post_only' | 'good_till_date' | 'all_or_none' | 'min_fill';
  /** Engine units a lot. */
  readonly price: number;
  /** Lots; of a storage bid: lots a slot. */
  readonly quantity: number;
  /** Storage bids: `n`, or `(k << 16) | n`; 1 for all else. */
  readonly spread: number;
  /** Storage bids: agents whose owners must not fill a slot; at most n − 1. */
  readonly avoidAgents: readonly string[];
  /** Storage bids: the buyer's own name for the object (32 bytes hex), carried to the trades. */
  readonly object: string;
  readonly mandate: RepairMandate | undefined;
  /** Storage asks: engine units of collateral a lot, and of price a MiB read. */
  readonly collateralPerLot: number;
  readonly readPrice: number;
  /** Least lots of each match; the last may be smaller. For `min_fill`, else 0. */
  readonly minFill: number;
  /** Partition time at which it closes as expired. For `good_till_date`, else 0. */
  readonly goodTillMs: number;
  /** Bids: the most that all lots and slots together may cost, engine units, the mandate's reserve apart; 0 for no limit but the price's. */
  readonly maxTotal: number;
};

export type BookCommand =
  | PlaceOrder
  | { readonly type: 'cancelOrder'; readonly orderId: bigint }
  /** `quantity`: lots that are to be left. */
  | { readonly type: 'replaceOrder'; readonly orderId: bigint; readonly price: number; readonly quantity: number }
  /** Empty: every order of the agent's in the partition. */
  | { readonly type: 'cancelAll'; readonly instrument: string }
  | {
      readonly type: 'takeNegotiation';
      readonly negotiationId: bigint;
      readonly quantity: number;
      readonly maxPrice: number;
    }
  // settlement's key only
  | {
      readonly type: 'fundsAllocated';
      readonly agent: string;
      readonly owner: string;
      readonly asset: number;
      readonly amount: number;
    }
  | {
      readonly type: 'releaseRequested';
      readonly agent: string;
      readonly asset: number;
      readonly amount: number;
      readonly releaseId: bigint;
    }
  | { readonly type: 'clockAdvanced'; readonly publishedSize: bigint }
  /** Until this partition time no order of the instrument is accepted or matched; 0 ends a halt. */
  | { readonly type: 'haltInstrument'; readonly instrument: string; readonly untilMs: number; readonly reason: string }
  | { readonly type: 'stateFunds' }
  | { readonly type: 'setPartitions'; readonly bookPartitions: number };

export type LeaseTerms = {
  readonly trade: bigint;
  readonly object: string;
  readonly slot: number;
  readonly k: number;
  readonly n: number;
  readonly dataRoot: string;
  readonly bytes: bigint;
  readonly cidCount: number;
  readonly readPrice: number;
  readonly firstEpoch: bigint;
  readonly lastEpoch: bigint;
};

/** Commands of partition 0 that an agent signs. */
export type AgentCommand =
  | {
      readonly type: 'allocateFunds';
      readonly asset: number;
      readonly amountBaseUnits: bigint;
      readonly partition: number;
    }
  | {
      readonly type: 'releaseFunds';
      readonly asset: number;
      readonly amountBaseUnits: bigint;
      readonly partition: number;
    }
  | { readonly type: 'setPolicy'; readonly policySha256: string }
  | {
      readonly type: 'pay';
      readonly toAgent: string;
      readonly asset: number;
      readonly amountBaseUnits: bigint;
      readonly memo: string;
    }
  | { readonly type: 'createData'; readonly cid: string; readonly bytes: bigint; readonly retentionSeconds: bigint }
  | {
      readonly type: 'proposeMove';
      readonly toAgent: string;
      readonly cid: string;
      readonly bytes: bigint;
      readonly asset: number;
      readonly feeBaseUnits: bigint;
    }
  | { readonly type: 'acceptMove'; readonly fromAgent: string; readonly cid: string; readonly feeBaseUnits: bigint }
  | {
      readonly type: 'acceptQuote';
      readonly quote: Quote;
      readonly quoteBytes: Uint8Array;
      readonly sellerSignature: Uint8Array;
    }
  | {
      readonly type: 'commitDelivery';
      readonly trade: bigint;
      readonly cid: string;
      readonly chunkBytes: number;
      readonly blockCount: number;
      readonly ciphertextRoot: string;
      readonly keyCommitment: string;
    }
  | { readonly type: 'ackDelivery'; readonly trade: bigint; readonly commitSha256: string }
  | { readonly type: 'revealKey'; readonly trade: bigint; readonly key: string }
  | { readonly type: 'acceptDelivery'; readonly trade: bigint }
  | {
      readonly type: 'acceptLease';
      readonly terms: LeaseTerms;
      readonly termsBytes: Uint8Array;
      readonly buyerSignature: Uint8Array;
      readonly sellerSignature: Uint8Array;
    }
  | { readonly type: 'provePossession'; readonly epoch: bigint; readonly asset: number; readonly proofSha256: string }
  | { readonly type: 'endLease'; readonly lease: bigint }
  | { readonly type: 'takeRepair'; readonly lease: bigint; readonly price: number };

/** A bilateral quote: an ask that its seller signed for one buyer or any (empty), taken on partition 0 with no market running. */
export type Quote = {
  readonly negotiationId: bigint;
  readonly seller: string;
  readonly buyer: string;
  readonly cid: string;
  readonly bytes: bigint;
  readonly asset: number;
  readonly priceBaseUnits: bigint;
  readonly validUntilMs: number;
};

/**
 * Owner's commands: published by settlement in frames of its own, authorised by `ownerSignature` over the EIP-712 struct. The edge
 * checks each signature before it lets the command in; audit checks it again.
 */
export type OwnerCommand =
  | {
      readonly type: 'enrolAgent';
      readonly agent: string;
      readonly owner: string;
      readonly natsKey: string;
      readonly dhtKey: string;
      readonly validUntilSeconds: bigint;
      readonly nonce: bigint;
      readonly ownerSignature: Uint8Array;
      readonly agentSignature: Uint8Array;
    }
  | {
      readonly type: 'fundAgent' | 'sweepAgent';
      readonly agent: string;
      readonly owner: string;
      readonly asset: number;
      readonly amountBaseUnits: bigint;
      readonly nonce: bigint;
      readonly ownerSignature: Uint8Array;
    }
  | {
      readonly type: 'revokeAgent';
      readonly agent: string;
      readonly owner: string;
      readonly nonce: bigint;
      readonly ownerSignature: Uint8Array;
    }
  | {
      readonly type: 'withdraw';
      readonly owner: string;
      readonly asset: number;
      readonly amountBaseUnits: bigint;
      readonly nonce: bigint;
      readonly validUntilSeconds: bigint;
      readonly ownerSignature: Uint8Array;
    };

/** Settlement's own commands on partition 0: how time, chain and log enter the order of record. */
export type SettlementCommand =
  | { readonly type: 'clockAdvanced'; readonly publishedSize: bigint }
  | {
      readonly type: 'depositSeen';
      readonly owner: string;
      readonly asset: number;
      readonly amountBaseUnits: bigint;
      /** 64 hex, or empty where the deposit named no agent. */
      readonly agent: string;
      readonly txHash: string;
      readonly logIndex: number;
      readonly blockNumber: bigint;
    }
  | {
      readonly type: 'withdrawalConfirmed';
      readonly owner: string;
      readonly nonce: bigint;
      readonly txHash: string;
      readonly blockNumber: bigint;
    }
  | {
      readonly type: 'withdrawalLapsed';
      readonly owner: string;
      readonly nonce: bigint;
      readonly blockTimeSeconds: bigint;
    }
  /** The first checkpoint published with its quorum after `epoch` began. */
  | { readonly type: 'checkpointPublished'; readonly epoch: bigint; readonly note: string }
  | { readonly type: 'commitState'; readonly chainBlock: bigint };

export type Command = BookCommand | AgentCommand | OwnerCommand | SettlementCommand;

/** A frame whose bytes decoded; its signature is checked by whoever applies it, before anything else. */
export type Frame = {
  readonly agent: string;
  readonly partition: number;
  readonly firstSequence: bigint;
  readonly body: Uint8Array;
  readonly signature: Uint8Array;
  readonly expiresAtMs: number;
  readonly commands: readonly Command[];
};
