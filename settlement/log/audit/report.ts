import type { ChainChecked } from './chain/chain-audit.ts';
import type { ChainFinding } from './chain/finding.ts';
import type { Rule as GenesisRule, TransferCode } from '../../../primitives/transfer.ts';

/** What a rule wants and what is there instead, as text for people. */
export type Finding = {
  readonly expected: string;
  readonly found: string;
  /** Where an earlier entry than the one being judged is wrong. */
  readonly index?: number | undefined;
};

export type FirstWrong = {
  readonly expected: string;
  readonly found: string;
  /** The entry's index in the log; of what is wrong with the tree as a whole, the first entry that it may concern. */
  readonly index: number;
  /** The name of the rule that is broken; the file in `rules/` (or beside it) that bears this name says it. */
  readonly rule: string;
};

export type AuditCounts = {
  frames: number;
  commands: number;
  batches: number;
  transfers: number;
  readonly transfersByCode: Partial<Record<TransferCode, number>>;
  readonly rulesByName: Partial<Record<GenesisRule, number>>;
  /** Possession proofs judged again from their blobs. */
  proofs: number;
  /** Delegations that rest on a chain's word for a contract wallet. */
  attested: number;
  /** Where the log went on from an older backup, and what it gave up; absent where it never did. */
  reopened?: readonly ReopenedAt[];
};

export type ReopenedAt = {
  /** Of the LogReopened entry: the entries before it are those that were kept. */
  readonly index: number;
  readonly generation: number;
  /** The checkpoint that the log had signed before. */
  readonly oldSize: number;
  readonly oldRoot: string;
  readonly lostEntries: number;
};

/** Amounts are decimal strings of base units, hashes hex: the report is JSON as it is. */
/** What was held against the chain; where nothing was, the log's own word on deposits, withdrawals and anchors was taken. */
export type ChainReport = { readonly checked: false } | ChainChecked;

/** Both sides of what log and chain contradict each other in, for whoever has to be shown it. */
export type ChainEvidence = Pick<ChainFinding, 'log' | 'chain'> & {
  readonly networkId: string;
  readonly chainId: number;
  readonly vault: string;
  readonly anchor: string;
  readonly wrong: FirstWrong;
  /** The log's newest signed checkpoint, which covers its side. */
  readonly checkpoint: string;
};

export type AuditReport = {
  readonly ok: boolean;
  /** Entries found right; where `ok`, all. */
  readonly entries: number;
  readonly size: number;
  readonly root: string;
  /** Published checkpoints that the tree is consistent with. */
  readonly checkpoints: number;
  readonly transfers: number;
  readonly counts: AuditCounts;
  /** By asset symbol: what system accounts are short of, which is what all others hold together. */
  readonly held: Readonly<Record<string, string>>;
  /** SHA-256 of the genesis document that the log came with; empty where there was none to read. */
  readonly networkId: string;
  /** Witnesses that cosigned the newest checkpoint, and how many genesis wants. */
  readonly quorum: { readonly cosigned: number; readonly required: number; readonly witnesses: number };
  readonly chain: ChainReport;
  readonly firstWrong?: FirstWrong;
  readonly evidence?: ChainEvidence;
};

export function wrong(expected: string, found: string): Finding {
  return { expected, found };
}
