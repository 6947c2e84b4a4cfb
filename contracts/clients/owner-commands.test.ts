import { type Hex, numberToHex, sliceHex, zeroAddress } from 'viem';
import { expect, test } from 'vitest';
import { sha256 } from '../../primitives/hash.ts';
import { devAccount } from '../chain/dev-accounts.ts';
import {
  delegationTypedData,
  fundAgentTypedData,
  ownerCommandDigest,
  revokeAgentTypedData,
  sweepAgentTypedData,
  withdrawalTypedData,
} from './owner-commands.ts';
import { recoverOwner, verifyContractOwnerSignature, verifyOwnerSignature } from './owner-signature.ts';
import { startTestNetwork } from './test-network.ts';

const owner = devAccount(sha256(new Uint8Array([1])), 'owner');
const other = devAccount(sha256(new Uint8Array([2])), 'other');
const domain = { chainId: 31_337, vault: other.address };
const agent: Hex = `0x${'0a'.repeat(32)}`;
const move = { agent, owner: owner.address, asset: 1, amount: 5n, nonce: 1n };
const delegation = delegationTypedData(domain, {
  agent,
  owner: owner.address,
  natsKey: `0x${'0b'.repeat(32)}`,
  dhtKey: `0x${'0c'.repeat(32)}`,
  validUntil: 2_000_000_000n,
  nonce: 1n,
});
const COMMANDS = [
  delegation,
  fundAgentTypedData(domain, move),
  sweepAgentTypedData(domain, move),
  revokeAgentTypedData(domain, move),
  withdrawalTypedData(domain, {
    owner: owner.address,
    asset: zeroAddress,
    amount: 1n,
    nonce: 1n,
    validUntil: 2_000_000_000n,
  }),
];

test('each owner command is recovered to its signer, and has a digest of its own', async () => {
  for (const typedData of COMMANDS) {
    const signature = await owner.signTypedData(typedData);
    expect(await verifyOwnerSignature(typedData, owner.address, signature)).toEqual({ ok: true, value: owner.address });
    expect(await verifyOwnerSignature(typedData, other.address, signature)).toMatchObject({
      ok: false,
      code: 'bad_signature',
    });
  }
  expect(new Set(COMMANDS.map(ownerCommandDigest)).size).toBe(COMMANDS.length);
});

test('a signature is refused for another chain, and in any second form', async () => {
  const signature = await owner.signTypedData(delegation);
  const elsewhere = { ...delegation, domain: { ...delegation.domain, chainId: 1 } };
  expect(await verifyOwnerSignature(elsewhere, owner.address, signature)).toMatchObject({
    ok: false,
    code: 'bad_signature',
  });
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const s = numberToHex(order - BigInt(sliceHex(signature, 32, 64)), { size: 32 }).slice(2);
  const v = sliceHex(signature, 64) === '0x1b' ? '1c' : '1b';
  for (const bad of [
    `${sliceHex(signature, 0, 32)}${s}${v}` as const,
    `${signature.slice(0, -2)}00` as Hex,
    `0x${'00'.repeat(64)}1b` as const,
    `${signature}00` as Hex,
    '0x' as const,
  ]) {
    expect(await recoverOwner(delegation, bad)).toMatchObject({ ok: false, code: 'bad_signature' });
  }
});

test('an account without code, or a contract that knows no ERC-1271, does not vouch for a signature', async () => {
  const network = await startTestNetwork();
  const signature = await owner.signTypedData(delegation);
  for (const address of [owner.address, network.vault]) {
    expect(await verifyContractOwnerSignature(network.reader, delegation, address, signature)).toMatchObject({
      valid: false,
    });
  }
  await network.chain.close();
});

test.each<[string, Hex]>([
  ['answers one byte', '0x6460016000f36000526005601bf3'],
  ['stops at an invalid instruction', '0x60fe60005360016000f3'],
])('a contract that %s vouches for nothing', async (_, data) => {
  const network = await startTestNetwork();
  const { walletClient, publicClient } = network.senderOf('mallory');
  const receipt = await publicClient.waitForTransactionReceipt({ hash: await walletClient.sendTransaction({ data }) });
  const address = receipt.contractAddress as Hex;
  const signature = await owner.signTypedData(delegation);
  expect(await verifyContractOwnerSignature(network.reader, delegation, address, signature)).toMatchObject({
    valid: false,
  });
  await network.chain.close();
});
