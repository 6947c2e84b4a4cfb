import { parseAccount } from '../../primitives/account.ts';
import { bigEndian, concatBytes, fromHex } from '../../primitives/bytes.ts';
import { leafHash, merkleRoot } from '../../primitives/merkle.ts';
import { assert } from '../../primitives/result.ts';
import type { Ledger } from './ledger.ts';

/** What the chain brought and took for one (owner, asset), ever. */
export type OwnerTotals = { readonly depositedTotal: bigint; readonly withdrawnTotal: bigint };
export type StateLeaf = OwnerTotals & { readonly owner: string; readonly asset: number; readonly amount: bigint };

/**
 * The leaves of StateCommitted, sorted by (owner, asset): one for each pair that owns something or ever had a deposit. `amount` is
 * posted credits less posted debits over all accounts of the owner and of its agents, so a pending amount is still its debtor's.
 * `totals` is keyed `<owner>/<asset>`.
 */
export function stateLeaves(
  ledger: Ledger,
  ownerOf: (agent: string) => string | undefined,
  totals: Iterable<readonly [string, OwnerTotals]>,
): StateLeaf[] {
  const leaves = new Map<string, StateLeaf>();
  const empty = { amount: 0n, depositedTotal: 0n, withdrawnTotal: 0n };
  for (const [key, total] of totals) {
    const [owner, asset] = key.split('/') as [string, string];
    leaves.set(key, { owner, asset: Number(asset), ...empty, ...total });
  }
  for (const [name, { creditsPosted, debitsPosted }] of ledger.accounts.entries()) {
    const { holder, asset } = parseAccount(name);
    if (holder === 'system' || creditsPosted === debitsPosted) continue;
    const owner = holder.length === 40 ? holder : ownerOf(holder);
    assert(owner, `agent ${holder} has an owner`);
    const key = `${owner}/${asset}`;
    const leaf = leaves.get(key) ?? { owner, asset, ...empty };
    leaves.set(key, { ...leaf, amount: leaf.amount + creditsPosted - debitsPosted });
  }
  return [...leaves.values()].sort((a, b) => (a.owner === b.owner ? a.asset - b.asset : a.owner < b.owner ? -1 : 1));
}

/** 72 bytes: owner 20, asset u32, amount u128, depositedTotal u128, withdrawnTotal u128, big endian. */
export function encodeStateLeaf(leaf: StateLeaf): Uint8Array {
  return concatBytes(
    fromHex(leaf.owner) as Uint8Array,
    bigEndian(leaf.asset, 4),
    bigEndian(leaf.amount, 16),
    bigEndian(leaf.depositedTotal, 16),
    bigEndian(leaf.withdrawnTotal, 16),
  );
}

/** RFC 6962 root over the encoded leaves. */
export function stateRoot(leaves: readonly StateLeaf[]): Uint8Array {
  return merkleRoot(leaves.map((leaf) => leafHash(encodeStateLeaf(leaf))));
}
