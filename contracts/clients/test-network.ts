import { sha256 } from '../../primitives/hash.ts';
import { utf8 } from '../../primitives/bytes.ts';
import { openChain } from '../chain/chain.ts';
import { devAccount } from '../chain/dev-accounts.ts';
import { publicClient, walletClient } from './connect.ts';
import { type DailyLimits, deployContracts } from './deploy.ts';
import { createNonceQueue } from './nonce-queue.ts';
import type { Sender } from './transact.ts';

/** For tests: a chain in memory with the contracts on it, a clock moved by hand, and funded accounts by name. */
export const TEST_ACCOUNTS = [
  'deployer',
  'operator',
  'alice',
  'mallory',
  'auditor-1',
  'auditor-2',
  'auditor-3',
] as const;
export type TestAccount = (typeof TEST_ACCOUNTS)[number];

export function testAccount(name: TestAccount) {
  return devAccount(sha256(utf8('the accounts of contract tests')), name);
}

export async function startTestNetwork(options: { dailyLimits?: DailyLimits; auditorQuorum?: number } = {}) {
  const accountOf = testAccount;
  const clock = { ms: Date.UTC(2026, 0, 1, 12) };
  const prefund = TEST_ACCOUNTS.map((name) => accountOf(name).address);
  const chain = await openChain({ prefund, nowMs: () => clock.ms });
  const access = { chainId: chain.chainId, provider: chain.provider };
  const reader = publicClient(access);
  const senderOf = (name: TestAccount): Sender => ({
    publicClient: reader,
    walletClient: walletClient(access, accountOf(name)),
    queue: createNonceQueue(reader, accountOf(name).address),
  });
  const contracts = await deployContracts({
    ...senderOf('deployer'),
    operator: accountOf('operator').address,
    auditors: (['auditor-1', 'auditor-2', 'auditor-3'] as const).map((name) => accountOf(name).address),
    auditorQuorum: options.auditorQuorum ?? 2,
    dailyLimits: options.dailyLimits ?? { nativeWei: 10n ** 18n, testTokenBaseUnits: 1_000_000_000n },
  });
  return {
    chain,
    access,
    clock,
    reader,
    accountOf,
    senderOf,
    ...contracts,
    domain: { chainId: chain.chainId, vault: contracts.vault },
  };
}
