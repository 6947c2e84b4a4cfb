import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { startChain } from '../../contracts/chain/server.ts';
import type { Config } from '../config.ts';
import { homePaths } from '../home.ts';
import type { ChildSide } from '../process/child.ts';
import { prefundedWallets } from '../wallets.ts';

/** The embedded chain, for a home without `chainRpcUrl`. */
export async function runChainRole(config: Config, child: ChildSide): Promise<void> {
  const dataFile = homePaths(config.home).chainBlocks;
  mkdirSync(dirname(dataFile), { recursive: true });
  const chain = await startChain({
    dataFile,
    port: config.chainPort,
    prefund: [...prefundedWallets(config)],
    blockSeconds: 5,
  });
  child.onStop(() => chain.stop());
  child.ready();
}
