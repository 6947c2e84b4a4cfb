import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file to appear under `path` whole: either `data`, written aside first, or the file at `from` under its new name. */
export type Write = { readonly path: string; readonly from: string; readonly data?: Uint8Array };

type Waiting = { readonly write: Write; resolve(): void; reject(cause: unknown): void };

const GROUP_MAX = 256;

/**
 * Makes writes durable in groups: all that came while the last group was being synced go together, so many small puts share the
 * file system's journal commits. A write is acknowledged after its data, its new name and its folder are on the disk.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #running = false;

  commit(write: Write): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) await this.#write(this.#waiting.splice(0, GROUP_MAX));
    // In the same turn as the look at the queue: whoever comes later starts the next run.
    this.#running = false;
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    const placed = await Promise.all(group.map((waiting) => this.#place(waiting)));
    const folders = Map.groupBy(
      group.filter((_, i) => placed[i]),
      ({ write }) => dirname(write.path),
    );
    await Promise.all([...folders].map(([folder, members]) => this.#syncFolder(folder, members)));
  }

  /** Whether the file now has its name; else its caller has been told why. */
  async #place({ write, reject }: Waiting): Promise<boolean> {
    try {
      if (write.data) await writeSynced(write.from, write.data);
      await rename(write.from, write.path);
      return true;
    } catch (cause) {
      // What stays behind all the same is erased at the next start.
      if (write.data) await Promise.allSettled([unlink(write.from)]);
      reject(cause);
      return false;
    }
  }

  async #syncFolder(folder: string, members: readonly Waiting[]): Promise<void> {
    try {
      await syncFolder(folder);
      for (const { resolve } of members) resolve();
    } catch (cause) {
      for (const { reject } of members) reject(cause);
    }
  }
}

async function writeSynced(path: string, data: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(data);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Makes the names in `folder` durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** For `catch`: a file that is gone already is as good as removed. */
export function ignoreMissing(cause: unknown): void {
  if (!isMissing(cause)) throw cause;
}

export function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
