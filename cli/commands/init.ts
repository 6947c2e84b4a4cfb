import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { toHex } from '../../primitives/bytes.ts';
import { chainAccess } from '../../service/chain-access.ts';
import type { Config } from '../../service/config.ts';
import { loadNetwork, makeNetwork, type Network } from '../../service/new-network.ts';
import { Supervisor } from '../../service/process/children.ts';
import { lockHome } from '../../service/process/home-lock.ts';
import { startNodeChild } from '../../service/process/node-child.ts';
import { assertPortFree } from '../../service/process/ports.ts';
import { perform } from '../perform.ts';

const ROLE = fileURLToPath(new URL('../../service/role.ts', import.meta.url));

/** `infinitydb init`: keys, contracts and genesis document of a new network; nothing where the home has one. */
export function addInit(root: Command, signal: AbortSignal): void {
  root
    .command('init')
    .description('make a network in the home folder: keys, contracts on the chain, genesis document')
    .action(
      perform(signal, async ({ config, output }) => {
        const known = loadNetwork(config.home);
        const network = known ?? (await makeOnChain(config, output.note));
        const { name, assets, chain, log } = network.genesis;
        const result = {
          made: known === undefined,
          home: config.home,
          networkId: toHex(network.networkId),
          name,
          assets: assets.map(({ symbol }) => symbol),
          chain: { id: chain.id, vault: chain.vault, anchor: chain.anchor },
          log: log.origin,
        };
        output.result(result, () =>
          [
            `${known ? 'this home has' : 'made'} the network "${name}", id ${result.networkId}`,
            `vault ${chain.vault}, anchor ${chain.anchor} on chain ${chain.id}; keys and genesis.json in ${config.home}`,
          ].join('\n'),
        );
      }),
    );
}

/** Runs the embedded chain, where there is no other, for as long as it takes to deploy. */
async function makeOnChain(config: Config, note: (line: string) => void): Promise<Network> {
  const lock = await lockHome(config.home);
  const supervisor = new Supervisor({ home: config.home, log: note });
  try {
    if (config.chainRpcUrl === '') {
      await assertPortFree(config.chainPort, 'the embedded chain', 'set INFINITYDB_CHAIN_PORT');
      const args = ['chain', config.home];
      await supervisor.run({
        name: 'chain',
        start: () => startNodeChild({ name: 'chain', script: ROLE, args, home: config.home }),
      });
    }
    return await makeNetwork(config, await chainAccess(config));
  } finally {
    await supervisor.stopAll();
    lock.release();
  }
}
