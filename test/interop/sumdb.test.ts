import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { treeSize } from '../../sdk/service-api.ts';
import { until } from '../../service/until.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { json } from '../whole/command.fixture.ts';

/** An exported log, verified by Go's checksum-database packages (Debian: golang-go, golang-golang-x-mod-dev). */
const GOPATH = '/usr/share/gocode';
const PROGRAM = fileURLToPath(new URL('./sumdb/main.go', import.meta.url));
const hasGo = existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb/tlog')) && spawnSync('go', ['version']).status === 0;
/** More than one bundle of 256, so that a tile of the next level is there. */
const ENTRIES = 256;
const GROWN_MS = 90_000;

let stack: TestStack;
let folder: string;
let log: string;
let exported: { readonly size: number; readonly root: string };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'infinitydb-sumdb-'));
  log = join(folder, 'log');
  const env = { ...process.env, GO111MODULE: 'off', GOPATH, GOCACHE: join(folder, 'cache'), CGO_ENABLED: '0' };
  if (hasGo) {
    const { status, stderr } = spawnSync('go', ['build', '-o', join(folder, 'sumdb'), PROGRAM], { env });
    expect([status, String(stderr)]).toEqual([0, '']);
  }
  stack = await startTestStack({ epochMs: 1_000 });
  const { home } = stack.config;
  await json(home, 'wallet', 'deposit', '5', 'USDX');
  writeFileSync(join(folder, 'file'), 'to be stored');
  for (let i = 0; i < 4; i++) await json(home, 'put', join(folder, 'file'));
  await until('the log has grown', GROWN_MS, async () => ((await treeSize(stack.apiUrl)) > ENTRIES ? true : undefined));
  exported = await json(home, 'log', 'export', log);
}, 240_000);
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const verify = () => {
  const { genesis } = stack.network;
  const keys = [genesis.log.vkey, genesis.witnesses[0]?.vkey ?? ''];
  const { status, stdout, stderr } = spawnSync(join(folder, 'sumdb'), [log, ...keys], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

/** Verifies while one byte of a file is another, and says what came of it. */
function verifyWith(path: string, at: number): { status: number | null; stderr: string } {
  const file = join(log, path);
  const bytes = readFileSync(file);
  try {
    writeFileSync(
      file,
      bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)),
    );
    return verify();
  } finally {
    writeFileSync(file, bytes);
  }
}

test.skipIf(!hasGo)('tiles, entries, all checkpoints, signature and cosignature verify', () => {
  const root = Buffer.from(exported.root, 'hex').toString('base64');
  expect(verify()).toEqual({ status: 0, stdout: `${exported.size} ${root}\n`, stderr: '' });
});

test.skipIf(!hasGo).each([
  ['an entry', 'tile/entries/000', 100, /entry \d+/],
  ['a tile', 'tile/0/000', 40, /./],
  ['the checkpoint', 'checkpoint', 60, /./],
])('one bit of %s is noticed', (_, path, at, says) => {
  const { status, stderr } = verifyWith(path, at);
  expect(status).toBe(1);
  expect(stderr).toMatch(says);
});
