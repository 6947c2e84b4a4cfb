import type { Writer } from './format.ts';

/** All transfers of every kind, a JSON document a line, as /api/v1/transfers has them. */
export function jsonLinesWriter(): Writer {
  return { head: '', transfer: (transfer) => `${JSON.stringify(transfer)}\n` };
}
