import { decodeEntry } from '../primitives/entry/codec.ts';
import { assert } from '../primitives/result.ts';
import { transferIdText } from '../primitives/transfer.ts';
import { decodeFrame } from '../schemas/frame.ts';
import type { PaymentsLedger, PendingWithdrawal } from '../settlement/payments/payments-ledger.ts';
import { readEntries } from '../settlement/store/read-log.ts';
import type { Settlement } from './settlement/api.ts';

/** The running settlement as payments see it. */
export function paymentsLedger(settlement: Settlement): PaymentsLedger {
  const { state } = settlement;
  return {
    isCredited: (txHash, logIndex) => state.deposits.has(`${txHash}/${logIndex}`),
    pendingWithdrawals: () => [...state.withdrawals.values()],
    ownerSignature: (withdrawal) => ownerSignature(settlement, withdrawal),
    submit: (command) => settlement.submitSettlementCommand(command),
  };
}

/** From the log: the pending transfer names the frame, and the command in it, by which the owner authorised it. */
async function ownerSignature({ state, db }: Settlement, { owner, nonce }: PendingWithdrawal): Promise<Uint8Array> {
  const row = state.withdrawals.get(`${owner}/${nonce}`);
  const by = row && state.ledger.pending.get(transferIdText(row.pendingId))?.authorisation;
  assert(by?.kind === 'frame', `withdrawal ${nonce} of ${owner} is authorised by a command`);
  const [stored] = await readEntries(db, Number(by.leaf), Number(by.leaf) + 1);
  const entry = stored && decodeEntry(stored.bytes);
  assert(entry?.ok && entry.value.type === 'frame', `leaf ${by.leaf} is a frame`);
  const frame = decodeFrame(entry.value.bytes);
  const command = frame.ok ? frame.value.commands[by.commandIndex] : undefined;
  assert(command?.type === 'withdraw' && command.nonce === nonce, `leaf ${by.leaf} holds withdrawal ${nonce}`);
  return command.ownerSignature;
}
