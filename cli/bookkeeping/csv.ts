import type { TransferJson } from '../../sdk/transfers.ts';
import { bareAmount, type Writer } from './format.ts';

const COLUMNS: readonly (readonly [string, (transfer: TransferJson) => string])[] = [
  ['leaf', ({ leafIndex }) => String(leafIndex)],
  ['id', ({ id }) => id],
  ['time', ({ timeMs }) => new Date(timeMs).toISOString()],
  ['kind', ({ kind }) => kind],
  ['code', ({ code }) => code],
  ['debit', ({ debit }) => debit],
  ['credit', ({ credit }) => credit],
  ['asset', ({ symbol }) => symbol],
  ['amount', bareAmount],
  ['amount_base_units', ({ amountBaseUnits }) => amountBaseUnits],
  ['pending_id', ({ pendingId }) => pendingId ?? ''],
  ['authorised_by', ({ authorisation: { kind } }) => kind],
  ['authorisation_leaf', ({ authorisation: { leaf } }) => String(leaf)],
  ['command_index', ({ authorisation }) => (authorisation.kind === 'frame' ? String(authorisation.commandIndex) : '')],
  ['what', ({ words }) => words],
];

/** All transfers of every kind, RFC 4180: a header, lines that end with CR LF. */
export function csvWriter(): Writer {
  return {
    head: line(COLUMNS.map(([name]) => name)),
    transfer: (transfer) => line(COLUMNS.map(([, text]) => text(transfer))),
  };
}

const line = (fields: readonly string[]): string => `${fields.map(quoted).join(',')}\r\n`;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
