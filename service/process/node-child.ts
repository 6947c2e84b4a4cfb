import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InfinityDbError } from '../../primitives/error.ts';
import { DIVERGED_EXIT, endChild, type Exit, exitOf, type Running } from './running.ts';

/** `ready` is what the child said when it was ready (see child.ts). */
export type NodeChild = Running & { readonly ready: unknown };

export type NodeChildOptions = {
  readonly name: string;
  /** Path of the TypeScript or JavaScript file to run. */
  readonly script: string;
  readonly args?: readonly string[];
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The child's output goes to `home/logs/<name>.log`. */
  readonly home: string;
  readonly readySeconds?: number;
};

/**
 * Starts a Node program with a channel to this process, and resolves when it says that it is ready. It ends when this process ends, even
 * by SIGKILL, because the channel closes. It has a session of its own, so Ctrl-C reaches only the supervisor, which keeps the order.
 */
export async function startNodeChild(options: NodeChildOptions): Promise<NodeChild> {
  const { name, script, args = [], env = {}, home, readySeconds = 60 } = options;
  const logFile = join(home, 'logs', `${name}.log`);
  const output = openLog(logFile);
  const child = spawn(nodeBinary(), [script, ...args], {
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
    env: { ...process.env, ...env },
  });
  closeSync(output);
  const exited = exitOf(child);
  const stop = (): Promise<void> => endChild(child, exited);
  let timer: NodeJS.Timeout | undefined;
  const failed = (what: string): InfinityDbError =>
    new InfinityDbError('service_unavailable', `${name} ${what}; its log ${logFile} ends: ${lastLines(logFile)}`, {
      step: name,
    });
  const ready = await new Promise<unknown>((resolve, reject) => {
    timer = setTimeout(() => reject(failed(`was not ready after ${readySeconds} s`)), 1_000 * readySeconds);
    child.on('message', (message) => isReady(message) && resolve(message));
    void exited.then((exit: Exit) => {
      // Whoever keeps it sees that it has ended, and why: no reason to start it again, or to give up the others.
      if (exit.code === DIVERGED_EXIT) resolve(undefined);
      else reject(failed(`ended before it was ready (${exit.signal ?? exit.code})`));
    });
  })
    .catch(async (error: unknown) => {
      await stop();
      throw error;
    })
    .finally(() => clearTimeout(timer));
  return { pid: child.pid as number, exited, stop, ready };
}

/** Opens a log for appending, making its folder. The caller closes it once the child has it. */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  return openSync(path, 'a', 0o600);
}

/** The end of a log on one line, for an error's message. */
export function lastLines(path: string, count = 5): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join(' | ') || '(empty)';
}

/** A Node that runs TypeScript: this one, or the one that the package `node` brings. */
export function nodeBinary(): string {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= 24 ? process.execPath : fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
}

function isReady(message: unknown): boolean {
  return (
    message === 'ready' ||
    (typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready')
  );
}
