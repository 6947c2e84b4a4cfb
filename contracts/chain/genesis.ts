import { type Block, createBlock } from '@ethereumjs/block';
import { type Common, createCustomCommon, Hardfork, Mainnet } from '@ethereumjs/common';
import { MerkleStateManager } from '@ethereumjs/statemanager';
import { createAccount, createAddressFromString } from '@ethereumjs/util';
import { createVM, type VM } from '@ethereumjs/vm';
import type { Address } from 'viem';

/** What fixes block 0: the same values give the same hash on every machine. */
export type GenesisOptions = { readonly chainId: number; readonly prefund: readonly Address[] };
export type Genesis = { readonly common: Common; readonly vm: VM; readonly block: Block };
/** What BLOCKHASH and the block builder ask of the chain. */
export type BlockSource = { hashOfBlock(number: bigint): Uint8Array | undefined };

export const BLOCK_GAS_LIMIT = 30_000_000n;
export const PREFUND_WEI = 10_000n * 10n ** 18n;
const INITIAL_BASE_FEE_WEI = 1_000_000_000n;

// The contracts are compiled for Cancun. Every fork starts at block 0, without the DAO's (an event of the main network).
function rules(chainId: number): Common {
  const last = Mainnet.hardforks.findIndex((fork) => fork.name === Hardfork.Cancun);
  const hardforks = Mainnet.hardforks
    .slice(0, last + 1)
    .filter((fork) => fork.name !== Hardfork.Dao)
    .map(({ name, timestamp }) => (timestamp === undefined ? { name, block: 0 } : { name, block: null, timestamp: 0 }));
  return createCustomCommon({ chainId, name: 'infinitydb', hardforks }, Mainnet, { hardfork: Hardfork.Cancun });
}

/** Block 0 and the virtual machine that stands on it. */
export async function createGenesis(options: GenesisOptions, source: BlockSource): Promise<Genesis> {
  const common = rules(options.chainId);
  const stateManager = new MerkleStateManager({ common });
  for (const address of options.prefund) {
    await stateManager.putAccount(createAddressFromString(address), createAccount({ balance: PREFUND_WEI }));
  }
  const blockchain = {
    async getBlock(number: number) {
      const hash = source.hashOfBlock(BigInt(number));
      if (!hash) throw new Error(`block ${number} is not in the chain`);
      return { hash: () => hash };
    },
    async putBlock() {
      // The chain keeps a block only once it is on disk; the builder has nothing to store.
    },
    shallowCopy() {
      return blockchain;
    },
  };
  const vm = await createVM({ common, stateManager, blockchain });
  const header = {
    stateRoot: await stateManager.getStateRoot(),
    gasLimit: BLOCK_GAS_LIMIT,
    baseFeePerGas: INITIAL_BASE_FEE_WEI,
  };
  return { common, vm, block: createBlock({ header, withdrawals: [] }, { common }) };
}
