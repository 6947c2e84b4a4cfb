import { expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from '../../../primitives/bytes.ts';
import { signingKey } from '../../../primitives/keys.ts';
import { inclusionProof, leafHash } from '../../../primitives/merkle.ts';
import { cosigner, noteSigner, signCheckpoint } from '../sign.ts';
import { withSignatures } from '../witness-client.ts';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { formatNote } from './note.ts';
import { EMPTY_POLICY, formatPolicy, type Policy, parsePolicy, quorumMet } from './policy.ts';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.ts';
import { formatVkey } from './vkey.ts';

const seed = Uint8Array.from({ length: 32 }, (_, i) => i);
const origin = 'example.com/infinitydb';
const logVkey = 'example.com/infinitydb+aca21b0c+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';
const witnessVkey = 'witness.example/w1+e75f6532+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';
const vector = `example.com/infinitydb
3
NmQuc8JUCrEh46a/lUWwokmCzYMOsT080Z3jzmwCHsE=

— example.com/infinitydb rKIbDNujtg7b7F9K8nKKCVaSz8RcUVxFig7hZ4Ir3TeXnYE4XxyM2JnMV152aks8wjkXW31Pyxep9tEGNI3iA37OSwg=
— witness.example/w1 519lMgAAAABlU/EAEIZeckqu6u13tixv4bThf2aFVoGsAj3VusjzP66K09aNFqVYFyRv7f8l3jfHe2RNyw4v+2aQUkkPebnoqqNpCA==
`;
const root = fromHex('36642e73c2540ab121e3a6bf9545b0a24982cd830eb13d3cd19de3ce6c021ec1') as Uint8Array;
const key = signingKey(seed);

function policyOf(text: string): Policy {
  const policy = parsePolicy(text);
  if (!policy.ok) throw new Error(policy.message);
  return policy.value;
}
const oneWitness = policyOf(`log ${logVkey}\nwitness w1 ${witnessVkey} https://witness.example\nquorum w1\n`);

test('the vector is made and verified byte for byte', () => {
  const note = signCheckpoint({ origin, size: 3, root, extensions: [] }, noteSigner(origin, key));
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const cosigned = withSignatures(note, [cosigner('witness.example/w1', key).cosign(text, 1_700_000_000n)]);
  expect(cosigned).toEqual({ ok: true, value: vector });
  const verified = verifyCheckpoint({ note: vector, logVkey, policy: oneWitness });
  expect(verified).toMatchObject({
    ok: true,
    value: { origin, size: 3, quorum: true, cosignatures: [{ timeSeconds: 1_700_000_000n }] },
  });
  expect(verified.ok && toHex(verified.value.root)).toBe(toHex(root));
});

test('short of its quorum: opened and told, not verified', () => {
  const note = signCheckpoint({ origin, size: 3, root, extensions: [] }, noteSigner(origin, key));
  expect(openCheckpoint(note, { logVkey, policy: oneWitness })).toMatchObject({ ok: true, value: { quorum: false } });
  expect(verifyCheckpoint({ note, logVkey, policy: oneWitness })).toMatchObject({
    ok: false,
    code: 'verification_failed',
  });
  expect(verifyCheckpoint({ note, logVkey, policy: EMPTY_POLICY }).ok).toBe(true);
});

test.each([
  ['another log', vector.replaceAll('example.com/infinitydb', 'example.com/other'), 'bad_signature'],
  ['another size', vector.replace('\n3\n', '\n4\n'), 'bad_signature'],
  ['no signature of the log', vector.replace(/— example.com.*\n/, ''), 'bad_signature'],
  ['a cosignature of another time', vector.replace('519lMgAAAABlU/EA', '519lMgAAAABlU/EB'), 'bad_signature'],
])('%s is refused', (_, note, code) => {
  expect(openCheckpoint(note, { logVkey, policy: oneWitness })).toMatchObject({ ok: false, code });
});

const rootLine = 'NmQuc8JUCrEh46a/lUWwokmCzYMOsT080Z3jzmwCHsE=';
test.each([
  ['a leading zero', `${origin}\n03\n${rootLine}\n`],
  ['a sign', `${origin}\n+3\n${rootLine}\n`],
  ['no size', `${origin}\n\n${rootLine}\n`],
  ['a size of 2^53', `${origin}\n9007199254740992\n${rootLine}\n`],
  ['a short root', `${origin}\n3\nNmQu\n`],
  ['no root', `${origin}\n3\n`],
  ['a space in the origin', `a b\n3\n${rootLine}\n`],
  ['an empty extension', `${origin}\n3\n${rootLine}\n\n`],
  ['no final newline', `${origin}\n3\n${rootLine}`],
  ['a full root at size 0', `${origin}\n0\n${rootLine}\n`],
])('a checkpoint with %s is malformed', (_, text) => {
  expect(parseCheckpoint(text)).toMatchObject({ ok: false, code: 'malformed' });
});

test('extension lines are kept', () => {
  const text = `${origin}\n3\n${rootLine}\nextra\n`;
  const parsed = parseCheckpoint(text);
  expect(parsed.ok && formatCheckpoint(parsed.value)).toBe(text);
});

const witnesses = [1, 2, 3].map((n) => cosigner(`w.example/${n}`, signingKey(new Uint8Array(32).fill(n))));
const vkeys = witnesses.map((witness) => formatVkey(witness.key));
const three = vkeys.map((vkey, i) => `witness w${i + 1} ${vkey}\n`).join('');
test.each([
  ['none', 'quorum none', [], true],
  ['any, one', 'group g any w1 w2\nquorum g', [2], true],
  ['any, none', 'group g any w1 w2\nquorum g', [3], false],
  ['all but one', 'group g all w1 w2\nquorum g', [1, 3], false],
  ['all', 'group g all w1 w2\nquorum g', [1, 2], true],
  ['2 of 3, one', 'group g 2 w1 w2 w3\nquorum g', [3], false],
  ['2 of 3, two', 'group g 2 w1 w2 w3\nquorum g', [1, 3], true],
  ['nested, outer lacks', 'group in any w1 w2\ngroup out all in w3\nquorum out', [1, 2], false],
  ['nested, met', 'group in any w1 w2\ngroup out all in w3\nquorum out', [2, 3], true],
])('quorum %s', (_, rules, cosigned, met) => {
  const policy = policyOf(`# a comment\n\n${three}${rules}\n`);
  expect(policyOf(formatPolicy(policy))).toEqual(policy);
  const keys = policy.witnesses.filter((__, i) => cosigned.includes(i + 1)).map((witness) => witness.key);
  expect(quorumMet(policy, new Set(keys))).toBe(met);
});

test.each([
  ['no quorum', three],
  ['two quorums', 'quorum none\nquorum none'],
  ['an unknown quorum', 'quorum w1'],
  ['a name before its definition', `group g any w1\n${three}quorum g`],
  ['a member twice', `${three}group g all w1 w1\nquorum g`],
  ['a member of two groups', `${three}group g all w1\ngroup h all w1\nquorum g`],
  ['a threshold above its members', `${three}group g 3 w1 w2\nquorum g`],
  ['a threshold of zero', `${three}group g 0 w1 w2\nquorum g`],
  ['an empty group', `${three}group g all\nquorum g`],
  ['a name taken', `${three}group w1 all w2\nquorum w1`],
  ['the name none', `witness none ${vkeys[0]}\nquorum none`],
  ['one key for two witnesses', `witness a ${vkeys[0]}\nwitness b ${vkeys[0]}\nquorum a`],
  ['a log key for a witness', `witness a ${logVkey}\nquorum a`],
  ['a witness key for a log', `log ${witnessVkey}\nquorum none`],
  ['an unknown keyword', 'quorums none'],
])('a policy with %s is refused', (_, text) => {
  expect(parsePolicy(text)).toMatchObject({ ok: false, code: 'malformed' });
});

test('tlog-proof: made, read and verified offline', () => {
  const leaves = ['a', 'b', 'c'].map((letter) => leafHash(utf8(letter)));
  const proof = { index: 1, path: inclusionProof(leaves, 1), checkpoint: vector };
  const text = formatTlogProof({ ...proof, extra: utf8('hint') });
  expect(text).toContain('c2sp.org/tlog-proof@v1\nextra aGludA==\nindex 1\n');
  const parsed = parseTlogProof(text);
  expect(parsed).toEqual({ ok: true, value: { ...proof, extra: utf8('hint') } });
  const trust = { logVkey, policy: oneWitness };
  expect(verifyTlogProof(proof, utf8('b'), trust)).toMatchObject({ ok: true, value: { index: 1 } });
  expect(verifyTlogProof(proof, utf8('c'), trust)).toMatchObject({ ok: false, code: 'verification_failed' });
  expect(verifyTlogProof({ ...proof, index: 0 }, utf8('b'), trust)).toMatchObject({
    ok: false,
    code: 'verification_failed',
  });
  for (const wrong of [
    text.replace('@v1', '@v2'),
    text.replace('index 1', 'index 01'),
    text.replace('aGludA==', '?'),
    'x',
  ])
    expect(parseTlogProof(wrong)).toMatchObject({ ok: false, code: 'malformed' });
});

test('a note without any newline pair is malformed as a checkpoint too', () => {
  expect(openCheckpoint(formatNote({ text: '', signatures: [] }), { logVkey, policy: oneWitness })).toMatchObject({
    ok: false,
  });
});
