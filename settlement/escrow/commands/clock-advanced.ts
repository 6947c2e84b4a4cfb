import type { SettlementCommand } from '../../../primitives/commands.ts';
import { assert, ok, type Result } from '../../../primitives/result.ts';
import { shareFees } from '../share-fees.ts';
import { cancel, due, schedule } from '../deadlines.ts';
import { forget } from '../forget.ts';
import { closeLease } from '../lease/close-lease.ts';
import { judge } from '../lease/judge.ts';
import { failRebuild, giveUpRepair } from '../lease/repair.ts';
import type { DeadlineRow } from '../records.ts';
import { meta, treeSizeOf } from '../state.ts';
import { byRule, logFrame, now, type Step } from '../step.ts';
import { settleTrade, startDisputeWindow, voidTrade } from '../trade/data-trade.ts';
import { lapseTrade } from '../trade/lapse-trade.ts';
import { expireMove } from './move.ts';

/** Time passes: dispute windows start, everything due falls due, and each epoch's network fees go back out. */
export function clockAdvanced(
  step: Step,
  { publishedSize }: Extract<SettlementCommand, { type: 'clockAdvanced' }>,
): Result<bigint> {
  const { state } = step;
  if (publishedSize > meta(state, 'publishedSize') && publishedSize <= treeSizeOf(state))
    state.meta.set('publishedSize', publishedSize);
  startDisputes(step);
  for (const row of due(state, now(step))) {
    // What fell due before it may have ended it.
    if (state.deadlines.get(`${row.kind}/${row.key}`)?.timeMs !== row.timeMs) continue;
    cancel(state, row.kind, row.key);
    fallDue(step, row);
  }
  shareFees(step);
  return ok(0n);
}

/** A revealed key that a published checkpoint covers: its buyer's silence counts from now on. */
function startDisputes(step: Step): void {
  const { state } = step;
  const published = meta(state, 'publishedSize');
  const covered = [...state.unpublished.entries()].filter(([, leaf]) => leaf < published);
  for (const [id] of covered.sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1))) {
    const trade = state.trades.get(id);
    assert(trade?.kind === 'data' && trade.state === 'revealed', `trade ${id} is revealed`);
    logFrame(step);
    const deadlineMs = now(step) + state.genesis.disputeWindowMs;
    startDisputeWindow(state, trade, deadlineMs);
    schedule(state, 'dispute', id, deadlineMs);
  }
}

function fallDue(step: Step, { kind, key }: DeadlineRow): void {
  const { state } = step;
  const trade = state.trades.get(key);
  switch (kind) {
    case 'delivery':
      assert(trade?.kind === 'data', `data trade ${key} is known`);
      logFrame(step);
      return voidTrade(step, trade);
    case 'dispute': {
      assert(trade?.kind === 'data', `data trade ${key} is known`);
      const by = byRule(step, 'dispute_window', trade.buyer, trade.id, BigInt(trade.asset));
      return settleTrade(step, trade, by, by);
    }
    case 'upload':
      assert(trade?.kind === 'storage', `storage trade ${key} is known`);
      logFrame(step);
      return lapseTrade(step, trade);
    case 'proof': {
      const challenge = state.challenges.get(key);
      assert(challenge, `challenge ${key} is open`);
      logFrame(step);
      return judge(step, challenge, new Set());
    }
    case 'rebuild':
      logFrame(step);
      return failRebuild(step, key);
    case 'repair':
      logFrame(step);
      return giveUpRepair(step, key);
    case 'lease_end':
      return endOfTerm(step, key);
    case 'move':
      logFrame(step);
      return expireMove(step, key);
    case 'data':
      return state.data.delete(key);
    case 'quote':
      return state.quotes.delete(key);
    case 'forget':
      return forget(state, key);
    default:
      kind satisfies never;
  }
}

/** A lease past its last epoch ends, once no challenge to it is open. */
function endOfTerm(step: Step, key: string): void {
  const { state } = step;
  const lease = state.leases.get(key);
  if (lease?.state !== 'active') return;
  const open = [...state.challenges.values()]
    .filter(({ agent, slots }) => agent === lease.seller && slots.some(({ leaseId }) => leaseId === lease.id))
    .map(({ deadlineMs }) => deadlineMs);
  if (open.length > 0) return schedule(state, 'lease_end', key, Math.max(...open) + 1);
  logFrame(step);
  closeLease(step, lease, 'ended');
}
