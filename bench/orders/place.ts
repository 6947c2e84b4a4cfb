import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NatsConnection } from '@nats-io/nats-core';
import { sql } from 'kysely';
import { connectNats } from '../../agent-runtime/link/connect.ts';
import { natsPublicKey } from '../../agent-runtime/link/nats-key.ts';
import { issueServiceJwt } from '../../service/nats/jwt.ts';
import { natsKeys } from '../../service/nats/keys.ts';
import { startNats } from '../../service/nats/server.ts';
import { startPostgres } from '../../service/postgres.ts';
import { erasePostgres } from '../../service/postgres-place.ts';
import { openDatabase } from '../../settlement/store/database.ts';
import type { Asked, Told } from './child.ts';
import { NATS_SEED } from './network.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

export type Child = {
  send(asked: Asked): void;
  /** Until the returned function is called. */
  onTold(listener: (told: Told) => void): () => void;
};

export type Place = {
  readonly nats: NatsConnection;
  readonly databaseUrl: string;
  readonly serverPids: readonly number[];
  /** Resolves when the process is ready. */
  startChild(role: 'market' | 'settlement', nodeOptions?: readonly string[]): Promise<Child>;
  close(): Promise<void>;
};

/** A Postgres that syncs every commit and a nats-server, both real and in a folder of their own, which `close` erases. */
export async function openPlace(): Promise<Place> {
  const home = mkdtempSync(join(tmpdir(), 'infinitydb-bench-'));
  const [postgres, nats] = await Promise.all([startPostgres({ dataDir: join(home, 'postgres') }), startNats({ home })]);
  const jwt = await issueServiceJwt(natsKeys(home), { name: 'bench', natsPublicKey: natsPublicKey(NATS_SEED) });
  const connection = await connectNats({ url: nats.url, jwt, seed: NATS_SEED, name: 'bench' });
  const db = openDatabase({ url: postgres.url });
  await sql.raw('create database bench').execute(db);
  await db.destroy();
  const databaseUrl = postgres.url.replace(/[^/]+$/, 'bench');
  const children: ChildProcess[] = [];
  return {
    nats: connection,
    databaseUrl,
    serverPids: [nats.pid, postgres.pid],
    async startChild(role, nodeOptions = []) {
      const child = fork(CHILD, [role, home, nats.url, databaseUrl], { execArgv: [...nodeOptions] });
      children.push(child);
      await new Promise<void>((resolve, reject) => {
        child.once('message', () => resolve());
        child.once('exit', (code) => reject(new Error(`${role} ended with ${code} before it was ready`)));
      });
      return {
        send: (asked) => child.send(asked),
        onTold: (listener) => {
          const heard = (told: unknown): void => listener(told as Told);
          child.on('message', heard);
          return () => child.off('message', heard);
        },
      };
    },
    async close() {
      await Promise.all(children.map(ended));
      await connection.close();
      await nats.stop();
      await postgres.stop();
      erasePostgres(join(home, 'postgres'));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.disconnect();
  });
}
