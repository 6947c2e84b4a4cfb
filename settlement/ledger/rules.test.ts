import { expect, test } from 'vitest';
import { available, system } from '../../primitives/account.ts';
import { toHex } from '../../primitives/bytes.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { leafHash } from '../../primitives/merkle.ts';
import { applyTransfers } from './apply-transfers.ts';
import { feeShares } from './fee-share.ts';
import { infoGrant } from './info-grant.ts';
import { createLedger } from './ledger.ts';
import { networkFee } from './network-fee.ts';
import { encodeStateLeaf, stateLeaves, stateRoot } from './state-root.ts';

const agent = 'a'.repeat(64);
const owner = '1'.repeat(40);

function ledgerWith(amount: bigint, asset = 1) {
  const ledger = createLedger([1, 2]);
  const id = { partition: 0, generation: 1, sequence: 1, index: 0 };
  const authorisation = { kind: 'rule', leaf: 0n } as const;
  const rest = { kind: 'single', code: 'grant', pendingId: undefined, timeoutMs: 0, linked: false, timeMs: 0 } as const;
  const debit = system(asset, asset === 1 ? 'issuance' : 'vault');
  applyTransfers(ledger, [{ id, debit, credit: available(agent, asset), amount, authorisation, ...rest }]);
  return ledger;
}

test.each([
  [0n, 5n],
  [1n, 7n],
  [1_048_576n, 7n],
  [1_048_577n, 9n],
])('network fee of %s bytes', (bytes, fee) => {
  expect(networkFee({ baseInfo: 5n, perMebibyteInfo: 2n }, bytes)).toBe(fee);
});

test.each<[boolean, 'fixed' | 'bonded', bigint, boolean]>([
  [true, 'fixed', 50n, true],
  [true, 'fixed', 51n, false],
  [false, 'fixed', 0n, false],
  [true, 'bonded', 0n, false],
])('grant: test %s, rule %s, %s issued', (isTest, grantRule, issued, granted) => {
  const genesis = { test: isTest, info: { cap: 100n, grantRule, grantInfo: 50n } } as Genesis;
  expect(infoGrant(genesis, ledgerWith(issued)).ok).toBe(granted);
});

test.each<[bigint, string[], bigint[]]>([
  [10n, ['c', 'a', 'b'], [4n, 3n, 3n]],
  [2n, ['a', 'b', 'c'], [1n, 1n]],
  [0n, ['a'], []],
  [5n, [], []],
])('%s shared', (pool, accounts, amounts) => {
  expect(feeShares(pool, accounts).map(({ amount }) => amount)).toEqual(amounts);
});

test('state leaves: an agent counts for its owner, a deposit alone makes a leaf, sorted', () => {
  const other = '0'.repeat(39) + '2';
  const totals = { depositedTotal: 9n, withdrawnTotal: 3n };
  const leaves = stateLeaves(ledgerWith(6n, 2), () => owner, [
    [`${owner}/2`, totals],
    [`${other}/2`, { depositedTotal: 4n, withdrawnTotal: 4n }],
  ]);
  expect(leaves).toEqual([
    { owner: other, asset: 2, amount: 0n, depositedTotal: 4n, withdrawnTotal: 4n },
    { owner, asset: 2, amount: 6n, ...totals },
  ]);
  const bytes = encodeStateLeaf(leaves[1] as (typeof leaves)[number]);
  expect(toHex(bytes)).toBe(`${owner}00000002${'6'.padStart(32, '0')}${'9'.padStart(32, '0')}${'3'.padStart(32, '0')}`);
  expect(toHex(stateRoot(leaves.slice(1)))).toBe(toHex(leafHash(bytes)));
});
