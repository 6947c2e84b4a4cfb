import { type Address, zeroAddress } from 'viem';
import { expect, test } from 'vitest';
import { deposit, mintTestToken, readBalance } from '../../contracts/clients/deposit.ts';
import { withdrawalTypedData } from '../../contracts/clients/owner-commands.ts';
import { startTestNetwork } from '../../contracts/clients/test-network.ts';
import { fromHex } from '../../primitives/bytes.ts';
import type { SettlementCommand } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { confirmedBlock, rangesAfter } from './confirmed-blocks.ts';
import { depositWatcher } from './deposit-watcher.ts';
import type { PaymentsLedger, PendingWithdrawal } from './payments-ledger.ts';
import { assetCodeOf, vaultAssetOf } from './vault-asset.ts';
import { withdrawalPayer } from './withdrawal-payer.ts';
import { type WithdrawalFacts, withdrawalStep } from './withdrawal-step.ts';

const AGENT = 'ab'.repeat(32);

test.each([
  [10n, 0, 10n],
  [10n, 1, 10n],
  [10n, 3, 8n],
  [1n, 3, undefined],
])('head %s, %s confirmations: block %s counts', (head, confirmations, expected) => {
  expect(confirmedBlock(head, confirmations)).toBe(expected);
});

test('blocks are asked for in ranges without gap or overlap', () => {
  expect(rangesAfter(4n, 4n)).toEqual([]);
  expect(rangesAfter(-1n, 0n)).toEqual([{ from: 0n, to: 0n }]);
  expect(rangesAfter(0n, 10_001n)).toEqual([
    { from: 1n, to: 5_000n },
    { from: 5_001n, to: 10_000n },
    { from: 10_001n, to: 10_001n },
  ]);
});

const WITHDRAWAL: PendingWithdrawal = {
  owner: 'cd'.repeat(20),
  asset: 2,
  amount: 5n,
  nonce: 7n,
  validUntilSeconds: 100n,
};
const FACTS: WithdrawalFacts = {
  paid: undefined,
  confirmedTimeSeconds: 90n,
  nonceUsed: false,
  newestTimeSeconds: 95n,
};
const paid = { txHash: 'ef'.repeat(32), blockNumber: 3n };

test.each<[string, Partial<WithdrawalFacts>, string]>([
  ['nothing happened yet', {}, 'pay'],
  ['valid to the last second', { newestTimeSeconds: 100n }, 'pay'],
  ['paid, not confirmed', { nonceUsed: true }, 'wait'],
  ['too late to pay, not sure yet that nobody did', { newestTimeSeconds: 101n }, 'wait'],
  ['confirmed at the last second, unpaid', { confirmedTimeSeconds: 100n, newestTimeSeconds: 101n }, 'wait'],
  ['paid and confirmed', { paid, nonceUsed: true }, 'withdrawalConfirmed'],
  ['paid and confirmed, seen late', { paid, nonceUsed: true, confirmedTimeSeconds: 500n }, 'withdrawalConfirmed'],
  ['a confirmed block is past its end', { confirmedTimeSeconds: 101n, newestTimeSeconds: 101n }, 'withdrawalLapsed'],
])('%s', (_, change, expected) => {
  const step = withdrawalStep(WITHDRAWAL, { ...FACTS, ...change });
  expect(step.do === 'settle' ? step.command.type : step.do).toBe(expected);
});

async function startBook(confirmations = 1) {
  const network = await startTestNetwork();
  const token = network.testToken as Address;
  const genesis = {
    assets: [
      { code: 1, symbol: 'INFO', decimals: 0, kind: 'info' as const, engineUnit: 1n },
      { code: 2, symbol: 'USDX', decimals: 6, kind: 'erc20' as const, engineUnit: 1n, token },
      { code: 3, symbol: 'ETH', decimals: 18, kind: 'native' as const, engineUnit: 1n },
    ],
    chain: {
      id: network.chain.chainId,
      vault: network.vault,
      anchor: network.anchor,
      operator: network.accountOf('operator').address,
      deployBlock: network.deployBlock,
      confirmations,
      auditors: [],
      auditorQuorum: 0,
    },
  };
  const submitted: SettlementCommand[] = [];
  const pending: PendingWithdrawal[] = [];
  const ledger: PaymentsLedger & { away: boolean } = {
    away: false,
    isCredited: (txHash, logIndex) =>
      submitted.some((one) => one.type === 'depositSeen' && one.txHash === txHash && one.logIndex === logIndex),
    pendingWithdrawals: () => [...pending],
    ownerSignature: async ({ owner, amount, nonce, validUntilSeconds }) => {
      const message = { owner: `0x${owner}` as Address, asset: token, amount, nonce, validUntil: validUntilSeconds };
      const signature = await network.accountOf('alice').signTypedData(withdrawalTypedData(network.domain, message));
      return fromHex(signature.slice(2)) as Uint8Array;
    },
    submit: async (command) => {
      if (ledger.away) throw new Error('settlement stopped');
      submitted.push(command);
      if (command.type !== 'depositSeen') pending.length = 0;
      return { ok: true, id: 0n };
    },
  };
  const alice = network.accountOf('alice');
  await mintTestToken(network.senderOf('alice'), token, alice.address, 10_000n);
  const events: string[] = [];
  const log = (event: string): void => void events.push(event);
  const put = (asset: Address, amountBaseUnits: bigint, agent?: string) =>
    deposit(network.senderOf('alice'), {
      vault: network.vault,
      owner: alice.address,
      asset,
      amountBaseUnits,
      ...(agent ? { agent: `0x${agent}` as const } : {}),
    });
  return { ...network, token, alice, genesis, ledger, submitted, pending, events, log, put };
}

test('each asset of the Vault has one code', async () => {
  const { genesis, token, chain } = await startBook();
  expect([1, 2, 3, 9].map((code) => vaultAssetOf(genesis.assets, code))).toEqual([
    undefined,
    token,
    zeroAddress,
    undefined,
  ]);
  expect([token, zeroAddress, genesis.chain.vault].map((one) => assetCodeOf(genesis.assets, one))).toEqual([
    2,
    3,
    undefined,
  ]);
  await chain.close();
});

test('deposits are credited once, in chain order, whatever fails between and whoever starts again', async () => {
  const book = await startBook();
  const { reader, genesis, ledger, log, submitted, put, token, alice } = book;
  const start = () => depositWatcher({ reader, genesis, ledger, log });
  const watcher = start();
  expect(watcher.creditedThrough()).toBeUndefined();
  await put(token, 40n, AGENT);
  await put(zeroAddress, 7n);
  ledger.away = true;
  await expect(watcher.poll()).rejects.toThrow('settlement stopped');
  expect(watcher.creditedThrough()).toBeUndefined();
  ledger.away = false;
  await watcher.poll();
  await watcher.poll();
  const owner = alice.address.slice(2).toLowerCase();
  expect(submitted).toMatchObject([
    { type: 'depositSeen', owner, asset: 2, amountBaseUnits: 40n, agent: AGENT, logIndex: 0 },
    { type: 'depositSeen', owner, asset: 3, amountBaseUnits: 7n, agent: '', logIndex: 0 },
  ]);
  expect(watcher.creditedThrough()).toBe(await reader.getBlockNumber());
  await put(token, 2n);
  await start().poll();
  expect(submitted).toHaveLength(3);
  await book.chain.close();
});

test('a deposit counts only with its confirmations', async () => {
  const book = await startBook(3);
  const { reader, genesis, ledger, log, submitted, put, token, chain } = book;
  const watcher = depositWatcher({ reader, genesis, ledger, log });
  await put(token, 40n);
  await watcher.poll();
  await chain.mine();
  await watcher.poll();
  expect(submitted).toEqual([]);
  await chain.mine();
  await watcher.poll();
  expect(submitted).toHaveLength(1);
  await chain.close();
});

test('a withdrawal is paid once and confirmed once, also by a payer that knows nothing of it', async () => {
  const book = await startBook(2);
  const { genesis, ledger, log, submitted, pending, put, token, alice, reader, chain, clock, senderOf } = book;
  await put(token, 1_000n);
  const before = await readBalance(reader, token, alice.address);
  const open = { ...WITHDRAWAL, owner: alice.address.slice(2).toLowerCase(), amount: 300n };
  pending.push({ ...open, validUntilSeconds: BigInt(clock.ms / 1_000 + 60) });
  const start = () => withdrawalPayer({ operator: senderOf('operator'), genesis, ledger, log });
  await start().poll();
  await start().poll();
  expect(await readBalance(reader, token, alice.address)).toBe(before + 300n);
  expect(submitted).toEqual([]);
  await chain.mine();
  ledger.away = true;
  const payer = start();
  await expect(payer.poll()).rejects.toThrow('settlement stopped');
  ledger.away = false;
  await payer.poll();
  await payer.poll();
  expect(submitted).toMatchObject([{ type: 'withdrawalConfirmed', owner: open.owner, nonce: 7n }]);
  await chain.close();
});

test('a withdrawal that the chain will not pay holds up no other', async () => {
  const book = await startBook();
  const { genesis, ledger, log, events, pending, put, token, alice, reader, chain, clock, senderOf } = book;
  await put(token, 1_000n);
  const before = await readBalance(reader, token, alice.address);
  const owner = alice.address.slice(2).toLowerCase();
  const open = { ...WITHDRAWAL, owner, amount: 300n, validUntilSeconds: BigInt(clock.ms / 1_000 + 60) };
  // As when a token, or a wallet with code, reverts for a reason that is none of the Vault's.
  pending.push({ ...open, nonce: 1n }, open);
  const signed = ledger.ownerSignature;
  const broken: PaymentsLedger = {
    ...ledger,
    ownerSignature: async (withdrawal) => {
      if (withdrawal.nonce === 1n) throw new InfinityDbError('internal', 'reverted for a reason without a name');
      return signed(withdrawal);
    },
  };
  await withdrawalPayer({ operator: senderOf('operator'), genesis, ledger: broken, log }).poll();
  expect(events).toEqual(['withdrawal_postponed', 'withdrawal_paid']);
  expect(await readBalance(reader, token, alice.address)).toBe(before + 300n);
  await chain.close();
});

test('a withdrawal above the daily limit waits, and lapses when its time is over on the chain', async () => {
  const book = await startBook();
  const { genesis, ledger, log, events, submitted, pending, put, token, alice, reader, chain, clock, senderOf } = book;
  await put(token, 1_000n);
  const before = await readBalance(reader, token, alice.address);
  const validUntilSeconds = BigInt(clock.ms / 1_000 + 60);
  const owner = alice.address.slice(2).toLowerCase();
  pending.push({ ...WITHDRAWAL, owner, amount: 2_000_000_000n, validUntilSeconds });
  const payer = withdrawalPayer({ operator: senderOf('operator'), genesis, ledger, log });
  await payer.poll();
  expect(events).toEqual(['withdrawal_postponed']);
  clock.ms += 61_000;
  await chain.mine();
  await payer.poll();
  expect(submitted).toEqual([{ type: 'withdrawalLapsed', owner, nonce: 7n, blockTimeSeconds: validUntilSeconds + 1n }]);
  expect(await readBalance(reader, token, alice.address)).toBe(before);
  await chain.close();
});
