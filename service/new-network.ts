import { existsSync, readFileSync } from 'node:fs';
import { writeDurably } from '../agent-runtime/durable-file.ts';
import { type ChainAccess, publicClient, walletClient } from '../contracts/clients/connect.ts';
import { deployContracts } from '../contracts/clients/deploy.ts';
import { createNonceQueue } from '../contracts/clients/nonce-queue.ts';
import { toHex } from '../primitives/bytes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { signingKey } from '../primitives/keys.ts';
import { decodeGenesis, encodeGenesis, networkIdOf } from '../schemas/genesis.ts';
import { ED25519_COSIGNATURE, ED25519_NOTE, formatVkey, verifierKey } from '../settlement/log/verify/vkey.ts';
import type { Config } from './config.ts';
import { homePaths, secret } from './home.ts';
import { AUDITOR, OPERATOR, walletOf } from './wallets.ts';

export type Network = { readonly genesis: Genesis; readonly networkId: Uint8Array };

/** An agent's INFO at enrolment, and the cap that all grants stay below. */
const GRANT_INFO = 1n << 30n;
const CAP_INFO = 1n << 50n;
const DAILY_LIMIT = { nativeWei: 10n ** 18n, testTokenBaseUnits: 1_000_000_000n };

/** The network of this home, or undefined where none was made yet. Throws `setup_incomplete` for a damaged document. */
export function loadNetwork(home: string): Network | undefined {
  const path = homePaths(home).genesis;
  if (!existsSync(path)) return undefined;
  const genesis = decodeGenesis(readFileSync(path, 'utf8'));
  if (!genesis.ok) throw new InfinityDbError('setup_incomplete', `${path}: ${genesis.message}`, { step: 'genesis' });
  return { genesis: genesis.value, networkId: networkIdOf(genesis.value) };
}

export function requireNetwork(home: string): Network {
  const network = loadNetwork(home);
  if (!network)
    throw new InfinityDbError('setup_incomplete', `${home} holds no network yet; run npm start, or infinitydb up`);
  return network;
}

/** Makes a test network in this home: deploys its contracts on the chain, then writes the genesis document that names them. */
export async function makeNetwork(config: Config, chain: ChainAccess): Promise<Network> {
  const paths = homePaths(config.home);
  const reader = publicClient(chain);
  const operator = walletOf(config, OPERATOR);
  const auditor = walletOf(config, AUDITOR);
  const contracts = await deployContracts({
    walletClient: walletClient(chain, operator),
    publicClient: reader,
    queue: createNonceQueue(reader, operator.address),
    operator: operator.address,
    auditors: [auditor.address],
    auditorQuorum: 1,
    dailyLimits: DAILY_LIMIT,
  });
  const genesis = genesisDocument(config, chain.chainId, {
    vault: contracts.vault,
    anchor: contracts.anchor,
    token: contracts.testToken ?? '',
    operator: operator.address,
    auditor: auditor.address,
    deployBlock: contracts.deployBlock,
  });
  writeDurably(paths.genesis, encodeGenesis(genesis));
  return requireNetwork(config.home);
}

type ChainNames = {
  vault: string;
  anchor: string;
  token: string;
  operator: string;
  auditor: string;
  deployBlock: bigint;
};

function genesisDocument(config: Config, chainId: number, chain: ChainNames): Genesis {
  const paths = homePaths(config.home);
  const publicKey = (path: string): Uint8Array => signingKey(secret(path)).publicKey;
  const origin = `localhost:${config.httpPort}`;
  const witness = `localhost:${config.witnessPort}`;
  const { epochMs, uploadWindowMs } = config;
  return {
    name: 'local test network',
    test: true,
    assets: [
      { code: 1, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
      { code: 2, symbol: 'USDX', decimals: 6, kind: 'erc20', engineUnit: 1n, token: chain.token },
      { code: 3, symbol: 'ETH', decimals: 18, kind: 'native', engineUnit: 1_000_000_000n },
    ],
    networkFee: { baseInfo: 64n, perMebibyteInfo: 1_024n },
    info: { cap: CAP_INFO, grantRule: 'fixed', grantInfo: GRANT_INFO },
    bookPartitions: 1,
    market: {
      makerPerMebibyteInfo: 0n,
      takerPerMebibyteInfo: 1_024n,
      maxOrdersPerAgent: 10_000,
      commandsPerSecond: 20_000,
      commandBurst: 100_000,
      instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 }],
    },
    epochMs,
    proofWindowMs: Math.min(60_000, Math.max(3_000, Math.floor(epochMs / 3))),
    challengePositions: 8,
    uploadWindowMs,
    deliveryWindowMs: 60_000,
    disputeWindowMs: 10_000,
    rebuildWindowMs: 60_000,
    settlementKey: toHex(publicKey(paths.settlementSeed)),
    log: { origin, vkey: formatVkey(verifierKey(origin, ED25519_NOTE, publicKey(paths.logSeed))) },
    witnesses: [
      { name: witness, vkey: formatVkey(verifierKey(witness, ED25519_COSIGNATURE, publicKey(paths.witnessSeed))) },
    ],
    witnessQuorum: 1,
    chain: {
      id: chainId,
      vault: chain.vault,
      anchor: chain.anchor,
      operator: chain.operator,
      deployBlock: chain.deployBlock,
      confirmations: 1,
      auditors: [chain.auditor],
      auditorQuorum: 1,
    },
  };
}
