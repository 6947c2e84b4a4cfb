import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../service/process/ports.ts';

const LAUNCHER = fileURLToPath(new URL('./infinitydb.mjs', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'infinitydb-cli-'));
const closedPort = String(await freePort());
afterAll(() => rmSync(home, { recursive: true }));

function run(...args: string[]) {
  const env = { ...process.env, INFINITYDB_HOME: home, INFINITYDB_HTTP_PORT: closedPort };
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const ID = '0'.repeat(64);

test.each([
  ['no such command', ['frobnicate'], 2, 'usage'],
  ['an unknown option', ['put', 'x', '--frobnicate'], 2, 'usage'],
  ['a missing argument', ['get'], 2, 'usage'],
  ['too many arguments', ['down', 'now'], 2, 'usage'],
  ['an option without its value', ['get', ID, '-o'], 2, 'usage'],
  ['a required option left out', ['negotiate', LAUNCHER], 2, 'usage'],
  ['a spread that is none', ['put', LAUNCHER, '--spread', '4-of-2'], 2, 'spread_invalid'],
  ['an id that is none', ['get', 'abc', '-o', 'out'], 2, 'usage'],
  ['a negotiation id that is none', ['buy', 'abc', '-o', 'out'], 2, 'usage'],
  ['a transfer that is none', ['log', 'receipt', 'abc'], 2, 'usage'],
  ['a limit that is none', ['ledger', 'transfers', '--limit', '0'], 2, 'usage'],
  ['an instrument that is none', ['book', 'storage/week/USDX'], 6, 'unknown_instrument'],
  ['an object of another home', ['get', ID, '-o', 'out'], 6, 'unknown_object'],
  ['a file that is not there', ['put', join(home, 'absent')], 1, 'file_unreadable'],
  ['a folder in place of a file', ['put', home], 1, 'file_unreadable'],
  ['a home without a network', ['put', LAUNCHER], 1, 'setup_incomplete'],
  ['no service: book', ['book'], 75, 'service_unavailable'],
  ['no service: ledger', ['ledger', 'accounts'], 75, 'service_unavailable'],
  ['no service: status', ['status'], 75, 'service_unavailable'],
])('%s', (_, args, exit, code) => {
  const asText = run(...args);
  expect(asText.stderr).toContain(`${code}: `);
  expect([asText.status, asText.stdout]).toEqual([exit, '']);
  const asJson = run(...args, '--json');
  expect(JSON.parse(asJson.stderr)).toMatchObject({ ok: false, code });
  expect([asJson.status, asJson.stdout]).toEqual([exit, '']);
});

test('no command at all shows the help and is a usage error', () => {
  const { status, stdout, stderr } = run();
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Usage: infinitydb');
});

test.each([[['--help']], [['put', '--help']], [['log', 'receipt', '--help']]])('%s is an answer', (args) => {
  const { status, stdout, stderr } = run(...args);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('--json');
  expect(stdout).toContain('--home');
});

test('an unknown setting is a usage error', () => {
  const env = { ...process.env, INFINITYDB_PROT: '1' };
  const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, 'down'], { env, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('INFINITYDB_PROT is not a setting');
});

test('down has nothing to do where nothing is up, and leaves no trace', () => {
  const { status, stdout } = run('down', '--json');
  expect([status, JSON.parse(stdout)]).toEqual([0, { stopped: false }]);
  expect(readdirSync(home)).toEqual([]);
});
