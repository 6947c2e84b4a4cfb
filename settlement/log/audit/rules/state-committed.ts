import { bigEndian, concatBytes, fromHex, toHex } from '../../../../primitives/bytes.ts';
import { leafHash, merkleRoot } from '../../../../primitives/merkle.ts';
import { accountParts } from '../accounts.ts';
import { nameBlock } from '../chain/books.ts';
import { wrong } from '../report.ts';
import { ruleOn } from '../rule.ts';
import type { AuditState, OwnerState } from '../state.ts';

const KEPT = 64;

/** Who owns what, for the chain: the root of our own balances here, the size of the tree below it, chain blocks that never go back. */
export const stateCommitted = ruleOn(
  'stateCommitted',
  'state_committed',
  ({ state, index, published }, { generation, size, stateRoot, chainBlock }) => {
    const frame = state.group.frame?.frame;
    const told = frame?.commands.some((one) => one.type === 'commitState' && one.chainBlock === chainBlock);
    if (!told || frame?.agent !== published.genesis.settlementKey)
      return wrong(`settlement's CommitState of block ${chainBlock} in this message`, 'none');
    if (generation !== state.generation) return wrong(`generation ${state.generation}`, `${generation}`);
    if (size !== BigInt(index)) return wrong(`size ${index}`, `${size}`);
    const last = state.committed.at(-1)?.chainBlock ?? 0n;
    if (chainBlock < last) return wrong(`block ${last} or later`, `${chainBlock}`);
    const root = stateRootOf(state);
    return root === stateRoot ? undefined : wrong(`state root ${root}`, stateRoot);
  },
  ({ state, index, rootAt }, { generation, stateRoot, chainBlock }) => {
    state.committed.push({ index, generation, stateRoot, chainBlock });
    if (state.committed.length > KEPT) state.committed.shift();
    nameBlock(state.chain, chainBlock);
    const root = rootAt(index);
    if (root !== undefined) state.roots.set(index, root);
  },
);

/**
 * RFC 6962 root over one leaf for each (owner, asset) that owns something or ever had a deposit, sorted: owner 20, asset u32, amount
 * u128, depositedTotal u128, withdrawnTotal u128. The amount is what is posted to all accounts of the owner and of its agents.
 */
export function stateRootOf({ accounts, agents, owners }: AuditState): string {
  const amounts = new Map<string, bigint>([...owners.keys()].map((key) => [key, 0n]));
  for (const [name, { posted }] of accounts) {
    const { holder, asset } = accountParts(name);
    if (holder === 'system' || posted === 0n) continue;
    const owner = holder.length === 40 ? holder : (agents.get(holder)?.owner ?? '');
    amounts.set(`${owner}/${asset}`, (amounts.get(`${owner}/${asset}`) ?? 0n) + posted);
  }
  const none: OwnerState = { depositedTotal: 0n, withdrawnTotal: 0n };
  const leaves = [...amounts].map(([key, amount]) => {
    const [owner = '', asset = ''] = key.split('/');
    return { owner, asset: Number(asset), amount, ...(owners.get(key) ?? none) };
  });
  leaves.sort((a, b) => (a.owner === b.owner ? a.asset - b.asset : a.owner < b.owner ? -1 : 1));
  const encoded = leaves.map(({ owner, asset, amount, depositedTotal, withdrawnTotal }) =>
    concatBytes(
      fromHex(owner) ?? new Uint8Array(20),
      bigEndian(asset, 4),
      bigEndian(amount, 16),
      bigEndian(depositedTotal, 16),
      bigEndian(withdrawnTotal, 16),
    ),
  );
  return toHex(merkleRoot(encoded.map(leafHash)));
}
