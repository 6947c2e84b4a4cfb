import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../primitives/hash.ts';
import { mintTestToken, readBalance } from '../clients/deposit.ts';
import { deployContracts } from '../clients/deploy.ts';
import { publicClient, walletClient } from '../clients/connect.ts';
import { createNonceQueue } from '../clients/nonce-queue.ts';
import { vaultAbi } from '../artifacts/vault.ts';
import { devAccount } from './dev-accounts.ts';
import { type StartedChain, startChain } from './server.ts';

const account = devAccount(sha256(new Uint8Array([7])), 'deployer');
const receiver = devAccount(sha256(new Uint8Array([8])), 'receiver').address;
const CHAIN_ID = 4242;
let folder: string;
let running: StartedChain | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'infinitydb-chain-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(folder, { recursive: true });
});

const file = () => join(folder, 'blocks');
async function start(change: { chainId?: number } = {}) {
  running = await startChain({ dataFile: file(), port: 0, chainId: CHAIN_ID, prefund: [account.address], ...change });
  const access = { chainId: CHAIN_ID, url: running.url };
  const reader = publicClient(access);
  const sender = {
    publicClient: reader,
    walletClient: walletClient(access, account),
    queue: createNonceQueue(reader, account.address),
  };
  return { url: running.url, reader, sender };
}
async function stop() {
  await running?.stop();
  running = undefined;
}
type Sender = Awaited<ReturnType<typeof start>>['sender'];
const deploy = (sender: Sender) =>
  deployContracts({
    ...sender,
    operator: account.address,
    auditors: [account.address],
    auditorQuorum: 1,
    dailyLimits: { testTokenBaseUnits: 100n },
  });
const pay = async ({ walletClient, publicClient: reader }: Sender, value: bigint) => {
  const hash = await walletClient.sendTransaction({ to: receiver, value });
  return reader.waitForTransactionReceipt({ hash });
};

test('viem reads and writes over HTTP', async () => {
  const { reader, sender } = await start();
  expect(await reader.getChainId()).toBe(CHAIN_ID);
  expect(await reader.getBalance({ address: account.address })).toBe(10_000n * 10n ** 18n);
  const receipt = await pay(sender, 5n);
  expect(receipt).toMatchObject({ status: 'success', gasUsed: 21_000n, blockNumber: 1n, type: 'eip1559' });
  expect(await reader.getBalance({ address: receiver })).toBe(5n);
  expect(await reader.getBalance({ address: receiver, blockNumber: 0n })).toBe(0n);
  expect(await reader.getTransaction({ hash: receipt.transactionHash })).toMatchObject({
    value: 5n,
    nonce: 0,
    blockNumber: 1n,
  });
  const block = await reader.getBlock({ includeTransactions: true });
  expect(block).toMatchObject({ number: 1n, hash: receipt.blockHash });
  expect(block.transactions).toMatchObject([{ hash: receipt.transactionHash }]);
  expect((await reader.getBlock({ blockNumber: 0n })).hash).toBe(block.parentHash);
  expect((await reader.getFeeHistory({ blockCount: 4, rewardPercentiles: [50] })).baseFeePerGas).toHaveLength(3);
  await expect(reader.request({ method: 'eth_nothing' as 'eth_chainId' })).rejects.toMatchObject({ code: -32601 });
});

test('a revert comes back with its data, which viem decodes to the custom error', async () => {
  const { reader, sender } = await start();
  const { vault } = await deploy(sender);
  const call = { address: vault, abi: vaultAbi, functionName: 'deposit', account } as const;
  const args = [account.address, receiver, 1n, `0x${'00'.repeat(32)}`] as const;
  await expect(reader.simulateContract({ ...call, args })).rejects.toThrow(/AssetNotAccepted/);
  await expect(reader.estimateContractGas({ ...call, args })).rejects.toThrow(/AssetNotAccepted/);
});

test('events are found by address, topic and range, and watched', async () => {
  const { reader, sender } = await start();
  const { testToken } = await deploy(sender);
  const seen = Promise.withResolvers<bigint>();
  const event = {
    type: 'event',
    name: 'Transfer',
    inputs: [
      { type: 'address', name: 'from', indexed: true },
      { type: 'address', name: 'to', indexed: true },
      { type: 'uint256', name: 'value' },
    ],
  } as const;
  const stopWatching = reader.watchEvent({
    event,
    onLogs: ([log]) => seen.resolve(log?.args.value ?? -1n),
    onError: seen.reject,
    pollingInterval: 20,
    fromBlock: 0n,
  });
  await mintTestToken(sender, testToken as `0x${string}`, receiver, 42n);
  expect(await seen.promise).toBe(42n);
  stopWatching();
  const toBlock = await reader.getBlockNumber();
  expect(await reader.getLogs({ event, args: { to: receiver }, fromBlock: 0n, toBlock })).toMatchObject([
    { args: { value: 42n }, logIndex: 0 },
  ]);
  expect(await reader.getLogs({ event, args: { to: account.address }, fromBlock: 0n, toBlock })).toEqual([]);
  expect(await reader.getLogs({ event, address: receiver, fromBlock: 0n, toBlock })).toEqual([]);
  expect(await reader.getLogs({ event, fromBlock: 0n, toBlock: toBlock - 1n })).toEqual([]);
});

test('transactions sent together by one queue get consecutive nonces and all succeed', async () => {
  const { reader, sender } = await start();
  const hashes = await Promise.all(
    Array.from({ length: 8 }, () =>
      sender.queue.send((nonce) => sender.walletClient.sendTransaction({ to: receiver, value: 1n, nonce })),
    ),
  );
  expect(new Set(hashes).size).toBe(8);
  expect(await reader.getBalance({ address: receiver })).toBe(8n);
});

test('a nonce that is not the next one, and a value that is not there, are refused in words that viem knows', async () => {
  const { sender } = await start();
  await pay(sender, 1n);
  const send = (change: { nonce?: number; value?: bigint }) =>
    sender.walletClient.sendTransaction({ to: receiver, gas: 21_000n, ...change });
  await expect(send({ nonce: 0 })).rejects.toThrow(/lower than the current nonce/);
  await expect(send({ nonce: 9 })).rejects.toThrow(/higher than the next one/);
  await expect(send({ value: 10n ** 30n })).rejects.toThrow(/insufficient funds|exceeds the balance/);
});

test('a restart finds the same blocks, state and receipts', async () => {
  const first = await start();
  const { testToken, deployBlock } = await deploy(first.sender);
  await mintTestToken(first.sender, testToken as `0x${string}`, receiver, 42n);
  await pay(first.sender, 3n);
  const before = await first.reader.getBlock();
  await stop();
  const again = await start();
  expect(await again.reader.getBlock()).toEqual(before);
  expect(await readBalance(again.reader, testToken as `0x${string}`, receiver)).toBe(42n);
  expect(await again.reader.getTransactionReceipt({ hash: before.transactions[0] as `0x${string}` })).toMatchObject({
    status: 'success',
  });
  expect((await pay(again.sender, 4n)).blockNumber).toBe((before.number as bigint) + 1n);
  expect(deployBlock).toBeLessThan(before.number as bigint);
});

test.each([
  ['cut short', async () => truncate(file(), (await readFile(file())).length - 5)],
  ['with half a length', async () => appendFile(file(), new Uint8Array([0, 0]))],
  ['longer than the file', async () => appendFile(file(), new Uint8Array([0, 0, 9, 9, 1, 2, 3, 4, 5]))],
])('a last record %s is dropped, and the chain goes on', async (name, damage) => {
  const first = await start();
  await pay(first.sender, 1n);
  await pay(first.sender, 1n);
  await stop();
  await damage();
  const again = await start();
  const kept = name === 'cut short' ? 1n : 2n;
  expect(await again.reader.getBlockNumber()).toBe(kept);
  await pay(again.sender, 1n);
  await stop();
  const { reader } = await start();
  expect(await reader.getBlockNumber()).toBe(kept + 1n);
  expect(await reader.getBalance({ address: receiver })).toBe(kept + 1n);
});

test('a damaged record before the end stops the start, and changes nothing', async () => {
  const first = await start();
  await pay(first.sender, 1n);
  const length = (await readFile(file())).length;
  await pay(first.sender, 1n);
  await stop();
  const bytes = await readFile(file());
  bytes[length - 1] = (bytes[length - 1] as number) ^ 1;
  await writeFile(file(), bytes);
  await expect(start()).rejects.toMatchObject({ code: 'verification_failed' });
  expect(await readFile(file())).toEqual(bytes);
});

test('a file of another chain id and a taken port are refused with their code', async () => {
  const { url } = await start();
  const taken = startChain({ dataFile: join(folder, 'other'), port: Number(new URL(url).port), chainId: CHAIN_ID });
  await expect(taken).rejects.toMatchObject({ code: 'port_in_use' });
  await stop();
  await expect(start({ chainId: 1 })).rejects.toMatchObject({ code: 'wrong_network' });
});

test('time moves by an empty block', async () => {
  const { reader } = await start();
  await running?.mine();
  expect(await reader.getBlock()).toMatchObject({ number: 1n, transactions: [] });
});

test('the server refuses what is not a JSON call', async () => {
  const { url } = await start();
  const post = (body: string, type = 'application/json') =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
  expect((await fetch(url)).status).toBe(405);
  expect((await post('{}', 'text/plain')).status).toBe(415);
  expect((await post('x'.repeat(3_000_000))).status).toBe(413);
  expect(await (await post('{')).json()).toMatchObject({ error: { code: -32700 } });
  expect(await (await post('[]')).json()).toMatchObject({ error: { code: -32600 } });
  const batch = [
    { jsonrpc: '2.0', id: 1, method: 'eth_chainId' },
    { jsonrpc: '2.0', id: 2, method: 'eth_getBalance', params: ['0x1'] },
  ];
  expect(await (await post(JSON.stringify(batch))).json()).toMatchObject([
    { id: 1, result: '0x1092' },
    { id: 2, error: { code: -32602 } },
  ]);
});
