import type { EntryType } from '../../../primitives/entry/entry.ts';
import type { Rule } from './rule.ts';
import { accountLimit } from './rules/account-limit.ts';
import { authorisedByFrame, authorisedByRule, ruleEntry } from './rules/authorised.ts';
import { bookPartitions } from './rules/book-partitions.ts';
import { delegation, ownerSignature } from './rules/delegation.ts';
import { allChallenged, epochChallenged } from './rules/epoch-challenged.ts';
import { frameAgent, frameSequence } from './rules/frame-sender.ts';
import { fundsAllocated } from './rules/funds-allocated.ts';
import { keyRevealed } from './rules/key-revealed.ts';
import { leasePostings } from './rules/lease-postings.ts';
import { linkedChain } from './rules/linked-chain.ts';
import { messageEnd } from './rules/message-end.ts';
import { orderReplaced } from './rules/order-replaced.ts';
import { leastFill, leastFillBegun, lotSize, tickSize } from './rules/order-sizes.ts';
import { batchCovers, batchDone, frameOrder, generationClosed, logReopened, outage } from './rules/order-of-record.ts';
import { priceBand, priceReference } from './rules/price-band.ts';
import { stateCommitted } from './rules/state-committed.ts';
import { transferForm, transferId } from './rules/transfer-form.ts';
import { twoPhase } from './rules/two-phase.ts';

/**
 * All rules on entries, in the order in which they are asked. What an entry is by itself (`entry_layout`, `frame_layout`,
 * `frame_signature`, `frame_partition`, `quote_signature`, `blob_digest`) comes before, in open-entry.ts; what the tree says
 * (`entry_bundle`, `leaf_hash`, `tile`, `checkpoint_*`) around them, in tree.ts and published.ts.
 */
export const RULES: readonly Rule[] = [
  frameOrder,
  frameAgent,
  bookPartitions,
  ownerSignature,
  fundsAllocated,
  frameSequence,
  outage,
  generationClosed,
  logReopened,
  delegation,
  ruleEntry,
  orderReplaced,
  transferId,
  transferForm,
  linkedChain,
  twoPhase,
  leastFillBegun,
  priceReference,
  authorisedByFrame,
  authorisedByRule,
  tickSize,
  lotSize,
  priceBand,
  accountLimit,
  keyRevealed,
  epochChallenged,
  stateCommitted,
  batchCovers,
  leasePostings,
  allChallenged,
  leastFill,
  messageEnd,
  batchDone,
];

/** The same, by type of entry. */
export const RULES_ON: Readonly<Partial<Record<EntryType, readonly Rule[]>>> = Object.groupBy(RULES, ({ on }) => on);
