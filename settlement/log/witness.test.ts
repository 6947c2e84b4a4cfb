import { expect, test } from 'vitest';
import { bigEndian, toHex, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { signingKey } from '../../primitives/keys.ts';
import { consistencyProof, leafHash, merkleRoot } from '../../primitives/merkle.ts';
import { refuse } from '../../primitives/result.ts';
import { cosigner, noteSigner, signCheckpoint } from './sign.ts';
import { toBase64 } from './verify/base64.ts';
import { parseNote, parseSignatureLines, verifyNote } from './verify/note.ts';
import { addCheckpoint, parseAddCheckpoint, type WitnessRecord } from './witness.ts';
import { requestBody, submitCheckpoint } from './witness-client.ts';
import { type WitnessOptions, type WitnessStore, witnessRoutes } from './witness-routes.ts';

const origin = 'log.example/one';
const log = noteSigner(origin, signingKey(new Uint8Array(32).fill(1)));
const impostor = noteSigner(origin, signingKey(new Uint8Array(32).fill(2)));
const foreign = noteSigner('log.example/two', signingKey(new Uint8Array(32).fill(3)));
const witness = cosigner('witness.example/w', signingKey(new Uint8Array(32).fill(4)));
const keys = { logs: [log.key], cosigner: witness };
const NOW_MS = 1_700_000_000_999;

const leaves = Array.from({ length: 20 }, (_, i) => leafHash(bigEndian(i, 4)));
const rootOf = (size: number) => merkleRoot(leaves.slice(0, size));
const noteOf = (size: number, root = rootOf(size), by = log) =>
  signCheckpoint({ origin: by.key.name, size, root, extensions: [] }, by);
const bodyOf = (
  old: number,
  size: number,
  note = noteOf(size),
  proof = consistencyProof(leaves, Math.min(old, size), size),
) => requestBody(old, proof, note);
const recordOf = (size: number): WitnessRecord => ({ origin, size, root: rootOf(size), note: noteOf(size) });

function ask(state: WitnessRecord | undefined, body: string) {
  const request = parseAddCheckpoint(body);
  if (!request.ok) throw new Error(request.message);
  return addCheckpoint(state, request.value, NOW_MS, keys);
}

const at10 = recordOf(10);
const wrongRoot = sha256(utf8('wrong'));
test.each([
  ['first checkpoint', undefined, bodyOf(0, 10), 200],
  ['first, empty', undefined, bodyOf(0, 0), 200],
  ['a larger one', at10, bodyOf(10, 17), 200],
  ['the same again', at10, bodyOf(10, 10), 200],
  ['an unknown log', at10, requestBody(10, [], noteOf(10, rootOf(10), foreign)), 404],
  ['another key of that name', at10, bodyOf(10, 17, noteOf(17, rootOf(17), impostor)), 403],
  ['a spoilt signature', at10, bodyOf(10, 17, noteOf(17).replace('\n17\n', '\n18\n')), 403],
  ['old above the checkpoint', at10, bodyOf(10, 9), 400],
  ['old below what we have', at10, bodyOf(5, 17), 409],
  ['old above what we have', at10, bodyOf(12, 17), 409],
  ['old above nothing', undefined, bodyOf(3, 17), 409],
  ['no proof', at10, bodyOf(10, 17, noteOf(17), []), 422],
  ['a proof of another size', at10, bodyOf(10, 17, noteOf(17), consistencyProof(leaves, 9, 17)), 422],
  ['another history', at10, bodyOf(10, 17, noteOf(17, wrongRoot)), 422],
  ['the same size with another root', at10, bodyOf(10, 10, noteOf(10, wrongRoot)), 422],
  ['a proof from nothing', undefined, bodyOf(0, 10, noteOf(10), [wrongRoot]), 422],
  ['a proof for the same size', at10, bodyOf(10, 10, noteOf(10), [wrongRoot]), 422],
])('%s', (_, state, body, status) => {
  const reply = ask(state, body);
  expect(reply.status, reply.body).toBe(status);
  expect(reply.newState === undefined).toBe(status !== 200);
});

test('200 carries a cosignature of now; the record keeps both signatures', () => {
  const reply = ask(at10, bodyOf(10, 17));
  const text = noteOf(17).split('\n\n')[0];
  const lines = parseSignatureLines(reply.body);
  const good = lines.ok && verifyNote({ text: `${text}\n`, signatures: lines.value }, [witness.key]);
  expect(good).toMatchObject({ ok: true, value: [{ timeSeconds: 1_700_000_000n }] });
  const kept = parseNote(reply.newState?.note ?? '');
  expect(kept.ok && verifyNote(kept.value, [log.key, witness.key])).toMatchObject({ ok: true, value: [{}, {}] });
  expect(reply.newState).toMatchObject({ origin, size: 17, root: rootOf(17) });
});

test('409 tells the size in its own media type', () => {
  const reply = ask(at10, bodyOf(5, 17));
  expect(reply).toMatchObject({ body: '10\n', headers: { 'Content-Type': 'text/x.tlog.size' } });
});

test('two signed roots of one size are evidence, whatever old size the log names', () => {
  const submitted = noteOf(10, wrongRoot);
  for (const old of [10, 4])
    expect(ask(at10, bodyOf(old, 10, submitted)).splitView).toEqual({ seen: at10.note, submitted });
  expect(ask(at10, bodyOf(10, 10)).splitView).toBeUndefined();
  expect(ask(at10, bodyOf(10, 10, noteOf(10, wrongRoot, impostor))).splitView).toBeUndefined();
});

test.each([
  ['no old line', `${noteOf(3)}`],
  ['an old size with a leading zero', requestBody(0, [], noteOf(3)).replace('old 0', 'old 00')],
  ['64 proof lines', requestBody(1, Array(64).fill(wrongRoot), noteOf(3))],
  ['a short hash', `old 1\n${toBase64(new Uint8Array(31))}\n\n${noteOf(3)}`],
  ['no note', 'old 1\n\n'],
  ['a note that is no checkpoint', 'old 1\n\nhello\n\n— a AAAAAAAA\n'],
  ['size 0 with a root', requestBody(0, [], noteOf(0, wrongRoot))],
])('a body with %s is malformed', (_, body) => {
  expect(parseAddCheckpoint(body)).toMatchObject({ ok: false, code: 'malformed' });
});

class MemoryWitness implements WitnessStore {
  readonly records = new Map<string, WitnessRecord>();
  sets = 0;
  async load(of: string) {
    return this.records.get(of);
  }
  async compareAndSet(of: string, oldSize: number, record: WitnessRecord) {
    this.sets += 1;
    if ((this.records.get(of)?.size ?? 0) !== oldSize) return false;
    this.records.set(of, record);
    return true;
  }
}

function witnessOver(store: WitnessStore, more: Partial<WitnessOptions> = {}) {
  return witnessRoutes({ keys, store, clock: { nowMs: () => NOW_MS }, ...more });
}
const post = (body: BodyInit) => new Request('http://w.example/sub/add-checkpoint', { method: 'POST', body });
const submission = (routes: (request: Request) => Promise<Response>, size: number, oldSize: number) => ({
  url: 'http://w.example/sub',
  key: witness.key,
  note: noteOf(size),
  oldSize,
  consistencyProof: async (from: number, to: number) => consistencyProof(leaves, from, to),
  fetch: ((url: string, init: RequestInit) => routes(new Request(url, init))) as typeof fetch,
});

test('a log submits, is told another size, and submits again', async () => {
  const store = new MemoryWitness();
  const routes = witnessOver(store);
  expect(await submitCheckpoint(submission(routes, 7, 0))).toMatchObject({ ok: true, value: { size: 7 } });
  expect(await submitCheckpoint(submission(routes, 17, 0))).toMatchObject({ ok: true, value: { size: 17 } });
  expect(await submitCheckpoint(submission(routes, 9, 7))).toMatchObject({
    ok: false,
    code: 'verification_failed',
    details: { told: 17 },
  });
  const monitored = await routes(new Request(`http://w.example/mon/${toHex(sha256(utf8(origin)))}/checkpoint`));
  expect(await monitored.text()).toBe(store.records.get(origin)?.note);
});

test('a client trusts no cosignature but its witness’s, and names an unreachable one', async () => {
  const other = cosigner(witness.key.name, signingKey(new Uint8Array(32).fill(5)));
  const lying = witnessRoutes({
    keys: { ...keys, cosigner: other },
    store: new MemoryWitness(),
    clock: { nowMs: () => NOW_MS },
  });
  expect(await submitCheckpoint(submission(lying, 7, 0))).toMatchObject({ ok: false, code: 'bad_signature' });
  const timeless = witnessRoutes({ keys, store: new MemoryWitness(), clock: { nowMs: () => 0 } });
  expect(await submitCheckpoint(submission(timeless, 7, 0))).toMatchObject({ ok: false, code: 'bad_signature' });
  const gone = () => Promise.reject(new TypeError('fetch failed'));
  await expect(submitCheckpoint(submission(gone, 7, 0))).rejects.toMatchObject({ code: 'service_unavailable' });
  const broken = async () => new Response('disk full', { status: 500 });
  await expect(submitCheckpoint(submission(broken, 7, 0))).rejects.toMatchObject({ code: 'service_unavailable' });
});

test('of two requests at once, both on the same old size, one wins and the other is judged anew', async () => {
  const store = new MemoryWitness();
  const routes = witnessOver(store);
  const replies = await Promise.all([routes(post(bodyOf(0, 7))), routes(post(bodyOf(0, 9)))]);
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(store.sets).toBe(2);
});

test('nothing is cosigned that the auditor does not approve, or that could not be stored', async () => {
  const store = new MemoryWitness();
  const auditing = witnessOver(store, { approve: async () => refuse('verification_failed', 'entry 3') });
  const reply = await auditing(post(bodyOf(0, 7)));
  expect([reply.status, await reply.text()]).toEqual([503, 'verification_failed: entry 3\n']);
  expect(store.records.size).toBe(0);
  store.compareAndSet = () => Promise.reject(new Error('disk full'));
  await expect(witnessOver(store)(post(bodyOf(0, 7)))).rejects.toThrow('disk full');
});

test('a split view is told, other paths and bodies refused', async () => {
  const store = new MemoryWitness();
  const told: unknown[] = [];
  const routes = witnessOver(store, { onSplitView: (evidence) => told.push(evidence) });
  await routes(post(bodyOf(0, 10)));
  expect((await routes(post(bodyOf(10, 10, noteOf(10, wrongRoot))))).status).toBe(422);
  expect(told).toHaveLength(1);
  expect((await routes(post('nonsense'))).status).toBe(400);
  expect((await routes(post(new Uint8Array([0xff, 0xfe])))).status).toBe(400);
  expect((await routes(post('x'.repeat(300_000)))).status).toBe(413);
  expect((await routes(new Request('http://w.example/sub/add-checkpoint'))).status).toBe(404);
  expect((await routes(new Request(`http://w.example/${'0'.repeat(64)}/checkpoint`))).status).toBe(404);
});
