import type {
  AgentCommand,
  BookCommand,
  Command,
  LeaseTerms,
  OwnerCommand,
  Quote,
  RepairMandate,
  SettlementCommand,
} from '../../../primitives/commands.ts';
import {
  AGENT,
  ASSET,
  BYTES,
  choice,
  decimal,
  type Fields,
  HASH,
  INSTRUMENT,
  keys,
  list,
  MAYBE_HASH,
  maybe,
  OWNER,
  record,
  ref,
  type Schema,
  text,
  TIME_MS,
  whole,
} from './shapes.ts';

/** What is signed in frames, as JSON. */
type Of<C extends { type: string }, T> = C extends { type: string } ? (T extends C['type'] ? C : never) : never;
type Shapes<C extends { type: string }> = { readonly [T in C['type']]: Fields<Omit<Of<C, T>, 'type'>> };

const PRICE = whole('Engine units a lot');
const LOTS = whole('Lots');
const UNITS = whole('Engine units');
const ID = decimal('A 64-bit number');
const AMOUNT = decimal('Base units');
const PARTITION = whole('Partition: 0 is the ledger, others are books');
const CID = HASH('Content id');

const BOOK: Shapes<BookCommand> = {
  placeOrder: {
    instrument: text('What is traded'),
    side: choice(['bid', 'ask']),
    orderType: choice(['limit', 'market', 'ioc', 'fok', 'post_only', 'good_till_date', 'all_or_none', 'min_fill']),
    price: PRICE,
    quantity: LOTS,
    spread: whole('Of storage bids: n copies, or k << 16 | n'),
    avoidAgents: list(AGENT),
    object: MAYBE_HASH("The buyer's own name for the object"),
    mandate: maybe(ref('RepairMandate')),
    collateralPerLot: UNITS,
    readPrice: UNITS,
    minFill: LOTS,
    goodTillMs: TIME_MS,
    maxTotal: UNITS,
  },
  cancelOrder: { orderId: ID },
  replaceOrder: { orderId: ID, price: PRICE, quantity: LOTS },
  cancelAll: { instrument: text('Empty: every instrument') },
  takeNegotiation: { negotiationId: ID, quantity: LOTS, maxPrice: PRICE },
  fundsAllocated: { agent: AGENT, owner: OWNER, asset: ASSET, amount: UNITS },
  releaseRequested: { agent: AGENT, asset: ASSET, amount: UNITS, releaseId: ID },
  clockAdvanced: { publishedSize: ID },
  haltInstrument: { instrument: INSTRUMENT, untilMs: TIME_MS, reason: text('Why') },
  stateFunds: {},
  setPartitions: { bookPartitions: whole('How many there are from now on', 1) },
};

const OF_AGENT: Shapes<AgentCommand> = {
  allocateFunds: { asset: ASSET, amountBaseUnits: AMOUNT, partition: PARTITION },
  releaseFunds: { asset: ASSET, amountBaseUnits: AMOUNT, partition: PARTITION },
  setPolicy: { policySha256: HASH('Of the policy document') },
  pay: { toAgent: AGENT, asset: ASSET, amountBaseUnits: AMOUNT, memo: text('What for') },
  createData: { cid: CID, bytes: ID, retentionSeconds: ID },
  proposeMove: { toAgent: AGENT, cid: CID, bytes: ID, asset: ASSET, feeBaseUnits: AMOUNT },
  acceptMove: { fromAgent: AGENT, cid: CID, feeBaseUnits: AMOUNT },
  acceptQuote: { quote: ref('Quote'), quoteBytes: BYTES, sellerSignature: BYTES },
  commitDelivery: {
    trade: ID,
    cid: CID,
    chunkBytes: whole('Bytes'),
    blockCount: whole('Blocks'),
    ciphertextRoot: HASH('Root of what is delivered'),
    keyCommitment: HASH('Of its key'),
  },
  ackDelivery: { trade: ID, commitSha256: HASH('Of the delivery') },
  revealKey: { trade: ID, key: HASH('The key') },
  acceptDelivery: { trade: ID },
  acceptLease: { terms: ref('LeaseTerms'), termsBytes: BYTES, buyerSignature: BYTES, sellerSignature: BYTES },
  provePossession: { epoch: ID, asset: ASSET, proofSha256: HASH('Of the proof, a blob') },
  endLease: { lease: ID },
  takeRepair: { lease: ID, price: PRICE },
};

const moved = { agent: AGENT, owner: OWNER, asset: ASSET, amountBaseUnits: AMOUNT, nonce: ID, ownerSignature: BYTES };
const OF_OWNER: Shapes<OwnerCommand> = {
  enrolAgent: {
    ...{ agent: AGENT, owner: OWNER, natsKey: HASH('For NATS'), dhtKey: HASH('For discovery') },
    ...{ validUntilSeconds: ID, nonce: ID, ownerSignature: BYTES, agentSignature: BYTES },
  },
  fundAgent: moved,
  sweepAgent: moved,
  revokeAgent: { agent: AGENT, owner: OWNER, nonce: ID, ownerSignature: BYTES },
  withdraw: {
    ...{ owner: OWNER, asset: ASSET, amountBaseUnits: AMOUNT, nonce: ID, validUntilSeconds: ID, ownerSignature: BYTES },
  },
};

const OF_SETTLEMENT: Shapes<SettlementCommand> = {
  clockAdvanced: { publishedSize: ID },
  depositSeen: {
    ...{ owner: OWNER, asset: ASSET, amountBaseUnits: AMOUNT, agent: MAYBE_HASH('The agent that it names') },
    ...{ txHash: text('Of the transaction'), logIndex: whole('In it'), blockNumber: ID },
  },
  withdrawalConfirmed: { owner: OWNER, nonce: ID, txHash: text('Of the transaction'), blockNumber: ID },
  withdrawalLapsed: { owner: OWNER, nonce: ID, blockTimeSeconds: ID },
  checkpointPublished: { epoch: ID, note: text('The cosigned checkpoint') },
  commitState: { chainBlock: ID },
};

const COMMANDS: Record<Command['type'], object> = { ...BOOK, ...OF_AGENT, ...OF_OWNER, ...OF_SETTLEMENT };

const NAMED: Readonly<Record<string, Schema>> = {
  RepairMandate: record<RepairMandate>({ maxPrice: UNITS, reward: UNITS, reserve: UNITS, untilMs: TIME_MS }),
  LeaseTerms: record<LeaseTerms>({
    ...{ trade: ID, object: HASH('The object'), slot: whole('Its slot'), k: whole('Slots that suffice', 1) },
    ...{ n: whole('Slots', 1), dataRoot: HASH("Over the slot's chunks"), bytes: ID, cidCount: whole('Chunks', 1) },
    ...{ readPrice: UNITS, firstEpoch: ID, lastEpoch: ID },
  }),
  Quote: record<Quote>({
    ...{ negotiationId: ID, seller: AGENT, buyer: MAYBE_HASH('For whom'), cid: CID, bytes: ID, asset: ASSET },
    ...{ priceBaseUnits: AMOUNT, validUntilMs: TIME_MS },
  }),
};

/** `Command` is one of these by its `type`. */
export const COMMAND_SCHEMAS: Readonly<Record<string, Schema>> = {
  ...NAMED,
  Command: {
    oneOf: Object.entries(COMMANDS).map(([type, fields]) => keys({ type: { const: type }, ...fields })),
  },
};
