import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { CODES, type Code } from '../../primitives/codes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { homePaths } from '../../service/home.ts';
import { lastLines, nodeBinary, openLog } from '../../service/process/node-child.ts';
import { exitOf } from '../../service/process/running.ts';
import { startStack } from '../../service/stack.ts';
import { type Call, perform, untilAborted } from '../perform.ts';

/** Every child may take its time to end in order, one after the other. */
const GRACE_MS = 60_000;
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

type Ready = { readonly type: 'ready'; readonly url: string };
type Failed = { readonly type: 'failed'; readonly code: string; readonly message: string };

/** `infinitydb up [--detach]` */
export function addUp(root: Command, signal: AbortSignal): void {
  root
    .command('up')
    .description('run the service: Postgres, NATS, chain, settlement, market, witness and storage agents')
    .option('--detach', 'run in the background; return when it is ready')
    .action(
      perform(
        signal,
        (call, { detach }: { detach?: boolean }) => (detach ? inBackground(call) : inForeground(call)),
        GRACE_MS,
      ),
    );
}

async function inForeground({ config, output, signal }: Call): Promise<void> {
  let stack: Awaited<ReturnType<typeof startStack>>;
  try {
    stack = await startStack(config, { log: output.note });
  } catch (error) {
    if (process.send && InfinityDbError.is(error)) await tell({ type: 'failed', ...plain(error) });
    throw error;
  }
  try {
    signal.throwIfAborted();
    const url = `${stack.apiUrl}/`;
    output.result({ url, home: config.home, processes: stack.supervisor.states() }, () => `up: ${url}`);
    output.note('Ctrl-C stops everything');
    if (process.send) await tell({ type: 'ready', url });
    await untilAborted(signal, new Promise<never>(() => undefined));
  } finally {
    output.note('stopping');
    await stack.stop();
  }
}

async function inBackground({ config, output, signal }: Call): Promise<void> {
  const logFile = join(homePaths(config.home).logs, 'up.log');
  const log = openLog(logFile);
  const child = spawn(nodeBinary(), [MAIN, 'up', '--home', config.home], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  try {
    const { url } = await untilAborted(signal, answerOf(child, logFile));
    output.result(
      { url, home: config.home, pid: child.pid, log: logFile },
      () => `up: ${url}\ninfinitydb down stops it; its log is ${logFile}`,
    );
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  } finally {
    if (child.connected) child.disconnect();
    child.unref();
  }
}

function answerOf(child: ChildProcess, logFile: string): Promise<Ready> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: Ready | Failed) => {
      if (message.type === 'ready') resolve(message);
      else reject(new InfinityDbError(codeOf(message.code), message.message, { step: 'up' }));
    });
    void exitOf(child).then(() =>
      reject(new InfinityDbError('internal', `the service ended while starting; its log ends: ${lastLines(logFile)}`)),
    );
  });
}

const plain = ({ code, message }: InfinityDbError): Omit<Failed, 'type'> => ({ code, message });
const codeOf = (code: string): Code => (code in CODES ? (code as Code) : 'internal');

function tell(message: Ready | Failed): Promise<void> {
  return new Promise((resolve) => {
    // Nobody may be listening any more; then nobody needs to know.
    process.send?.(message, undefined, {}, () => resolve());
  });
}
