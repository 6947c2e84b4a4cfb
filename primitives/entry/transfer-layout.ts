import { TRANSFER_CODES, TRANSFER_KINDS, type Transfer, type TransferCode } from '../transfer.ts';
import type { LayoutReader, LayoutWriter } from './layout.ts';

const CODE_OF = new Map(
  Object.entries(TRANSFER_CODES).map(([name, number]) => [number as number, name as TransferCode]),
);

/**
 * After the type byte: id (18), kind u8, debit (39), credit (39), amount u128, code u16, pending id (18, zeros where none), timeout ms
 * u64, linked u8, authorisation kind u8 (0 frame, 1 rule), leaf u64, command index u16, time ms u64.
 */
export function encodeTransfer(w: LayoutWriter, t: Transfer): Uint8Array {
  const { authorisation: by } = t;
  return w
    .transferId(t.id)
    .uint(TRANSFER_KINDS.indexOf(t.kind), 1)
    .account(t.debit)
    .account(t.credit)
    .uint(t.amount, 16)
    .uint(TRANSFER_CODES[t.code], 2)
    .transferId(t.pendingId)
    .uint(t.timeoutMs, 8)
    .uint(t.linked ? 1 : 0, 1)
    .uint(by.kind === 'frame' ? 0 : 1, 1)
    .uint(by.leaf, 8)
    .uint(by.kind === 'frame' ? by.commandIndex : 0, 2)
    .uint(t.timeMs, 8)
    .bytes();
}

export function decodeTransfer(r: LayoutReader): Transfer | undefined {
  const id = r.transferId();
  const kind = TRANSFER_KINDS[r.uint(1)];
  const debit = r.account();
  const credit = r.account();
  const amount = r.big(16);
  const code = CODE_OF.get(r.uint(2));
  const resolved = r.transferId();
  const timeoutMs = r.uint(8);
  const linked = r.uint(1) === 1;
  const byRule = r.uint(1) === 1;
  const leaf = r.big(8);
  const commandIndex = r.uint(2);
  const timeMs = r.uint(8);
  if (!kind || !code) return undefined;
  const pendingId = kind === 'single' || kind === 'pending' ? undefined : resolved;
  const authorisation = byRule ? ({ kind: 'rule', leaf } as const) : ({ kind: 'frame', leaf, commandIndex } as const);
  return { id, kind, debit, credit, amount, code, pendingId, timeoutMs, linked, authorisation, timeMs };
}
