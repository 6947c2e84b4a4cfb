import { Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** What of node-postgres' connection COPY needs; its types leave it out. */
type CopyConnection = pg.Connection & {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};
type Done = (error?: Error | null) => void;

/**
 * The rows that a `COPY … TO STDOUT` gives, as it sends them: no faster than they are read. `rows` is how many they were, known at the
 * stream's end.
 */
export function copyOut(
  client: pg.Client,
  statement: string,
): { readonly stream: Readable; readonly rows: () => number } {
  let rows = 0;
  let connection: pg.Connection | undefined;
  const stream = new Readable({ read: () => void connection?.stream.resume() });
  client.query({
    submit(to: pg.Connection) {
      connection = to;
      to.query(statement);
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      // The parser goes on in the same memory.
      if (!stream.push(Buffer.from(chunk))) connection?.stream.pause();
    },
    handleCommandComplete({ text }: { text: string }) {
      rows = rowsOf(text);
    },
    handleReadyForQuery: () => void stream.push(null),
    handleError: (error: Error) => void stream.destroy(error),
  });
  return { stream, rows: () => rows };
}

/** Where to write what a `COPY … FROM STDIN` is to take. Finished when the server has all of it; `rows` then says how many. */
export function copyIn(
  client: pg.Client,
  statement: string,
): { readonly stream: Writable; readonly rows: () => number } {
  let rows = 0;
  let connection: CopyConnection | undefined;
  let begun: Done = () => undefined;
  let ended: Done = () => undefined;
  const stream = new Writable({
    construct(callback) {
      begun = callback;
    },
    write(chunk: Buffer, _encoding, callback) {
      connection?.sendCopyFromChunk(chunk);
      if (connection?.stream.writableNeedDrain) connection.stream.once('drain', () => callback());
      else callback();
    },
    final(callback) {
      ended = callback;
      connection?.endCopyFrom();
    },
    destroy(error, callback) {
      if (error) connection?.sendCopyFail(error.message);
      callback(error);
    },
  });
  client.query({
    submit(to: pg.Connection) {
      connection = to as CopyConnection;
      to.query(statement);
    },
    handleCopyInResponse: () => begun(),
    handleCommandComplete({ text }: { text: string }) {
      rows = rowsOf(text);
    },
    handleReadyForQuery: () => ended(),
    handleError(error: Error) {
      connection = undefined; // the server has ended the copy by itself
      begun(error);
      stream.destroy(error);
    },
  });
  return { stream, rows: () => rows };
}

/** Of `COPY 12`. */
const rowsOf = (tag: string): number => Number(tag.split(' ').at(-1));
