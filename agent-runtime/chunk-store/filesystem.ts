import { open, unlink } from 'node:fs/promises';
import { equalBytes, fromHex } from '../../primitives/bytes.ts';
import { contentId } from '../../primitives/content-id.ts';
import { ok, type Result } from '../../primitives/result.ts';
import { chunkPath, incomingPath, openLayout } from './file-layout.ts';
import { GroupCommit, ignoreMissing, isMissing } from './group-commit.ts';
import { checkPut, checkRange, type Held, Inventory, nameOf, notItsContent, unknownChunk } from './inventory.ts';
import type { ByteRange, ChunkStore, StoredChunk } from './port.ts';

/** The store at `root`, made if it is not there. What it held before counts even above `capacityBytes`: it is full then. */
export async function openFilesystemStore(root: string, capacityBytes: number): Promise<FilesystemStore> {
  const { chunks, torn } = await openLayout(root);
  return new FilesystemStore(root, capacityBytes, chunks, torn);
}

/** One file for each chunk. Acknowledged data is on the disk; reads trust it but for its length, `verify` does not. */
export class FilesystemStore implements ChunkStore {
  readonly durability = 'synced';
  readonly capacityBytes: number;
  /** Cids found cut short at the start, and erased. */
  readonly torn: readonly Uint8Array[];
  readonly #root: string;
  readonly #inventory: Inventory<Held>;
  readonly #disk = new GroupCommit();

  constructor(root: string, capacityBytes: number, chunks: ReadonlyMap<string, Held>, torn: readonly string[]) {
    this.#root = root;
    this.capacityBytes = capacityBytes;
    this.torn = torn.map((name) => fromHex(name) as Uint8Array);
    this.#inventory = new Inventory(capacityBytes);
    for (const [name, held] of chunks) this.#inventory.restore(name, held);
  }

  put(cid: Uint8Array, data: Uint8Array, { expiresAtMs }: { expiresAtMs: number }): Promise<Result<undefined>> {
    const name = nameOf(cid);
    return this.#inventory.inTurn(name, async () => {
      const held = this.#inventory.find(name);
      const refusal = checkPut(held, data) ?? (held ? undefined : this.#inventory.reserve(data.length));
      if (refusal) return refusal;
      if (held) await this.#extend(name, held, expiresAtMs);
      else await this.#add(name, data, { bytes: data.length, expiresAtMs });
      return ok(undefined);
    });
  }

  async #add(name: string, data: Uint8Array, held: Held): Promise<void> {
    try {
      await this.#disk.commit({
        path: chunkPath(this.#root, name, held),
        from: incomingPath(this.#root, name),
        data,
      });
      this.#inventory.set(name, held);
    } catch (cause) {
      this.#inventory.giveBack(held.bytes);
      throw cause;
    }
  }

  async #extend(name: string, held: Held, expiresAtMs: number): Promise<void> {
    if (expiresAtMs <= held.expiresAtMs) return;
    const longer: Held = { bytes: held.bytes, expiresAtMs };
    await this.#disk.commit({
      path: chunkPath(this.#root, name, longer),
      from: chunkPath(this.#root, name, held),
    });
    this.#inventory.set(name, longer);
  }

  extend(cid: Uint8Array, expiresAtMs: number): Promise<Result<undefined>> {
    const name = nameOf(cid);
    return this.#inventory.inTurn(name, async () => {
      const held = this.#inventory.find(name);
      if (!held) return unknownChunk(name);
      await this.#extend(name, held, expiresAtMs);
      return ok(undefined);
    });
  }

  get(cid: Uint8Array, range?: ByteRange): Promise<Result<Uint8Array>> {
    return this.#read(nameOf(cid), range);
  }

  async #read(name: string, range: ByteRange | undefined, alone = false): Promise<Result<Uint8Array>> {
    const held = this.#inventory.find(name);
    if (!held) return unknownChunk(name);
    const wanted = range ?? { offset: 0, length: held.bytes };
    const refusal = checkRange(held.bytes, wanted);
    if (refusal) return refusal;
    const data = await readPart(chunkPath(this.#root, name, held), held.bytes, wanted);
    if (data === 'torn') return notItsContent(name);
    if (data !== 'missing') return ok(data);
    // Its expiry moved, or it went, while it was being opened; or the file is lost. Alone with the record, it is the last.
    if (!alone) return this.#inventory.inTurn(name, () => this.#read(name, range, true));
    this.#inventory.remove(name);
    return unknownChunk(name);
  }

  async has(cid: Uint8Array): Promise<boolean> {
    return this.#inventory.find(nameOf(cid)) !== undefined;
  }

  delete(cid: Uint8Array): Promise<boolean> {
    const name = nameOf(cid);
    return this.#inventory.inTurn(name, () => this.#erase(name, Number.POSITIVE_INFINITY));
  }

  /** Whether a chunk with an expiry not after `nowMs` was there to erase. */
  async #erase(name: string, nowMs: number): Promise<boolean> {
    const held = this.#inventory.find(name);
    if (!held || held.expiresAtMs > nowMs) return false;
    await unlink(chunkPath(this.#root, name, held)).catch(ignoreMissing);
    this.#inventory.remove(name);
    return true;
  }

  async verify(cid: Uint8Array): Promise<Result<undefined>> {
    const name = nameOf(cid);
    const data = await this.#read(name, undefined);
    if (!data.ok) return data;
    return equalBytes(contentId(data.value).cid, cid) ? ok(undefined) : notItsContent(name);
  }

  async usedBytes(): Promise<number> {
    return this.#inventory.usedBytes;
  }

  async *list(): AsyncGenerator<StoredChunk> {
    yield* [...this.#inventory.chunks()];
  }

  async eraseExpired(nowMs: number): Promise<{ chunks: number; bytes: number }> {
    let chunks = 0;
    let bytes = 0;
    for (const name of this.#inventory.expired(nowMs)) {
      const held = this.#inventory.find(name);
      if (!(await this.#inventory.inTurn(name, () => this.#erase(name, nowMs)))) continue;
      chunks += 1;
      bytes += held?.bytes ?? 0;
    }
    return { chunks, bytes };
  }

  async close(): Promise<void> {
    await this.#inventory.idle();
  }
}

async function readPart(
  path: string,
  bytes: number,
  { offset, length }: ByteRange,
): Promise<Uint8Array | 'missing' | 'torn'> {
  try {
    const file = await open(path, 'r');
    try {
      if ((await file.stat()).size !== bytes) return 'torn';
      const data = new Uint8Array(length);
      const { bytesRead } = await file.read(data, 0, length, offset);
      return bytesRead === length ? data : 'torn';
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (isMissing(cause)) return 'missing';
    throw cause;
  }
}
