import assert from 'node:assert/strict';
import { callApi } from '../../sdk/http-api.ts';
import { accounts } from '../../sdk/service-api.ts';
import type { Stack } from '../../service/stack.ts';
import { auditUrl } from '../../settlement/log/audit/audit.ts';
import type { Acknowledged, Workload } from './workload.ts';

type TransferJson = {
  readonly id: string;
  readonly leafIndex: number;
  readonly kind: string;
  readonly code: string;
  readonly debit: string;
  readonly credit: string;
  readonly amountBaseUnits: string;
  readonly authorisation: { readonly kind: string; readonly leaf: string; readonly commandIndex?: number };
};

const PAGE = 500;

/** What was called final is in the ledger, once; the ledger is sound in itself; and a stranger's audit agrees. */
export async function checkLedger(stack: Stack, { payer, payee, acknowledged }: Workload): Promise<void> {
  const transfers = await allTransfers(stack, payer);
  const paid = transfers
    .filter(({ code, debit, credit }) => code === 'pay' && debit.startsWith(payer) && credit.startsWith(payee))
    .map(({ amountBaseUnits }) => BigInt(amountBaseUnits));
  assert.deepEqual(sorted(paid), sorted(acknowledged.payments), 'each payment once, and no other');
  checkOnce(transfers);
  await checkLeases(stack, acknowledged);
  await checkConservation(stack);
  const report = await auditUrl(stack.apiUrl, { networkId: stack.network.networkId });
  assert.deepEqual(report.firstWrong, undefined, 'the audit passes');
  assert.equal(report.ok, true);
}

/** One network fee a frame, and four slots a bid: nothing was paid twice, whatever was sent again. */
function checkOnce(transfers: readonly TransferJson[]): void {
  const perFrame = new Map<string, number>();
  for (const { code, authorisation } of transfers) {
    if (code !== 'network_fee' && code !== 'lease_held') continue;
    const key = `${code} by ${authorisation.leaf}/${authorisation.commandIndex ?? 0}`;
    perFrame.set(key, (perFrame.get(key) ?? 0) + 1);
  }
  for (const [key, count] of perFrame) assert.equal(count, key.startsWith('lease_held') ? 4 : 1, key);
}

async function checkLeases(stack: Stack, { objects }: Acknowledged): Promise<void> {
  for (const { id, leases } of objects) {
    const found = await callApi<{ leases: { lease: string; state: string }[] }>(
      stack.apiUrl,
      `/api/v1/leases?object=${id}&all=1`,
    );
    const known = new Set(found.leases.map(({ lease }) => lease));
    for (const lease of leases) assert.ok(known.has(String(lease)), `lease ${lease} of ${id} is there`);
  }
}

async function checkConservation(stack: Stack): Promise<void> {
  const sums = new Map<number, bigint>();
  for (const account of await accounts(stack.apiUrl, undefined, Number.MAX_SAFE_INTEGER)) {
    const { asset, holder, name, balanceBaseUnits, pendingBaseUnits } = account;
    const balance = BigInt(balanceBaseUnits);
    if (holder !== 'system') assert.ok(balance >= 0n, `${name} holds ${balance}`);
    sums.set(asset, (sums.get(asset) ?? 0n) + balance + BigInt(pendingBaseUnits));
  }
  for (const [asset, sum] of sums) assert.equal(sum, 0n, `asset ${asset} sums to zero`);
}

async function allTransfers(stack: Stack, holder: string): Promise<TransferJson[]> {
  const all: TransferJson[] = [];
  for (let after: number | undefined; ; ) {
    const query = `holder=${holder}&limit=${PAGE}${after === undefined ? '' : `&after=${after}`}`;
    const page = await callApi<{ transfers: TransferJson[] }>(stack.apiUrl, `/api/v1/transfers?${query}`);
    all.push(...page.transfers);
    if (page.transfers.length < PAGE) return all;
    after = page.transfers.at(-1)?.leafIndex;
  }
}

const sorted = (amounts: readonly bigint[]): bigint[] => [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
