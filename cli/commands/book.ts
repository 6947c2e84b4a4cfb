import type { Command } from 'commander';
import { parseInstrument } from '../../primitives/instrument.ts';
import { must } from '../must.ts';
import { table } from '../output.ts';
import { perform, untilAborted } from '../perform.ts';
import { type BookJson, books } from '../../sdk/service-api.ts';

/** `infinitydb book [INSTRUMENT]` */
export function addBook(root: Command, signal: AbortSignal): void {
  root
    .command('book')
    .description('bids and asks of an instrument, or of all that have any')
    .argument('[instrument]', 'storage/<hour|day|month|year>/<asset> or data/<cid>/<asset>')
    .action(
      perform(signal, async ({ apiUrl, output }, name: string | undefined) => {
        if (name !== undefined) must(parseInstrument(name), 'book');
        const found = await untilAborted(signal, books(apiUrl, name));
        output.result({ books: found }, () => found.map(text).join('\n\n') || 'no orders rest');
      }),
    );
}

function text({ instrument, bids, asks }: BookJson): string {
  const rows = [
    ...asks.toReversed().map((ask) => ['ask', ask.priceText, String(ask.lots), ask.orderId, ask.agent.slice(0, 16)]),
    ...bids.map((bid) => ['bid', bid.priceText, String(bid.lots), '', '']),
  ];
  return `${instrument}\n${table(['SIDE', 'PRICE', 'LOTS', 'NEGOTIATION', 'AGENT'], rows)}`;
}
