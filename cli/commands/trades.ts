import type { Command } from 'commander';
import { parseInstrument } from '../../primitives/instrument.ts';
import type { StreamMessage, StreamTrade } from '../../sdk/market-stream.ts';
import type { MarketView } from '../../sdk/market-view.ts';
import { trades } from '../../sdk/service-api.ts';
import { parseCount } from '../amount.ts';
import { tellMarket } from '../ladder/watch.ts';
import { must } from '../must.ts';
import { table } from '../output.ts';
import { perform, untilAborted } from '../perform.ts';

type TradesOptions = { readonly watch?: boolean; readonly limit: string };

const MOST = 100_000;

/** `infinitydb trades INSTRUMENT [--watch]` */
export function addTrades(root: Command, signal: AbortSignal): void {
  root
    .command('trades')
    .description('what was traded in an instrument, newest first')
    .argument('<instrument>', 'storage/<hour|day|month|year>/<asset> or data/<cid>/<asset>')
    .option('--watch', 'then each trade as it becomes final')
    .option('--limit <count>', 'how many at most', '50')
    .action(
      perform(signal, async (call, name: string, { watch = false, limit }: TradesOptions) => {
        must(parseInstrument(name), 'trades');
        if (watch) return tellMarket(call, [`trades:${name}`], name, newTrades());
        const found = await untilAborted(signal, trades(call.apiUrl, name, must(parseCount(limit, MOST), 'limit')));
        call.output.result({ trades: found }, () =>
          found.length === 0
            ? 'nothing was traded'
            : table(['TIME', 'TAKER', 'PRICE', 'LOTS', 'TRADE', 'BUYER', 'SELLER'], found.map(cells)),
        );
      }),
    );
}

function cells({ timeMs, takerSide, priceText, quantity, tradeId, buyer, seller }: StreamTrade): string[] {
  const time = new Date(timeMs).toISOString().replace('T', ' ').slice(0, 23);
  const taker = takerSide === 'bid' ? 'bought' : 'sold';
  return [time, taker, priceText, String(quantity), tradeId, buyer.slice(0, 16), seller.slice(0, 16)];
}

/** Each trade once: the first ones may come again. */
function newTrades(): (view: MarketView, message: StreamMessage) => string[] {
  let told = new Set<string>();
  return (view, message) => {
    if (message.kind === 'away') return [`no connection: ${String(message.error)}`];
    if (message.kind !== 'trades') return [];
    const fresh = message.data.trades.filter(({ tradeId }) => !told.has(tradeId));
    told = new Set([...view.trades, ...fresh].map(({ tradeId }) => tradeId));
    return fresh.map((trade) => cells(trade).join('  '));
  };
}
