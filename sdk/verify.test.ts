import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { available } from '../primitives/account.ts';
import { toHex, utf8 } from '../primitives/bytes.ts';
import { encodeEntry } from '../primitives/entry/codec.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { sha256 } from '../primitives/hash.ts';
import { signingKey } from '../primitives/keys.ts';
import { consistencyProof, inclusionProof, leafHash, merkleRoot } from '../primitives/merkle.ts';
import { buildFrame } from '../schemas/frame.ts';
import { encodeGenesis } from '../schemas/genesis.ts';
import { cosigner, noteSigner, signCheckpoint } from '../settlement/log/sign.ts';
import { formatReceipt } from '../settlement/log/verify/receipt-text.ts';
import { formatVkey } from '../settlement/log/verify/vkey.ts';
import { withSignatures } from '../settlement/log/witness-client.ts';
import { checkpoint, consistency, inclusion, receipt, trustFromGenesis } from './verify.ts';

const key = (fill: number) => signingKey(new Uint8Array(32).fill(fill));
const log = noteSigner('log.example', key(1));
const witness = cosigner('witness.example', key(2));
const agent = key(3);
const address = `0x${'11'.repeat(20)}`;

const genesis: Genesis = {
  name: 'of a test',
  test: true,
  assets: [{ code: 1, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n }],
  networkFee: { baseInfo: 1n, perMebibyteInfo: 1n },
  info: { cap: 1_000n, grantRule: 'fixed', grantInfo: 10n },
  bookPartitions: 1,
  market: {
    makerPerMebibyteInfo: 0n,
    takerPerMebibyteInfo: 1n,
    maxOrdersPerAgent: 10_000,
    commandsPerSecond: 20_000,
    commandBurst: 100_000,
    instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 }],
  },
  ...{ epochMs: 10_000, proofWindowMs: 3_000, challengePositions: 8, uploadWindowMs: 1_000 },
  ...{ deliveryWindowMs: 1_000, disputeWindowMs: 1_000, rebuildWindowMs: 1_000 },
  settlementKey: toHex(key(4).publicKey),
  log: { origin: log.key.name, vkey: formatVkey(log.key) },
  witnesses: [{ name: witness.key.name, vkey: formatVkey(witness.key) }],
  witnessQuorum: 1,
  chain: {
    ...{ id: 1, vault: address, anchor: address, operator: address, deployBlock: 0n, confirmations: 1 },
    ...{ auditors: [address], auditorQuorum: 1 },
  },
};
const genesisText = encodeGenesis(genesis);
const trusted = trustFromGenesis(genesisText);
if (!trusted.ok) throw new Error(trusted.message);
const trust = trusted.value;

const { bytes: frameBytes } = buildFrame({
  networkId: sha256(utf8(genesisText)),
  key: agent,
  partition: 0,
  firstSequence: 1n,
  expiresAtMs: 1,
  commands: [{ type: 'endLease', lease: 1n }],
});
const who = toHex(agent.publicKey);

function entriesWith(bytes: Uint8Array): Uint8Array[] {
  return [
    encodeEntry({ type: 'batch', partition: 0, generation: 1, from: 1, to: 1, timeMs: 5 }),
    encodeEntry({ type: 'frame', partition: 0, generation: 1, sequence: 1, timeMs: 5, bytes }),
    encodeEntry({
      type: 'transfer',
      transfer: {
        id: { partition: 0, generation: 1, sequence: 1, index: 0 },
        kind: 'single',
        debit: available(who, 1),
        credit: available('b2'.repeat(32), 1),
        amount: 7n,
        code: 'pay',
        pendingId: undefined,
        timeoutMs: 0,
        linked: false,
        authorisation: { kind: 'frame', leaf: 1n, commandIndex: 0 },
        timeMs: 5,
      },
    }),
  ];
}

const entries = entriesWith(frameBytes);
const leaves = entries.map(leafHash);
const treeOf = (size: number) => ({ size, root: merkleRoot(leaves.slice(0, size)) });

function noteFor(root: Uint8Array, isCosigned: boolean): string {
  const note = signCheckpoint({ origin: log.key.name, size: 3, root, extensions: [] }, log);
  const cosignature = witness.cosign(note.slice(0, note.indexOf('\n\n') + 1), 1_700_000_000n);
  const cosigned = withSignatures(note, isCosigned ? [cosignature] : []);
  if (!cosigned.ok) throw new Error(cosigned.message);
  return cosigned.value;
}

function receiptOf(all: readonly Uint8Array[]): string {
  const hashes = all.map(leafHash);
  const at = (index: number) => ({ index, bytes: all[index] as Uint8Array, proof: inclusionProof(hashes, index) });
  return formatReceipt({ checkpoint: noteFor(merkleRoot(hashes), true), entries: [at(2), at(1)] });
}

test('a checkpoint: the log and its quorum of witnesses', () => {
  const { size, root } = treeOf(3);
  expect(checkpoint(noteFor(root, true), trust)).toMatchObject({ ok: true, value: { size, root, quorum: true } });
  expect(checkpoint(noteFor(root, false), trust)).toMatchObject({ ok: false, code: 'verification_failed' });
  const changed = noteFor(root, true).replace('\n3\n', '\n4\n');
  expect(checkpoint(changed, trust)).toMatchObject({ ok: false, code: 'bad_signature' });
});

test('inclusion: this entry, at this place, and no other', () => {
  const proof = inclusionProof(leaves, 2);
  const [first, , last] = entries as [Uint8Array, Uint8Array, Uint8Array];
  expect(inclusion(last, 2, treeOf(3), proof)).toEqual({ ok: true, value: { index: 2 } });
  for (const wrong of [
    inclusion(first, 2, treeOf(3), proof),
    inclusion(last, 1, treeOf(3), proof),
    inclusion(last, 2, { ...treeOf(3), root: treeOf(2).root }, proof),
    inclusion(last, 2, treeOf(3), []),
  ])
    expect(wrong).toMatchObject({ ok: false, code: 'verification_failed' });
});

test('consistency: a tree continues an earlier one', () => {
  const proof = consistencyProof(leaves, 1, 3);
  expect(consistency(treeOf(1), treeOf(3), proof)).toEqual({ ok: true, value: { oldSize: 1, newSize: 3 } });
  expect(consistency(treeOf(2), treeOf(3), proof)).toMatchObject({ ok: false, code: 'verification_failed' });
});

test('a receipt: down to the debtor’s own signature', () => {
  expect(receipt(receiptOf(entries), trust)).toMatchObject({
    ok: true,
    value: { transferIndex: 2, frameVerified: true },
  });
  const forged = frameBytes.slice();
  forged[forged.length - 1] = (forged.at(-1) as number) ^ 1;
  expect(receipt(receiptOf(entriesWith(forged)), trust)).toMatchObject({ ok: false, code: 'bad_signature' });
  const elsewhere = { ...trust, networkId: new Uint8Array(32) };
  expect(receipt(receiptOf(entries), elsewhere)).toMatchObject({ ok: false, code: 'bad_signature' });
  expect(receipt('{}', trust)).toMatchObject({ ok: false, code: 'malformed' });
});

test('a genesis document that is none', () => {
  expect(trustFromGenesis('{}')).toMatchObject({ ok: false, code: 'malformed' });
});

test('nothing that it imports needs Node', () => {
  const seen = new Set<string>();
  const visit = (url: string): void => {
    if (seen.has(url)) return;
    seen.add(url);
    const code = readFileSync(fileURLToPath(url), 'utf8');
    for (const [, name = ''] of code.matchAll(/^(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]/gm)) {
      expect([url, name.startsWith('node:')]).toEqual([url, false]);
      if (name.startsWith('.')) visit(new URL(name, url).href);
    }
  };
  visit(new URL('./verify.ts', import.meta.url).href);
  expect(seen.size).toBeGreaterThan(10);
});
