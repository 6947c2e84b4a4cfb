import type { Clock } from '../../primitives/ports.ts';

const PATIENCE_MS = 5_000;
const PAGE = 1_000;
/** An agent that paid more often than this has its newest fees counted. */
const MAX_PAGES = 10;
const KEPT_MS = 60_000;
const MAX_KEPT = 1_024;

type Transfers = {
  readonly transfers: readonly { readonly code: string; readonly debit: string; readonly amountBaseUnits: string }[];
  readonly next?: number;
};

/**
 * What an agent has paid in network fees, as the ledger shows it: its proven transit, which costs a newcomer real INFO to forge. Asked at most
 * once a minute for each agent; 0 where settlement does not answer, so that nobody gets a tier that is not proven.
 */
export function feesPaid(apiUrl: string, clock: Clock): (agent: string) => Promise<bigint> {
  const kept = new Map<string, { readonly untilMs: number; readonly info: Promise<bigint> }>();
  return (agent) => {
    const known = kept.get(agent);
    if (known && known.untilMs > clock.nowMs()) return known.info;
    kept.delete(agent);
    const oldest = kept.keys().next();
    if (kept.size >= MAX_KEPT && !oldest.done) kept.delete(oldest.value);
    const info = readFees(apiUrl, agent).catch(() => 0n);
    kept.set(agent, { untilMs: clock.nowMs() + KEPT_MS, info });
    return info;
  };
}

async function readFees(apiUrl: string, agent: string): Promise<bigint> {
  let sum = 0n;
  let after: number | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const url = new URL('/api/v1/transfers', apiUrl);
    url.searchParams.set('holder', agent);
    url.searchParams.set('newest', '1');
    url.searchParams.set('limit', String(PAGE));
    if (after !== undefined) url.searchParams.set('after', String(after));
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) return sum;
    const { transfers, next } = (await response.json()) as Transfers;
    for (const { code, debit, amountBaseUnits } of transfers)
      if (code === 'network_fee' && debit.startsWith(`${agent}/`)) sum += BigInt(amountBaseUnits);
    if (next === undefined) return sum;
    after = next;
  }
  return sum;
}
