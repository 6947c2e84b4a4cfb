import { type Address, isAddressEqual, zeroAddress } from 'viem';
import { type AnchoredEvent, readAnchors, readAnchorWord, readAuditors } from '../../../../contracts/clients/anchor.ts';
import { publicClient, type ReadClient } from '../../../../contracts/clients/connect.ts';
import { chainFailure } from '../../../../contracts/clients/contract-refusal.ts';
import {
  NO_AGENT,
  readBalance,
  readDeposits,
  readDepositsOf,
  type VaultDeposit,
} from '../../../../contracts/clients/deposit.ts';
import { readNonceUsed, readVault, readWithdrawals } from '../../../../contracts/clients/withdrawal.ts';
import { InfinityDbError } from '../../../../primitives/error.ts';
import type { Genesis } from '../../../../primitives/genesis.ts';
import type { Asset } from '../../../../primitives/money.ts';
import type { AnchorEvent, DepositEvent, WithdrawnEvent } from './books.ts';

/** A chain's node: its JSON-RPC, or an EIP-1193 provider in this process. */
export type ChainPlace =
  | { readonly url: string }
  | { readonly provider: { request(args: { method: string; params?: unknown }): Promise<unknown> } };

export type ChainEvents = {
  readonly anchors: readonly AnchorEvent[];
  readonly deposits: readonly DepositEvent[];
  readonly withdrawals: readonly WithdrawnEvent[];
};

/**
 * The network's contracts as one node shows them. Each question rejects with `chain_unavailable` or `timed_out` where the node is away or
 * answers what cannot be read.
 */
export type ChainView = {
  /** The newest block with the confirmations that genesis wants. */
  confirmed(): Promise<bigint>;
  /** Of blocks `from` to `to`, both included, in chain order. */
  events(from: bigint, to: bigint): Promise<ChainEvents>;
  /** By the transaction's receipt, which is another way to the same event. */
  deposit(txHash: string, logIndex: number): Promise<DepositEvent | undefined>;
  depositCount(block: bigint): Promise<bigint>;
  nonceUsed(owner: string, nonce: bigint, block: bigint): Promise<boolean>;
  anchorWord(block: bigint): Promise<`0x${string}` | undefined>;
  /** Base units of the asset that the Vault has. */
  holdings(asset: Asset, block: bigint): Promise<bigint>;
};

/** What the Vault calls an asset of genesis; undefined for one that no chain knows. */
export function addressOf({ kind, token }: Asset): Address | undefined {
  if (kind === 'native') return zeroAddress;
  return kind === 'erc20' ? (token as Address) : undefined;
}

const bare = (hex: string): string => hex.slice(2).toLowerCase();

function anchorEvent(event: AnchoredEvent): AnchorEvent {
  const { generation, size, root, stateRoot, chainBlock, transactionHash, blockNumber } = event;
  return { generation, size, root, stateRoot, chainBlock, txHash: bare(transactionHash), blockNumber };
}

/** Throws besides: `wrong_network` where the node is of another chain, or the contracts there are not those of genesis. */
export async function openChain(place: ChainPlace, genesis: Pick<Genesis, 'assets' | 'chain'>): Promise<ChainView> {
  const { chain, assets } = genesis;
  const client = publicClient({ chainId: chain.id, ...place });
  const vault = chain.vault as Address;
  const anchor = chain.anchor as Address;
  await requireChain(client, chain);
  const assetOf = (address: Address): number | undefined =>
    assets.find((asset) => {
      const known = addressOf(asset);
      return known !== undefined && isAddressEqual(known, address);
    })?.code;
  const depositEvent = ({ owner, asset, amountBaseUnits, agent, index, ...at }: VaultDeposit): DepositEvent => ({
    owner: bare(owner),
    asset: assetOf(asset),
    amount: amountBaseUnits,
    agent: agent === NO_AGENT ? '' : bare(agent),
    txHash: bare(at.transactionHash),
    logIndex: at.logIndex,
    blockNumber: at.blockNumber,
    number: index,
  });
  return {
    confirmed: () => ask('newest block', () => confirmedBlock(client, chain.confirmations)),
    events: (from, to) =>
      ask(`events of blocks ${from} to ${to}`, async () => {
        const [anchors, deposits, withdrawals] = await Promise.all([
          readAnchors(client, anchor, from, to),
          readDeposits(client, vault, from, to),
          readWithdrawals(client, vault, from, to),
        ]);
        return {
          anchors: anchors.map(anchorEvent),
          deposits: deposits.map(depositEvent),
          withdrawals: withdrawals.map(
            ({ owner, asset, amountBaseUnits, nonce, transactionHash, logIndex, blockNumber }) => ({
              owner: bare(owner),
              asset: assetOf(asset),
              amount: amountBaseUnits,
              nonce,
              txHash: bare(transactionHash),
              logIndex,
              blockNumber,
            }),
          ),
        };
      }),
    deposit: (txHash, logIndex) =>
      ask(`receipt of ${txHash}`, async () =>
        (await readDepositsOf(client, vault, `0x${txHash}`)).map(depositEvent).find((one) => one.logIndex === logIndex),
      ),
    depositCount: (block) => ask('deposit count', async () => (await readVault(client, vault, block)).deposits),
    nonceUsed: (owner, nonce, block) =>
      ask('nonce of a withdrawal', () => readNonceUsed(client, vault, { owner: `0x${owner}`, nonce }, block)),
    anchorWord: (block) => ask('newest anchor', () => readAnchorWord(client, anchor, block)),
    holdings: (asset, block) =>
      ask(`holdings of ${asset.symbol}`, () => readBalance(client, addressOf(asset) ?? zeroAddress, vault, block)),
  };
}

async function confirmedBlock(client: ReadClient, confirmations: number): Promise<bigint> {
  const head = await client.getBlockNumber();
  return head - BigInt(Math.max(0, confirmations - 1));
}

/** That this is the chain of genesis, with its contracts on it: an answer of another one is no answer about this log. */
async function requireChain(client: ReadClient, chain: Genesis['chain']): Promise<void> {
  const id = await ask('chain id', () => client.getChainId());
  if (id !== chain.id)
    throw new InfinityDbError('wrong_network', `the node is of chain ${id}; genesis says chain ${chain.id}`);
  const [vault, anchor] = [chain.vault as Address, chain.anchor as Address];
  const codes = await ask('contracts', () =>
    Promise.all([vault, anchor].map((address) => client.getCode({ address }))),
  );
  for (const [i, address] of [vault, anchor].entries())
    if ((codes[i] ?? '0x') === '0x')
      throw new InfinityDbError(
        'wrong_network',
        `chain ${id} has no contract at ${address}; is this the network's chain, and its node synchronised?`,
      );
  const [{ operator }, { quorum, auditors }] = await ask('contracts', async () => [
    await readVault(client, vault, await client.getBlockNumber()),
    await readAuditors(client, anchor, chain.auditors as Address[]),
  ]);
  const told = `operator ${operator}, ${quorum} of ${auditors.length} auditors`.toLowerCase();
  const wanted =
    `operator ${chain.operator}, ${chain.auditorQuorum} of ${chain.auditors.length} auditors`.toLowerCase();
  if (told !== wanted) throw new InfinityDbError('wrong_network', `the contracts have ${told}; genesis says ${wanted}`);
}

/** A node that answers what cannot be read is as good as none. */
async function ask<T>(step: string, question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (cause) {
    const failure = chainFailure(cause, step);
    if (failure.code !== 'internal') throw failure;
    throw unanswered(failure.message, cause);
  }
}

/** The node's answers cannot be judged by: nothing is said of the log. */
export function unanswered(what: string, cause?: unknown): InfinityDbError {
  const options = cause === undefined ? {} : { cause };
  return new InfinityDbError('chain_unavailable', `the chain's node gives no answer to go by: ${what}`, {
    ...options,
    step: 'chain',
  });
}
