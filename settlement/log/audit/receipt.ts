import type { Genesis } from '../../../primitives/genesis.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { decodeFrame, verifyFrame } from '../../../schemas/frame.ts';
import { networkIdOf } from '../../../schemas/genesis.ts';
import { type VerifiedReceipt, verifyReceipt } from '../verify/receipt.ts';
import { trustOf } from './trust.ts';

/**
 * Checks a receipt with the genesis document and nothing else, down to the debtor's own signature on the frame. Refused as
 * `verifyReceipt` refuses.
 */
export function verifyReceiptOffline(receiptText: string, genesis: Genesis): Result<VerifiedReceipt> {
  const trust = trustOf(genesis);
  if (!trust.ok) return trust;
  const networkId = networkIdOf(genesis);
  return verifyReceipt(receiptText, {
    ...trust.value,
    openFrame: ({ bytes }) => {
      const frame = decodeFrame(bytes);
      if (!frame.ok) return frame;
      const { agent, commands } = frame.value;
      if (verifyFrame(networkId, frame.value)) return ok({ agent, commands: commands.length });
      return refuse('bad_signature', `the frame is not signed by ${agent} for this network`);
    },
  });
}
