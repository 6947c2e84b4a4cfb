import { type Address, zeroAddress } from 'viem';
import { expect, test } from 'vitest';
import { deposit, mintTestToken, readBalance, readDeposits } from './deposit.ts';
import { type Withdrawal, withdrawalTypedData } from './owner-commands.ts';
import { verifyContractOwnerSignature } from './owner-signature.ts';
import { startTestNetwork, type TestAccount } from './test-network.ts';
import { sendAndConfirm } from './transact.ts';
import { readCounters, readDailyLimitLeft, readWithdrawals, submitWithdrawal } from './withdrawal.ts';

const AGENT = `0x${'ab'.repeat(32)}` as const;
const DAY_MS = 86_400_000;

async function startFunded() {
  const network = await startTestNetwork();
  const alice = network.accountOf('alice');
  const token = network.testToken as Address;
  await mintTestToken(network.senderOf('alice'), token, alice.address, 10_000_000_000n);
  const { vault } = network;
  const paid = await deposit(network.senderOf('alice'), {
    vault,
    owner: alice.address,
    asset: token,
    amountBaseUnits: 5_000_000_000n,
    agent: AGENT,
  });
  expect(paid).toMatchObject({ ok: true, value: { agent: AGENT, index: 0n } });
  const withdrawalOf = (change: Partial<Withdrawal> = {}): Withdrawal => ({
    owner: alice.address,
    asset: token,
    amount: 400_000_000n,
    nonce: 1n,
    validUntil: BigInt(network.clock.ms / 1000 + 60),
    ...change,
  });
  const submit = async (withdrawal: Withdrawal, owner: TestAccount = 'alice', operator: TestAccount = 'operator') => {
    const typedData = withdrawalTypedData(network.domain, withdrawal);
    return submitWithdrawal(network.senderOf('mallory'), {
      vault,
      withdrawal,
      ownerSignature: await network.accountOf(owner).signTypedData(typedData),
      operatorSignature: await network.accountOf(operator).signTypedData(typedData),
    });
  };
  return { ...network, alice, token, withdrawalOf, submit };
}

test('a token deposit is counted, held and shown as an event', async () => {
  const { reader, vault, alice, token, chain } = await startFunded();
  const newest = await reader.getBlockNumber();
  expect(await readCounters(reader, vault, alice.address, token)).toEqual({
    depositedBaseUnits: 5_000_000_000n,
    withdrawnBaseUnits: 0n,
    firstDepositBlock: newest,
  });
  expect(await readBalance(reader, token, vault)).toBe(5_000_000_000n);
  const deposits = await readDeposits(reader, vault, 0n, newest);
  expect(deposits).toMatchObject([
    {
      owner: alice.address,
      asset: token,
      amountBaseUnits: 5_000_000_000n,
      agent: AGENT,
      index: 0n,
      blockNumber: newest,
    },
  ]);
  await chain.close();
});

test('a native deposit takes exactly its value', async () => {
  const { reader, vault, alice, senderOf, chain } = await startFunded();
  const before = await readCounters(reader, vault, alice.address, zeroAddress);
  expect(before.firstDepositBlock).toBe(0n);
  const paid = await deposit(senderOf('mallory'), {
    vault,
    owner: alice.address,
    asset: zeroAddress,
    amountBaseUnits: 7n,
  });
  expect(paid).toMatchObject({ ok: true, value: { index: 1n, amountBaseUnits: 7n } });
  expect(await readBalance(reader, zeroAddress, vault)).toBe(7n);
  expect((await readCounters(reader, vault, alice.address, zeroAddress)).depositedBaseUnits).toBe(7n);
  await chain.close();
});

test.each([
  ['nothing', { amountBaseUnits: 0n }, 'amount_zero'],
  ['an amount of 2^128', { amountBaseUnits: 1n << 128n }, 'amount_too_large'],
  ['more than the depositor has', { amountBaseUnits: 6_000_000_000n }, 'insufficient_funds'],
  ['for nobody', { owner: zeroAddress }, 'malformed'],
])('a deposit of %s is refused with a code', async (_, change, code) => {
  const { vault, alice, token, senderOf, chain, reader } = await startFunded();
  const request = { vault, owner: alice.address, asset: token, amountBaseUnits: 1n, ...change };
  expect(await deposit(senderOf('alice'), request)).toMatchObject({ ok: false, code });
  expect((await readCounters(reader, vault, alice.address, token)).depositedBaseUnits).toBe(5_000_000_000n);
  await chain.close();
});

test('an asset that was not named at deployment is not accepted', async () => {
  const { chain, senderOf, vault, accountOf } = await startTestNetwork({ dailyLimits: { testTokenBaseUnits: 1n } });
  const request = { vault, owner: accountOf('alice').address, asset: zeroAddress, amountBaseUnits: 1n };
  expect(await deposit(senderOf('alice'), request)).toMatchObject({ ok: false, code: 'unknown_asset' });
  await chain.close();
});

test('a withdrawal pays its owner once', async () => {
  const { reader, vault, alice, token, withdrawalOf, submit, chain } = await startFunded();
  expect(await submit(withdrawalOf())).toMatchObject({ ok: true });
  expect(await readBalance(reader, token, alice.address)).toBe(5_400_000_000n);
  expect((await readCounters(reader, vault, alice.address, token)).withdrawnBaseUnits).toBe(400_000_000n);
  expect(await readWithdrawals(reader, vault, 0n, await reader.getBlockNumber())).toMatchObject([
    { owner: alice.address, asset: token, amountBaseUnits: 400_000_000n, nonce: 1n },
  ]);
  expect(await submit(withdrawalOf())).toMatchObject({ ok: false, code: 'nonce_used' });
  expect(await readBalance(reader, token, alice.address)).toBe(5_400_000_000n);
  await chain.close();
});

test('a withdrawal is refused over the daily limit, and paid the next day', async () => {
  const { reader, vault, token, clock, withdrawalOf, submit, chain } = await startFunded();
  const validUntil = BigInt(clock.ms / 1000 + 200_000);
  expect(await submit(withdrawalOf({ amount: 1_000_000_001n, validUntil }))).toMatchObject({
    code: 'over_daily_limit',
  });
  expect(await submit(withdrawalOf({ amount: 999_999_999n, validUntil }))).toMatchObject({ ok: true });
  expect(await readDailyLimitLeft(reader, vault, token)).toBe(1n);
  expect(await submit(withdrawalOf({ amount: 2n, nonce: 2n, validUntil }))).toMatchObject({ code: 'over_daily_limit' });
  expect(await submit(withdrawalOf({ amount: 1n, nonce: 2n, validUntil }))).toMatchObject({ ok: true });
  clock.ms += DAY_MS;
  expect(await submit(withdrawalOf({ amount: 2n, nonce: 3n, validUntil }))).toMatchObject({ ok: true });
  await chain.close();
});

test('a withdrawal is refused after its time and for a signer who is not the one', async () => {
  const { reader, token, alice, clock, withdrawalOf, submit, chain } = await startFunded();
  expect(await submit(withdrawalOf(), 'mallory')).toMatchObject({
    ok: false,
    code: 'bad_signature',
    details: { contractError: 'BadOwnerSignature' },
  });
  expect(await submit(withdrawalOf(), 'alice', 'mallory')).toMatchObject({
    code: 'bad_signature',
    details: { contractError: 'BadOperatorSignature' },
  });
  expect(await submit(withdrawalOf({ amount: 0n }))).toMatchObject({ ok: false, code: 'amount_zero' });
  const late = withdrawalOf();
  clock.ms += 61_000;
  expect(await submit(late)).toMatchObject({ ok: false, code: 'expired' });
  expect(await readBalance(reader, token, alice.address)).toBe(5_000_000_000n);
  await chain.close();
});

// Runtime code that answers every call with ERC-1271's "valid".
const YES_WALLET = '0x7f1626ba7e000000000000000000000000000000000000000000000000000000005f5260205ff3';
const YES_WALLET_DEPLOYMENT = `0x6027600c60003960276000f3${YES_WALLET.slice(2)}` as const;

test('a contract wallet answers for itself by ERC-1271, in the Vault and to the client', async () => {
  const { reader, vault, token, senderOf, accountOf, domain, withdrawalOf, chain } = await startFunded();
  const sender = senderOf('mallory');
  const { contractAddress: wallet } = await sendAndConfirm(sender, 'deploy wallet', (nonce) =>
    sender.walletClient.sendTransaction({ data: YES_WALLET_DEPLOYMENT, nonce }),
  );
  const withdrawal = withdrawalOf({ owner: wallet as Address });
  const typedData = withdrawalTypedData(domain, withdrawal);
  expect(await verifyContractOwnerSignature(reader, typedData, wallet as Address, '0x')).toMatchObject({ valid: true });
  const operatorSignature = await accountOf('operator').signTypedData(typedData);
  expect(await submitWithdrawal(sender, { vault, withdrawal, ownerSignature: '0x', operatorSignature })).toMatchObject({
    ok: true,
  });
  expect(await readBalance(reader, token, wallet as Address)).toBe(withdrawal.amount);
  await chain.close();
});
