import type { Command } from 'commander';
import { parseInstrument } from '../../primitives/instrument.ts';
import type { LevelChange } from '../../schemas/book-message.ts';
import { type MarketView, priceText } from '../../sdk/market-view.ts';
import type { StreamMessage } from '../../sdk/market-stream.ts';
import { type BookJson, books } from '../../sdk/service-api.ts';
import { clockTime } from '../ladder/ladder-lines.ts';
import { requireInstrument, tellMarket, watchLadder } from '../ladder/watch.ts';
import { must } from '../must.ts';
import { table } from '../output.ts';
import { type Call, perform, untilAborted } from '../perform.ts';

type BookOptions = { readonly watch?: boolean };

/** `infinitydb book [INSTRUMENT] [--watch]` */
export function addBook(root: Command, signal: AbortSignal): void {
  root
    .command('book')
    .description('bids and asks of an instrument, or of all that have any')
    .argument('[instrument]', 'storage/<hour|day|month|year>/<asset> or data/<cid>/<asset>')
    .option('--watch', 'a live ladder on a terminal, a line for each change in a pipe; q quits')
    .action(
      perform(signal, async (call, name: string | undefined, { watch = false }: BookOptions) => {
        if (name !== undefined) must(parseInstrument(name), 'book');
        if (watch) return watchBook(call, requireInstrument(name));
        const found = await untilAborted(signal, books(call.apiUrl, name));
        call.output.result({ books: found }, () => found.map(text).join('\n\n') || 'no orders rest');
      }),
    );
}

function watchBook(call: Call, instrument: string): Promise<void> {
  if (process.stdout.isTTY && !call.output.json) return watchLadder(call, instrument);
  return tellMarket(call, [`book:${instrument}`], instrument, changeWords);
}

/** Best prices after each change, and what changed. */
function changeWords(view: MarketView, message: StreamMessage): string[] {
  if (message.kind === 'away') return [`stale: ${String(message.error)}`];
  if (message.kind !== 'book') return [];
  const { asset, bids, asks, timeMs } = view;
  const level = (one: LevelChange | undefined): string => (one ? `${priceText(asset, one[0])} x ${one[1]}` : '-');
  const { snapshot, resync } = message.data;
  const changes = snapshot
    ? [`${bids.length} bid and ${asks.length} ask levels`]
    : [
        ...message.data.bids.map(([price, lots]) => `bid ${priceText(asset, price)} = ${lots}`),
        ...message.data.asks.map(([price, lots]) => `ask ${priceText(asset, price)} = ${lots}`),
      ];
  const state = resync ? '  stale, asking anew' : '';
  return [`${clockTime(timeMs)}  bid ${level(bids[0])}  ask ${level(asks[0])}  ${changes.join(', ')}${state}`];
}

function text({ instrument, halted, bids, asks }: BookJson): string {
  const rows = [
    ...asks.toReversed().map((ask) => ['ask', ask.priceText, String(ask.lots), ask.orderId, ask.agent.slice(0, 16)]),
    ...bids.map((bid) => ['bid', bid.priceText, String(bid.lots), '', '']),
  ];
  const state = halted ? ` (halted until ${new Date(halted.untilMs).toISOString()}: ${halted.reason})` : '';
  return `${instrument}${state}\n${table(['SIDE', 'PRICE', 'LOTS', 'NEGOTIATION', 'AGENT'], rows)}`;
}
