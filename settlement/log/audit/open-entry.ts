import { equalBytes } from '../../../primitives/bytes.ts';
import type { Frame } from '../../../primitives/commands.ts';
import { decodeEntry, encodeEntry } from '../../../primitives/entry/codec.ts';
import type { Entry } from '../../../primitives/entry/entry.ts';
import { HASH_BYTES } from '../../../primitives/merkle.ts';
import { decodeFrame } from '../../../schemas/frame.ts';
import type { JudgedCommands } from './opening/open-bundle.ts';
import { readTransfer } from './read-transfer.ts';
import { type Finding, type FirstWrong, wrong } from './report.ts';

/** An entry with all that can be said of it alone. */
export type Opened = JudgedCommands & {
  readonly index: number;
  readonly leafHash: Uint8Array;
  readonly entry: Entry;
  readonly frame: Frame | undefined;
};

const NOTHING_JUDGED: JudgedCommands = { owners: new Map(), proofs: new Map() };

/** Before the first. */
export const NOTHING_OPENED: Opened = {
  ...NOTHING_JUDGED,
  index: -1,
  leafHash: new Uint8Array(0),
  entry: { type: 'outage', partition: 0, fromMs: 0, toMs: 0 },
  frame: undefined,
};

export type EntryPlace = {
  readonly index: number;
  /** The bytes of its bundle, and where it is there. */
  readonly bundle: Buffer;
  readonly start: number;
  readonly end: number;
  /** Leaf hashes one after another, and which is its own. */
  readonly hashes: Uint8Array;
  readonly at: number;
  /** What was judged of a frame's commands. */
  readonly judged: JudgedCommands | undefined;
};

/** The entry decoded, or what is wrong with its form. Rules: `entry_layout`, `frame_layout`, `frame_partition`. */
export function openEntry(place: EntryPlace): Opened | FirstWrong {
  const { index, bundle, start, end, hashes, at, judged = NOTHING_JUDGED } = place;
  const { owners, proofs } = judged;
  const transfer = readTransfer(bundle, start, end);
  // No rule on transfers asks for their hash.
  if (transfer) {
    const { leafHash } = NOTHING_OPENED;
    return { index, leafHash, entry: { type: 'transfer', transfer }, frame: undefined, owners, proofs };
  }
  const bytes = bundle.subarray(start, end);
  const leafHash = hashes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES);
  const opened = { index, leafHash, frame: undefined, owners, proofs };
  const fault = (rule: string, { expected, found }: Finding): FirstWrong => ({ index, rule, expected, found });
  const decoded = decodeEntry(bytes);
  if (!decoded.ok) return fault('entry_layout', wrong('an entry', decoded.message));
  const entry = decoded.value;
  if (entry.type !== 'frame') {
    const rewritten = rewrite(entry);
    if (rewritten && equalBytes(rewritten, bytes)) return { ...opened, entry };
    return fault('entry_layout', wrong(`the one encoding of this ${entry.type} entry`, `${bytes.length} other bytes`));
  }
  // A frame's layout is numbers and a rest, which have one encoding.
  const frame = decodeFrame(entry.bytes);
  if (!frame.ok) return fault('frame_layout', wrong('a frame', frame.message));
  if (frame.value.partition === entry.partition) return { ...opened, entry, frame: frame.value };
  return fault(
    'frame_partition',
    wrong(`a frame for partition ${entry.partition}`, `one for ${frame.value.partition}`),
  );
}

// An account or code without a name makes the encoder throw: then these are not bytes that it wrote.
function rewrite(entry: Entry): Uint8Array | undefined {
  try {
    return encodeEntry(entry);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
