import type { Command, Frame } from '../../../../primitives/commands.ts';
import { fromHex } from '../../../../primitives/bytes.ts';
import { verifyPossession } from '../../../../primitives/possession.ts';
import type { PossessionProof } from '../../../../primitives/possession-proof.ts';
import type { Context } from '../rule.ts';
import { acceptLease, undoLate } from './accept.ts';
import {
  closeLease,
  giveBack,
  type Challenge,
  type Due,
  type Lease,
  type LeaseBooks,
  leaveObject,
  type StorageTrade,
  type Turn,
} from './books.ts';
import { challenged, challengeKey, judge } from './judge.ts';
import { failRebuild, loseLease, repairUntilMs, takeSlot } from './repair.ts';

/**
 * Plays a message of partition 0 over the lease books, command by command, and returns the transfers that must have followed. What the
 * log alone cannot say (whether an agent had the funds for a collateral, whether a blob was there) it takes from the transfers that
 * did follow.
 */
export function playMessage(context: Context): readonly Due[] {
  const { group, leases: books } = context.state;
  const turn: Turn = { context, books, timeMs: group.timeMs, due: [] };
  if (group.outageMs > 0) moveDeadlines(books, group.outageMs);
  const frame = group.frame?.frame;
  if (!frame) return turn.due;
  const bySettlement = frame.agent === context.published.genesis.settlementKey;
  const expired = !bySettlement && frame.expiresAtMs < group.timeMs;
  for (const [at, command] of expired ? [] : frame.commands.entries()) {
    if (bySettlement) playOwn(turn, command);
    else playAgents(turn, frame, at, command);
  }
  return turn.due;
}

function playOwn(turn: Turn, command: Command): void {
  if (command.type === 'clockAdvanced') return tick(turn);
  if (command.type !== 'checkpointPublished') return;
  for (const { epoch, asset, leaf } of turn.context.state.group.challenged)
    if (epoch === command.epoch) challengeAll(turn, epoch, asset, leaf);
}

function playAgents(turn: Turn, frame: Frame, at: number, command: Command): void {
  const { agent } = frame;
  const { books, context } = turn;
  const revoked = context.state.agents.get(agent)?.revoked === true;
  switch (command.type) {
    case 'acceptLease':
      return revoked ? undefined : acceptLease(turn, agent, command);
    case 'provePossession': {
      const challenge = books.challenges.get(challengeKey({ agent, asset: command.asset, epoch: command.epoch }));
      const proof = context.state.group.frame?.opened.proofs.get(at);
      if (challenge && proof && turn.timeMs < challenge.dueMs) answer(turn, challenge, proof);
      return;
    }
    case 'endLease': {
      const lease = books.leases.get(String(command.lease));
      if (lease) endLease(turn, agent, lease);
      return;
    }
    case 'takeRepair': {
      const lost = books.leases.get(String(command.lease));
      if (!lost || revoked) return;
      if (lost.collateral > 0n && !context.state.group.succeeded.has(at)) return;
      takeSlot(turn, agent, lost, command.price);
      return;
    }
    default:
      return;
  }
}

/** By its buyer: closed. By its seller: lost. */
function endLease(turn: Turn, agent: string, lease: Lease): void {
  const { buyer, seller, state, repair } = lease;
  if (agent === buyer && (state === 'active' || !repair)) return closeLease(turn, lease);
  if (agent === seller && state === 'active') {
    // Not among the survivors of its own loss.
    const lost: Lease = { ...lease, state: 'repairing' };
    turn.books.leases.set(String(lease.id), lost);
    loseLease(turn, lost, {});
  }
}

/** Judges an answer; where money must follow and none did, the blob was not there and the answer counts for nothing. */
function answer(turn: Turn, challenge: Challenge, proof: PossessionProof): void {
  const { context, books } = turn;
  const { networkId, genesis } = context.published;
  const positions = genesis.challengePositions;
  const agentKey = fromHex(challenge.agent) ?? new Uint8Array(32);
  const { good, bad } = verifyPossession(
    { networkId, agentKey, epochLeaf: challenge.leaf, positions },
    challenge.leases,
    proof,
  );
  const kept = new Map(books.leases);
  const objects = new Map(books.objects);
  const before = turn.due.length;
  judge(turn, challenge, new Set(bad.length < positions ? good : []));
  context.state.counts.proofs += 1;
  const { rules } = context.state.group;
  const told = [...rules.values()].some(
    ({ rule, subject, a }) =>
      (rule === 'epoch_pay' || rule === 'missed_proof') && subject === challenge.agent && a === challenge.epoch,
  );
  if (told || turn.due.length === before) return;
  turn.due.length = before;
  context.state.counts.proofs -= 1;
  restore(books.leases, kept);
  restore(books.objects, objects);
  books.challenges.set(challengeKey(challenge), challenge);
}

function restore<V>(map: Map<string, V>, kept: ReadonlyMap<string, V>): void {
  map.clear();
  for (const [key, value] of kept) map.set(key, value);
}

/** The leases that run in this epoch, of each agent together. */
function challengeAll(turn: Turn, epoch: bigint, asset: number, leaf: Uint8Array): void {
  const { books, timeMs, context } = turn;
  const dueMs = timeMs + context.published.genesis.proofWindowMs;
  for (const [agent, leases] of Map.groupBy(runningLeases(books, epoch, asset), ({ seller }) => seller)) {
    const slots = leases.map(({ id, terms }) => ({
      leaseId: id,
      dataRoot: fromHex(terms.dataRoot) ?? new Uint8Array(32),
      bytes: terms.bytes,
      cidCount: terms.cidCount,
    }));
    books.challenges.set(challengeKey({ agent, asset, epoch }), { agent, asset, epoch, leaf, leases: slots, dueMs });
  }
}

export function runningLeases(books: LeaseBooks, epoch: bigint, asset: number): Lease[] {
  return [...books.leases.values()]
    .filter(({ terms, state }) => state === 'active' && terms.firstEpoch <= epoch && epoch <= terms.lastEpoch)
    .filter((lease) => lease.asset === asset)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Deadline = { readonly kind: string; readonly key: string; readonly timeMs: number; run(): void };

/** Everything due falls due: the earliest first, equal times by kind and key. */
function tick(turn: Turn): void {
  const { books } = turn;
  lapseTrades(turn);
  const rows: Deadline[] = [];
  for (const [key, challenge] of books.challenges)
    rows.push({ kind: 'proof', key, timeMs: challenge.dueMs, run: () => judge(turn, challenge, new Set()) });
  for (const [key, lease] of books.leases) {
    if (lease.repair)
      rows.push({ kind: 'rebuild', key, timeMs: lease.repair.dueMs, run: () => rebuildFailed(turn, key) });
    else if (lease.state === 'repairing')
      rows.push({ kind: 'repair', key, timeMs: repairUntilMs(turn, lease), run: () => giveUp(turn, key) });
  }
  const due = rows.filter(({ timeMs }) => timeMs <= turn.timeMs);
  due.sort((a, b) => a.timeMs - b.timeMs || order(`${a.kind}/${a.key}`, `${b.kind}/${b.key}`));
  for (const { run } of due) run();
  endTerms(turn);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rebuildFailed(turn: Turn, key: string): void {
  const lease = turn.books.leases.get(key);
  if (lease?.repair) failRebuild(turn, lease);
}

function giveUp(turn: Turn, key: string): void {
  const lease = turn.books.leases.get(key);
  if (lease?.state === 'repairing' && !lease.repair) closeLease(turn, lease);
}

/**
 * A lease ends past its last epoch, once no challenge to it is open. A tick that only puts the end off is no entry, so the log's own
 * lease_end says at which later tick it was; before its time or while a challenge is open it never is.
 */
function endTerms(turn: Turn): void {
  const { books, context } = turn;
  for (const { rule, a } of context.state.group.rules.values()) {
    const lease = rule === 'lease_end' ? books.leases.get(String(a)) : undefined;
    if (lease?.state !== 'active') continue;
    const endMs = Number(lease.terms.lastEpoch + 1n) * context.published.genesis.epochMs;
    const isOpen = [...books.challenges.values()].some(
      (challenge) => challenge.agent === lease.seller && challenged(turn, challenge).some(({ id }) => id === lease.id),
    );
    if (!isOpen && turn.timeMs >= endMs) closeLease(turn, lease);
  }
}

/** Trades that nobody leased in time: their deadline is known to within a message, so that the log's own expiry decides. */
function lapseTrades(turn: Turn): void {
  const { books, context } = turn;
  for (const { rule, subject, a, b } of context.state.group.rules.values()) {
    if (rule !== 'expiry') continue;
    const late = books.leases.get(String(a));
    const trade = books.trades.get(String(a)) ?? (late ? undoLate(turn, late) : undefined);
    if (trade && trade.buyer === subject && BigInt(trade.asset) === b && turn.timeMs >= trade.dueMs) lapse(turn, trade);
  }
}

function lapse(turn: Turn, trade: StorageTrade): void {
  const { id, asset, buyer, seller, purchase, price, collateral: stake, reserveShare } = trade;
  const rest = price + leaveObject(turn.books, purchase, String(id), reserveShare);
  giveBack(turn, { buyer, seller, asset, rest, stake }, { subject: buyer, a: id });
  turn.books.trades.delete(String(id));
}

/** What an outage moves: the deadlines by which somebody must do something. */
function moveDeadlines(books: LeaseBooks, byMs: number): void {
  for (const [key, trade] of books.trades) books.trades.set(key, { ...trade, dueMs: trade.dueMs + byMs });
  for (const [key, challenge] of books.challenges)
    books.challenges.set(key, { ...challenge, dueMs: challenge.dueMs + byMs });
  for (const [key, lease] of books.leases) {
    const { repair } = lease;
    if (repair) books.leases.set(key, { ...lease, repair: { ...repair, dueMs: repair.dueMs + byMs } });
  }
}
