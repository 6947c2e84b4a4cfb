import type { Hex, TransactionReceipt } from 'viem';
import { InfinityDbError } from '../../primitives/error.ts';
import { ok, type Result } from '../../primitives/result.ts';
import type { ReadClient, SendClient } from './connect.ts';
import { chainFailure, contractRefusal } from './contract-refusal.ts';
import { createNonceQueue, type NonceQueue } from './nonce-queue.ts';

/** Who sends: `queue` must be the account's only one (without it, nobody else may send from that account meanwhile). */
export type Sender = {
  readonly walletClient: SendClient;
  readonly publicClient: ReadClient;
  readonly queue?: NonceQueue;
  readonly confirmations?: number;
  readonly receiptDeadlineMs?: number;
};

const RECEIPT_DEADLINE_MS = 120_000;

/** Broadcasts by `write` with the account's next nonce, and waits for the receipt. Throws where the outcome is not a success. */
export async function sendAndConfirm(
  sender: Sender,
  step: string,
  write: (nonce: number) => Promise<Hex>,
): Promise<TransactionReceipt> {
  const { publicClient, walletClient } = sender;
  const queue = sender.queue ?? createNonceQueue(publicClient, walletClient.account.address);
  let hash: Hex | undefined;
  try {
    hash = await queue.send(write);
    const receipt = await publicClient.waitForTransactionReceipt({
      hash,
      timeout: sender.receiptDeadlineMs ?? RECEIPT_DEADLINE_MS,
      confirmations: sender.confirmations ?? 1,
    });
    if (receipt.status === 'success') return receipt;
  } catch (error) {
    throw chainFailure(error, step);
  }
  throw new InfinityDbError('wrong_state', `${step}: transaction ${hash} was mined and reverted`, {
    step,
    details: { hash },
  });
}

/** Runs `simulate` first, so that a refusal of the contract comes back as data and costs no gas; then sends. */
export async function simulateAndSend(
  sender: Sender,
  step: string,
  simulate: () => Promise<unknown>,
  write: (nonce: number) => Promise<Hex>,
): Promise<Result<TransactionReceipt>> {
  try {
    await simulate();
  } catch (error) {
    const refusal = contractRefusal(error);
    if (refusal) return refusal;
    throw chainFailure(error, step);
  }
  return ok(await sendAndConfirm(sender, step, write));
}
