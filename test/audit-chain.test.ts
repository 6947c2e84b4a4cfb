import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { openChain } from '../contracts/chain/chain.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import type { ChainOptions } from '../settlement/log/audit/chain/chain-audit.ts';
import { formatKeptState, openKeptState, stateDigest } from '../settlement/log/audit/kept-state.ts';
import type { AuditReport } from '../settlement/log/audit/report.ts';
import { newAuditState, type AuditState } from '../settlement/log/audit/state.ts';
import { BackedNetwork } from './audit-chain.fixture.ts';
import { agentKey, NETWORK, ownerKey } from './audit-signed.fixture.ts';

/** A log held against the embedded chain: what agrees, each way to disagree by its rule, and nodes that cannot be believed. */
const opened: BackedNetwork[] = [];
afterEach(async () => {
  for (const backed of opened.splice(0)) await backed.close();
});
async function start(): Promise<BackedNetwork> {
  const backed = await BackedNetwork.start();
  opened.push(backed);
  return backed;
}

const placeOf = ({ chain }: BackedNetwork): ChainOptions => ({ provider: chain.chain.provider });
async function auditOf(backed: BackedNetwork, chain: ChainOptions = placeOf(backed), since?: AuditState) {
  return audit(await backed.log.export(), { networkId: NETWORK, chain, ...(since ? { since } : {}) });
}

/** Two owners with deposits, one of them an agent's, a withdrawal, two anchors. */
async function lived(): Promise<BackedNetwork> {
  const backed = await start();
  await backed.credited(0, 5_000n);
  await backed.credited(1, 700n, agentKey(1));
  await backed.anchored();
  await backed.withdrawn(0, 1_200n);
  await backed.anchored();
  return backed;
}

test('a log that is as the chain says: what was compared is told', async () => {
  const backed = await lived();
  const report = await auditOf(backed);
  expect(report.firstWrong).toBe(undefined);
  const block = String(await backed.head());
  expect(report.chain).toEqual({
    checked: true,
    id: 31_337,
    block,
    named: String(Number(block) - 1),
    anchors: { right: 2, newer: 0, unjudged: 0 },
    deposits: { right: 2, uncredited: 0 },
    withdrawals: { right: 1, unconfirmed: 0 },
    holdings: { USDX: { held: '4500', owed: '4500', uncredited: '0', unconfirmed: '0', surplus: '0' } },
  });
});

test('without a chain nothing is said about it', async () => {
  const backed = await start();
  backed.see(await backed.pay(0, 5n), { amountBaseUnits: 6n });
  const report = await audit(await backed.log.export());
  expect(report).toMatchObject({ ok: true, chain: { checked: false } });
  expect((await auditOf(backed)).firstWrong?.rule).toBe('deposit_on_chain');
});

test('what is on its way is no fault: a deposit not credited yet, a payment not confirmed yet, a token sent astray', async () => {
  const backed = await lived();
  await backed.pay(1, 31n);
  const command = await backed.signed(0, 400n);
  backed.log.own(command);
  await backed.payOut(command);
  const { reader, senderOf, vault } = backed.chain;
  const { walletClient } = senderOf('alice');
  const erc20 = [
    {
      type: 'function',
      name: 'transfer',
      stateMutability: 'nonpayable',
      outputs: [{ type: 'bool' }],
      inputs: [
        { type: 'address', name: 'to' },
        { type: 'uint256', name: 'value' },
      ],
    },
  ] as const;
  const hash = await walletClient.writeContract({
    address: backed.token,
    abi: erc20,
    functionName: 'transfer',
    args: [vault, 9n],
  });
  await reader.waitForTransactionReceipt({ hash });
  expect(await auditOf(backed)).toMatchObject({
    ok: true,
    chain: {
      deposits: { right: 2, uncredited: 1 },
      withdrawals: { right: 1, unconfirmed: 1 },
      holdings: { USDX: { held: '4140', owed: '4500', uncredited: '31', unconfirmed: '400', surplus: '9' } },
    },
  });
});

test('an older export is right up to where it goes, and the running service has to have all that is anchored', async () => {
  const backed = await lived();
  const old = await backed.log.export();
  await backed.anchored();
  await backed.pay(0, 8n);
  const chain = placeOf(backed);
  expect(await audit(old, { chain })).toMatchObject({ ok: true, chain: { anchors: { right: 2, newer: 1 } } });
  const live = await audit(old, { chain: { ...chain, live: true } });
  expect(live.firstWrong).toMatchObject({ rule: 'anchor', index: live.size });
  expect(live.firstWrong?.expected).toContain(`at most ${live.size} entries`);
});

test('in parts it comes to the same, also where the first part knew no chain', async () => {
  const backed = await start();
  const [blind, seeing] = [newAuditState(), newAuditState()];
  await backed.credited(0, 5_000n);
  await backed.anchored();
  expect(await audit(await backed.log.export(), { since: blind })).toMatchObject({ ok: true });
  expect((await auditOf(backed, undefined, seeing)).ok).toBe(true);
  await backed.withdrawn(0, 1_200n);
  await backed.credited(1, 3n);
  await backed.anchored();
  const whole = newAuditState();
  const report = await auditOf(backed, undefined, whole);
  for (const since of [blind, seeing]) {
    const kept = openKeptState(formatKeptState(since, NETWORK), NETWORK);
    if (!kept.ok) throw new Error(kept.message);
    expect(await auditOf(backed, undefined, kept.value)).toEqual(report);
    expect(stateDigest(kept.value)).toBe(stateDigest(whole));
    expect(kept.value.chain).toEqual(whole.chain);
  }
});

const OTHER = `0x${'12'.repeat(32)}` as const;

/** What happened to log or chain → the rule that is broken, and what its message says. */
const WRONG: readonly [string, string, string, (backed: BackedNetwork) => Promise<void>][] = [
  [
    'more is credited than was paid',
    'deposit_on_chain',
    '41 of asset 2',
    async (b) => b.see(await b.pay(0, 40n), { amountBaseUnits: 41n }),
  ],
  [
    'less is credited',
    'deposit_on_chain',
    '39 of asset 2',
    async (b) => b.see(await b.pay(0, 40n), { amountBaseUnits: 39n }),
  ],
  [
    'another owner is credited',
    'deposit_on_chain',
    ownerKey(1),
    async (b) => b.see(await b.pay(0, 40n), { owner: ownerKey(1) }),
  ],
  [
    'another agent is credited',
    'deposit_on_chain',
    agentKey(0),
    async (b) => b.see(await b.pay(0, 40n), { agent: agentKey(0) }),
  ],
  [
    'a deposit is of another block',
    'deposit_on_chain',
    'in block 1',
    async (b) => b.see(await b.pay(0, 40n), { blockNumber: 1n }),
  ],
  [
    'a deposit never was',
    'deposit_on_chain',
    'ab'.repeat(32),
    async (b) => b.see(await b.pay(0, 40n), { txHash: 'ab'.repeat(32) }),
  ],
  [
    'one deposit is credited as two',
    'deposit_on_chain',
    '/7',
    async (b) => b.see(await b.credited(0, 40n), { logIndex: 7 }),
  ],
  [
    'a deposit is left out',
    'deposit_on_chain',
    'none, though all up to block',
    async (b) => void (await b.pay(0, 40n), await b.commit()),
  ],
  [
    'a deposit is credited after it was said to be',
    'deposit_on_chain',
    '40 of asset 2',
    async (b) => {
      const event = await b.pay(0, 40n);
      await b.commit();
      b.see(event);
    },
  ],
  [
    'a withdrawal is confirmed that was never paid',
    'withdrawal_on_chain',
    'of 9 of asset 2',
    async (b) => {
      await b.credited(0, 40n);
      const { owner, nonce } = await b.signed(0, 9n);
      const command = { ...(await b.signed(0, 9n)), nonce: nonce + 1n };
      b.log.own(command);
      b.log.own({
        type: 'withdrawalConfirmed',
        owner,
        nonce: command.nonce,
        txHash: 'cd'.repeat(32),
        blockNumber: await b.head(),
      });
    },
  ],
  [
    'a withdrawal is confirmed by another transaction',
    'withdrawal_on_chain',
    'cd'.repeat(32),
    async (b) => {
      await b.credited(0, 40n);
      const command = await b.signed(0, 9n);
      b.log.own(command);
      b.log.own({ ...(await b.payOut(command)), txHash: 'cd'.repeat(32) });
    },
  ],
  [
    'owner and operator withdraw beside the log',
    'withdrawal_on_chain',
    'of 9 of asset 2',
    async (b) => {
      await b.credited(0, 40n);
      await b.payOut(await b.signed(0, 9n));
      await b.commit();
    },
  ],
  [
    'a withdrawal lapses in the log and is paid',
    'withdrawal_on_chain',
    'of 9 of asset 2',
    async (b) => {
      await b.credited(0, 40n);
      const command = await b.signed(0, 9n);
      const { owner, nonce, validUntilSeconds } = command;
      b.log.own(command);
      b.log.own({ type: 'withdrawalLapsed', owner, nonce, blockTimeSeconds: validUntilSeconds + 1n });
      await b.payOut(command);
      await b.commit();
    },
  ],
  ['auditors anchored another root', 'anchor', OTHER, async (b) => b.anchor({ ...(await b.commit()), root: OTHER })],
  [
    'auditors anchored another state',
    'anchor',
    OTHER,
    async (b) => b.anchor({ ...(await b.commit()), stateRoot: OTHER }),
  ],
  [
    'auditors anchored another generation',
    'anchor',
    'generation 3',
    async (b) => b.anchor({ ...(await b.commit()), generation: 3n }),
  ],
  [
    'auditors anchored another block',
    'anchor',
    'block 1,',
    async (b) => b.anchor({ ...(await b.commit()), chainBlock: 1n }),
  ],
  [
    'auditors anchored what no state was committed for',
    'anchor',
    'size 2:',
    async (b) => b.anchor({ ...(await b.commit()), size: 2n }),
  ],
];

test.each(WRONG)('%s: %s', async (_, rule, text, happen) => {
  const backed = await start();
  await happen(backed);
  const { ok, firstWrong, evidence } = await auditOf(backed);
  expect({ ok, rule: firstWrong?.rule }).toEqual({ ok: false, rule });
  expect(`${firstWrong?.expected}\n${firstWrong?.found}`).toContain(text);
  expect(evidence).toMatchObject({ wrong: firstWrong, networkId: Buffer.from(NETWORK).toString('hex') });
  expect(evidence?.checkpoint).toContain('log.test');
  expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
});

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
  const backed = await lived();
  await expect(auditOf(backed, node(backed))).rejects.toMatchObject({ code });
});

test('a chain without the contracts is another one', async () => {
  const backed = await lived();
  const bare = await openChain({});
  await expect(auditOf(backed, { provider: bare.provider })).rejects.toMatchObject({ code: 'wrong_network' });
  await bare.close();
});

test('the Vault has less than it owes: vault_holdings', async () => {
  const backed = await lived();
  const token = backed.token.toLowerCase();
  const short = altered(backed, (method, [call], answer) =>
    method === 'eth_call' && (call as { to: string }).to.toLowerCase() === token
      ? `0x${(BigInt(answer as string) - 1n).toString(16).padStart(64, '0')}`
      : answer,
  );
  const report: AuditReport = await auditOf(backed, short);
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
  const backed = await lived();
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
