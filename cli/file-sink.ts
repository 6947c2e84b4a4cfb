import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InfinityDbError } from '../primitives/error.ts';

/** Where bytes go. `commit` makes all of them visible at once; `abandon` leaves no trace of them. */
export type Sink = { write(bytes: Uint8Array): Promise<void> | void; commit(): void; abandon(): void };

/** Writes beside `path` and takes its name at the end; its folder must be there. Throws `file_unreadable` where it cannot. */
export function fileSink(path: string): Sink {
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const file = attempt(path, () => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder');
    return openSync(part, 'w');
  });
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    write(bytes) {
      attempt(path, () => {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      });
    },
    commit() {
      attempt(path, () => {
        fsyncSync(file);
        close();
        renameSync(part, path);
      });
    },
    abandon() {
      close();
      rmSync(part, { force: true });
    },
  };
}

/** Standard output: what is written cannot be taken back, so a reader must heed the exit code. */
export function stdoutSink(): Sink {
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()))),
    commit: () => undefined,
    abandon: () => undefined,
  };
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InfinityDbError('file_unreadable', `${path} cannot be written: ${why}`, { cause, step: 'file' });
  }
}
