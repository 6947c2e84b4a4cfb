import { assert } from '../../primitives/result.ts';
import type { MerkleTree } from './merkle-tree.ts';
import type { Checkpoint } from './verify/checkpoint.ts';
import type { Receipt } from './verify/receipt.ts';

/**
 * The receipt for these entries (a Transfer, and the Frame or Rule that it names) under a published checkpoint. Asserts that the
 * checkpoint covers them.
 */
export async function issueReceipt(
  tree: MerkleTree,
  published: { readonly note: string; readonly checkpoint: Pick<Checkpoint, 'size'> },
  entries: readonly { readonly index: number; readonly bytes: Uint8Array }[],
): Promise<Receipt> {
  const { size } = published.checkpoint;
  const proven = entries.map(async ({ index, bytes }) => {
    assert(index < size, `entry ${index} is covered by the checkpoint of size ${size}`);
    return { index, bytes, proof: await tree.inclusionProof(index, size) };
  });
  return { checkpoint: published.note, entries: await Promise.all(proven) };
}
