import type { TransferCode } from '../../../../primitives/transfer.ts';
import { wrong } from '../report.ts';
import { type EntryOf, ruleOn } from '../rule.ts';

type Transfer = EntryOf<'transfer'>['transfer'];

/** Which transfer may be linked with which one after it: what binds or frees two parties' money does it together. */
const NEXT: Partial<Record<TransferCode, readonly TransferCode[]>> = {
  data_price: ['ask_collateral', 'release', 'collateral_returned'],
  release: ['collateral_returned'],
  lease_held: ['lease_collateral'],
  lease_returned: ['collateral_returned'],
};

/** Linked transfers are pairs or chains of these codes and of one reason; what a rule frees for both parties is never parted. */
export const linkedChain = ruleOn('transfer', 'linked_chain', ({ state }, { transfer }) => {
  const before = state.group.transfers.at(-1);
  const { code, linked } = transfer;
  if (linked && !NEXT[code]) return wrong(`${code} by itself`, 'linked with the next');
  if (!before) return undefined;
  const mayFollow = NEXT[before.code]?.includes(code) === true;
  if (before.linked && !mayFollow) return wrong(`one of ${NEXT[before.code]?.join(', ')} after ${before.code}`, code);
  const isPair = mayFollow && code !== 'ask_collateral' && code !== 'lease_collateral' && sameReason(before, transfer);
  if (isPair && !before.linked) return wrong(`${before.code} linked with it`, 'not linked');
  return undefined;
});

function sameReason({ authorisation: a }: Transfer, { authorisation: b }: Transfer): boolean {
  return a.kind === 'rule' && b.kind === 'rule' && a.leaf === b.leaf;
}
