import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { bigEndian, concatBytes, equalBytes, fromBigEndian } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';

/**
 * An append-only file of records: length (4 bytes, big endian), CRC-32 of the payload (4 bytes), payload. The first record names
 * the genesis; each later one is a block. `append` returns after the bytes are on disk. A record that the end of the file cuts
 * short was never acknowledged and is dropped; a damaged one before the end is an error, for dropping it would lose what was.
 */
export type BlockFile = {
  /** Payloads found at opening, in order, without the genesis record. */
  readonly records: readonly Uint8Array[];
  append(payload: Uint8Array): Promise<void>;
  close(): Promise<void>;
};

const HEAD_BYTES = 8;

function encode(payload: Uint8Array): Uint8Array {
  return concatBytes(bigEndian(payload.length, 4), bigEndian(crc32(payload), 4), payload);
}

/** The whole records that `bytes` begin with, and how many bytes they take. */
function decode(bytes: Uint8Array, path: string): { records: Uint8Array[]; end: number } {
  const records: Uint8Array[] = [];
  let at = 0;
  while (at + HEAD_BYTES <= bytes.length) {
    const next = at + HEAD_BYTES + Number(fromBigEndian(bytes.subarray(at, at + 4)));
    if (next > bytes.length) break;
    const payload = bytes.subarray(at + HEAD_BYTES, next);
    if (BigInt(crc32(payload)) !== fromBigEndian(bytes.subarray(at + 4, at + HEAD_BYTES))) {
      if (next === bytes.length) break;
      throw new InfinityDbError(
        'verification_failed',
        `${path}: record ${records.length} at byte ${at} is damaged; restore the file from a copy`,
      );
    }
    records.push(payload);
    at = next;
  }
  return { records, end: at };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeDurably(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
  await file.datasync();
}

async function openOrCreate(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  try {
    return await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const file = await open(path, 'wx+', 0o600);
    await syncFolder(path);
    return file;
  }
}

/** Opens the file at `path`, or makes it; throws `wrong_network` where it was made for another genesis. One process at a time. */
export async function openBlockFile(path: string, genesis: Uint8Array): Promise<BlockFile> {
  const file = await openOrCreate(path);
  try {
    const bytes = new Uint8Array(await file.readFile());
    const found = decode(bytes, path);
    let end = found.end;
    if (end < bytes.length) await file.truncate(end);
    const [first, ...records] = found.records;
    if (!first) {
      await writeDurably(file, encode(genesis), 0);
      end = encode(genesis).length;
    } else if (!equalBytes(first, genesis)) {
      throw new InfinityDbError(
        'wrong_network',
        `${path} holds a chain of another id or with other funded accounts; move it away to start a new one`,
      );
    }
    return {
      records,
      async append(payload) {
        const record = encode(payload);
        await writeDurably(file, record, end);
        end += record.length;
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}
