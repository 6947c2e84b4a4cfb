import { toHex } from '../../primitives/bytes.ts';
import type { Command } from '../../primitives/commands.ts';
import { keyCommitment } from '../../primitives/key-commitment.ts';
import type { Notice } from '../../primitives/notices.ts';
import type { Account } from './account.ts';

const KEY = new Uint8Array(32).fill(9);
const ROOT = '0d'.repeat(32);

/** The seller's first step once a copy is sold. */
export function commitCommand(trade: bigint, cid: string): Command {
  const commit = { trade, cid, chunkBytes: 5_000, blockCount: 2, ciphertextRoot: ROOT };
  return { type: 'commitDelivery', ...commit, keyCommitment: toHex(keyCommitment(trade, KEY)) };
}

/** What an honest party does next in a fair exchange, some seconds after it heard; undefined where it is not its turn. */
export function nextStep(account: Account, notice: Extract<Notice, { type: 'deliveryChanged' }>): Command | undefined {
  const { trade, state, buyer, seller, commitSha256 } = notice;
  if (state === 'committed' && buyer === account.key) return { type: 'ackDelivery', trade, commitSha256 };
  if (state === 'acknowledged' && seller === account.key) return { type: 'revealKey', trade, key: toHex(KEY) };
  if (state === 'revealed' && buyer === account.key) return { type: 'acceptDelivery', trade };
  return undefined;
}
