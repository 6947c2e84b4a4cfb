import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Supervisor } from './children.ts';
import { divergedProcesses, homeHolder, lockHome, recordRun } from './home-lock.ts';
import { processStart } from './identity.ts';
import { nodeBinary, startNodeChild } from './node-child.ts';
import { assertPortFree, freePort, portHolder } from './ports.ts';
import { exitOf } from './running.ts';

const home = mkdtempSync(join(tmpdir(), 'infinitydb-process-'));
const fixture = (name: string): string => fileURLToPath(new URL(`./fixture/${name}.ts`, import.meta.url));
beforeAll(() => mkdirSync(join(home, 'run')));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function child(name: string, word: string, mark = join(home, `${name}.mark`)): Parameters<typeof startNodeChild>[0] {
  return { name, script: fixture('child'), args: [word, mark], home };
}

async function gone(pid: number): Promise<void> {
  while (processStart(pid) !== undefined) await delay(10);
}

async function firstLine(process: ChildProcess): Promise<string> {
  for await (const chunk of process.stdout ?? []) return String(chunk).trim();
  return '';
}

test('a child says that it is ready, and stops in order', async () => {
  const running = await startNodeChild(child('orderly', 'hello'));
  expect(running.ready).toEqual({ type: 'ready', word: 'hello', pid: running.pid });
  await running.stop();
  expect(await running.exited).toEqual({ code: 0, signal: null });
  expect(readFileSync(join(home, 'orderly.mark'), 'utf8')).toBe('hello');
});

test('a child that dies at its start is reported with its code and log', async () => {
  await expect(startNodeChild(child('dying', 'die'))).rejects.toMatchObject({
    code: 'service_unavailable',
    message: expect.stringMatching(/dying ended before it was ready \(3\); its log .*dying\.log ends: /) as string,
  });
});

test('the supervisor starts a killed child again, and stops all in reverse order', async () => {
  const lines: string[] = [];
  const supervisor = new Supervisor({ home, log: (line) => lines.push(line) });
  const stopped: string[] = [];
  const specs = ['first', 'second'].map((name) => ({
    name,
    start: async () => {
      const running = await startNodeChild(child(name, name));
      void running.exited.then(() => stopped.push(name));
      return running;
    },
  }));
  for (const spec of specs) await supervisor.run(spec);
  const [before] = supervisor.states();
  expect(supervisor.states()).toMatchObject([
    { name: 'first', state: 'running' },
    { name: 'second', state: 'running' },
  ]);
  process.kill(before?.pid as number, 'SIGKILL');
  await gone(before?.pid as number);
  while (supervisor.states()[0]?.state !== 'running' || supervisor.states()[0]?.pid === before?.pid) await delay(10);
  expect(lines).toEqual([`first (pid ${before?.pid}) ended unasked (signal SIGKILL); starting it again`]);
  expect(existsSync(join(home, 'run', 'first.json'))).toBe(true);

  stopped.length = 0;
  await supervisor.stopAll();
  expect(stopped).toEqual(['second', 'first']);
  expect(supervisor.states().map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  expect(existsSync(join(home, 'run', 'first.json'))).toBe(false);
});

test('a child that diverged stays down, and says so until it is started again', async () => {
  const lines: string[] = [];
  const supervisor = new Supervisor({ home, log: (line) => lines.push(line) });
  const spec = (word: string) => ({ name: 'split', start: () => startNodeChild(child('split', word)) });
  const { pid } = await supervisor.run(spec('diverge'));
  while (supervisor.states()[0]?.state !== 'diverged') await delay(10);
  expect(lines).toEqual([`split (pid ${pid}) diverged and stays down; the end of its log says where`]);
  expect(divergedProcesses(home)).toEqual(['split']);
  await supervisor.run(spec('hello'));
  expect(divergedProcesses(home)).toEqual([]);
  await supervisor.stopAll();
});

test('a child that is stopped while it is being started again stays stopped', async () => {
  const supervisor = new Supervisor({ home });
  const running = await supervisor.run({ name: 'brief', start: () => startNodeChild(child('brief', 'x')) });
  process.kill(running.pid, 'SIGKILL');
  await gone(running.pid);
  await supervisor.stop('brief');
  expect(supervisor.states()).toEqual([{ name: 'brief', pid: undefined, state: 'stopped' }]);
});

test('children end when their supervisor is killed, and its home is free again', async () => {
  const own = join(home, 'killed');
  const supervisor = spawn(nodeBinary(), [fixture('supervisor'), own], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = Number(await firstLine(supervisor));
  expect(processStart(pid)).toBeDefined();
  expect(homeHolder(own)).toBe(supervisor.pid);
  await expect(lockHome(own)).rejects.toMatchObject({ code: 'home_in_use', details: { pid: supervisor.pid } });
  supervisor.kill('SIGKILL');
  await exitOf(supervisor);
  await gone(pid);
  expect(homeHolder(own)).toBeUndefined();
  (await lockHome(own)).release();
});

test('SIGINT stops the children, then the supervisor exits with 130', async () => {
  const own = join(home, 'interrupted');
  const supervisor = spawn(nodeBinary(), [fixture('supervisor'), own], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = Number(await firstLine(supervisor));
  const exited = exitOf(supervisor);
  supervisor.kill('SIGINT');
  expect(await exited).toEqual({ code: 130, signal: null });
  expect(processStart(pid)).toBeUndefined();
  expect(readFileSync(join(own, 'mark'), 'utf8')).toBe('hello');
});

test('a process that a killed supervisor left is ended; one that got its number since is not', async () => {
  const own = join(home, 'left');
  mkdirSync(join(own, 'run'), { recursive: true });
  const sleeper = (): ChildProcess => spawn(nodeBinary(), ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
  const [stale, stranger] = [sleeper(), sleeper()];
  recordRun(own, 'stale', stale.pid as number);
  writeFileSync(join(own, 'run', 'stranger.json'), JSON.stringify({ pid: stranger.pid, start: '1' }));
  writeFileSync(join(own, 'run', 'cut.json'), '{"pid": 1');
  const ended = exitOf(stale);
  const lock = await lockHome(own);
  expect(await ended).toEqual({ code: null, signal: 'SIGTERM' });
  expect(processStart(stranger.pid as number)).toBeDefined();
  lock.release();
  stranger.kill('SIGKILL');
  await exitOf(stranger);
});

test('a taken port is refused with the name of its holder and what to set', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(portHolder(port)?.pid).toBe(process.pid);
  await expect(assertPortFree(port, 'the page', 'set INFINITYDB_HTTP_PORT')).rejects.toMatchObject({
    code: 'port_in_use',
    message: expect.stringContaining(
      `port ${port}, needed for the page, is held by ${portHolder(port)?.name} (pid ${process.pid}); set INFINITYDB_HTTP_PORT`,
    ) as string,
  });
  await new Promise((resolve) => server.close(resolve));
  expect(portHolder(port)).toBeUndefined();
  await assertPortFree(port, 'the page');
  await assertPortFree(await freePort(), 'the page');
});
