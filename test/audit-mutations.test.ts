import { beforeAll, expect, test } from 'vitest';
import { encodeEntry } from '../primitives/entry/codec.ts';
import type { Entry } from '../primitives/entry/entry.ts';
import { leafHash } from '../primitives/merkle.ts';
import type { Transfer } from '../primitives/transfer.ts';
import { encodeGenesis } from '../schemas/genesis.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import { AuditedNetwork, type Export, exported, resigned, signedNote } from './audit-log.fixture.ts';
import { agentKey, GENESIS, NETWORK, ROOT } from './audit-signed.fixture.ts';
import { simulated } from './audit-simulation.fixture.ts';

/**
 * One change at a time to a good log. What is inside the entries is changed by somebody who holds the keys of log and witness and signs
 * every checkpoint anew, so that nothing but the entries themselves can tell.
 */
let network: AuditedNetwork;
beforeAll(async () => {
  network = await simulated(17, 600);
  network.publish();
});

const sizes = (below: number): number[] => network.checkpoints.map(({ size }) => size).filter((size) => size <= below);
const rebuilt = (entries: readonly Uint8Array[]): Promise<Export> =>
  exported(entries, resigned(entries, sizes(entries.length)), network.blobs);

function find(is: (entry: Entry, index: number) => boolean): number {
  const at = network.entries.findIndex((_, index) => is(network.entryAt(index), index));
  if (at < 0) throw new Error('the log has no such entry');
  return at;
}
const transferOf = (entry: Entry): Transfer | undefined => (entry.type === 'transfer' ? entry.transfer : undefined);
const findTransfer = (is: Partial<Transfer>): number =>
  find((entry) => {
    const transfer = transferOf(entry);
    return (
      transfer !== undefined && Object.entries(is).every(([key, value]) => transfer[key as keyof Transfer] === value)
    );
  });

type Change = (entries: Uint8Array[]) => number;
const replace =
  (at: () => number, change: (entry: never) => Entry, found: (at: number) => number = (i) => i): Change =>
  (entries) => {
    const index = at();
    entries[index] = encodeEntry(change(network.entryAt(index) as never));
    return found(index);
  };
const transfer = (is: Partial<Transfer>, change: (transfer: Transfer) => Partial<Transfer>): Change =>
  replace(
    () => findTransfer(is),
    (entry: Extract<Entry, { type: 'transfer' }>) => ({
      type: 'transfer',
      transfer: { ...entry.transfer, ...change(entry.transfer) },
    }),
  );
type EntryOf<T extends Entry['type']> = Extract<Entry, { type: T }>;
const anEntry = <T extends Entry['type']>(
  type: T,
  change: (entry: EntryOf<T>) => Partial<EntryOf<T>>,
  from = 0,
): Change =>
  replace(
    () => find((entry, index) => index >= from && entry.type === type),
    (entry: EntryOf<T>) => ({ ...entry, ...change(entry) }),
  );
/** Not the first of its kind. */
const later = <T extends Entry['type']>(type: T, change: (entry: EntryOf<T>) => Partial<EntryOf<T>>): Change =>
  anEntry(type, change, 60);
const ruleEntry = (rule: string, change: Partial<Extract<Entry, { type: 'rule' }>>): Change =>
  replace(
    () => find((entry) => entry.type === 'rule' && entry.rule === rule),
    (entry: Extract<Entry, { type: 'rule' }>) => ({ ...entry, ...change }),
    (at) => at + 1,
  );

const by = (leaf: bigint) => ({ kind: 'frame', leaf, commandIndex: 0 }) as const;
const other = agentKey(7);

test.each<[string, string, Change]>([
  [
    'a byte of a frame is flipped',
    'frame_signature',
    (entries) => {
      const at = find((entry, index) => entry.type === 'frame' && index > 20);
      const bytes = (entries[at] as Uint8Array).slice();
      bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
      entries[at] = bytes;
      return at;
    },
  ],
  [
    'an entry is of no type',
    'entry_layout',
    (entries) => {
      entries[9] = Uint8Array.of(99, 1, 2);
      return 9;
    },
  ],
  [
    'a transfer is dropped',
    'transfer_id',
    (entries) => {
      const at = findTransfer({ code: 'lease_held', linked: true });
      entries.splice(at, 1);
      return at;
    },
  ],
  [
    'a transfer is there twice',
    'transfer_id',
    (entries) => {
      const at = findTransfer({ code: 'pay' });
      entries.splice(at, 0, entries[at] as Uint8Array);
      return at + 1;
    },
  ],
  [
    'two transfers change places',
    'transfer_id',
    (entries) => {
      const at = findTransfer({ code: 'lease_held', linked: true });
      entries.splice(at, 2, entries[at + 1] as Uint8Array, entries[at] as Uint8Array);
      return at;
    },
  ],
  [
    'a network fee is left out',
    'message_end',
    (entries) => {
      const at = find((entry, index) => {
        const before = index > 0 ? transferOf(network.entryAt(index - 1)) : undefined;
        return transferOf(entry)?.code === 'network_fee' && before?.code === 'pay';
      });
      entries.splice(at, 1);
      return at;
    },
  ],
  ['a grant is inflated', 'authorised_by_rule', transfer({ code: 'grant' }, ({ amount }) => ({ amount: amount + 1n }))],
  ['a grant is for another', 'authorised_by_rule', ruleEntry('grant', { subject: other })],
  [
    'a network fee is one unit more',
    'authorised_by_frame',
    transfer({ code: 'network_fee' }, ({ amount }) => ({ amount: amount + 1n })),
  ],
  [
    'a network fee is one unit less',
    'authorised_by_frame',
    transfer({ code: 'network_fee' }, ({ amount }) => ({ amount: amount - 1n })),
  ],
  [
    'a fee share is shifted',
    'authorised_by_rule',
    transfer({ code: 'fee_share' }, ({ amount }) => ({ amount: amount + 1n })),
  ],
  [
    'a payment is of another frame',
    'authorised_by_frame',
    transfer({ code: 'pay' }, () => ({ authorisation: by(0n) })),
  ],
  [
    'a payment goes elsewhere',
    'authorised_by_frame',
    transfer({ code: 'pay' }, ({ debit, credit }) => {
      const third = [5, 6, 7].map(agentKey).find((agent) => ![debit, credit].some((name) => name.startsWith(agent)));
      return { credit: `${third}${credit.slice(64)}` };
    }),
  ],
  [
    'a payment is by a rule',
    'authorised_by_rule',
    transfer({ code: 'pay' }, ({ authorisation: { leaf } }) => ({ authorisation: { kind: 'rule', leaf } })),
  ],
  ['a payment takes more', 'authorised_by_frame', transfer({ code: 'pay' }, ({ amount }) => ({ amount: amount + 1n }))],
  [
    'a payment runs backwards',
    'authorised_by_frame',
    transfer({ code: 'pay' }, ({ debit, credit }) => ({ debit: credit, credit: debit })),
  ],
  [
    'an account is of an asset that is not',
    'transfer_form',
    transfer({ code: 'pay' }, ({ debit, credit }) => ({
      debit: debit.replace(/\/\d\//, '/9/'),
      credit: credit.replace(/\/\d\//, '/9/'),
    })),
  ],
  [
    'a deposit is more than was seen',
    'authorised_by_rule',
    transfer({ code: 'deposit' }, ({ amount }) => ({ amount: amount + 1n })),
  ],
  ['a deposit is of another block', 'authorised_by_rule', ruleEntry('deposit', { a: 6n })],
  [
    'a fund is of another owner',
    'authorised_by_frame',
    transfer({ code: 'sweep_agent' }, () => ({ credit: `${'42'.repeat(20)}/2/available` })),
  ],
  [
    'a collateral is less',
    'authorised_by_frame',
    transfer({ code: 'lease_collateral' }, ({ amount }) => ({ amount: amount - 1n })),
  ],
  [
    'a slot costs more than its ask',
    'authorised_by_frame',
    transfer({ code: 'lease_held', linked: true }, ({ amount }) => ({ amount: amount + 1n })),
  ],
  [
    'a deadline is shifted',
    'authorised_by_frame',
    transfer({ code: 'move_fee', kind: 'pending' }, ({ timeoutMs }) => ({ timeoutMs: timeoutMs + 1_000 })),
  ],
  [
    'a pending amount is posted in part',
    'two_phase',
    transfer({ kind: 'post' }, ({ amount }) => ({ amount: amount + 1n })),
  ],
  ['what is not pending is posted', 'two_phase', transfer({ kind: 'post' }, ({ id }) => ({ pendingId: id }))],
  [
    'a void becomes a post',
    'authorised_by_rule',
    transfer({ code: 'data_price', kind: 'void' }, () => ({ kind: 'post' })),
  ],
  ['an epoch pays more', 'lease_postings', transfer({ code: 'epoch_pay' }, ({ amount }) => ({ amount: amount + 1n }))],
  [
    'a penalty is spared',
    'lease_postings',
    transfer({ code: 'missed_proof_penalty' }, ({ amount }) => ({ amount: amount - 1n })),
  ],
  ['a time goes back', 'order_of_record', later('frame', () => ({ timeMs: 5 }))],
  ['a batch passes a message by', 'batch_covers', later('batch', ({ from, to }) => ({ from: from + 1, to: to + 1 }))],
  ['a state root is another', 'state_committed', anEntry('stateCommitted', () => ({ stateRoot: ROOT }))],
  ['a state is of another block', 'state_committed', anEntry('stateCommitted', () => ({ chainBlock: 2n }))],
  ['another key is revealed', 'key_revealed', anEntry('keyRevealed', () => ({ key: ROOT }))],
  ['an agent is of another owner', 'delegation', anEntry('delegationVerified', () => ({ owner: '42'.repeat(20) }))],
  [
    'a challenge rests on another checkpoint',
    'epoch_challenged',
    anEntry('epochChallenged', () => ({ note: signedNote(0, leafHash(new Uint8Array())) })),
  ],
  [
    'a generation is closed twice',
    'generation_closed',
    anEntry('generationClosed', ({ generation }) => ({ generation: generation + 5 })),
  ],
])('%s: %s', async (_, rule, change) => {
  const entries = [...network.entries];
  const index = change(entries);
  const { firstWrong } = await audit(await rebuilt(entries));
  expect(firstWrong).toMatchObject({ rule, index });
});

/** Of a file of the export, the bytes changed; undefined to remove it. */
type FileChange = (bytes: Uint8Array) => Uint8Array | undefined;
const flip =
  (at: number): FileChange =>
  (bytes) => {
    const flipped = bytes.slice();
    const place = at < 0 ? bytes.length + at : at;
    flipped[place] = (flipped[place] as number) ^ 1;
    return flipped;
  };
const text =
  (change: (text: string) => string): FileChange =>
  (bytes) =>
    new TextEncoder().encode(change(new TextDecoder().decode(bytes)));
const gone: FileChange = () => undefined;
const lines = (change: (lines: string[]) => string[]): FileChange =>
  text((all) => `${change(all.trimEnd().split('\n')).join('\n')}\n`);

test.each<[string, string, number | undefined, string, FileChange]>([
  ['an entry', 'leaf_hash', 0, 'tile/entries/000', flip(40)],
  ['a leaf hash', 'leaf_hash', 2, 'tile/0/000', flip(64)],
  ['a hash above', 'tile', 256, 'tile/1/000', flip(32)],
  ['a tile that is not there', 'tile', 256, 'tile/0/001', gone],
  ['a bundle that is not there', 'entry_bundle', 256, 'tile/entries/001', gone],
  ['a bundle cut short', 'entry_bundle', 0, 'tile/entries/000', (bytes) => bytes.slice(0, -1)],
  ['the checkpoint', 'checkpoint_signature', undefined, 'checkpoint', flip(-4)],
  ['no checkpoint', 'checkpoint_signature', 0, 'checkpoint', gone],
  [
    'the checkpoint, not cosigned',
    'checkpoint_quorum',
    undefined,
    'checkpoint',
    text((note) => note.replace(/— witness.*\n/, '')),
  ],
  [
    'an old checkpoint',
    'checkpoint_signature',
    undefined,
    'checkpoints.jsonl',
    lines(([first = '', ...rest]) => [first.replace('log.test ', 'log.tesT '), ...rest]),
  ],
  [
    'an old checkpoint of another tree',
    'checkpoint_consistent',
    0,
    'checkpoints.jsonl',
    lines((all) => {
      const note = signedNote(JSON.parse(all[0] as string).size, leafHash(new Uint8Array()));
      return [JSON.stringify({ note }), ...all];
    }),
  ],
  ['checkpoints out of order', 'checkpoint_order', undefined, 'checkpoints.jsonl', lines((all) => all.reverse())],
  [
    'the genesis document',
    'genesis',
    0,
    'genesis.json',
    () => new TextEncoder().encode(encodeGenesis({ ...GENESIS, epochMs: 9_999 })),
  ],
  ['the policy', 'policy', 0, 'policy.txt', text((policy) => policy.replace(/^quorum.*$/m, 'quorum none'))],
])('%s is changed in the export: %s', async (_, rule, index, name, change) => {
  const { files, read } = await exported(network.entries, network.checkpoints, network.blobs);
  const path = [...files.keys()].find((one) => one === name || one.startsWith(`${name}.p/`)) ?? name;
  const changed = change(files.get(path) as Uint8Array);
  if (changed) files.set(path, changed);
  else files.delete(path);
  const { firstWrong } = await audit({ read }, { networkId: NETWORK });
  expect(firstWrong).toMatchObject({ rule, ...(index === undefined ? {} : { index }) });
});

test('a proof that was paid for is another: the frame that names it', async () => {
  const { files, read } = await exported(network.entries, network.checkpoints, network.blobs);
  for (const [path, bytes] of files) if (path.startsWith('blob/')) files.set(path, flip(-1)(bytes) as Uint8Array);
  expect((await audit({ read })).firstWrong?.rule).toBe('blob_digest');
});

test('who holds only the key of the log cannot rewrite it', async () => {
  const entries = [...network.entries];
  const alone = await exported(entries, resigned(entries, sizes(entries.length), false), network.blobs);
  expect((await audit(alone)).firstWrong).toMatchObject({ rule: 'checkpoint_quorum', index: entries.length });
});

test('a payment that the ledger refused, for want of funds, cannot be slipped in', async () => {
  const poor = new AuditedNetwork();
  await poor.join(0, 5_000n);
  await poor.join(1, 0n);
  const pay = { type: 'pay', toAgent: agentKey(1), asset: 2, amountBaseUnits: 5_001n, memo: '' } as const;
  expect(poor.as(0, pay)).toEqual(['insufficient_funds']);
  const entries = [...poor.entries];
  const fee = entries.length - 2;
  const charged = transferOf(poor.entryAt(fee)) as Transfer;
  const [debit, credit] = [`${agentKey(0)}/2/available`, `${agentKey(1)}/2/available`];
  const slipped = { ...charged, debit, credit, amount: 5_001n, code: 'pay' } as const;
  const after = { ...charged, id: { ...charged.id, index: 1 } };
  entries.splice(
    fee,
    1,
    encodeEntry({ type: 'transfer', transfer: slipped }),
    encodeEntry({ type: 'transfer', transfer: after }),
  );
  const { firstWrong } = await audit(await exported(entries, resigned(entries, []), new Map()));
  expect(firstWrong).toEqual({
    index: fee,
    rule: 'account_limit',
    expected: `at most 5000 out of ${debit}`,
    found: '5001',
  });
});
