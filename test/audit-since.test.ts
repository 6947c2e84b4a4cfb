import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeEntry } from '../primitives/entry/codec.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import { formatKeptState, openKeptState, stateDigest } from '../settlement/log/audit/kept-state.ts';
import { type AuditState, newAuditState } from '../settlement/log/audit/state.ts';
import { type AuditedNetwork, type Export, exported, resigned } from './audit-log.fixture.ts';
import { NETWORK } from './audit-signed.fixture.ts';
import { simulated } from './audit-simulation.fixture.ts';

/** An audit that goes on from a state that was kept comes to what an audit of the whole log comes to. */
const LAUNCHER = fileURLToPath(new URL('../cli/infinitydb.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'infinitydb-since-'));
let network: AuditedNetwork;
let middle: number;
beforeAll(async () => {
  network = await simulated(23, 400);
  network.publish();
  const { checkpoints } = network;
  middle = checkpoints[checkpoints.length >> 1]?.size ?? 0;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The log's first `size` entries as they were published then; `entries` in place of the network's. */
async function exportOf(size: number, entries: readonly Uint8Array[] = network.entries): Promise<Export> {
  const sizes = network.checkpoints.map((one) => one.size).filter((one) => one <= size);
  const first = entries.slice(0, size);
  return exported(first, resigned(first, sizes), network.blobs);
}

/** Kept as text in between, as between two runs of a program. */
async function passedAt(size: number): Promise<AuditState> {
  const since = newAuditState();
  expect(await audit(await exportOf(size), { since })).toMatchObject({ ok: true, entries: size });
  const opened = openKeptState(formatKeptState(since, NETWORK), NETWORK);
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
}

test('from any checkpoint on: the same report and the same state', async () => {
  const whole = newAuditState();
  const report = await audit(await exportOf(network.entries.length), { since: whole });
  expect(report.ok).toBe(true);
  const every = Math.ceil(network.checkpoints.length / 8);
  for (const { size } of network.checkpoints.filter((_, i) => i % every === 0)) {
    const since = await passedAt(size);
    expect(await audit(await exportOf(network.entries.length), { since })).toEqual(report);
    expect(stateDigest(since)).toBe(stateDigest(whole));
  }
});

test('what is wrong after the checkpoint is found alike: entry, rule, expected, found', async () => {
  const changes = transfersFrom(middle).filter((_, i, all) => i % Math.ceil(all.length / 6) === 0);
  for (const at of changes) {
    const changed = await exportOf(network.entries.length, withOneMore(at));
    const full = await audit(changed);
    expect(full.firstWrong?.index).toBeGreaterThanOrEqual(middle);
    expect((await audit(changed, { since: await passedAt(middle) })).firstWrong).toEqual(full.firstWrong);
  }
});

test('what was rewritten before it is no continuation of the tree that passed', async () => {
  const [at = 0] = transfersFrom(0);
  const changed = await exportOf(network.entries.length, withOneMore(at));
  expect((await audit(changed)).firstWrong).toMatchObject({ index: at });
  const { firstWrong } = await audit(changed, { since: await passedAt(middle) });
  expect(firstWrong).toMatchObject({ rule: 'checkpoint_consistent', index: middle });
});

test('by the command line: the state is kept, bound to its tree, and gone on from', async () => {
  const [part, all] = [
    await write('part', await exportOf(middle)),
    await write('all', await exportOf(network.entries.length)),
  ];
  const state = join(folder, 'audit.state');
  expect(run(part, '--state', state)).toMatchObject({ status: 0, told: { ok: true, from: 0, entries: middle } });
  const full = run(all);
  const since = run(all, '--since', join(part, 'checkpoint'), '--state', state);
  expect(since).toMatchObject({ status: 0, told: { ...full.told, from: middle } });
  expect(run(all, '--since', 'last', '--state', state)).toMatchObject({
    status: 0,
    told: { from: network.entries.length },
  });
  // Shorter than what passed: such a log was cut.
  expect(run(part, '--since', 'last', '--state', state)).toMatchObject({ status: 3, told: { ok: false } });
  const other = run(all, '--since', String(middle), '--state', state);
  expect(other).toMatchObject({ status: 7, code: 'wrong_state' });
  expect(other.stderr).toContain(`since says size ${middle}`);
  const unknown = run(all, '--since', 'yesterday', '--state', state);
  expect(unknown).toMatchObject({ status: 2, code: 'usage' });
  writeFileSync(state, readFileSync(state, 'utf8').replace('"posted":{"$n":"1', '"posted":{"$n":"2'));
  expect(run(all, '--since', 'last', '--state', state)).toMatchObject({ status: 2, code: 'malformed' });
  const absent = join(folder, 'absent');
  expect(run(all, '--since', 'last', '--state', absent)).toMatchObject({ status: 6, code: 'not_found' });
});

/** Where transfers are, from an entry on. */
function transfersFrom(from: number): number[] {
  return network.entries.flatMap((_, at) => (at >= from && network.entryAt(at).type === 'transfer' ? [at] : []));
}

function withOneMore(at: number): Uint8Array[] {
  const entry = network.entryAt(at);
  if (entry.type !== 'transfer') throw new Error('a transfer');
  const transfer = { ...entry.transfer, amount: entry.transfer.amount + 1n };
  return network.entries.with(at, encodeEntry({ type: 'transfer', transfer }));
}

async function write(name: string, { files }: Export): Promise<string> {
  const into = join(folder, name);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), bytes);
  }
  return into;
}

function run(...args: string[]) {
  const env = { ...process.env, INFINITYDB_HOME: join(folder, 'no-home') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, 'audit', ...args, '--json'], {
    env,
    encoding: 'utf8',
  });
  const code = stderr === '' ? undefined : JSON.parse(stderr).code;
  return { status, told: stdout === '' ? undefined : JSON.parse(stdout), code, stderr };
}
