import { InfinityDbError } from '../../primitives/error.ts';
import { fetchApi } from '../../sdk/http-api.ts';
import { auditUrl } from '../../settlement/log/audit/audit.ts';
import { verifyReceiptOffline } from '../../settlement/log/audit/receipt.ts';
import type { Stack } from '../stack.ts';
import type { TransferJson } from './account-step.ts';
import type { Narrator } from './narrator.ts';
import { until } from '../until.ts';

const RECEIPT_DEADLINE_MS = 10_000;

/** Recomputes the whole log from what the service publishes, as a stranger would. Throws `verification_failed`. */
export async function auditStep(narrator: Narrator, stack: Stack): Promise<void> {
  const report = await auditUrl(stack.apiUrl, {
    networkId: stack.network.networkId,
    onProgress: (done, size) => narrator.bar('auditing', done, size),
  });
  if (!report.ok) {
    const { index, rule, expected, found } = report.firstWrong ?? {
      index: 0,
      rule: 'unknown',
      expected: '',
      found: '',
    };
    throw new InfinityDbError(
      'verification_failed',
      `entry ${index} breaks ${rule}: expected ${expected}, found ${found}`,
      { step: 'audit' },
    );
  }
  narrator.fact(
    `${report.entries} entries recomputed: ${report.counts.frames} signed frames, ${report.transfers} transfers, ${report.counts.proofs} possession proofs`,
  );
  narrator.fact(`root ${report.root}, consistent with ${report.checkpoints} published checkpoints`);
  narrator.fact('every signature, debit, balance and checkpoint holds');
}

/** One payment's receipt, verified from its own text and the genesis document alone. */
export async function receiptStep(narrator: Narrator, stack: Stack, payment: TransferJson): Promise<void> {
  const text = await until('a checkpoint covers the payment', RECEIPT_DEADLINE_MS, async () =>
    new TextDecoder().decode(await fetchApi(stack.apiUrl, `/api/v1/receipts/${payment.id}`)),
  );
  narrator.fact(`receipt of transfer ${payment.id} (${payment.amount}, ${payment.words}):`);
  for (const line of text.trimEnd().split('\n'))
    narrator.fact(`  ${line.length > 110 ? `${line.slice(0, 107)}...` : line}`);
  const verified = verifyReceiptOffline(text, stack.network.genesis);
  if (!verified.ok) throw InfinityDbError.from(verified, 'receipt');
  narrator.fact("verified offline: in the log, under a cosigned checkpoint, down to the debtor's own signature");
}
