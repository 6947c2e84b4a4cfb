import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Config } from '../../service/config.ts';
import { homePaths } from '../../service/home.ts';
import { homeHolder, runningProcesses } from '../../service/process/home-lock.ts';
import { assertPortFree } from '../../service/process/ports.ts';
import { eraseHome, testHome } from '../support/test-stack.ts';
import { failure, json, run, start } from './command.fixture.ts';

const homes: string[] = [];
afterEach(() => homes.splice(0).forEach(eraseHome));

async function newHome(settings: Partial<Config> = {}): Promise<Config> {
  const config = await testHome({ agents: 1, ...settings });
  homes.push(config.home);
  return config;
}

async function listenOn(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** No process of the home lives, and every port of it is free. */
async function expectNothingRuns({ home, ...config }: Config, taken = 0): Promise<void> {
  expect(homeHolder(home)).toBeUndefined();
  expect(runningProcesses(home)).toEqual([]);
  for (const [name, port] of Object.entries(config))
    if (name.endsWith('Port') && port !== taken) await assertPortFree(Number(port), name);
}

test.each([
  ['httpPort', 'the HTTP interface', 'INFINITYDB_HTTP_PORT'],
  ['postgresPort', 'Postgres', 'INFINITYDB_POSTGRES_PORT'],
  ['natsWebsocketPort', "NATS's WebSocket", 'INFINITYDB_NATS_WEBSOCKET_PORT'],
  ['agentPort', 'agent-1', 'INFINITYDB_AGENT_PORT'],
] as const)('%s in use: up names the port and its holder, and starts nothing', async (name, what, variable) => {
  const config = await newHome();
  const port = config[name];
  const server = await listenOn(port);
  try {
    const { exit, code, message } = await failure(config.home, 'up');
    expect([exit, code]).toEqual([1, 'port_in_use']);
    const holder = `${basename(process.execPath)} (pid ${process.pid})`;
    expect(message).toBe(`port ${port}, needed for ${what}, is held by ${holder}; set ${variable} to choose another`);
    await expectNothingRuns(config, port);
    expect(existsSync(homePaths(config.home).postgres)).toBe(false);
  } finally {
    server.close();
  }
});

test('no nats-server can be run: one sentence says what to do, and what was started is stopped', async () => {
  const config = await newHome();
  const { exit, stderr, stdout } = await start(config.home, ['up', '--json'], {
    INFINITYDB_NATS_SERVER: join(config.home, 'absent'),
  }).ended;
  expect([exit, stdout]).toEqual([1, '']);
  expect(JSON.parse(stderr)).toMatchObject({
    code: 'setup_incomplete',
    message: `INFINITYDB_NATS_SERVER names ${join(config.home, 'absent')}, which cannot be run; install the package nats-server of your system`,
  });
  await expectNothingRuns(config);
});

test('up in the background, a second up refused, clients served, down; nothing is left running', async () => {
  const config = await newHome();
  const { home } = config;
  const { pid } = await json<{ pid: number }>(home, 'up', '--detach');
  try {
    expect(homeHolder(home)).toBe(pid);
    const second = await failure(home, 'up');
    expect(second).toMatchObject({ exit: 7, code: 'home_in_use' });
    expect(second.message).toContain(`pid ${pid}`);
    expect((await run(home, 'status')).exit).toBe(0);
  } finally {
    expect(await json(home, 'down')).toEqual({ stopped: true });
  }
  await expectNothingRuns(config);
  expect(readdirSync(join(home, 'run'))).toEqual([]);
  expect(await json(home, 'down')).toEqual({ stopped: false });
  expect(await failure(home, 'status')).toMatchObject({ exit: 75, code: 'service_unavailable' });
});
