import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpNetworkView } from '../agent-runtime/network-view.ts';
import { deposit, mintTestToken, readBalance } from '../contracts/clients/deposit.ts';
import { fromHex, toHex, utf8 } from '../primitives/bytes.ts';
import { decodeEntry } from '../primitives/entry/codec.ts';
import { sha256 } from '../primitives/hash.ts';
import { leafHash, merkleRoot } from '../primitives/merkle.ts';
import { enrolAgent, moveFunds, requestWithdrawal } from '../sdk/owner-command.ts';
import { callApi, fetchApi } from '../sdk/http-api.ts';
import { homePaths } from '../service/home.ts';
import { postgresUrl } from '../service/postgres.ts';
import { until } from '../service/until.ts';
import { walletOf } from '../service/wallets.ts';
import { parseEntryBundle } from '../settlement/log/entry-bundle.ts';
import { entriesPath, TILE_WIDTH, tilePath } from '../settlement/log/tiles.ts';
import { verifyCheckpoint } from '../settlement/log/verify/checkpoint.ts';
import { parsePolicy } from '../settlement/log/verify/policy.ts';
import { verifyReceipt } from '../settlement/log/verify/receipt.ts';
import { openDatabase } from '../settlement/store/database.ts';
import { openPlace, type Place } from './http.fixture.ts';

/** The settlement process as the world sees it: its HTTP interface, the money that comes and goes by the chain, its anchors. */
const SEED = sha256(utf8('an agent of the HTTP tests'));
let place: Place;
let agent: string;
let owner: string;

beforeAll(async () => {
  place = await openPlace();
  const wallet = place.sender.walletClient.account;
  owner = wallet.address.slice(2).toLowerCase();
  ({ agent } = await enrolAgent(place.api, place.network.genesis, SEED, ownerWallet()));
});
afterAll(async () => {
  await place?.close();
});

const ownerWallet = () => walletOf(place.config, 'owner-of-user');
type AccountJson = { balanceBaseUnits: string; pendingBaseUnits: string };
const account = (name: string) =>
  callApi<AccountJson>(place.api, `/api/v1/accounts/${name}`).catch((error: { code?: string }) => {
    if (error.code === 'unknown_account') return undefined;
    throw error;
  });
const balance = async (name: string): Promise<bigint> => BigInt((await account(name))?.balanceBaseUnits ?? 0);

async function putIn(amountBaseUnits: bigint, toAgent: boolean): Promise<void> {
  const { sender, token, network } = place;
  const { address } = sender.walletClient.account;
  await mintTestToken(sender, token, address, amountBaseUnits);
  const made = await deposit(sender, {
    ...{ vault: network.genesis.chain.vault as typeof token, owner: address, asset: token, amountBaseUnits },
    ...(toAgent ? { agent: `0x${agent}` as const } : {}),
  });
  expect(made).toMatchObject({ ok: true });
}

test('an enrolled agent has its grant; its owner gets the same right again, another owner does not', async () => {
  const { api, network, config } = place;
  expect(await balance(`${agent}/1/available`)).toBe(network.genesis.info.grantInfo);
  const again = await enrolAgent(api, network.genesis, SEED, ownerWallet());
  expect(again.agent).toBe(agent);
  expect(again.jwt.split('.')).toHaveLength(3);
  const stranger = walletOf(config, 'owner-of-agent-1');
  await expect(enrolAgent(api, network.genesis, SEED, stranger)).rejects.toMatchObject({ code: 'already_enrolled' });
  const { agents } = await callApi<{ agents: unknown[] }>(api, '/api/v1/agents');
  expect(agents).toMatchObject([{ agent, owner, alive: false, revoked: false }]);
});

test('a deposit is credited to the agent that it names, and can go on from there only with its owner', async () => {
  const { api, network } = place;
  await putIn(900n, true);
  await place.seen(async () => ((await balance(`${agent}/2/available`)) === 900n ? true : undefined));
  const sweep = { direction: 'sweep', agent, asset: 2, amountBaseUnits: 300n } as const;
  await moveFunds(api, network.genesis, ownerWallet(), sweep);
  expect(await balance(`${owner}/2/available`)).toBe(300n);
  // Both ways to write an account's name in a path are one.
  expect(await httpNetworkView(api).balance(`${agent}/2/available`)).toBe(600n);
  expect(await httpNetworkView(api).balance(`${agent}/2/held`)).toBe(0n);
  const stranger = walletOf(place.config, 'owner-of-agent-1');
  await expect(moveFunds(api, network.genesis, stranger, sweep)).rejects.toMatchObject({ code: 'not_authorised' });
  await expect(
    moveFunds(api, network.genesis, ownerWallet(), { ...sweep, amountBaseUnits: 601n }),
  ).rejects.toMatchObject({ code: 'insufficient_funds' });
});

test('a withdrawal is set aside, paid by the Vault, and posted once the chain shows it', async () => {
  const { api, network, token, access, sender } = place;
  const wallet = ownerWallet();
  await putIn(500n, false);
  await place.seen(async () => ((await balance(`${owner}/2/available`)) >= 500n ? true : undefined));
  const [inLedger, onChain] = [
    await balance(`${owner}/2/available`),
    await readBalance(sender.publicClient, token, wallet.address),
  ];
  expect(access.chainId).toBe(network.genesis.chain.id);
  await requestWithdrawal(api, network.genesis, wallet, { asset: 2, token, amountBaseUnits: 120n, validSeconds: 600 });
  await place.seen(async () => {
    const { balanceBaseUnits, pendingBaseUnits } = (await account(`${owner}/2/available`)) as AccountJson;
    expect(BigInt(balanceBaseUnits)).toBe(inLedger - 120n);
    return pendingBaseUnits === '0' ? true : undefined;
  });
  expect(await readBalance(sender.publicClient, token, wallet.address)).toBe(onChain + 120n);
});

test('the log is served whole: its tiles and entries give the root that was signed and cosigned', async () => {
  const { api, network } = place;
  const text = async (path: string) => new TextDecoder().decode(await fetchApi(api, path));
  const policy = parsePolicy(await text('/policy.txt'));
  if (!policy.ok) throw new Error(policy.message);
  const trust = { logVkey: network.genesis.log.vkey, policy: policy.value };
  const checkpoint = verifyCheckpoint({ note: await text('/checkpoint'), ...trust });
  if (!checkpoint.ok) throw new Error(checkpoint.message);
  const { size, root } = checkpoint.value;
  expect(size).toBeGreaterThan(5);
  expect(size).toBeLessThan(TILE_WIDTH);
  const entries = parseEntryBundle(await fetchApi(api, `/${entriesPath(0, size)}`));
  if (!entries.ok) throw new Error(entries.message);
  const leaves = entries.value.map(leafHash);
  expect(merkleRoot(leaves)).toEqual(root);
  const tile = await fetchApi(api, `/${tilePath({ level: 0, index: 0, width: size })}`);
  expect(toHex(tile)).toBe(leaves.map(toHex).join(''));
  const published = (await text('/checkpoints.jsonl')).trimEnd().split('\n');
  expect(published.map((line) => JSON.parse(line).size)).toContain(size);
  expect(await text('/genesis.json')).toBe(await text('/api/v1/genesis'));
  for (const [index, bytes] of entries.value.entries()) {
    const shown = await callApi<{ type: string; base64: string }>(api, `/api/v1/entries/${index}`);
    expect(Buffer.from(shown.base64, 'base64')).toEqual(Buffer.from(bytes));
    expect(decodeEntry(bytes)).toMatchObject({ value: { type: shown.type } });
  }
});

test('each transfer has a receipt that is verified offline', async () => {
  const { api, network } = place;
  type Page = { transfers: { id: string; leafIndex: number; amountBaseUnits: string }[]; next?: number };
  const all = await callApi<Page>(api, `/api/v1/transfers?holder=${agent}`);
  expect(all.transfers.length).toBeGreaterThan(2);
  const first = await callApi<Page>(api, `/api/v1/transfers?holder=${agent}&limit=2`);
  const rest = await callApi<Page>(api, `/api/v1/transfers?holder=${agent}&after=${first.next}`);
  expect([...first.transfers, ...rest.transfers]).toEqual(all.transfers);
  const policy = parsePolicy(new TextDecoder().decode(await fetchApi(api, '/policy.txt')));
  if (!policy.ok) throw new Error(policy.message);
  const last = all.transfers.at(-1)?.id;
  await place.seen(async () => ((await fetch(`${api}/api/v1/receipts/${last}`)).ok ? true : undefined));
  for (const { id, leafIndex, amountBaseUnits } of all.transfers) {
    const receipt = new TextDecoder().decode(await fetchApi(api, `/api/v1/receipts/${id}`));
    const verified = verifyReceipt(receipt, { logVkey: network.genesis.log.vkey, policy: policy.value });
    expect(verified).toMatchObject({
      ok: true,
      value: { transferIndex: leafIndex, transfer: { amount: BigInt(amountBaseUnits) } },
    });
  }
});

test('an anchor of the newest state is on the chain when it is asked for', async () => {
  const { api } = place;
  type Anchor = { size: string; root: string };
  const { anchor } = await callApi<{ anchor: Anchor }>(api, '/api/v1/anchor', { method: 'POST' });
  const { anchors } = await callApi<{ anchors: Anchor[] }>(api, '/api/v1/anchors');
  expect(anchors.at(-1)).toEqual(anchor);
  const published = new TextDecoder().decode(await fetchApi(api, '/checkpoints.jsonl'));
  expect(published).toContain(
    `\\n${anchor.size}\\n${Buffer.from(fromHex(anchor.root.slice(2)) ?? []).toString('base64')}\\n`,
  );
});

test('a blob is stored under its hash, and given back', async () => {
  const { api } = place;
  const bytes = new Uint8Array(262_144).fill(5);
  const name = await httpNetworkView(api).putBlob(bytes);
  expect(toHex(sha256(await fetchApi(api, `/blob/${name}`)))).toBe(name);
});

test('the page comes with its parts and takes nothing from elsewhere', async () => {
  for (const path of ['/', '/page.js', '/market.js', '/page.css', '/icon.svg']) {
    const response = await fetch(`${place.api}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await response.text()).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  }
});

const hex = (pair: string, bytes: number): string => pair.repeat(bytes);
test.each<[string, string, RequestInit, number, string]>([
  ['an unknown path', '/api/v1/nothing', {}, 404, 'not_found'],
  ['an unknown tile', '/tile/0/999', {}, 404, 'not_found'],
  ['a tile wider than the log', '/tile/0/000', {}, 404, 'not_found'],
  ['a malformed tile', '/tile/0/0', {}, 404, 'not_found'],
  ['an unknown blob', `/blob/${hex('00', 32)}`, {}, 404, 'not_found'],
  ['content under another name', `/blob/${hex('00', 32)}`, { method: 'PUT', body: 'x' }, 422, 'content_mismatch'],
  ['too large a blob', `/blob/${hex('00', 32)}`, { method: 'PUT', body: 'x'.repeat(262_145) }, 413, 'too_large'],
  ['too large a body', '/rpc', { method: 'POST', body: 'x'.repeat(1_048_577) }, 413, 'too_large'],
  ['no account', '/api/v1/accounts/nobody', {}, 400, 'malformed'],
  ['an account never used', `/api/v1/accounts/${hex('00', 32)}/1/available`, {}, 404, 'unknown_account'],
  ['no holder', '/api/v1/transfers?holder=x', {}, 400, 'malformed'],
  ['no limit', '/api/v1/transfers?limit=0', {}, 400, 'malformed'],
  ['no entry', '/api/v1/entries/999999', {}, 404, 'not_found'],
  ['no index', '/api/v1/entries/-1', {}, 400, 'malformed'],
  ['an unknown transfer', '/api/v1/receipts/0-0-999999-0', {}, 404, 'unknown_transfer'],
  ['no transfer id', '/api/v1/receipts/first', {}, 400, 'malformed'],
  ['no market', '/api/v1/books', {}, 503, 'service_unavailable'],
  ['no JSON', '/api/v1/owner', { method: 'POST', body: '{' }, 400, 'malformed'],
  ['no owner command', '/api/v1/owner', { method: 'POST', body: '{"type":"pay"}' }, 400, 'unknown_command'],
  [
    'an unsigned command',
    '/api/v1/owner',
    {
      method: 'POST',
      body: `{"type":"revokeAgent","agent":"${hex('ab', 32)}","owner":"${hex('cd', 20)}","nonce":"1","ownerSignature":"00"}`,
    },
    401,
    'bad_signature',
  ],
  [
    "another site's page",
    '/api/v1/anchor',
    { method: 'POST', headers: { origin: 'https://elsewhere.example' } },
    403,
    'not_authorised',
  ],
])('%s is refused by its code', async (_, path, init, status, code) => {
  const response = await fetch(`${place.api}${path}`, init);
  expect(await response.json()).toMatchObject({ ok: false, code, message: expect.any(String) });
  expect(response.status).toBe(status);
});

test('the chain answers under the same address', async () => {
  const body = '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}';
  expect(await callApi(place.api, '/rpc', { method: 'POST', body })).toMatchObject({ result: '0x7a69' });
});

test('what the database does not have yet is not told', async () => {
  const { api, config } = place;
  const url = postgresUrl(homePaths(config.home).postgres, config.postgresPort);
  const db = openDatabase({ url, connections: 1 });
  const agents = (): Promise<Response> => fetch(`${api}/api/v1/agents`);
  await db.transaction().execute(async (tx) => {
    // Every commit begins with this row, and the next is under way within a second.
    await tx.selectFrom('meta').selectAll().forUpdate().execute();
    const refused = await until('an answer is held back', 10_000, async () => {
      const response = await agents();
      return response.ok ? undefined : response;
    });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ ok: false, code: 'database_unavailable', retryable: true });
  });
  await db.destroy();
  expect((await agents()).status).toBe(200);
});

test('settlement killed and started again has all it had, and credits no deposit twice', async () => {
  const { api } = place;
  const before = await callApi<{ accounts: unknown[] }>(api, `/api/v1/accounts?holder=${agent}`);
  process.kill(place.settlement.pid, 'SIGKILL');
  await place.settlement.exited;
  await putIn(7n, true);
  place.settlement = await place.startSettlement();
  expect(await callApi(api, '/healthz')).toMatchObject({ ok: true });
  await place.seen(async () => ((await balance(`${agent}/2/available`)) === 607n ? true : undefined));
  const after = await callApi<{ accounts: { name: string }[] }>(api, `/api/v1/accounts?holder=${agent}`);
  const others = ({ accounts }: { accounts: unknown[] }) =>
    (accounts as { name: string }[]).filter(({ name }) => name !== `${agent}/2/available`);
  expect(others(after)).toEqual(others(before));
});
