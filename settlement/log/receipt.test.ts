import { expect, test } from 'vitest';
import { available, held } from '../../primitives/account.ts';
import { encodeEntry } from '../../primitives/entry/codec.ts';
import type { Entry } from '../../primitives/entry/entry.ts';
import { signingKey } from '../../primitives/keys.ts';
import { leafHash } from '../../primitives/merkle.ts';
import { ok, refuse } from '../../primitives/result.ts';
import type { Transfer } from '../../primitives/transfer.ts';
import { MerkleTree } from './merkle-tree.ts';
import { issueReceipt } from './receipt.ts';
import { cosigner, noteSigner, signCheckpoint } from './sign.ts';
import { EMPTY_EDGE } from './tiles.ts';
import { type OpenFrame, verifyReceipt } from './verify/receipt.ts';
import { formatReceipt, parseReceipt } from './verify/receipt-text.ts';
import { parsePolicy } from './verify/policy.ts';
import { formatVkey } from './verify/vkey.ts';
import { withSignatures } from './witness-client.ts';

const log = noteSigner('log.example/one', signingKey(new Uint8Array(32).fill(1)));
const witness = cosigner('witness.example/w', signingKey(new Uint8Array(32).fill(4)));
const agent = 'a1'.repeat(32);
const other = 'b2'.repeat(32);
const parsed = parsePolicy(`log ${formatVkey(log.key)}\nwitness w ${formatVkey(witness.key)}\nquorum w\n`);
if (!parsed.ok) throw new Error(parsed.message);
const trust = { logVkey: formatVkey(log.key), policy: parsed.value };

const transferBy = (authorisation: Transfer['authorisation'], more: Partial<Transfer> = {}): Entry => ({
  type: 'transfer',
  transfer: {
    id: { partition: 0, generation: 1, sequence: 5, index: 0 },
    kind: 'single',
    debit: available(agent, 1),
    credit: held(other, 1),
    amount: 7n,
    code: 'pay',
    pendingId: undefined,
    timeoutMs: 0,
    linked: false,
    authorisation,
    timeMs: 10,
    ...more,
  },
});
const frame: Entry = {
  type: 'frame',
  partition: 0,
  generation: 1,
  sequence: 5,
  timeMs: 10,
  bytes: Uint8Array.of(1, 2, 3),
};
const rule: Entry = { type: 'rule', rule: 'network_fee', subject: agent, a: 1n, b: 2n, timeMs: 10 };
const batch: Entry = { type: 'batch', partition: 0, generation: 1, from: 5, to: 5, timeMs: 10 };
const byFrame = { kind: 'frame', leaf: 1n, commandIndex: 0 } as const;

/** The text of a receipt for these entries of a log of `entries`. */
async function receiptFor(entries: readonly Entry[], indexes: readonly number[], cosigned = true): Promise<string> {
  const bytes = entries.map(encodeEntry);
  const tiles = new Map<string, Uint8Array>();
  const storage = {
    get: async (level: number, index: number) => tiles.get(`${level}/${index}`),
    put: async (put: readonly { level: number; index: number; bytes: Uint8Array }[]) => {
      for (const tile of put) tiles.set(`${tile.level}/${tile.index}`, tile.bytes);
    },
  };
  const tree = new MerkleTree(storage, EMPTY_EDGE);
  await tree.append(bytes.map(leafHash));
  const checkpoint = { origin: log.key.name, size: tree.size, root: tree.root(), extensions: [] };
  const note = signCheckpoint(checkpoint, log);
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  const added = withSignatures(note, cosigned ? [witness.cosign(text, 1_700_000_000n)] : []);
  const [first, ...others] = indexes.map((index) => ({ index, bytes: bytes[index] as Uint8Array }));
  if (!first) throw new Error('an entry');
  return formatReceipt(
    await issueReceipt(tree, { note: added.ok ? added.value : note, checkpoint }, [first, ...others]),
  );
}

test('a transfer by frame: proven offline, down to the signature where frames can be opened', async () => {
  const text = await receiptFor([batch, frame, transferBy(byFrame)], [2, 1]);
  expect(verifyReceipt(text, trust)).toMatchObject({
    ok: true,
    value: {
      transferIndex: 2,
      transfer: { amount: 7n },
      authorisation: frame,
      frameVerified: false,
      checkpoint: { size: 3 },
    },
  });
  const openFrame: OpenFrame = (opened) =>
    opened.bytes.length === 3 ? ok({ agent, commands: 1 }) : refuse('malformed', 'other');
  expect(verifyReceipt(text, { ...trust, openFrame })).toMatchObject({ ok: true, value: { frameVerified: true } });
});

test('a transfer by rule', async () => {
  const text = await receiptFor([rule, transferBy({ kind: 'rule', leaf: 0n })], [1, 0]);
  expect(verifyReceipt(text, trust)).toMatchObject({ ok: true, value: { authorisation: rule, frameVerified: false } });
});

const good = [batch, frame, transferBy(byFrame)];
test.each([
  ['lacks its frame', good, [2, 0], 'verification_failed'],
  [
    'is authorised by what is no frame',
    [batch, frame, transferBy({ ...byFrame, leaf: 0n })],
    [2, 0],
    'verification_failed',
  ],
  ['calls a frame a rule', [batch, frame, transferBy({ kind: 'rule', leaf: 1n })], [2, 1], 'verification_failed'],
  ['stands before its frame', [batch, transferBy({ ...byFrame, leaf: 2n }), frame], [1, 2], 'verification_failed'],
  ['is none', good, [1], 'malformed'],
  ['is two', [...good, transferBy(byFrame)], [2, 3, 1], 'malformed'],
] as const)('refused: the transfer %s', async (_, entries, indexes, code) => {
  expect(verifyReceipt(await receiptFor(entries, indexes), trust)).toMatchObject({ ok: false, code });
});

test.each([
  ['signature', () => refuse('bad_signature', 'no'), {}, 'bad_signature'],
  ['command', () => ok({ agent, commands: 0 }), {}, 'verification_failed'],
  ['debtor', () => ok({ agent: other, commands: 1 }), {}, 'verification_failed'],
] as const)('refused: the frame has another %s', async (_, openFrame, more, code) => {
  const text = await receiptFor([batch, frame, transferBy(byFrame, more)], [2, 1]);
  expect(verifyReceipt(text, { ...trust, openFrame })).toMatchObject({
    ...{ ok: false, code },
    details: { reason: 'debtor_signature' },
  });
});

test('no quorum, another log, a changed byte', async () => {
  expect(verifyReceipt(await receiptFor(good, [2, 1], false), trust)).toMatchObject({
    ok: false,
    code: 'verification_failed',
    details: { reason: 'witness_quorum' },
  });
  const text = await receiptFor(good, [2, 1]);
  const otherLog = formatVkey(noteSigner('log.example/one', signingKey(new Uint8Array(32).fill(9))).key);
  expect(verifyReceipt(text, { ...trust, logVkey: otherLog })).toMatchObject({
    ...{ ok: false, code: 'bad_signature' },
    details: { reason: 'checkpoint_signature' },
  });
  const receipt = parseReceipt(text);
  if (!receipt.ok) throw new Error(receipt.message);
  const [transfer, authoriser] = receipt.value.entries;
  if (!transfer || !authoriser) throw new Error('two entries');
  for (let at = 0; at < transfer.bytes.length; at += 17) {
    const bytes = transfer.bytes.with(at, (transfer.bytes[at] as number) ^ 1);
    const changed = formatReceipt({ ...receipt.value, entries: [{ ...transfer, bytes }, authoriser] });
    expect(verifyReceipt(changed, trust)).toMatchObject({
      ok: false,
      code: 'verification_failed',
      details: { index: 2, reason: 'inclusion' },
    });
  }
  const moved = formatReceipt({ ...receipt.value, entries: [{ ...transfer, index: 0 }, authoriser] });
  expect(verifyReceipt(moved, trust)).toMatchObject({ ok: false, code: 'verification_failed' });
});

test.each([
  '',
  'c2sp.org/tlog-proof@v1\nindex 0\n\nx',
  ...[
    'null',
    '[]',
    '{"format":"infinitydb-receipt/v1","entry":"","others":[]}',
    '{"format":"infinitydb-receipt/v2"}',
    '{"format":"infinitydb-receipt/v2","entry":1,"others":[]}',
    '{"format":"infinitydb-receipt/v2","entry":"","others":{}}',
    '{"format":"infinitydb-receipt/v2","entry":"","others":[{}]}',
  ].map((json) => `c2sp.org/tlog-proof@v1\nextra ${btoa(json)}\nindex 0\n\nx`),
])('no receipt: %s', (text) => {
  expect(parseReceipt(text)).toMatchObject({ ok: false, code: 'malformed' });
});
