import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { AgentContext } from '../../agent-runtime/context.ts';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Notice } from '../../primitives/notices.ts';
import { fileSource } from '../../service/file-source.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { openUserAgent } from '../../service/user-agent.ts';
import { parseAmount } from '../amount.ts';
import { assetBySymbol } from '../assets.ts';
import { must } from '../must.ts';
import { type Call, perform, untilAborted } from '../perform.ts';

/** An order's id has its partition above the order's number. */
const PARTITION_SHIFT = 48n;

type Options = { readonly price: string; readonly asset: string; readonly wait: boolean };

/** `infinitydb negotiate FILE --price AMOUNT` */
export function addNegotiate(root: Command, signal: AbortSignal): void {
  root
    .command('negotiate')
    .description('offer one copy of a file (at most 1 MiB) for sale, and stay until it is sold and delivered')
    .argument('<file>')
    .requiredOption('--price <amount>', 'decimal, like 12.5')
    .option('--asset <symbol>', 'what it is paid with', 'INFO')
    .option('--no-wait', 'return at once; a copy that is bought then waits for this agent to come back')
    .action(perform(signal, negotiate));
}

async function negotiate(call: Call, file: string, options: Options): Promise<void> {
  const { config, output, signal } = call;
  const { size } = fileSource(file);
  if (size > CHUNK_BYTES)
    throw new InfinityDbError('too_large', `one offer is of at most ${CHUNK_BYTES} bytes, ${file} has ${size}`);
  const { genesis } = requireNetwork(config.home);
  const asset = assetBySymbol(genesis, options.asset);
  const amountBaseUnits = must(parseAmount(options.price, asset), 'price');
  const { context, actions, close } = await openUserAgent(config);
  try {
    const { cid } = await actions.createData({ content: new Uint8Array(readFileSync(file)) }, { signal });
    const sales = watchSales(context);
    const fee = { asset: asset.symbol, amountBaseUnits };
    const { negotiationId } = await actions.negotiate({ cid }, fee, { signal });
    const instrument = `data/${cid}/${asset.symbol}`;
    const offer = { negotiationId, cid, size, instrument, price: fee };
    output.result(
      offer,
      () => `negotiation ${negotiationId}\ncid ${cid}\nbuy it with: infinitydb buy ${negotiationId}`,
    );
    if (!options.wait) return;
    output.note('waiting for a buyer; Ctrl-C takes the offer back');
    try {
      const state = await untilAborted(signal, sales.closed(negotiationId));
      if (state === 'voided')
        throw new InfinityDbError(
          'deadline_passed',
          'it was bought, and the delivery was not finished in time; no money moved',
        );
      if (state === 'moved')
        throw new InfinityDbError('wrong_partition', 'its book is in another partition now; offer it again');
      output.note('sold and paid');
    } catch (error) {
      if (signal.aborted) await takeBack(context, negotiationId, output.note);
      throw error;
    }
  } finally {
    await close();
  }
}

type Sale = 'settled' | 'voided' | 'moved';

/** Sees each trade of this agent's asks and what becomes of it, from now on. */
function watchSales({ link }: AgentContext) {
  const asks = new Map<bigint, bigint>();
  const ended = new Map<bigint, Sale>();
  const moved = new Set<bigint>();
  let changed = Promise.withResolvers<void>();
  link.onNotice((notice: Notice) => {
    if (notice.type === 'tradeMatched') asks.set(notice.trade.askOrderId, notice.trade.tradeId);
    else if (notice.type === 'deliveryChanged' && (notice.state === 'settled' || notice.state === 'voided'))
      ended.set(notice.trade, notice.state);
    else if (notice.type === 'orderClosed') moved.add(notice.orderId);
    else return;
    changed.resolve();
    changed = Promise.withResolvers<void>();
  });
  return {
    /** How the sale of the ask `orderId` ended. */
    async closed(orderId: bigint): Promise<Sale> {
      for (;;) {
        const trade = asks.get(orderId);
        const state = trade === undefined ? undefined : ended.get(trade);
        if (state) return state;
        if (trade === undefined && moved.has(orderId)) return 'moved';
        await changed.promise;
      }
    },
  };
}

async function takeBack({ link }: AgentContext, orderId: bigint, note: (line: string) => void): Promise<void> {
  try {
    // It rests where it was placed, however many partitions there are by now.
    await link.execute(Number(orderId >> PARTITION_SHIFT), { type: 'cancelOrder', orderId }, 'cancel');
    note('the offer was taken back');
  } catch (error) {
    if (!InfinityDbError.is(error)) throw error;
    note(`the offer was not taken back: ${error.message}`);
  }
}
