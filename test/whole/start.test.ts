import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '../../service/config.ts';
import { runningProcesses } from '../../service/process/home-lock.ts';
import { assertPortFree } from '../../service/process/ports.ts';
import { eraseHome, testHome } from '../support/test-stack.ts';
import { startProgram } from './command.fixture.ts';

const START = fileURLToPath(new URL('../../service/start.ts', import.meta.url));
let config: Config;
let environment: Record<string, string>;

beforeAll(async () => {
  // Two epochs are longer than the agents take to come back after a restart, on a busy machine too: else their leases would be lost.
  config = await testHome({ agents: 6, epochMs: 6_000 });
  // By the environment alone, as a person would who has another service on this machine.
  rmSync(join(config.home, 'config.json'));
  environment = Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      `INFINITYDB_${key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
      String(value),
    ]),
  );
});
afterAll(() => eraseHome(config.home));

/** Of all processes; a bare machine has no `ps`. */
function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}

async function expectNothingLeft(): Promise<void> {
  const { home, ...rest } = config;
  const processes = commandLines();
  expect(processes.filter((line) => line.includes(home))).toEqual([]);
  expect(runningProcesses(home)).toEqual([]);
  for (const [name, port] of Object.entries(rest)) if (name.endsWith('Port')) await assertPortFree(Number(port), name);
}

// First, so that the tour goes on from what these have left.
test.each([
  ['at once', /starting Postgres/],
  ['while settlement starts', /starting settlement/],
])('interrupted %s, it stops what it has started', async (_, said) => {
  const started = startProgram(START, [], environment);
  await started.said(said);
  started.child.kill('SIGINT');
  const { exit, stderr } = await started.ended;
  expect([exit, stderr]).toEqual([130, '']);
  await expectNothingLeft();
});

test('the tour, then a second start that has its data again and is interrupted', {
  timeout: 240_000,
}, async () => {
  const first = await startProgram(START, ['--tour-only'], environment).ended;
  expect(first.stderr).toBe('');
  expect(first.exit).toBe(0);
  const tour = first.stdout;
  expect(tour.match(/slot \d: \d+ lots from agent-\d for [\d.]+ USDX, [\d.]+ USDX at stake/g)).toHaveLength(4);
  expect(tour.match(/kill -9 \d+/g)).toHaveLength(2);
  expect(tour.match(/slot \d: rebuilt by agent-\d from the shards of the others/g)).toHaveLength(2);
  const [, size = '', digest = ''] = /(\d+) bytes, SHA-256 ([0-9a-f]{64}): the same as went in/.exec(tour) ?? [];
  expect(Number(size)).toBeGreaterThan(32 * 1_048_576);
  for (const said of [
    /storage price held for the term: user trading\.1 → user held/,
    /penalty for a missed proof: agent-\d collateral → user held/,
    /network fee: user trading\.1 → system fee-pool/,
    /the Vault paid/,
    /is on the chain: 0x[0-9a-f]{64}/,
    /entries recomputed/,
    /every signature, debit, balance and checkpoint holds/,
    /verified offline/,
  ])
    expect(tour).toMatch(said);
  await expectNothingLeft();

  const second = startProgram(START, ['--tour-only'], environment);
  await second.said(/2\. A wallet deposits money/);
  second.child.kill('SIGINT');
  const { exit, stdout } = await second.ended;
  expect(stdout).toContain('An object of an earlier run is still there');
  expect(stdout).toContain(`${size} bytes, SHA-256 ${digest}\n`);
  expect(stdout).not.toContain('making a new network');
  expect(exit).toBe(130);
  await expectNothingLeft();
});

test.each([
  ['a word that it does not know', ['--fast'], {}, 2, /^\s*usage: unknown: --fast/],
  ['a setting that is none', [], { INFINITYDB_PROT: '1' }, 2, /^\s*usage: INFINITYDB_PROT is not a setting/],
])('%s is a usage error, and nothing is started', async (_, words, more, exit, said) => {
  const ended = await startProgram(START, words, { ...environment, ...more }).ended;
  expect(ended.exit).toBe(exit);
  expect(ended.stderr).toMatch(said);
  await expectNothingLeft();
});
