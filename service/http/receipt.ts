import { assert, ok, type Result, refuse } from '../../primitives/result.ts';
import { type TransferId, transferIdText } from '../../primitives/transfer.ts';
import { MerkleTree } from '../../settlement/log/merkle-tree.ts';
import { issueReceipt } from '../../settlement/log/receipt.ts';
import { formatReceipt } from '../../settlement/log/verify/receipt-text.ts';
import type { Db } from '../../settlement/store/database.ts';
import { readEntries, readNewestCheckpoint } from '../../settlement/store/read-log.ts';
import { readTransfer } from '../../settlement/store/read-transfers.ts';
import { tileStore } from '../../settlement/store/tile-store.ts';

/** The receipt of a transfer as text. Refused: `unknown_transfer`; `not_published` until a cosigned checkpoint covers it. */
export async function receiptFor(db: Db, id: TransferId): Promise<Result<string>> {
  const found = await readTransfer(db, id);
  if (!found) return refuse('unknown_transfer', `no transfer ${transferIdText(id)}`);
  const { leafIndex, transfer } = found;
  const published = await readNewestCheckpoint(db, true);
  if (!published || published.size <= leafIndex)
    return refuse('not_published', `entry ${leafIndex} is not under a cosigned checkpoint yet; try again`, {
      leafIndex,
      publishedSize: published?.size ?? 0,
    });
  const indexes = [leafIndex, Number(transfer.authorisation.leaf)];
  const [entry, ...others] = (await Promise.all(indexes.map((index) => readEntries(db, index, index + 1)))).flat();
  assert(entry, `transfer ${transferIdText(id)} is entry ${leafIndex}`);
  const { size, note } = published;
  const tree = await MerkleTree.open(tileStore(db), size);
  return ok(formatReceipt(await issueReceipt(tree, { note, checkpoint: { size } }, [entry, ...others])));
}
