import { fromHex } from '../../../../primitives/bytes.ts';
import type { AgentCommand, LeaseTerms } from '../../../../primitives/commands.ts';
import { leaseMessage } from '../../../../primitives/frame.ts';
import { verifySignature } from '../../../../primitives/keys.ts';
import { checkSlotShape } from '../../../../primitives/slot-shape.ts';
import { joinObject, type Lease, leasesOf, leaveObject, objectOf, type StorageTrade, type Turn } from './books.ts';
import { ownersOfOthers, payRebuild } from './repair.ts';

type AcceptLease = Extract<AgentCommand, { type: 'acceptLease' }>;

const MEBIBYTE = 1_048_576n;
const START_WITHIN = 2n;

/** A lease begins where its terms are the trade's, or the lost lease's, and both parties signed them; else nothing happens. */
export function acceptLease(turn: Turn, agent: string, command: AcceptLease): void {
  const { terms } = command;
  if (turn.books.leases.has(String(terms.trade))) return;
  const rebuilt = [...turn.books.leases.values()].find((lost) => isRebuilt(turn, agent, command, lost));
  if (rebuilt) return beginRebuilt(turn, command, rebuilt);
  const found = findTrade(turn, agent, command);
  if (found) beginLease(turn, command, found.trade, found.seller);
}

function signed({ context }: Turn, agent: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = fromHex(agent);
  return key !== undefined && verifySignature(key, leaseMessage(context.published.networkId, bytes), signature);
}

/** The trade of that id; where trades that moved nothing may not have been counted, the first one that the signatures fit. */
function findTrade(
  turn: Turn,
  agent: string,
  command: AcceptLease,
): { readonly trade: StorageTrade; readonly seller: string } | undefined {
  const { trades } = turn.books;
  const { trade: id } = command.terms;
  const exact = trades.get(String(id));
  const earlier = (trade: StorageTrade): boolean => trade.id >> 48n === id >> 48n && trade.id < id;
  const likely = turn.books.uncounted.has(Number(id >> 48n)) ? [...trades.values()].filter(earlier) : [];
  for (const trade of exact ? [exact, ...likely] : likely) {
    const seller = trade.seller ?? sellerOf(turn, command);
    if (seller === undefined || ![trade.buyer, seller].includes(agent)) continue;
    if (isAgreed(turn, command, trade, seller)) return { trade, seller };
  }
  return undefined;
}

/** Who signed as seller, of all agents: only for trades whose seller put up nothing. */
function sellerOf(turn: Turn, { termsBytes, sellerSignature }: AcceptLease): string | undefined {
  return [...turn.context.state.agents.keys()].find((agent) => signed(turn, agent, termsBytes, sellerSignature));
}

function isAgreed(turn: Turn, command: AcceptLease, trade: StorageTrade, seller: string): boolean {
  const { terms, termsBytes, sellerSignature, buyerSignature } = command;
  const { epochMs } = turn.context.published.genesis;
  const term = BigInt(Math.max(1, Math.floor((trade.termSeconds * 1_000) / epochMs)));
  const [first] = leasesOf(turn.books, trade.purchase);
  const agreed =
    terms.slot === trade.slot &&
    terms.k === trade.k &&
    terms.n === trade.n &&
    (trade.readPrice === undefined || terms.readPrice === trade.readPrice) &&
    (!first || first.terms.object === terms.object) &&
    terms.bytes <= BigInt(trade.lots) * MEBIBYTE &&
    terms.lastEpoch === terms.firstEpoch + term - 1n;
  return (
    agreed &&
    isStart(turn, terms) &&
    isHolder(turn, trade.purchase, terms.slot, seller) &&
    signed(turn, seller, termsBytes, sellerSignature) &&
    signed(turn, trade.buyer, termsBytes, buyerSignature)
  );
}

function isStart({ context, timeMs }: Turn, terms: LeaseTerms): boolean {
  const epoch = BigInt(Math.floor(timeMs / context.published.genesis.epochMs));
  const inTime = terms.firstEpoch >= epoch && terms.firstEpoch <= epoch + START_WITHIN;
  return inTime && terms.lastEpoch >= terms.firstEpoch && checkSlotShape(terms.bytes, terms.cidCount).ok;
}

/** The holder takes on something new, nobody has the slot, and its owner has no other one. */
function isHolder(turn: Turn, purchase: string, slot: number, holder: string, replaced?: bigint): boolean {
  const agent = turn.context.state.agents.get(holder);
  if (!agent || agent.revoked) return false;
  if (leasesOf(turn.books, purchase).some(({ terms, id }) => terms.slot === slot && id !== replaced)) return false;
  return !ownersOfOthers(turn, purchase, slot).has(agent.owner);
}

function beginLease({ books, timeMs }: Turn, { terms }: AcceptLease, trade: StorageTrade, seller: string): void {
  const { asset, buyer, purchase, price, collateral, reserveShare, mandate } = trade;
  books.trades.delete(String(trade.id));
  const row = objectOf(books, purchase);
  const open = row.open.map((name) => (name === String(trade.id) ? String(terms.trade) : name));
  books.objects.set(purchase, { ...row, open });
  books.leases.set(String(terms.trade), {
    id: terms.trade,
    asset,
    buyer,
    seller,
    purchase,
    terms,
    state: 'active',
    price,
    settled: 0n,
    collateral,
    collateralLeft: collateral,
    slashed: 0n,
    reward: 0n,
    reserveShare,
    mandate,
    missedInRow: 0,
    goodProofs: 0,
    repair: undefined,
    late: timeMs >= trade.dueMs ? trade : undefined,
  });
}

/** What the log says lapsed after all: the lease that was thought to have begun late did not. */
export function undoLate({ books }: Turn, lease: Lease): StorageTrade | undefined {
  const { late, id } = lease;
  if (!late) return undefined;
  books.leases.delete(String(id));
  books.trades.set(String(late.id), late);
  const row = objectOf(books, late.purchase);
  const open = row.open.map((name) => (name === String(id) ? String(late.id) : name));
  books.objects.set(late.purchase, { ...row, open });
  return late;
}

function isRebuilt(
  turn: Turn,
  agent: string,
  { terms, termsBytes, sellerSignature }: AcceptLease,
  lost: Lease,
): boolean {
  const { repair, terms: old } = lost;
  if (lost.state !== 'repairing' || repair?.taker !== agent || turn.timeMs >= repair.dueMs) return false;
  const fields = ['object', 'slot', 'k', 'n', 'readPrice', 'dataRoot', 'bytes', 'cidCount', 'lastEpoch'] as const;
  return (
    fields.every((field) => terms[field] === old[field]) &&
    isStart(turn, terms) &&
    isHolder(turn, lost.purchase, old.slot, agent, lost.id) &&
    signed(turn, agent, termsBytes, sellerSignature)
  );
}

function beginRebuilt(turn: Turn, { terms }: AcceptLease, lost: Lease): void {
  const { books } = turn;
  const { repair, purchase } = lost;
  if (!repair) return;
  payRebuild(turn, lost, terms.trade);
  joinObject(books, purchase, String(terms.trade), 0n);
  leaveObject(books, purchase, `repair of ${lost.id}`, 0n);
  leaveObject(books, purchase, String(lost.id), 0n);
  books.leases.delete(String(lost.id));
  books.leases.set(String(terms.trade), {
    ...lost,
    id: terms.trade,
    seller: repair.taker,
    terms,
    state: 'active',
    price: repair.price,
    settled: 0n,
    collateral: repair.collateral,
    collateralLeft: repair.collateral,
    slashed: 0n,
    reward: repair.reward,
    missedInRow: 0,
    goodProofs: 0,
    repair: undefined,
    late: undefined,
  });
}
