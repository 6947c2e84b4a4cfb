import { decodeAccount, encodeAccount } from '../../../primitives/account.ts';
import { equalBytes } from '../../../primitives/bytes.ts';
import { TRANSFER_CODES, TRANSFER_KINDS, type Transfer, type TransferCode } from '../../../primitives/transfer.ts';

/** Of the layout in primitives/entry/transfer-layout.ts, with the type byte before it. */
const AT = {
  ...{ partition: 1, generation: 3, sequence: 7, index: 15, kind: 19, debit: 20, credit: 59, amount: 98, code: 114 },
  ...{ pending: 116, timeout: 134, linked: 142, byRule: 143, leaf: 144, command: 152, time: 154 },
} as const;
const TRANSFER_TYPE = 2;
const TRANSFER_BYTES = 162;
const ACCOUNT_BYTES = 39;
const SLOT_BITS = 14;

const CODE_OF: (TransferCode | undefined)[] = [];
for (const [name, number] of Object.entries(TRANSFER_CODES)) CODE_OF[number] = name as TransferCode;

/** Accounts seen of late, each at a place of its bytes' own; the name is '' for bytes that no name is written as. */
const slots: ({ readonly bytes: Uint8Array; readonly name: string } | undefined)[] = Array.from({
  length: 1 << SLOT_BITS,
});
/** Those whose place another one has, by their bytes as text. */
const others = new Map<string, string>();
const OTHERS_KEPT = 65_536;

/**
 * The transfer that an entry is, where it is one in its one encoding; undefined otherwise, and the decoder of all entries says why. It
 * is most of every log, and read here without an object for each field.
 */
export function readTransfer(bytes: Buffer, start: number, end: number): Transfer | undefined {
  if (end - start !== TRANSFER_BYTES || bytes[start] !== TRANSFER_TYPE) return undefined;
  const kind = TRANSFER_KINDS[bytes[start + AT.kind] as number];
  const code = CODE_OF[bytes.readUInt16BE(start + AT.code)];
  const linked = bytes[start + AT.linked] as number;
  const byRule = bytes[start + AT.byRule] as number;
  if (!kind || !code || linked > 1 || byRule > 1) return undefined;
  const debit = accountAt(bytes, start + AT.debit);
  const credit = accountAt(bytes, start + AT.credit);
  const sequence = safeAt(bytes, start + AT.sequence);
  const timeoutMs = safeAt(bytes, start + AT.timeout);
  const timeMs = safeAt(bytes, start + AT.time);
  const isFirst = kind === 'single' || kind === 'pending';
  const commandIndex = bytes.readUInt16BE(start + AT.command);
  if (!debit || !credit || sequence < 0 || timeoutMs < 0 || timeMs < 0) return undefined;
  if ((isFirst && !areZero(bytes, start + AT.pending, start + AT.timeout)) || (byRule === 1 && commandIndex > 0))
    return undefined;
  const pendingSequence = isFirst ? 0 : safeAt(bytes, start + AT.pending + AT.sequence - AT.partition);
  if (pendingSequence < 0) return undefined;
  const leaf = bigAt(bytes, start + AT.leaf);
  const high = bigAt(bytes, start + AT.amount);
  const low = bigAt(bytes, start + AT.amount + 8);
  return {
    id: idAt(bytes, start + AT.partition, sequence),
    kind,
    debit,
    credit,
    amount: high === 0n ? low : (high << 64n) | low,
    code,
    pendingId: isFirst ? undefined : idAt(bytes, start + AT.pending, pendingSequence),
    timeoutMs,
    linked: linked === 1,
    authorisation: byRule === 1 ? { kind: 'rule', leaf } : { kind: 'frame', leaf, commandIndex },
    timeMs,
  };
}

function idAt(bytes: Buffer, at: number, sequence: number): Transfer['id'] {
  return {
    partition: bytes.readUInt16BE(at),
    generation: bytes.readUInt32BE(at + 2),
    sequence,
    index: bytes.readUInt32BE(at + 14),
  };
}

/** −1 for what is no safe integer. */
function safeAt(bytes: Buffer, at: number): number {
  const high = bytes.readUInt32BE(at);
  return high > 0x1f_ffff ? -1 : high * 2 ** 32 + bytes.readUInt32BE(at + 4);
}

function bigAt(bytes: Buffer, at: number): bigint {
  const high = bytes.readUInt32BE(at);
  const low = bytes.readUInt32BE(at + 4);
  return high <= 0x1f_ffff ? BigInt(high * 2 ** 32 + low) : (BigInt(high) << 32n) | BigInt(low);
}

function areZero(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] !== 0) return false;
  return true;
}

function accountAt(bytes: Buffer, at: number): string {
  // A key's first bytes are as good as random, and asset, purpose and partition are in the last ones.
  const mixed = bytes.readInt32LE(at) ^ (bytes.readInt32LE(at + 34) >>> 3) ^ (bytes[at + 38] as number);
  const slot = Math.imul(mixed, 0x9e37_79b1) >>> (32 - SLOT_BITS);
  const known = slots[slot];
  if (known && isSame(known.bytes, bytes, at)) return known.name;
  const text = bytes.toString('latin1', at, at + ACCOUNT_BYTES);
  const other = others.get(text);
  if (other) return other;
  const own = new Uint8Array(bytes.subarray(at, at + ACCOUNT_BYTES));
  const name = nameOf(own);
  if (others.size >= OTHERS_KEPT) others.clear();
  if (known) others.set(text, name);
  else slots[slot] = { bytes: own, name };
  return name;
}

function isSame(known: Uint8Array, bytes: Buffer, at: number): boolean {
  for (let i = 0; i < ACCOUNT_BYTES; i++) if (known[i] !== bytes[at + i]) return false;
  return true;
}

function nameOf(bytes: Uint8Array): string {
  const name = decodeAccount(bytes);
  // A purpose without a name, or a partition where there is none: no such account is ever written.
  if (/(?:\/|undefined)$/.test(name)) return '';
  return equalBytes(encodeAccount(name), bytes) ? name : '';
}
