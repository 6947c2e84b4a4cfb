import { type Address, zeroAddress } from 'viem';
import { expect, test } from 'vitest';
import { devAccount } from '../contracts/chain/dev-accounts.ts';
import { openChain } from '../contracts/chain/chain.ts';
import {
  ownerCommandDigest,
  ownerCommandTypedData,
  type OwnerCommandMessages,
  type OwnerCommandName,
} from '../contracts/clients/owner-commands.ts';
import { fromHex, toHex } from '../primitives/bytes.ts';
import type { OwnerCommand } from '../primitives/commands.ts';
import { enrolMessage } from '../primitives/frame.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { sha256 } from '../primitives/hash.ts';
import { signingKey } from '../primitives/keys.ts';
import { ownerVerifier } from './verify-owner.ts';

const wallet = devAccount(sha256(new Uint8Array([1])), 'owner');
const vault: Address = `0x${'0f'.repeat(20)}`;
const token: Address = `0x${'0e'.repeat(20)}`;
const owner = wallet.address.slice(2).toLowerCase();
const key = signingKey(sha256(new Uint8Array([2])));
const agent = toHex(key.publicKey);
const genesis = {
  assets: [
    { code: 1, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
    { code: 2, symbol: 'USDX', decimals: 6, kind: 'erc20', engineUnit: 1n, token },
    { code: 3, symbol: 'ETH', decimals: 18, kind: 'native', engineUnit: 1n },
  ],
  chain: { id: 31_337, vault },
} as unknown as Genesis;

async function sign<N extends OwnerCommandName>(name: N, message: OwnerCommandMessages[N]) {
  const typedData = ownerCommandTypedData(name, { chainId: 31_337, vault }, message);
  const signature = await wallet.signTypedData(typedData as Parameters<typeof wallet.signTypedData>[0]);
  return {
    ownerSignature: fromHex(signature.slice(2)) as Uint8Array,
    digest: fromHex(ownerCommandDigest(typedData).slice(2)) as Uint8Array,
  };
}

async function commands(): Promise<OwnerCommand[]> {
  const hexAgent = `0x${agent}` as const;
  const natsKey = 'aa'.repeat(32);
  const dhtKey = 'bb'.repeat(32);
  const enrolled = await sign('AgentDelegation', {
    agent: hexAgent,
    owner: wallet.address,
    natsKey: `0x${natsKey}`,
    dhtKey: `0x${dhtKey}`,
    validUntil: 9n,
    nonce: 1n,
  });
  const move = { agent: hexAgent, owner: wallet.address, asset: 2, amount: 5n, nonce: 2n };
  const moved = { agent, owner, asset: 2, amountBaseUnits: 5n, nonce: 2n };
  const withdrawal = { owner: wallet.address, amount: 5n, nonce: 3n, validUntil: 9n };
  const withdrawn = { type: 'withdraw' as const, owner, amountBaseUnits: 5n, nonce: 3n, validUntilSeconds: 9n };
  const signature = async <N extends OwnerCommandName>(name: N, message: OwnerCommandMessages[N]) =>
    (await sign(name, message)).ownerSignature;
  return [
    {
      ...{ type: 'enrolAgent', agent, owner, natsKey, dhtKey, validUntilSeconds: 9n, nonce: 1n },
      ownerSignature: enrolled.ownerSignature,
      agentSignature: key.sign(enrolMessage(enrolled.digest)),
    },
    { ...moved, type: 'fundAgent', ownerSignature: await signature('FundAgent', move) },
    { ...moved, type: 'sweepAgent', ownerSignature: await signature('SweepAgent', move) },
    {
      ...{ type: 'revokeAgent', agent, owner, nonce: 4n },
      ownerSignature: await signature('RevokeAgent', { agent: hexAgent, owner: wallet.address, nonce: 4n }),
    },
    { ...withdrawn, asset: 2, ownerSignature: await signature('Withdrawal', { ...withdrawal, asset: token }) },
    { ...withdrawn, asset: 3, ownerSignature: await signature('Withdrawal', { ...withdrawal, asset: zeroAddress }) },
  ];
}

test("each command of an owner is taken with that owner's signature and no other's", async () => {
  const chain = await openChain({});
  const verify = ownerVerifier({ genesis }, { chainId: chain.chainId, provider: chain.provider });
  for (const command of await commands()) {
    expect(await verify(command), command.type).toBe(true);
    expect(await verify({ ...command, nonce: 99n }), command.type).toBe(false);
    expect(await verify({ ...command, owner: '0d'.repeat(20) }), command.type).toBe(false);
    expect(await verify({ ...command, ownerSignature: new Uint8Array(3) }), command.type).toBe(false);
  }
  await chain.close();
});

test('an enrolment needs the agent too; INFO cannot be withdrawn; fund and sweep are different', async () => {
  const chain = await openChain({});
  const verify = ownerVerifier({ genesis }, { chainId: chain.chainId, provider: chain.provider });
  const [enrol, fund, , , withdraw] = (await commands()) as [OwnerCommand, OwnerCommand, 0, 0, OwnerCommand];
  expect(await verify({ ...enrol, agentSignature: key.sign(new Uint8Array(32)) } as OwnerCommand)).toBe(false);
  expect(await verify({ ...fund, type: 'sweepAgent' } as OwnerCommand)).toBe(false);
  expect(await verify({ ...withdraw, asset: 1 } as OwnerCommand)).toBe(false);
  expect(await verify({ ...withdraw, asset: 3 } as OwnerCommand)).toBe(false);
  await chain.close();
});

test('a good signature needs no chain; one that only a contract could vouch for waits for it', async () => {
  const verify = ownerVerifier({ genesis }, { chainId: 31_337, url: 'http://127.0.0.1:1' });
  const [enrol] = (await commands()) as [OwnerCommand];
  expect(await verify(enrol)).toBe(true);
  await expect(verify({ ...enrol, nonce: 99n, agentSignature: new Uint8Array(64) } as OwnerCommand)).resolves.toBe(
    false,
  );
  const fund = (await commands())[1] as OwnerCommand;
  await expect(verify({ ...fund, nonce: 99n })).rejects.toMatchObject({ code: 'chain_unavailable' });
});
