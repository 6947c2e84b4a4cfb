import { type Address, encodeAbiParameters, getAbiItem, type Hex, keccak256 } from 'viem';
import { anchorAbi } from '../artifacts/anchor.ts';
import { ok, type Result } from '../../primitives/result.ts';
import type { ReadClient } from './connect.ts';
import { chainFailure } from './contract-refusal.ts';
import { infinityDbDomain, type OwnerTypedData } from './owner-commands.ts';
import { recoverOwner } from './owner-signature.ts';
import { type Sender, simulateAndSend } from './transact.ts';

/** A log's checkpoint as the chain keeps it. `chainBlock` is the last block whose deposits `stateRoot` counts. */
export type AnchorState = {
  readonly generation: bigint;
  readonly size: bigint;
  readonly root: Hex;
  readonly stateRoot: Hex;
  readonly chainBlock: bigint;
};

export type AnchoredEvent = AnchorState & {
  readonly blockNumber: bigint;
  readonly blockHash: Hex;
  readonly transactionHash: Hex;
};

const ANCHOR_FIELDS = [
  { name: 'generation', type: 'uint64' },
  { name: 'size', type: 'uint64' },
  { name: 'root', type: 'bytes32' },
  { name: 'stateRoot', type: 'bytes32' },
  { name: 'chainBlock', type: 'uint64' },
] as const;
const NO_ANCHOR: AnchorState = {
  generation: 0n,
  size: 0n,
  root: `0x${'0'.repeat(64)}`,
  stateRoot: `0x${'0'.repeat(64)}`,
  chainBlock: 0n,
};

function fieldsOf({ generation, size, root, stateRoot, chainBlock }: AnchorState) {
  return { generation, size, root, stateRoot, chainBlock };
}

/** What each auditor signs with its chain key: EIP-712 `Anchor` in the Anchor contract's own domain. */
export function anchorTypedData(
  domain: { readonly chainId: number; readonly anchor: Address },
  state: AnchorState,
): OwnerTypedData {
  return {
    domain: infinityDbDomain(domain.chainId, domain.anchor),
    types: { Anchor: ANCHOR_FIELDS },
    primaryType: 'Anchor',
    message: fieldsOf(state),
  };
}

/** The word that the contract stores for `state`: keccak256 of its five fields in ABI encoding. */
export function anchorWord(state: AnchorState): Hex {
  const { generation, size, root, stateRoot, chainBlock } = state;
  return keccak256(encodeAbiParameters(ANCHOR_FIELDS, [generation, size, root, stateRoot, chainBlock]));
}

/** Signatures in ascending order of their signers, as the contract wants them. */
async function inSignerOrder(typedData: OwnerTypedData, signatures: readonly Hex[]): Promise<Result<Hex[]>> {
  const signed: { signer: bigint; signature: Hex }[] = [];
  for (const signature of signatures) {
    const recovered = await recoverOwner(typedData, signature);
    if (!recovered.ok) return recovered;
    signed.push({ signer: BigInt(recovered.value), signature });
  }
  signed.sort((a, b) => (a.signer < b.signer ? -1 : 1));
  return ok(signed.map(({ signature }) => signature));
}

export type AnchorSubmission = {
  readonly anchor: Address;
  /** The newest anchor on the chain; undefined before the first. */
  readonly newest: AnchorState | undefined;
  readonly next: AnchorState;
  /** Auditors' over `next`, in any order. */
  readonly signatures: readonly Hex[];
};

/** Records `next` on the chain. Refused: `wrong_state` (not newest, not increasing), `not_authorised` (quorum), `bad_signature`. */
export async function submitAnchor(sender: Sender, submission: AnchorSubmission): Promise<Result<AnchoredEvent>> {
  const { publicClient, walletClient } = sender;
  const typedData = anchorTypedData({ chainId: walletClient.chain.id, anchor: submission.anchor }, submission.next);
  const signatures = await inSignerOrder(typedData, submission.signatures);
  if (!signatures.ok) return signatures;
  const call = {
    address: submission.anchor,
    abi: anchorAbi,
    functionName: 'submit',
    args: [fieldsOf(submission.newest ?? NO_ANCHOR), fieldsOf(submission.next), signatures.value],
  } as const;
  const sent = await simulateAndSend(
    sender,
    'anchor',
    () => publicClient.simulateContract({ ...call, account: walletClient.account, blockTag: 'pending' }),
    (nonce) => walletClient.writeContract({ ...call, nonce }),
  );
  if (!sent.ok) return sent;
  const { blockNumber, blockHash, transactionHash } = sent.value;
  return ok({ ...fieldsOf(submission.next), blockNumber, blockHash, transactionHash });
}

/** All anchors recorded in blocks `fromBlock` to `toBlock`, both included, oldest first. */
export async function readAnchors(
  publicClient: ReadClient,
  anchor: Address,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<AnchoredEvent[]> {
  const event = getAbiItem({ abi: anchorAbi, name: 'Anchored' });
  try {
    const logs = await publicClient.getLogs({ address: anchor, event, fromBlock, toBlock, strict: true });
    return logs.map(({ args, blockNumber, blockHash, transactionHash }) => ({
      ...fieldsOf(args),
      blockNumber,
      blockHash,
      transactionHash,
    }));
  } catch (error) {
    throw chainFailure(error, 'read anchors');
  }
}

/** The stored word, after `block` where one is named; undefined before the first anchor. */
export async function readAnchorWord(
  publicClient: ReadClient,
  anchor: Address,
  block?: bigint,
): Promise<Hex | undefined> {
  try {
    const word = await publicClient.readContract({
      address: anchor,
      abi: anchorAbi,
      functionName: 'word',
      ...(block === undefined ? {} : { blockNumber: block }),
    });
    return BigInt(word) === 0n ? undefined : word;
  } catch (error) {
    throw chainFailure(error, 'read anchor');
  }
}

/** How many signatures the contract wants, and which of `candidates` it takes. */
export async function readAuditors(
  publicClient: ReadClient,
  anchor: Address,
  candidates: readonly Address[],
): Promise<{ readonly quorum: bigint; readonly auditors: readonly Address[] }> {
  const call = { address: anchor, abi: anchorAbi } as const;
  try {
    const quorum = await publicClient.readContract({ ...call, functionName: 'quorum' });
    const known = await Promise.all(
      candidates.map((one) => publicClient.readContract({ ...call, functionName: 'isAuditor', args: [one] })),
    );
    return { quorum, auditors: candidates.filter((_, i) => known[i]) };
  } catch (error) {
    throw chainFailure(error, 'read auditors');
  }
}
