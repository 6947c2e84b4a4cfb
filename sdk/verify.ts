import { sha256 } from '../primitives/hash.ts';
import { utf8 } from '../primitives/bytes.ts';
import { leafHash, verifyConsistency, verifyInclusion } from '../primitives/merkle.ts';
import { ok, refuse, type Result } from '../primitives/result.ts';
import { decodeFrame, verifyFrame } from '../schemas/frame.ts';
import { decodeGenesis } from '../schemas/genesis.ts';
import { type CheckpointTrust, type OpenedCheckpoint, verifyCheckpoint } from '../settlement/log/verify/checkpoint.ts';
import { policyOfGenesis } from '../settlement/log/verify/genesis-policy.ts';
import { type OpenFrame, type VerifiedReceipt, verifyReceipt } from '../settlement/log/verify/receipt.ts';

/**
 * `infinitydb/verify`: checks from bytes and public keys alone, with no network and no clock; it runs in a browser too. What is wrong is
 * returned as a refusal (`malformed`, `bad_signature`, `verification_failed`), never thrown.
 */

/** Whom to believe: the log's key, its witnesses and their quorum, and the network that frames were signed for. */
export type NetworkTrust = CheckpointTrust & { readonly networkId: Uint8Array };

/** A tree as a checkpoint names it. */
export type Tree = Pick<OpenedCheckpoint, 'size' | 'root'>;

/** The trust that a genesis document states. Its text must be the published one: the network id is its hash. */
export function trustFromGenesis(genesisText: string): Result<NetworkTrust> {
  const genesis = decodeGenesis(genesisText);
  if (!genesis.ok) return genesis;
  const policy = policyOfGenesis(genesis.value);
  if (!policy.ok) return policy;
  return ok({ logVkey: genesis.value.log.vkey, policy: policy.value, networkId: sha256(utf8(genesisText)) });
}

/** A checkpoint note that the log signed and a quorum of its witnesses cosigned. */
export function checkpoint(note: string, { logVkey, policy }: CheckpointTrust): Result<OpenedCheckpoint> {
  return verifyCheckpoint({ note, logVkey, policy });
}

/** Whether `entry` is leaf `index` of `tree`; `proof` holds the sibling hashes, the leaf's own first. */
export function inclusion(
  entry: Uint8Array,
  index: number,
  tree: Tree,
  proof: readonly Uint8Array[],
): Result<{ readonly index: number }> {
  if (verifyInclusion(leafHash(entry), index, tree.size, tree.root, proof)) return ok({ index });
  return refuse('verification_failed', `entry ${index} is not in the tree of size ${tree.size}`, { index });
}

/** Whether `newer` continues `older`: nothing in it was changed or taken away. */
export function consistency(
  older: Tree,
  newer: Tree,
  proof: readonly Uint8Array[],
): Result<{ readonly oldSize: number; readonly newSize: number }> {
  const [oldSize, newSize] = [older.size, newer.size];
  if (verifyConsistency(oldSize, older.root, newSize, newer.root, proof)) return ok({ oldSize, newSize });
  return refuse('verification_failed', `the tree of size ${newSize} does not continue the one of size ${oldSize}`, {
    oldSize,
    newSize,
  });
}

/** A transfer's receipt, as `infinitydb log receipt` writes it, down to the debtor's own signature where a frame authorised it. */
export function receipt(text: string, { logVkey, policy, networkId }: NetworkTrust): Result<VerifiedReceipt> {
  const openFrame: OpenFrame = ({ bytes }) => {
    const frame = decodeFrame(bytes);
    if (!frame.ok) return frame;
    const { agent, commands } = frame.value;
    if (verifyFrame(networkId, frame.value)) return ok({ agent, commands: commands.length });
    return refuse('bad_signature', `agent ${agent} did not sign this frame for this network`, { agent });
  };
  return verifyReceipt(text, { logVkey, policy, openFrame });
}
