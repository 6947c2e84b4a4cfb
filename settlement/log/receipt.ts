import { assert } from '../../primitives/result.ts';
import type { MerkleTree } from './merkle-tree.ts';
import type { Checkpoint } from './verify/checkpoint.ts';
import type { Receipt, ReceiptEntry } from './verify/receipt-text.ts';

type Named = Pick<ReceiptEntry, 'index' | 'bytes'>;

/**
 * The receipt for these entries (a Transfer first, then the Frame or Rule that it names) under a published checkpoint. Asserts that the
 * checkpoint covers them.
 */
export async function issueReceipt(
  tree: MerkleTree,
  published: { readonly note: string; readonly checkpoint: Pick<Checkpoint, 'size'> },
  [transfer, ...others]: readonly [Named, ...Named[]],
): Promise<Receipt> {
  const { size } = published.checkpoint;
  const prove = async ({ index, bytes }: Named): Promise<ReceiptEntry> => {
    assert(index < size, `entry ${index} is covered by the checkpoint of size ${size}`);
    return { index, bytes, proof: await tree.inclusionProof(index, size) };
  };
  const [first, ...rest] = await Promise.all([prove(transfer), ...others.map(prove)]);
  return { checkpoint: published.note, entries: [first, ...rest] };
}
