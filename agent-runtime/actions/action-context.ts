import { InfinityDbError } from '../../primitives/error.ts';
import type { Asset } from '../../primitives/money.ts';
import type { CommandOutcome } from '../../primitives/notices.ts';
import type { Result } from '../../primitives/result.ts';
import { declined } from '../../schemas/decline.ts';
import type { Policy, PolicyAction } from '../../schemas/policy.ts';
import type { AgentContext } from '../context.ts';
import type { Turn } from '../exchange/in-turn.ts';
import type { Moves } from '../exchange/moves.ts';
import type { PeerRequests } from '../exchange/peer-requests.ts';
import type { Purchases } from '../exchange/purchases.ts';
import type { Quotes } from '../exchange/quotes.ts';
import type { Sales } from '../exchange/sales.ts';
import { checkCounterparty } from '../policy/counterparty.ts';

/** An ask that rests in a book. `price`: engine units a copy; `seller`: 64 hex digits. */
export type Offer = { readonly instrument: string; readonly price: number; readonly seller: string };

/** What the five actions need besides the agent's context. */
export type ActionPorts = {
  /** The ask that a negotiation id names, from the public books; undefined where none rests (any more). */
  readonly offerOf: (negotiationId: bigint) => Promise<Offer | undefined>;
  readonly peers: PeerRequests;
  /** The owner's as it is now; undefined lets everything, and keeps data for 30 days. */
  readonly policy: () => Policy | undefined;
  /** How full the agent is, 0 to 10,000. */
  readonly usedParts: () => Promise<number>;
  /** What the ledger proves that an agent has paid in network fees. */
  readonly feesPaidInfo: (agent: string) => Promise<bigint>;
  /** Refuses with `capacity_exceeded` where `bytes` more are more than the agent may take on. */
  readonly checkRoom: (bytes: number) => Promise<Result<undefined>>;
  /** Whether a lease needs the chunk, so that nothing else may erase it. */
  readonly isLeased: (cid: Uint8Array) => boolean;
};

export type ActionContext = AgentContext &
  ActionPorts & {
    readonly sales: Sales;
    readonly purchases: Purchases;
    readonly moves: Moves;
    readonly quotes: Quotes;
    /** Orders are funded and placed one at a time, so that none uses what another set aside. */
    readonly orders: Turn;
  };

/** A price or fee: `asset` is a symbol of genesis (`INFO`, `USDX` …). */
export type Fee = { readonly asset: string; readonly amountBaseUnits: bigint };

export type Waiting = {
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for the other party. */
  readonly timeoutMs?: number;
};

const DEFAULT_RETENTION_SECONDS = 2_592_000n;
/** 2^33 s: what settlement puts on record at most, and far within a safe integer of milliseconds. */
const MAX_RETENTION_SECONDS = 1n << 33n;

export function retentionSeconds(policy: Policy | undefined): bigint {
  const wanted = policy?.retentionSeconds ?? DEFAULT_RETENTION_SECONDS;
  return wanted < MAX_RETENTION_SECONDS ? wanted : MAX_RETENTION_SECONDS;
}

/** Throws `policy_declined` where the owner does not let the agent do it at all. */
export function requireAction({ policy: current }: ActionContext, action: PolicyAction): void {
  const policy = current();
  if (!policy || policy.actions.includes(action)) return;
  const message = `this agent's owner does not let it ${action}; its policy lets it ${policy.actions.join(', ') || 'do nothing'}`;
  throw InfinityDbError.from(declined('action_not_allowed', message, { action }), 'policy');
}

/** Throws `policy_declined` where the owner does not let the agent deal with that one. */
export function requireCounterparty({ policy }: ActionContext, agent: string): void {
  const checked = checkCounterparty(policy(), agent);
  if (!checked.ok) throw InfinityDbError.from(checked, 'policy');
}

/** Throws `capacity_exceeded`. */
export async function requireRoom({ checkRoom }: ActionContext, bytes: number): Promise<void> {
  const checked = await checkRoom(bytes);
  if (!checked.ok) throw InfinityDbError.from(checked, 'capacity');
}

/** The error that a command's refusal is to whoever asked for it. */
export function refusalOf(outcome: CommandOutcome | undefined, step: string): InfinityDbError {
  if (!outcome || outcome.ok) return new InfinityDbError('internal', 'a command came to nothing', { step });
  return new InfinityDbError(outcome.code, outcome.message, { step });
}

/** Throws `unknown_asset`. */
export function assetOf({ genesis }: ActionContext, symbol: string): Asset {
  const asset = genesis.assets.find((known) => known.symbol === symbol);
  if (asset) return asset;
  const known = genesis.assets.map((each) => each.symbol).join(', ');
  throw new InfinityDbError('unknown_asset', `this network has no asset ${symbol}; it has ${known}`);
}
