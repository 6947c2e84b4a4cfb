import assert from 'node:assert/strict';
import type { TradeMatched } from '../../primitives/events.ts';
import type { TransferCode } from '../../primitives/transfer.ts';
import { callApi } from '../../sdk/http-api.ts';
import type { Stack } from '../../service/stack.ts';
import { auditUrl } from '../../settlement/log/audit/audit.ts';
import { type AuditState, newAuditState } from '../../settlement/log/audit/state.ts';
import type { FaultBench } from './fault-bench.ts';
import { checkFees, checkStoredLedger, readStoredLedger, type StoredLedger } from './stored-ledger.ts';
import type { Acknowledged, Workload } from './workload.ts';

/** Objects. */
const RECENT = 10;

/** What a put may fail with while a process is away: nothing but time is missing. */
const PASSING: ReadonlySet<string> = new Set([
  'service_unavailable',
  'nats_unavailable',
  'database_unavailable',
  'no_sellers',
  'timed_out',
  'deadline_passed',
  'disk_full',
]);

/**
 * What was called final is in the ledger, once, and nothing else of the payer's; the ledger is sound in itself; and a stranger's audit
 * agrees. To be asked while the workload rests. `recent`: only the newest objects are read back, and the audit goes on where the last one
 * ended. Throws where any of it is not so.
 */
export async function checkLedger(bench: FaultBench, scope: 'recent' | 'all'): Promise<void> {
  const { stack, workload, audited } = bench;
  await workload.readBack(scope === 'all' ? Number.POSITIVE_INFINITY : RECENT);
  await checkStored(stack, workload);
  await checkLeases(stack, workload.acknowledged);
  await checkAudit(stack, scope === 'all' ? newAuditState() : audited);
}

async function checkStored(stack: Stack, { payer, acknowledged }: Workload): Promise<void> {
  for (const error of acknowledged.failures)
    if (!PASSING.has(error.code)) throw new Error(`a put failed for a reason that does not pass`, { cause: error });
  const stored = await readStoredLedger(stack);
  checkStoredLedger(stored);
  checkFees(stored);
  const amounts = (code: TransferCode): bigint[] => amountsOf(stored, payer, code);
  assert.deepEqual(amounts('pay'), sorted(acknowledged.payments), 'each payment once, and no other');
  const allocated = new Set(acknowledged.allocations);
  const found = amounts('allocate').filter((amount) => allocated.has(amount));
  assert.deepEqual(found, sorted(acknowledged.allocations), 'each allocation once');
  const bought = acknowledged.bids.flat().map(heldFor);
  assert.deepEqual(amounts('lease_held'), sorted(bought), 'each slot that was bought is paid for once');
}

async function checkAudit(stack: Stack, since: AuditState): Promise<void> {
  const report = await auditUrl(stack.apiUrl, { networkId: stack.network.networkId, since });
  assert.deepEqual(report.firstWrong, undefined, 'the audit passes');
  assert.equal(report.ok, true);
}

/** Nothing is bound by the payer's purchases but what acknowledged objects cost. For when the last upload deadline is over. */
export async function checkNothingLeftHeld({ stack, workload }: FaultBench): Promise<void> {
  const stored = await readStoredLedger(stack);
  checkStoredLedger(stored);
  const { payer, acknowledged } = workload;
  const ids = new Set(acknowledged.objects.map(({ id }) => id));
  for (const trade of stored.state.trades.values())
    assert.notEqual(trade.state, 'matched', `trade ${trade.id} is past its deadline`);
  for (const { buyer, terms, state } of stored.state.leases.values())
    if (buyer === payer && state === 'active') assert.ok(ids.has(terms.object), `${terms.object} was acknowledged`);
}

const heldFor = ({ price, quantity, reserveShare }: TradeMatched): bigint => BigInt(price * quantity + reserveShare);

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

const amountsOf = ({ transfers }: StoredLedger, debtor: string, code: TransferCode): bigint[] =>
  sorted(
    transfers
      .filter(({ transfer }) => transfer.code === code && transfer.debit.startsWith(`${debtor}/`))
      .map(({ transfer }) => transfer.amount),
  );

const sorted = (amounts: readonly bigint[]): bigint[] => [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
