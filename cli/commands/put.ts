import { basename } from 'node:path';
import type { Command } from 'commander';
import { repairMandate } from '../../agent-runtime/object/repair-mandate.ts';
import type { Progress } from '../../agent-runtime/object/progress.ts';
import { putObject, type StoredObject } from '../../agent-runtime/object/put.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { parseInstrument, type Term, TERM_SECONDS } from '../../primitives/instrument.ts';
import { formatAmount } from '../../primitives/money.ts';
import { encodeSpread } from '../../primitives/spread.ts';
import { fileSource } from '../../service/file-source.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { keepObject } from '../../service/object-keys.ts';
import { openUserAgent } from '../../service/user-agent.ts';
import { assetBySymbol } from '../assets.ts';
import { must } from '../must.ts';
import { type Output, table } from '../output.ts';
import { type Call, perform } from '../perform.ts';
import { limitFromBook } from '../../sdk/price-limit.ts';
import { statedLimit } from '../price-limit.ts';
import { type FeeSum, networkFees, storageFees } from '../put-fees.ts';
import { books, treeSize } from '../../sdk/service-api.ts';
import { transfers } from '../../sdk/transfers.ts';
import { formatSpread, parseSpread } from '../spread-text.ts';

type PutOptions = {
  readonly spread: string;
  readonly term: string;
  readonly asset: string;
  readonly maxPrice?: string;
  readonly repair: boolean;
};

/** No put makes more transfers than this; the rest would be missing from `fees` alone. */
const TRANSFERS_MOST = 100_000;

/** `infinitydb put FILE` */
export function addPut(root: Command, signal: AbortSignal): void {
  root
    .command('put')
    .description('store a file on as many agents as its spread has slots; its key stays in the home folder')
    .argument('<file>')
    .option('--spread <k-of-n|n>', 'any k of n agents give it back, or n whole copies', '2-of-4')
    .option('--term <term>', `how long: ${Object.keys(TERM_SECONDS).join(', ')}`, 'hour')
    .option('--asset <symbol>', 'what the agents are paid with', 'USDX')
    .option('--max-price <amount>', 'the most for one MiB and term (default: twice the dearest slot needed now)')
    .option('--no-repair', 'let no agent rebuild a lost slot')
    .action(perform(signal, put));
}

async function put(call: Call, file: string, options: PutOptions): Promise<void> {
  const { config, output, signal, apiUrl } = call;
  const spread = must(parseSpread(options.spread), 'spread');
  const source = fileSource(file);
  const { genesis } = requireNetwork(config.home);
  const asset = assetBySymbol(genesis, options.asset);
  const instrument = `storage/${options.term}/${asset.symbol}`;
  must(parseInstrument(instrument), 'term');
  const maxPricePerLot =
    options.maxPrice === undefined
      ? limitFromBook(await books(apiUrl, instrument), spread.n)
      : must(statedLimit(options.maxPrice, asset), 'max-price');
  const mandate =
    options.repair && spread.k > 1
      ? repairMandate({
          size: source.size,
          spread,
          maxPricePerLot,
          untilMs: Date.now() + TERM_SECONDS[options.term as Term] * 1_000,
        })
      : undefined;
  const started = performance.now();
  const sizeBefore = await treeSize(apiUrl);
  const agent = await openUserAgent(config);
  const bar = output.progress('storing');
  try {
    const onProgress = (progress: Progress) => show(progress, output, bar.update);
    const stored = await putObject(agent.context, {
      source,
      spread,
      instrument,
      maxPricePerLot,
      mandate,
      keep: (object) => keepObject(config.home, object, basename(file)),
      onProgress,
      signal,
    });
    bar.end();
    const made = await transfers(apiUrl, {
      holder: agent.context.agent,
      after: sizeBefore - 1,
      limit: TRANSFERS_MOST,
    });
    const network = networkFees(made, agent.context.agent);
    const seconds = Number(((performance.now() - started) / 1_000).toFixed(3));
    const result = describe(stored, network, storageFees(genesis, stored.trades), seconds);
    output.result(result, () => sentences(result, genesis));
  } finally {
    bar.end();
    await agent.close();
  }
}

function show(progress: Progress, output: Output, update: (done: number, total: number) => void): void {
  if (progress.type === 'bytes') update(progress.done, progress.total);
  if (progress.type === 'attempt-failed')
    output.note(
      `agent ${progress.agent.slice(0, 16)} failed${progress.willRetry ? '; buying again without it' : ''}: ${progress.message}`,
    );
}

type PutResult = ReturnType<typeof describe>;

function describe(
  { id, size, spread, trades, leases }: StoredObject,
  network: readonly FeeSum[],
  storage: readonly FeeSum[],
  seconds: number,
) {
  return {
    id,
    size,
    spread: formatSpread(spread),
    spreadWire: encodeSpread(spread),
    agents: trades.map(({ seller }) => seller),
    fees: { network, storage },
    leases,
    slots: trades.map(({ slot, seller, price, quantity, tradeId }, i) => ({
      slot,
      agent: seller,
      lots: quantity,
      pricePerLot: price,
      trade: tradeId,
      lease: leases[i],
    })),
    seconds,
  };
}

function sentences({ id, size, spread, slots, fees, seconds }: PutResult, genesis: Genesis): string {
  const amount = ({ asset, amount: baseUnits }: FeeSum): string => {
    const known = genesis.assets.find(({ symbol }) => symbol === asset);
    return known ? formatAmount(known, baseUnits) : `${baseUnits} ${asset}`;
  };
  return [
    `stored ${size} bytes as ${spread} in ${seconds.toFixed(1)} s`,
    table(
      ['SLOT', 'AGENT', 'LOTS', 'LEASE'],
      slots.map(({ slot, agent, lots, lease }) => [String(slot), agent.slice(0, 16), String(lots), String(lease)]),
    ),
    `network fee ${fees.network.map(amount).join(' + ') || 'none'}, storage for the term ${fees.storage.map(amount).join(' + ') || 'none'}`,
    id,
  ].join('\n');
}
