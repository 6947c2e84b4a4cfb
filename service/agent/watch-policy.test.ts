import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { GENESIS } from '../../market/engine.fixture.ts';
import { encodePolicy, type Policy, policySha256 } from '../../schemas/policy.ts';
import { firstPolicy } from '../first-policy.ts';
import { readPolicyState, watchPolicy } from './watch-policy.ts';

const network = {
  ...GENESIS,
  assets: [{ code: 2, symbol: 'USDX', decimals: 6, kind: 'erc20' as const, engineUnit: 1n }],
};

/** A policy file and who watches it; with `target` it is a link to that. */
function watched(target?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'infinitydb-policy-'));
  const [path, statePath] = [join(folder, 'policy.json'), join(folder, 'policy-state.json')];
  const first = firstPolicy(0);
  if (target) symlinkSync(target, path);
  else writeFileSync(path, encodePolicy(first));
  const set: Policy[] = [];
  const said: string[] = [];
  const told = { waiting: undefined as (() => void) | undefined };
  const log = (event: string, details: object): void => {
    said.push(`${event} ${JSON.stringify(details)}`);
    told.waiting?.();
  };
  const agent = { setPolicy: (policy: Policy) => void set.push(policy) };
  const unwatch = watchPolicy({ path, statePath, genesis: network, agent, first, log });
  onTestFinished(() => {
    unwatch();
    rmSync(folder, { recursive: true });
  });
  const next = () => new Promise<void>((resolve) => (told.waiting = resolve));
  return { path, statePath, first, set, said, next };
}

test('a changed file holds, written in place or put in its stead', async () => {
  const { path, statePath, set, next } = watched();
  const [second, third] = [firstPolicy(1), firstPolicy(2)];
  let changed = next();
  writeFileSync(path, encodePolicy(second));
  await changed;
  changed = next();
  writeFileSync(`${path}.new`, encodePolicy(third));
  renameSync(`${path}.new`, path);
  await changed;
  expect(set).toEqual([second, third]);
  expect(readPolicyState(statePath)).toMatchObject({ sha256: policySha256(third) });
});

test.each([
  ['is no JSON', () => '{', 'not JSON'],
  ['lacks a key', () => encodePolicy(firstPolicy(0)).replace('"asset":"USDX",', ''), 'policy has no "asset"'],
  [
    'names an asset that the network has not',
    () => encodePolicy({ ...firstPolicy(0), asset: 'EURX' }),
    'asset: this network has no asset EURX; name one of USDX',
  ],
])('a file that %s keeps the old policy and says why, until it is mended', async (_, text, fault) => {
  const { path, statePath, first, set, said, next } = watched();
  let changed = next();
  writeFileSync(path, text());
  await changed;
  expect(said.join()).toContain(fault.replaceAll('"', '\\"'));
  expect(set).toEqual([]);
  expect(readPolicyState(statePath)).toMatchObject({ sha256: policySha256(first) });
  expect(readPolicyState(statePath)?.fault).toContain(fault);
  changed = next();
  writeFileSync(path, encodePolicy(firstPolicy(3)));
  await changed;
  expect(readPolicyState(statePath)?.fault).toBeUndefined();
  expect(set).toEqual([firstPolicy(3)]);
});

test('SIGHUP has it read a file whose changes it cannot see', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'infinitydb-policy-'));
  onTestFinished(() => rmSync(elsewhere, { recursive: true }));
  const target = join(elsewhere, 'kept.json');
  writeFileSync(target, encodePolicy(firstPolicy(0)));
  const { set, next } = watched(target);
  const changed = next();
  writeFileSync(target, encodePolicy(firstPolicy(4)));
  process.emit('SIGHUP');
  await changed;
  expect(set).toEqual([firstPolicy(4)]);
});
