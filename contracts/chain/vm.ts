import { type Block, createBlock, createBlockFromRLP } from '@ethereumjs/block';
import { createTxFromRLP, type TypedTransaction } from '@ethereumjs/tx';
import { bytesToHex, equalsBytes } from '@ethereumjs/util';
import { buildBlock, type RunTxResult, runBlock, type VM } from '@ethereumjs/vm';
import type { Hex } from 'viem';
import { InfinityDbError } from '../../primitives/error.ts';
import { BlockIndex, minedBlock } from './blocks.ts';
import { BLOCK_GAS_LIMIT, createGenesis, type Genesis, type GenesisOptions } from './genesis.ts';
import { RPC, RpcError } from './rpc-error.ts';

/** Where mined blocks go; a transaction is acknowledged only after `append` of its block returned. */
export type BlockSink = { append(payload: Uint8Array): Promise<void> };
export type ChainOptions = GenesisOptions & { readonly nowMs: () => number };

type Waiting = { readonly transaction: TypedTransaction; resolve(hash: Hex): void; reject(reason: unknown): void };

const QUEUE_LIMIT = 4096;

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

/**
 * One chain with one miner: every transaction is mined at once, those that arrive while a block is being made together in the
 * next. No reorganisations, no pool: what cannot be mined now is refused. A block's time is the clock's, and never less than its
 * parent's (equal is allowed: a burst of blocks must not run ahead of the clock that deadlines are read from).
 */
export class EmbeddedChain {
  readonly blocks = new BlockIndex();
  readonly chainId: number;
  readonly #genesis: Genesis;
  readonly #nowMs: () => number;
  #sink: BlockSink | undefined;
  #queue: Waiting[] = [];
  #emptyBlocks: { resolve(): void; reject(reason: unknown): void }[] = [];
  #mining: Promise<void> | undefined;
  #failure: Error | undefined;

  private constructor(genesis: Genesis, options: ChainOptions) {
    this.#genesis = genesis;
    this.chainId = options.chainId;
    this.#nowMs = options.nowMs;
    this.blocks.add(minedBlock(genesis.block, []));
  }

  static async create(options: ChainOptions): Promise<EmbeddedChain> {
    let chain: EmbeddedChain | undefined;
    const genesis = await createGenesis(options, {
      hashOfBlock: (number) => chain?.blocks.byNumber(number)?.block.hash(),
    });
    chain = new EmbeddedChain(genesis, options);
    return chain;
  }

  /** Runs stored blocks again; each must give the roots in its header. Then new blocks go to `sink`. */
  async restore(records: readonly Uint8Array[], sink: BlockSink): Promise<void> {
    for (const record of records) {
      const block = createBlockFromRLP(record, { common: this.#genesis.common });
      const parent = this.blocks.head().block;
      if (block.header.number !== parent.header.number + 1n || !equalsBytes(block.header.parentHash, parent.hash())) {
        throw new InfinityDbError(
          'verification_failed',
          `stored block ${block.header.number} does not follow block ${parent.header.number}`,
        );
      }
      this.blocks.add(minedBlock(block, await this.#runAgain(block)));
    }
    this.#sink = sink;
  }

  async #runAgain(block: Block): Promise<RunTxResult[]> {
    try {
      return (await runBlock(this.#genesis.vm, { block, skipHeaderValidation: true })).results;
    } catch (cause) {
      const what = `stored block ${block.header.number} does not run as it did: ${messageOf(cause)}`;
      throw new InfinityDbError('verification_failed', what, { cause });
    }
  }

  /** Mines a signed transaction; its hash once the block is stored. Throws RpcError where it cannot be mined now. */
  submit(raw: Uint8Array): Promise<Hex> {
    const transaction = this.#decode(raw);
    if (this.#queue.length >= QUEUE_LIMIT)
      throw new RpcError(RPC.limitExceeded, `over ${QUEUE_LIMIT} transactions wait`);
    return new Promise((resolve, reject) => {
      this.#queue.push({ transaction, resolve, reject });
      this.#wake();
    });
  }

  /** Mines a block (empty if nothing waits), so that the chain's time moves. */
  mine(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#emptyBlocks.push({ resolve, reject });
      this.#wake();
    });
  }

  /** Resolves when nothing waits to be mined. */
  async idle(): Promise<void> {
    while (this.#mining) await this.#mining;
  }

  /** A machine of its own on the state after `block`: what runs there changes nothing here. */
  async machineAt(block: Block): Promise<VM> {
    const machine = await this.#genesis.vm.shallowCopy();
    await machine.stateManager.setStateRoot(block.header.stateRoot);
    return machine;
  }

  /** The header that the next block would have now, with the newest block's state. */
  pendingBlock(): Block {
    const parent = this.blocks.head().block.header;
    const header = {
      ...this.#nextHeader(),
      parentHash: parent.hash(),
      number: parent.number + 1n,
      stateRoot: parent.stateRoot,
    };
    return createBlock({ header, withdrawals: [] }, { common: this.#genesis.common });
  }

  #nextHeader() {
    const parent = this.blocks.head().block.header;
    const nowSeconds = BigInt(Math.floor(this.#nowMs() / 1000));
    return {
      timestamp: nowSeconds > parent.timestamp ? nowSeconds : parent.timestamp,
      gasLimit: BLOCK_GAS_LIMIT,
      baseFeePerGas: parent.calcNextBaseFee(),
    };
  }

  #decode(raw: Uint8Array): TypedTransaction {
    let transaction: TypedTransaction;
    try {
      transaction = createTxFromRLP(raw, { common: this.#genesis.common });
      if (!transaction.isValid()) throw new Error(transaction.getValidationErrors().join('; '));
    } catch (error) {
      throw new RpcError(RPC.rejected, `invalid transaction: ${messageOf(error)}`);
    }
    if (transaction.type === 3)
      throw new RpcError(RPC.rejected, 'transaction type not supported: this chain carries no blobs');
    if (this.blocks.transaction(bytesToHex(transaction.hash()))) throw new RpcError(RPC.rejected, 'already known');
    if (transaction.gasLimit > BLOCK_GAS_LIMIT)
      throw new RpcError(RPC.rejected, `exceeds block gas limit of ${BLOCK_GAS_LIMIT}`);
    return transaction;
  }

  #wake(): void {
    this.#mining ??= this.#drain().finally(() => {
      this.#mining = undefined;
    });
  }

  async #drain(): Promise<void> {
    // One turn of the event loop, so that `#mining` is set before the first block and requests of one batch meet.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0 || this.#emptyBlocks.length > 0) await this.#mineOnce();
  }

  async #mineOnce(): Promise<void> {
    const batch = this.#queue;
    const ticks = this.#emptyBlocks;
    this.#queue = [];
    this.#emptyBlocks = [];
    try {
      if (this.#failure) throw this.#failure;
      const included = await this.#build(batch, ticks.length > 0);
      for (const { transaction, resolve } of included) resolve(bytesToHex(transaction.hash()));
      for (const tick of ticks) tick.resolve();
    } catch (error) {
      // State and file may differ from here on: nothing more is mined until a restart reads the file again.
      this.#failure ??= new RpcError(RPC.internal, `the chain stopped: ${messageOf(error)}`);
      for (const one of [...batch, ...ticks]) one.reject(this.#failure);
    }
  }

  async #build(batch: readonly Waiting[], evenEmpty: boolean): Promise<Waiting[]> {
    const { vm } = this.#genesis;
    const builder = await buildBlock(vm, {
      parentBlock: this.blocks.head().block,
      headerData: this.#nextHeader(),
      withdrawals: [],
    });
    const included: Waiting[] = [];
    const results: RunTxResult[] = [];
    for (const [position, waiting] of batch.entries()) {
      if (included.length > 0 && builder.gasUsed + waiting.transaction.gasLimit > BLOCK_GAS_LIMIT) {
        this.#queue.unshift(...batch.slice(position));
        break;
      }
      try {
        await this.#requireNext(waiting.transaction);
        results.push(await builder.addTransaction(waiting.transaction));
        included.push(waiting);
      } catch (error) {
        waiting.reject(error instanceof RpcError ? error : new RpcError(RPC.rejected, messageOf(error)));
      }
    }
    if (included.length === 0 && !evenEmpty) {
      await builder.revert();
      return [];
    }
    const { block } = await builder.build();
    await this.#sink?.append(block.serialize());
    this.blocks.add(minedBlock(block, results));
    return included;
  }

  // In the words that wallets look for.
  async #requireNext(transaction: TypedTransaction): Promise<void> {
    const account = await this.#genesis.vm.stateManager.getAccount(transaction.getSenderAddress());
    const next = account?.nonce ?? 0n;
    if (transaction.nonce < next)
      throw new RpcError(RPC.rejected, `nonce too low: next nonce ${next}, tx nonce ${transaction.nonce}`);
    if (transaction.nonce > next)
      throw new RpcError(RPC.rejected, `nonce too high: next nonce ${next}, tx nonce ${transaction.nonce}`);
    const gasPriceWei = 'maxFeePerGas' in transaction ? transaction.maxFeePerGas : transaction.gasPrice;
    if ((account?.balance ?? 0n) < transaction.gasLimit * gasPriceWei + transaction.value) {
      throw new RpcError(RPC.rejected, 'insufficient funds for gas * price + value');
    }
  }
}
