import { DEFAULT_CHAIN_ID } from '../contracts/chain/chain.ts';
import { type ChainAccess, publicClient } from '../contracts/clients/connect.ts';
import { InfinityDbError } from '../primitives/error.ts';
import type { Config } from './config.ts';

/** The chain of this home: the embedded one, or the one at `chainRpcUrl`, whose id it asks. Throws `chain_unavailable`. */
export async function chainAccess(config: Config): Promise<ChainAccess> {
  if (config.chainRpcUrl === '') return { chainId: DEFAULT_CHAIN_ID, url: `http://127.0.0.1:${config.chainPort}` };
  const { chainRpcUrl: url } = config;
  try {
    return { chainId: await publicClient({ chainId: 1, url }).getChainId(), url };
  } catch (cause) {
    throw new InfinityDbError('chain_unavailable', `no chain answers at ${url}; check INFINITYDB_CHAIN_RPC_URL`, {
      cause,
    });
  }
}
