import type { Address } from 'viem';
import { utf8 } from '../../primitives/bytes.ts';
import { type BlockFile, openBlockFile } from './persistence.ts';
import { handleRpc } from './rpc.ts';
import { EmbeddedChain } from './vm.ts';

/** EIP-1193, in process. `request` throws RpcError (`code`, `message`, `data`). */
export type ChainProvider = { request(args: { method: string; params?: unknown }): Promise<unknown> };

/**
 * `dataFile`: where blocks are kept; none keeps them in memory alone. `prefund`: accounts with 10,000 coins each at genesis, the
 * same at every start. `blockSeconds`: a block at least this often, though empty; none mines only for transactions.
 */
export type OpenChainOptions = {
  readonly dataFile?: string;
  readonly chainId?: number;
  readonly prefund?: readonly Address[];
  readonly blockSeconds?: number;
  readonly nowMs?: () => number;
};

export type OpenChain = {
  readonly chainId: number;
  readonly provider: ChainProvider;
  /** Mines a block, empty if nothing waits. */
  mine(): Promise<void>;
  /** Waits for what is being mined, then closes the file. */
  close(): Promise<void>;
};

export const DEFAULT_CHAIN_ID = 31_337;

/** Mines when the newest block is older than `blockSeconds`. A failure stops the chain itself, which then answers with it. */
function keepTimeMoving(chain: EmbeddedChain, blockSeconds: number | undefined, nowMs: () => number): () => void {
  if (blockSeconds === undefined) return () => undefined;
  const timer = setInterval(
    () => {
      const age = BigInt(Math.floor(nowMs() / 1000)) - chain.blocks.head().block.header.timestamp;
      if (age >= BigInt(blockSeconds)) chain.mine().catch(() => clearInterval(timer));
    },
    Math.max(250, blockSeconds * 500),
  );
  return () => clearInterval(timer);
}

/** The embedded chain in this process, with what `dataFile` holds run again. */
export async function openChain(options: OpenChainOptions): Promise<OpenChain> {
  const chainId = options.chainId ?? DEFAULT_CHAIN_ID;
  const prefund = (options.prefund ?? []).map((address) => address.toLowerCase() as Address).sort();
  const nowMs = options.nowMs ?? Date.now;
  const chain = await EmbeddedChain.create({ chainId, prefund, nowMs });
  let file: BlockFile | undefined;
  if (options.dataFile !== undefined) {
    file = await openBlockFile(
      options.dataFile,
      utf8(JSON.stringify({ format: 'infinitydb-chain/1', chainId, prefund })),
    );
    try {
      await chain.restore(file.records, file);
    } catch (error) {
      await file.close();
      throw error;
    }
  }
  const stopTimer = keepTimeMoving(chain, options.blockSeconds, nowMs);
  return {
    chainId,
    provider: { request: ({ method, params }) => handleRpc(chain, method, params) },
    mine: () => chain.mine(),
    async close() {
      stopTimer();
      await chain.idle();
      await file?.close();
    },
  };
}
