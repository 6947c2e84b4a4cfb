import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAmount } from '../../cli/amount.ts';
import { type AccountJson, accounts, treeSize } from '../../sdk/service-api.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { json, run } from '../whole/command.fixture.ts';

/** What `ledger export` writes, read by hledger and beancount (Debian packages of those names): they accept it, and count as we do. */
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const FORMATS = ['hledger', 'beancount', 'csv', 'jsonl'] as const;

let stack: TestStack;
let home: string;
let folder: string;
let me: string;
let ours: readonly AccountJson[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'infinitydb-journals-'));
  stack = await startTestStack({ epochMs: 15_000 });
  ({ home } = stack.config);
  await json(home, 'wallet', 'deposit', '5', 'USDX');
  writeFileSync(join(folder, 'file'), randomBytes(300_000));
  await json(home, 'put', join(folder, 'file'));
  ({ holder: me } = await json<{ holder: string }>(home, 'ledger', 'statement', '--limit', '1'));
  // All exports are of one state of the ledger: where it moved meanwhile they are made again.
  for (let size = -1; size !== (await treeSize(stack.apiUrl)); ) {
    size = await treeSize(stack.apiUrl);
    ours = await accounts(stack.apiUrl, { limit: 1_000_000 });
    const made = FORMATS.flatMap((format) => [
      run(home, 'ledger', 'export', '--format', format, '-o', join(folder, format)),
      run(home, 'ledger', 'export', '--format', format, '--holder', 'me', '-o', join(folder, `my-${format}`)),
    ]);
    for (const { exit, stderr } of await Promise.all(made)) expect([exit, stderr]).toEqual([0, '']);
  }
}, 180_000);
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const output = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });

/** Base units by account and symbol, of lines `"account","12.5 USDX, 3 INFO"`. */
function totals(csv: string): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const line of csv.trim().split('\n').slice(1)) {
    const [account = '', ...positions] = line.replaceAll('"', '').split(',');
    for (const position of positions.filter((text) => text.trim() !== '')) {
      const [, sign, number = '', symbol = ''] = /^\s*(-?)([\d.]+) +([A-Z0-9]+)\s*$/.exec(position) ?? [];
      const asset = stack.network.genesis.assets.find((one) => one.symbol === symbol);
      if (!asset) throw new Error(`a total of ${account} in an asset that genesis does not name: ${position}`);
      if (/^0?\.?0*$/.test(number)) continue;
      const amount = parseAmount(number, asset);
      if (!amount.ok) throw new Error(amount.message);
      found.set(`${account.trim()} ${symbol}`, sign === '-' ? -amount.value : amount.value);
    }
  }
  return found;
}

const sorted = (map: ReadonlyMap<string, bigint>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** Our accounts as the books of whoever runs the ledger have them: what others have there is a liability, below zero. */
function operatorTotals(): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const { holder, purpose, symbol, name, postedBaseUnits } of ours) {
    const partition = /\.(\d+)$/.exec(name)?.[1];
    const called = `${purpose[0]?.toUpperCase()}${purpose.slice(1)}${partition ? `-${partition}` : ''}`;
    const root = { 'fee-pool': 'Liabilities', issuance: 'Equity', vault: 'Assets' }[purpose];
    const account =
      holder === 'system'
        ? `${root}:${called}`
        : `Liabilities:${holder.length === 40 ? 'Owner' : 'Agent'}-${holder}:${called}`;
    if (BigInt(postedBaseUnits) !== 0n) found.set(`${account} ${symbol}`, -BigInt(postedBaseUnits));
  }
  return found;
}

/** By symbol, all that the home's agent has. */
function myTotals(): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const { holder, symbol, postedBaseUnits } of ours)
    if (holder === me) found.set(symbol, (found.get(symbol) ?? 0n) + BigInt(postedBaseUnits));
  return found;
}

function assetsOf(all: ReadonlyMap<string, bigint>): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const [key, amount] of all) {
    const [account = '', symbol = ''] = key.split(' ');
    if (account.startsWith('Assets:')) found.set(symbol, (found.get(symbol) ?? 0n) + amount);
  }
  return found;
}

const hledger = (file: string): Map<string, bigint> =>
  totals(
    output('hledger', '-f', join(folder, file), 'balance', '--flat', '--no-total', '-O', 'csv', '-c', '1000. INFO'),
  );
/** Asked for one currency at a time: bean-query 2.3 rounds a column of numbers to the decimals that most of them have. */
const beancount = (file: string): Map<string, bigint> => {
  const lines = stack.network.genesis.assets.flatMap(({ symbol }) => {
    const query = `select account, sum(number) where currency = '${symbol}' group by account`;
    const rows = output('bean-query', '-q', '-f', 'csv', join(folder, file), query).trim().split(/\r?\n/).slice(1);
    return rows.map((row) => `${row} ${symbol}`);
  });
  return totals(['account,position', ...lines].join('\n'));
};

test.skipIf(!has('hledger'))('hledger: strict checks hold, and every total is ours', () => {
  for (const file of ['hledger', 'my-hledger']) output('hledger', '-f', join(folder, file), 'check', '--strict');
  expect(sorted(hledger('hledger'))).toEqual(sorted(operatorTotals()));
  expect(sorted(assetsOf(hledger('my-hledger')))).toEqual(sorted(myTotals()));
});

test.skipIf(!has('bean-check'))('beancount: bean-check holds, and every total is ours', () => {
  for (const file of ['beancount', 'my-beancount']) output('bean-check', join(folder, file));
  expect(sorted(beancount('beancount'))).toEqual(sorted(operatorTotals()));
  expect(sorted(assetsOf(beancount('my-beancount')))).toEqual(sorted(myTotals()));
});
