import type { AgentContext } from '../../agent-runtime/context.ts';
import { callApi } from '../../sdk/http-api.ts';
import type { Stack } from '../stack.ts';
import type { Narrator } from './narrator.ts';

export type TransferJson = {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: string;
  readonly amountBaseUnits: string;
  readonly leafIndex: number;
  readonly words: string;
};

const PAGE = 500;
const FEES: ReadonlySet<string> = new Set([
  'network_fee',
  'lease_held',
  'epoch_pay',
  'epoch_refund',
  'missed_proof_penalty',
  'repair_read',
  'repair_reward',
  'lease_returned',
]);

/** Every transfer that touched the agent since leaf `fromLeaf`, oldest first. */
export async function transfersSince(stack: Stack, holder: string, fromLeaf: number): Promise<readonly TransferJson[]> {
  const all: TransferJson[] = [];
  for (let after = fromLeaf - 1; ; ) {
    const query = after < 0 ? '' : `&after=${after}`;
    const { transfers } = await callApi<{ transfers: TransferJson[] }>(
      stack.apiUrl,
      `/api/v1/transfers?holder=${holder}&limit=${PAGE}${query}`,
    );
    all.push(...transfers);
    const last = transfers.at(-1);
    if (!last || transfers.length < PAGE) return all;
    after = last.leafIndex;
  }
}

/** Prints each fee that the object cost so far, with its place in the log. Returns the first storage payment. */
export async function accountStep(
  narrator: Narrator,
  stack: Stack,
  context: AgentContext,
  fromLeaf: number,
  names: ReadonlyMap<string, string>,
): Promise<TransferJson | undefined> {
  const transfers = await transfersSince(stack, context.agent, fromLeaf);
  const fees = transfers.filter(({ code }) => FEES.has(code));
  for (const { leafIndex, amount, words, debit, credit } of fees)
    narrator.fact(
      `${String(leafIndex).padStart(6)}  ${amount.padStart(16)}  ${words}: ${nameOf(debit, names)} → ${nameOf(credit, names)}`,
    );
  return fees.find(({ code }) => code === 'lease_held');
}

function nameOf(account: string, names: ReadonlyMap<string, string>): string {
  const [holder = '', , purpose = ''] = account.split('/');
  return `${names.get(holder) ?? holder.slice(0, 8)} ${purpose}`;
}
