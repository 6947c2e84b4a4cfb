import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openChain } from '../contracts/chain/chain.ts';
import type { ChainOptions } from '../settlement/log/audit/chain/chain-audit.ts';
import { auditOf, type BackedNetwork, lived } from './audit-chain.fixture.ts';
import { NETWORK } from './audit-signed.fixture.ts';

/** An audit and the node that it asks: one that cannot be believed gives no verdict; what the command line says of what was asked. */
const OTHER = `0x${'12'.repeat(32)}` as const;
let backed: BackedNetwork;
beforeEach(async () => {
  backed = await lived();
});
afterEach(() => backed.close());

type Answer = (method: string, params: readonly unknown[], answer: unknown) => unknown;

/** The real chain's node but for some answers. */
function altered({ chain }: BackedNetwork, alter: Answer): ChainOptions {
  return {
    provider: {
      async request({ method, params }) {
        const answer = await chain.chain.provider.request({ method, params });
        return alter(method, (params ?? []) as readonly unknown[], structuredClone(answer));
      },
    },
  };
}

type Log = { readonly address: string; readonly data: string };
/** Changes the list of the logs that an address gave. */
const logsOf =
  (address: (backed: BackedNetwork) => string, change: (logs: Log[]) => Log[]) =>
  (backed: BackedNetwork): ChainOptions =>
    altered(backed, (method, _, answer) => {
      if (method !== 'eth_getLogs' || !Array.isArray(answer)) return answer;
      const logs = answer as Log[];
      return logs.every((log) => log.address === address(backed).toLowerCase()) ? change(logs) : logs;
    });
const vaultOf = ({ chain }: BackedNetwork): string => chain.vault;
const anchorOf = ({ chain }: BackedNetwork): string => chain.anchor;
const flipped = (log: Log | undefined, at: number): Log[] =>
  log ? [{ ...log, data: `${log.data.slice(0, at)}${log.data[at] === '1' ? '2' : '1'}${log.data.slice(at + 1)}` }] : [];

const UNBELIEVABLE: readonly [string, string, (backed: BackedNetwork) => ChainOptions][] = [
  ['is not there', 'chain_unavailable', () => ({ url: 'http://127.0.0.1:1' })],
  [
    'is of another chain',
    'wrong_network',
    (b) => altered(b, (method, _, answer) => (method === 'eth_chainId' ? '0x1' : answer)),
  ],
  [
    'answers nothing of sense',
    'chain_unavailable',
    (b) => altered(b, (method, _, answer) => (method === 'eth_getLogs' ? 'none' : answer)),
  ],
  [
    'is behind, and stays so',
    'chain_unavailable',
    (b) => ({
      ...altered(b, (method, _, answer) => (method === 'eth_blockNumber' ? '0x4' : answer)),
      waitMs: 1_000,
    }),
  ],
  ['leaves out a deposit', 'chain_unavailable', logsOf(vaultOf, (logs) => logs.slice(1))],
  [
    'shows a deposit twice',
    'chain_unavailable',
    logsOf(vaultOf, ([first, ...rest]) => (first ? [first, first, ...rest] : [])),
  ],
  [
    'shows another amount',
    'chain_unavailable',
    logsOf(vaultOf, ([first, ...rest]) => [...flipped(first, 65), ...rest]),
  ],
  [
    'shows another anchor',
    'chain_unavailable',
    logsOf(anchorOf, (logs) => [...logs.slice(0, -1), ...flipped(logs.at(-1), 65)]),
  ],
  ['leaves out an anchor', 'chain_unavailable', logsOf(anchorOf, (logs) => logs.slice(0, -1))],
];

test.each(UNBELIEVABLE)('a node that %s gives no verdict: %s', async (_, code, node) => {
  await expect(auditOf(backed, node(backed))).rejects.toMatchObject({ code });
});

test('a chain without the contracts is another one', async () => {
  const bare = await openChain({});
  await expect(auditOf(backed, { provider: bare.provider })).rejects.toMatchObject({ code: 'wrong_network' });
  await bare.close();
});

test('the Vault has less than it owes: vault_holdings', async () => {
  const token = backed.token.toLowerCase();
  const short = altered(backed, (method, [call], answer) =>
    method === 'eth_call' && (call as { to: string }).to.toLowerCase() === token
      ? `0x${(BigInt(answer as string) - 1n).toString(16).padStart(64, '0')}`
      : answer,
  );
  const report = await auditOf(backed, short);
  expect(report.firstWrong).toMatchObject({ rule: 'vault_holdings', found: '4499' });
  expect(report.firstWrong?.expected).toContain('4500 USDX');
});

const LAUNCHER = fileURLToPath(new URL('../cli/infinitydb.mjs', import.meta.url));

/** The chain's JSON-RPC over HTTP; one call a request. */
async function serve({ chain }: BackedNetwork) {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const { id, method, params } = JSON.parse(text) as { id: number; method: string; params: unknown };
    const result = await chain.chain.provider.request({ method, params });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, result }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

async function run(folder: string, ...args: string[]) {
  const env = { ...process.env, INFINITYDB_HOME: join(folder, 'no-home') };
  const child = spawn(process.execPath, [LAUNCHER, 'audit', ...args], { env, cwd: folder });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part) => void (stdout += part));
  child.stderr.on('data', (part) => void (stderr += part));
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, stdout, stderr };
}

async function write(backed: BackedNetwork, into: string): Promise<string> {
  for (const [path, bytes] of (await backed.log.export()).files) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), bytes);
  }
  return into;
}

test('by the command line: what was asked and what was not, and evidence where log and chain differ', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'infinitydb-chain-audit-'));
  const node = await serve(backed);
  try {
    const good = await write(backed, join(folder, 'good'));
    const text = await run(folder, good, '--chain', node.url);
    expect(text).toMatchObject({ status: 0, stderr: '' });
    expect(text.stdout).toContain(`network ${Buffer.from(NETWORK).toString('hex')}`);
    expect(text.stdout).toContain('cosigned by 1 of 1 witnesses, 1 needed');
    expect(text.stdout).toContain(`by ${node.url}: 2 anchors, 2 deposits and 1 withdrawal agree`);
    expect(text.stdout).toContain('the Vault holds 4500 base units of USDX and owes 4500');
    expect((await run(folder, good)).stdout).toContain('not checked: anchors, deposits, withdrawals');
    expect(JSON.parse((await run(folder, good, '--json')).stdout)).toMatchObject({
      ok: true,
      chain: { checked: false },
    });
    const away = await run(folder, good, '--chain', 'http://127.0.0.1:1', '--json');
    expect([away.status, away.stdout, JSON.parse(away.stderr).code]).toEqual([75, '', 'chain_unavailable']);
    expect(await run(folder, good, '--chain', 'somewhere')).toMatchObject({ status: 2 });

    await backed.anchor({ ...(await backed.commit()), stateRoot: OTHER });
    const bad = await write(backed, join(folder, 'bad'));
    const kept = join(folder, 'evidence');
    const found = await run(folder, bad, '--chain', node.url, '--evidence', kept, '--json');
    expect(found.status).toBe(3);
    const told = JSON.parse(found.stdout) as { firstWrong: { rule: string }; evidenceFile: string };
    expect(told.firstWrong.rule).toBe('anchor');
    const [file = ''] = readdirSync(kept);
    expect(told.evidenceFile).toBe(join(kept, file));
    const evidence = JSON.parse(readFileSync(join(kept, file), 'utf8')) as Record<string, unknown>;
    expect(evidence).toMatchObject({ wrong: told.firstWrong, chain: { stateRoot: OTHER }, chainId: 31_337 });
    expect(evidence['checkpoint']).toContain('log.test');
  } finally {
    node.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
