import type { Command } from 'commander';
import { transferPages } from '../../sdk/transfers.ts';
import { treeSize } from '../../sdk/service-api.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { FORMATS } from '../bookkeeping/formats.ts';
import { fileSink, stdoutSink } from '../file-sink.ts';
import { perform, type Call, usage } from '../perform.ts';
import { addTransferFilter, type TransferFilterOptions, transferFilter } from '../transfer-filter.ts';

type ExportOptions = TransferFilterOptions & { readonly format: string; readonly out?: string };

/** `infinitydb ledger export --format csv|jsonl|hledger|beancount` */
export function addLedgerExport(ledger: Command, signal: AbortSignal): void {
  const command = ledger
    .command('export')
    .description('transfers for a spreadsheet, a program, or a journal of hledger or beancount, oldest first')
    .option('--format <format>', Object.keys(FORMATS).join(', '), 'csv')
    .option('-o, --out <file>', 'where to write it (default: standard output)');
  addTransferFilter(command).action(perform(signal, exportTransfers));
}

/** Reads and writes a page at a time, so that the ledger may be larger than memory. */
async function exportTransfers(call: Call, options: ExportOptions): Promise<void> {
  const { config, apiUrl, output, signal } = call;
  const { format, out } = options;
  const writerOf = FORMATS[format];
  if (!writerOf) throw usage(`${format} is no format; it is one of ${Object.keys(FORMATS).join(', ')}`);
  if (out === undefined && output.json) throw usage('say where to write it with -o FILE; standard output is taken');
  const { genesis } = requireNetwork(config.home);
  const filter = transferFilter(config, options);
  const writer = writerOf({ genesis, holder: filter.holder });
  const size = await treeSize(apiUrl);
  const bar = output.progress('exporting');
  const sink = out === undefined ? stdoutSink() : fileSink(out);
  let count = 0;
  try {
    const utf8 = new TextEncoder();
    await sink.write(utf8.encode(writer.head));
    for await (const page of transferPages(apiUrl, filter, signal)) {
      await sink.write(utf8.encode(page.map(writer.transfer).join('')));
      count += page.length;
      bar.update(Math.min(page.at(-1)?.leafIndex ?? 0, size), size);
    }
    sink.commit();
  } catch (error) {
    sink.abandon();
    throw error;
  } finally {
    bar.end();
  }
  if (out !== undefined) output.result({ out, format, transfers: count }, () => `${out}: ${count} transfers`);
}
