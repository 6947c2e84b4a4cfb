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
};

/** Amounts are decimal strings of base units, hashes hex: the report is JSON as it is. */
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
  readonly firstWrong?: FirstWrong;
};

export function wrong(expected: string, found: string): Finding {
  return { expected, found };
}
