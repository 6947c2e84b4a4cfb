import { beancountWriter } from './beancount.ts';
import { csvWriter } from './csv.ts';
import type { Book, Writer } from './format.ts';
import { hledgerWriter } from './hledger.ts';
import { jsonLinesWriter } from './json-lines.ts';

/** What `ledger export --format` takes. */
export const FORMATS: Readonly<Record<string, (book: Book) => Writer>> = {
  csv: csvWriter,
  jsonl: jsonLinesWriter,
  hledger: hledgerWriter,
  beancount: beancountWriter,
};
