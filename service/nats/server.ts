import { spawn } from 'node:child_process';
import { accessSync, closeSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { delimiter, join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { InfinityDbError } from '../../primitives/error.ts';
import { commandLine } from '../process/identity.ts';
import { lastLines, openLog } from '../process/node-child.ts';
import { freePort } from '../process/ports.ts';
import { endChild, endProcess, exitOf, type Running } from '../process/running.ts';
import { natsKeys, serverJwts } from './keys.ts';

export type Nats = Running & { readonly url: string; readonly websocketUrl: string };

export type NatsOptions = {
  readonly home: string;
  /** Ports of 127.0.0.1; free ones when absent. */
  readonly port?: number;
  readonly websocketPort?: number;
  /** The server's log; `home/logs/nats.log` when absent. */
  readonly logFile?: string;
};

const SHARED_CONFIG = fileURLToPath(new URL('../../nats.conf', import.meta.url));
const START_SECONDS = 30;
const LOOK_MS = 1_000;
/** NATS writes in blocks of up to 8 MiB; with less it may have failed. */
const FULL_BYTES = 8 * 1_048_576;
const ROOM_BYTES = 4 * FULL_BYTES;

/**
 * Starts `nats-server` on the streams of `home/nats/streams` and resolves when it serves JetStream. The process is a direct child. Whoever calls this
 * owns the home (see `lockHome`): a server that a killed supervisor left on it is ended first. Throws `nats_unavailable`, or `setup_incomplete`.
 */
export async function startNats(options: NatsOptions): Promise<Nats> {
  const { home, logFile = join(home, 'logs', 'nats.log') } = options;
  const binary = findNatsServer();
  const port = options.port || (await freePort());
  const websocketPort = options.websocketPort || (await freePort());
  const config = await writeConfig(home, port, websocketPort);
  await endStaleServer(join(home, 'nats', 'server.pid'), config);
  const output = openLog(logFile);
  const child = spawn(binary, ['-c', config], { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  const exited = exitOf(child);
  const stop = (): Promise<void> => endChild(child, exited);
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + 1_000 * START_SECONDS;
  while (!(await answers(port))) {
    if (!ended && Date.now() < deadline) {
      await delay(20);
      continue;
    }
    await stop();
    throw new InfinityDbError(
      'nats_unavailable',
      `nats-server did not start; its log ${logFile} ends: ${lastLines(logFile)}`,
      {
        step: 'nats',
      },
    );
  }
  void endAfterFullDisk(join(home, 'nats', 'streams'), () => ended, stop);
  const url = `nats://127.0.0.1:${port}`;
  return { pid: child.pid as number, exited, stop, url, websocketUrl: `ws://127.0.0.1:${websocketPort}` };
}

/** The server's program: INFINITYDB_NATS_SERVER, else the first on PATH or where the packages of systems put it. */
export function findNatsServer(): string {
  const named = process.env.INFINITYDB_NATS_SERVER;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
  const candidates = named ? [named] : folders.filter(Boolean).map((folder) => join(folder, 'nats-server'));
  const found = candidates.find(isExecutable);
  if (found) return found;
  const why = named ? `INFINITYDB_NATS_SERVER names ${named}, which cannot be run` : 'no nats-server is on PATH';
  throw new InfinityDbError('setup_incomplete', `${why}; install the package nats-server of your system`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // absent or not ours to run
  }
}

/** A path in `include` is read as relative to the file that includes. A later setting replaces the included one. */
async function writeConfig(home: string, port: number, websocketPort: number): Promise<string> {
  const folder = join(home, 'nats');
  mkdirSync(join(folder, 'streams'), { recursive: true, mode: 0o700 });
  const { operator, accounts } = await serverJwts(natsKeys(home));
  const system = natsKeys(home).system.getPublicKey();
  const lines = [
    `include ${JSON.stringify(relative(folder, SHARED_CONFIG))}`,
    `port: ${port}`,
    `websocket: { host: 127.0.0.1, port: ${websocketPort}, no_tls: true }`,
    `store_dir: ${JSON.stringify(join(folder, 'streams'))}`,
    `pid_file: ${JSON.stringify(join(folder, 'server.pid'))}`,
    `operator: ${operator}`,
    `system_account: ${system}`,
    'resolver_preload: {',
    ...Object.entries(accounts).map(([name, jwt]) => `  ${name}: ${jwt}`),
    '}',
  ];
  const path = join(folder, 'server.conf');
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  return path;
}

async function endStaleServer(pidFile: string, config: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(pidFile, 'utf8'));
  } catch {
    return; // none has run here
  }
  if (Number.isSafeInteger(pid) && pid > 0 && commandLine(pid)?.includes(config))
    await endProcess(pid, 'SIGTERM', 5_000);
}

/**
 * A server that could not write for want of room refuses or leaves unanswered what comes to that stream, though there is room again and it
 * calls itself healthy. Ended once there is, it is started again by its supervisor.
 */
async function endAfterFullDisk(streams: string, ended: () => boolean, stop: () => Promise<void>): Promise<void> {
  for (let wasFull = false; ; ) {
    await delay(LOOK_MS, undefined, { ref: false });
    if (ended()) return;
    const { bavail, bsize } = await statfs(streams).catch(() => ({ bavail: 0, bsize: 0 }));
    const freeBytes = bavail * bsize;
    if (wasFull && freeBytes >= ROOM_BYTES) return stop();
    wasFull ||= freeBytes < FULL_BYTES;
  }
}

/** A NATS server greets each connection with INFO; it says there whether JetStream is on. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    let greeting = '';
    const socket = connectTcp({ host: '127.0.0.1', port });
    const settle = (value: boolean): void => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(1_000, () => settle(false));
    socket.on('error', () => settle(false));
    socket.on('close', () => settle(false));
    socket.on('data', (data) => {
      greeting += data.toString('latin1');
      if (greeting.includes('\r\n')) settle(greeting.startsWith('INFO ') && greeting.includes('"jetstream":true'));
    });
  });
}
