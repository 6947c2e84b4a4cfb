import { utf8 } from '../bytes.ts';
import { ok, refuse, type Result } from '../result.ts';
import { RULES, type Rule } from '../transfer.ts';
import type { Entry, EntryType } from './entry.ts';
import { LayoutReader, LayoutWriter } from './layout.ts';
import { decodeTransfer, encodeTransfer } from './transfer-layout.ts';

/** The type byte of each entry; never reused. */
const TYPE_BYTES: Record<EntryType, number> = {
  frame: 1,
  transfer: 2,
  batch: 3,
  rule: 4,
  keyRevealed: 5,
  epochChallenged: 6,
  stateCommitted: 7,
  delegationVerified: 8,
  outage: 10,
  generationClosed: 11,
  logReopened: 12,
};
const TYPE_OF = new Map(Object.entries(TYPE_BYTES).map(([name, byte]) => [byte, name as EntryType]));
const RULE_OF = new Map(Object.entries(RULES).map(([name, number]) => [number as number, name as Rule]));

export function encodeEntry(entry: Entry): Uint8Array {
  const w = new LayoutWriter().uint(TYPE_BYTES[entry.type], 1);
  switch (entry.type) {
    case 'frame':
      return w
        .uint(entry.partition, 2)
        .uint(entry.generation, 4)
        .uint(entry.sequence, 8)
        .uint(entry.timeMs, 8)
        .rest(entry.bytes);
    case 'transfer':
      return encodeTransfer(w, entry.transfer);
    case 'batch':
      return w
        .uint(entry.partition, 2)
        .uint(entry.generation, 4)
        .uint(entry.from, 8)
        .uint(entry.to, 8)
        .uint(entry.timeMs, 8)
        .bytes();
    case 'rule':
      return w
        .uint(RULES[entry.rule], 2)
        .hex(entry.subject, 32)
        .uint(entry.a, 8)
        .uint(entry.b, 8)
        .uint(entry.timeMs, 8)
        .bytes();
    case 'keyRevealed':
      return w
        .uint(entry.trade, 8)
        .hex(entry.buyer, 32)
        .hex(entry.seller, 32)
        .hex(entry.cid, 32)
        .uint(entry.chunkBytes, 4)
        .uint(entry.blockCount, 4)
        .hex(entry.ciphertextRoot, 32)
        .hex(entry.key, 32)
        .bytes();
    case 'epochChallenged':
      return w.uint(entry.epoch, 8).uint(entry.asset, 4).rest(utf8(entry.note));
    case 'stateCommitted':
      return w.uint(entry.generation, 4).uint(entry.size, 8).hex(entry.stateRoot, 32).uint(entry.chainBlock, 8).bytes();
    case 'delegationVerified':
      return w
        .hex(entry.agent, 32)
        .hex(entry.owner, 20)
        .uint(entry.chain, 8)
        .uint(entry.blockNumber, 8)
        .hex(entry.blockHash, 32)
        .uint(entry.result ? 1 : 0, 1)
        .bytes();
    case 'outage':
      return w.uint(entry.partition, 2).uint(entry.fromMs, 8).uint(entry.toMs, 8).bytes();
    case 'generationClosed':
      return w
        .uint(entry.generation, 4)
        .uint(entry.partition, 2)
        .uint(entry.sequence, 8)
        .hex(entry.expected, 32)
        .hex(entry.found, 32)
        .bytes();
    case 'logReopened':
      return w.uint(entry.generation, 4).uint(entry.oldSize, 8).hex(entry.oldRoot, 32).bytes();
  }
}

/** The entry that `bytes` are, or `malformed`: unknown type, short, too long, or a number without a name. */
export function decodeEntry(bytes: Uint8Array): Result<Entry> {
  const r = new LayoutReader(bytes);
  const type = TYPE_OF.get(r.uint(1));
  if (!type) return refuse('malformed', `entry of unknown type ${bytes[0] ?? 'none'}`);
  const entry = readEntry(type, r);
  if (!entry || !r.exact) return refuse('malformed', `${type} entry of ${bytes.length} bytes is not of its layout`);
  return ok(entry);
}

function readEntry(type: EntryType, r: LayoutReader): Entry | undefined {
  switch (type) {
    case 'frame':
      return {
        type,
        partition: r.uint(2),
        generation: r.uint(4),
        sequence: r.uint(8),
        timeMs: r.uint(8),
        bytes: r.rest(),
      };
    case 'transfer': {
      const transfer = decodeTransfer(r);
      return transfer && { type, transfer };
    }
    case 'batch':
      return { type, partition: r.uint(2), generation: r.uint(4), from: r.uint(8), to: r.uint(8), timeMs: r.uint(8) };
    case 'rule': {
      const rule = RULE_OF.get(r.uint(2));
      return rule && { type, rule, subject: r.hex(32), a: r.big(8), b: r.big(8), timeMs: r.uint(8) };
    }
    case 'keyRevealed':
      return {
        type,
        trade: r.big(8),
        buyer: r.hex(32),
        seller: r.hex(32),
        cid: r.hex(32),
        chunkBytes: r.uint(4),
        blockCount: r.uint(4),
        ciphertextRoot: r.hex(32),
        key: r.hex(32),
      };
    case 'epochChallenged':
      return { type, epoch: r.big(8), asset: r.uint(4), note: new TextDecoder().decode(r.rest()) };
    case 'stateCommitted':
      return { type, generation: r.uint(4), size: r.big(8), stateRoot: r.hex(32), chainBlock: r.big(8) };
    case 'delegationVerified':
      return {
        type,
        agent: r.hex(32),
        owner: r.hex(20),
        chain: r.big(8),
        blockNumber: r.big(8),
        blockHash: r.hex(32),
        result: r.uint(1) === 1,
      };
    case 'outage':
      return { type, partition: r.uint(2), fromMs: r.uint(8), toMs: r.uint(8) };
    case 'generationClosed':
      return {
        type,
        generation: r.uint(4),
        partition: r.uint(2),
        sequence: r.uint(8),
        expected: r.hex(32),
        found: r.hex(32),
      };
    case 'logReopened':
      return { type, generation: r.uint(4), oldSize: r.big(8), oldRoot: r.hex(32) };
  }
}
