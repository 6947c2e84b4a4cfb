import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { bigEndian, concatBytes } from '../../primitives/bytes.ts';
import { decodeEntry } from '../../primitives/entry/codec.ts';
import { frameMessage } from '../../primitives/frame.ts';
import { CompactRange, leafHash } from '../../primitives/merkle.ts';
import { assert } from '../../primitives/result.ts';
import { decodeFrame } from '../../schemas/frame.ts';
import { encodeGenesis } from '../../schemas/genesis.ts';
import { trustOf } from '../../settlement/log/audit/trust.ts';
import { exportLog, type PublishedCheckpoint } from '../../settlement/log/export.ts';
import { signCheckpoint } from '../../settlement/log/sign.ts';
import { parseNote } from '../../settlement/log/verify/note.ts';
import { formatPolicy } from '../../settlement/log/verify/policy.ts';
import { withSignatures } from '../../settlement/log/witness-client.ts';
import { logEntries } from './entries.ts';
import { GENESIS, LOG, NETWORK_ID, WITNESS } from './network.ts';

const CHECKPOINT_EVERY = 20_000;
const FLUSH_BYTES = 1 << 20;
const SIGNATURES_A_RUN = 100;
const TRANSFER_TYPE = 2;

/** Where things are in the folder that `makeLog` fills. */
export const EXPORT_FOLDER = 'export';
/** All frames' signatures as the bare cost has them: u32 length of the message, key (32), signature (64), message; one after another. */
export const SIGNATURES_FILE = 'signatures.bin';
const ENTRIES_FILE = 'entries.bin';

export type MadeLog = {
  readonly size: number;
  readonly transfers: number;
  readonly frames: number;
  readonly entryBytes: number;
  /** Where in the file of signatures every hundredth or so begins, and last where it ends. */
  readonly runs: readonly number[];
};

/** Writes the log into `folder`: first its entries in one file, by which its checkpoints are known, then the export out of that. */
export async function makeLog(folder: string, transfers: number): Promise<MadeLog> {
  const entries = appender(join(folder, ENTRIES_FILE));
  const signatures = appender(join(folder, SIGNATURES_FILE));
  const tree = new CompactRange();
  const checkpoints: PublishedCheckpoint[] = [];
  const runs: number[] = [];
  let [frames, entryBytes, transfersMade, signatureBytes] = [0, 0, 0, 0];
  for await (const message of logEntries(transfers)) {
    const [frame] = message;
    // A clock that nothing came of is no entry.
    if (!frame) continue;
    for (const bytes of message) {
      await entries.add(concatBytes(bigEndian(bytes.length, 4), bytes));
      tree.append(leafHash(bytes));
      entryBytes += bytes.length;
      transfersMade += bytes[0] === TRANSFER_TYPE ? 1 : 0;
    }
    const record = signatureRecord(frame);
    await signatures.add(record);
    if (frames % SIGNATURES_A_RUN === 0) runs.push(signatureBytes);
    signatureBytes += record.length;
    frames += 1;
    if (tree.size >= (checkpoints.at(-1)?.size ?? 0) + CHECKPOINT_EVERY) checkpoints.push(published(tree));
  }
  if (checkpoints.at(-1)?.size !== tree.size) checkpoints.push(published(tree));
  await Promise.all([entries.end(), signatures.end()]);
  const trust = trustOf(GENESIS);
  assert(trust.ok, 'genesis names keys');
  const source = {
    checkpoint: checkpoints.at(-1)?.note ?? '',
    genesis: new TextEncoder().encode(encodeGenesis(GENESIS)),
    policy: formatPolicy(trust.value.policy),
    checkpoints: each(checkpoints),
    entries: readEntries(join(folder, ENTRIES_FILE)),
    blobs: each<Uint8Array>([]),
  };
  const exported = await exportLog(source, async (path, bytes) => {
    const file = join(folder, EXPORT_FOLDER, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  });
  assert(exported.ok, 'the log is exported');
  return { size: tree.size, transfers: transfersMade, frames, entryBytes, runs: [...runs, signatureBytes] };
}

function published(tree: CompactRange): PublishedCheckpoint {
  const note = signCheckpoint({ origin: LOG.key.name, size: tree.size, root: tree.root(), extensions: [] }, LOG);
  const parsed = parseNote(note);
  const cosigned = parsed.ok && withSignatures(note, [WITNESS.cosign(parsed.value.text, 1_700_000_000n)]);
  assert(cosigned && cosigned.ok, 'the witness cosigns');
  return { size: tree.size, note: cosigned.value };
}

function signatureRecord(entryBytes: Uint8Array): Uint8Array {
  const entry = decodeEntry(entryBytes);
  assert(entry.ok && entry.value.type === 'frame', 'a message begins with its frame');
  const frame = decodeFrame(entry.value.bytes);
  assert(frame.ok, 'a frame');
  const { agent, partition, firstSequence, body, signature } = frame.value;
  const key = new Uint8Array(Buffer.from(agent, 'hex'));
  const message = frameMessage(NETWORK_ID, key, partition, firstSequence, body);
  return concatBytes(bigEndian(message.length, 4), key, signature, message);
}

function appender(path: string) {
  const stream = createWriteStream(path);
  let [waiting, bytes]: [Uint8Array[], number] = [[], 0];
  const flush = async (): Promise<void> => {
    const room = stream.write(Buffer.concat(waiting));
    [waiting, bytes] = [[], 0];
    if (!room) await once(stream, 'drain');
  };
  return {
    async add(part: Uint8Array): Promise<void> {
      waiting.push(part);
      bytes += part.length;
      if (bytes >= FLUSH_BYTES) await flush();
    },
    async end(): Promise<void> {
      await flush();
      stream.end();
      await once(stream, 'finish');
    },
  };
}

async function* readEntries(path: string): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of createReadStream(path, { highWaterMark: FLUSH_BYTES })) {
    rest = Buffer.concat([rest, part as Buffer]);
    let at = 0;
    while (at + 4 <= rest.length && at + 4 + rest.readUInt32BE(at) <= rest.length) {
      const end = at + 4 + rest.readUInt32BE(at);
      yield new Uint8Array(rest.subarray(at + 4, end));
      at = end;
    }
    rest = rest.subarray(at);
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
