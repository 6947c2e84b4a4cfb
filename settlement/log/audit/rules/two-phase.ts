import { transferIdText } from '../../../../primitives/transfer.ts';
import { wrong } from '../report.ts';
import { ruleOn } from '../rule.ts';

/** A pending transfer is posted, voided or expired exactly once, whole, between its own accounts; expired only when its time is past. */
export const twoPhase = ruleOn('transfer', 'two_phase', ({ state }, { transfer }) => {
  const { kind, pendingId, debit, credit, amount, code, timeMs } = transfer;
  if (!pendingId) return undefined;
  const name = transferIdText(pendingId);
  const pending = state.pending.get(name);
  if (!pending) return wrong(`${name} to be pending`, 'it is not (any more)');
  const [wanted, found] = [pending, { debit, credit, amount, code }].map((side) =>
    [side.debit, side.credit, side.amount, side.code].join(' '),
  );
  if (wanted !== found) return wrong(`${wanted}, as pending`, `${found}`);
  if (kind !== 'expire') return undefined;
  if (pending.timeoutMs === 0) return wrong(`${name} to be resolved`, 'an expiry of what has no timeout');
  return timeMs < pending.timeoutMs ? wrong(`a time of ${pending.timeoutMs} or later`, `${timeMs}`) : undefined;
});
