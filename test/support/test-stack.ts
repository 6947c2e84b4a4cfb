import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { books } from '../../sdk/service-api.ts';
import { loadConfig, type Config } from '../../service/config.ts';
import { homePaths } from '../../service/home.ts';
import { erasePostgres } from '../../service/postgres-place.ts';
import { freePort } from '../../service/process/ports.ts';
import { startStack, type Stack } from '../../service/stack.ts';
import { until } from '../../service/until.ts';

const OFFERED_MS = 30_000;

export type TestStack = Stack & {
  /** Kills a process as a crash would; the supervisor starts it again. */
  killHard(name: string): void;
  /** Stops everything and erases the home. */
  [Symbol.asyncDispose](): Promise<void>;
};

/** A folder for one stack, below `parent`, with ports of its own. */
export async function testHome(settings: Partial<Config> = {}, parent = tmpdir()): Promise<Config> {
  const home = mkdtempSync(join(parent, 'infinitydb-stack-'));
  const names = ['httpPort', 'postgresPort', 'natsPort', 'natsWebsocketPort', 'chainPort', 'witnessPort'] as const;
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()] as const)));
  const agentPort = 20_000 + Math.floor(Math.random() * 12_000);
  writeFileSync(
    join(home, 'config.json'),
    JSON.stringify({ ...ports, agentPort, agents: 5, epochMs: 3_000, ...settings }),
  );
  return loadConfig({ home, environment: {} });
}

/** The whole marketplace, real in every part, in a folder of its own; `home`: one that `testHome` made. */
export async function startTestStack(settings: Partial<Config> = {}, home?: Config): Promise<TestStack> {
  const config = home ?? (await testHome(settings));
  const lines: string[] = [];
  try {
    const stack = await startStack(config, { log: (line) => lines.push(line) });
    await allOffer(stack).catch(async (error: unknown) => {
      await stack.stop();
      throw error;
    });
    return {
      ...stack,
      killHard(name) {
        const pid = stack.supervisor.states().find((state) => state.name === name)?.pid;
        if (pid === undefined) throw new Error(`no process ${name}: ${JSON.stringify(stack.supervisor.states())}`);
        process.kill(pid, 'SIGKILL');
      },
      async [Symbol.asyncDispose]() {
        await stack.stop();
        eraseHome(config.home);
      },
    };
  } catch (error) {
    eraseHome(config.home);
    throw new Error(`the stack did not start; it said:\n${lines.join('\n')}`, { cause: error });
  }
}

/** Resolves when every storage agent has an ask in the book. */
async function allOffer({ apiUrl, config }: Stack): Promise<void> {
  await until('every agent offers storage', OFFERED_MS, async () => {
    const asks = (await books(apiUrl)).flatMap((book) => book.asks.map(({ agent }) => agent));
    return new Set(asks).size === config.agents ? true : undefined;
  });
}

export function eraseHome(home: string): void {
  erasePostgres(homePaths(home).postgres);
  rmSync(home, { recursive: true, force: true });
}
