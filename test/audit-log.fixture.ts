import { createEngine, type Engine } from '../market/engine.ts';
import { fromHex, toHex } from '../primitives/bytes.ts';
import type { Command, LeaseTerms } from '../primitives/commands.ts';
import { decodeEntry, encodeEntry } from '../primitives/entry/codec.ts';
import type { Entry } from '../primitives/entry/entry.ts';
import { sha256 } from '../primitives/hash.ts';
import { CompactRange, leafHash } from '../primitives/merkle.ts';
import { challengedPositions, provePosition } from '../primitives/possession.ts';
import { encodePossessionProof } from '../primitives/possession-proof.ts';
import { buildFrame } from '../schemas/frame.ts';
import { encodeGenesis } from '../schemas/genesis.ts';
import { closeGeneration } from '../settlement/escrow/close-generation.ts';
import type { Effects } from '../settlement/escrow/io.ts';
import { apply } from '../settlement/escrow/reducer.ts';
import { createState, type SettlementState, treeSizeOf } from '../settlement/escrow/state.ts';
import type { AuditSource } from '../settlement/log/audit/source.ts';
import { trustOf } from '../settlement/log/audit/trust.ts';
import { exportLog, type PublishedCheckpoint } from '../settlement/log/export.ts';
import { signCheckpoint } from '../settlement/log/sign.ts';
import { parseNote } from '../settlement/log/verify/note.ts';
import { formatPolicy } from '../settlement/log/verify/policy.ts';
import { withSignatures } from '../settlement/log/witness-client.ts';
import {
  agentKey,
  CHUNK,
  CID,
  deposit,
  EPOCH_MS,
  GENESIS,
  INFO,
  keyOf,
  LOG,
  NETWORK,
  ROOT,
  SETTLEMENT_KEY,
  signedEnrolment,
  USDX,
  WITNESS,
} from './audit-signed.fixture.ts';

/** An export in memory. */
export type Export = AuditSource & { readonly files: Map<string, Uint8Array> };

/** For tests: a log with real signatures throughout, made by settlement's own reducer and one real book. */
export class AuditedNetwork {
  readonly state: SettlementState = createState(GENESIS, NETWORK);
  readonly engine: Engine = createEngine({ genesis: GENESIS, networkId: NETWORK, partition: 1 });
  readonly entries: Uint8Array[] = [];
  readonly checkpoints: PublishedCheckpoint[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  readonly told: Effects['notices'][number]['notice'][] = [];
  readonly #outbox: Effects['outbox'][number][] = [];
  readonly #tree = new CompactRange();
  readonly #sequences = new Map<string, bigint>();
  #sequence = 0;
  #generation = 0;
  #nonce = 0n;
  timeMs = 1_000_000;

  /** One frame, signed; then whatever settlement owes its books because of it. Outcomes: ids, or codes of refusal. */
  send(sender: number | 'settlement', partition: number, commands: readonly Command[]): (bigint | string)[] {
    const outcomes = this.#apply(sender, partition, commands);
    for (let next = this.#outbox.shift(); next; next = this.#outbox.shift())
      this.#apply('settlement', next.partition, [next.command]);
    return outcomes;
  }

  #apply(sender: number | 'settlement', partition: number, commands: readonly Command[]): (bigint | string)[] {
    const key = sender === 'settlement' ? SETTLEMENT_KEY : keyOf(sender);
    const name = `${toHex(key.publicKey)}/${partition}`;
    const firstSequence = this.#sequences.get(name) ?? 1n;
    const { timeMs } = this;
    const expiresAtMs = timeMs + 60_000;
    const built = buildFrame({ networkId: NETWORK, key, partition, firstSequence, expiresAtMs, commands });
    const frame = { ok: true, value: built.frame } as const;
    const [generation, sequence] = [this.#generation, ++this.#sequence];
    const at = { partition, generation, sequence, timeMs };
    const events = partition === 0 ? [] : this.engine.apply({ generation, sequence, timeMs, frame });
    const frameSha256 = toHex(sha256(built.bytes));
    const input = { ...at, frameBytes: built.bytes, frameSha256, frame, events };
    const effects = apply(this.state, input, { blob: (hash) => this.blobs.get(hash) });
    this.#take(effects);
    const result = effects.notices.find(({ notice }) => notice.type === 'frameResult')?.notice;
    const told = result?.type === 'frameResult' ? result : undefined;
    if (!told?.refused) this.#sequences.set(name, firstSequence + BigInt(commands.length));
    if (told?.refused) return [told.refused.code];
    return told?.outcomes.map((outcome) => (outcome.ok ? outcome.id : outcome.code)) ?? [];
  }

  #take({ entries, notices, outbox }: Effects): void {
    for (const entry of entries) {
      const bytes = encodeEntry(entry);
      this.entries.push(bytes);
      this.#tree.append(leafHash(bytes));
    }
    this.told.push(...notices.map(({ notice }) => notice));
    this.#outbox.push(...outbox);
  }

  own(...commands: Command[]): (bigint | string)[] {
    return this.send('settlement', 0, commands);
  }
  as(index: number, ...commands: Command[]): (bigint | string)[] {
    return this.send(index, 0, commands);
  }
  book(index: number, ...commands: Command[]): (bigint | string)[] {
    return this.send(index, 1, commands);
  }

  /** Publishes the tree as it is; returns the note. */
  publish(): string {
    const last = this.checkpoints.at(-1);
    if (last?.size === this.entries.length) return last.note;
    const note = signedNote(this.#tree.size, this.#tree.root());
    this.checkpoints.push({ size: this.#tree.size, note });
    return note;
  }

  /** Time passes, and both partitions hear of it. */
  tick(ms: number): void {
    this.timeMs += ms;
    this.publish();
    const command = { type: 'clockAdvanced', publishedSize: treeSizeOf(this.state) } as const;
    this.send('settlement', 1, [command]);
    this.send('settlement', 0, [command]);
  }

  nextEpoch(ms = 0): void {
    const target = (Math.floor(this.timeMs / EPOCH_MS) + 1) * EPOCH_MS + ms;
    while (this.timeMs < target) this.tick(Math.min(5_000, target - this.timeMs));
  }

  get epoch(): bigint {
    return BigInt(Math.floor(this.timeMs / EPOCH_MS));
  }

  nonce(): bigint {
    return ++this.#nonce;
  }

  closeGeneration(): void {
    const last = this.state.partitions.get('0');
    const expected = toHex(sha256(Uint8Array.of(1)));
    const lost = { partition: 0, sequence: (last?.sequence ?? 0) + 1, expected, found: '00'.repeat(32) };
    this.#take(closeGeneration(this.state, [lost]));
    this.#generation += 1;
    this.#sequence = 0;
  }

  async join(index: number, usdx: bigint, allocate: { readonly info?: bigint; readonly usdx?: bigint } = {}) {
    this.own(await signedEnrolment(index, this.nonce()));
    if (usdx > 0n) this.own(deposit(index, usdx, this.nonce()));
    const amounts = [
      { asset: INFO, amountBaseUnits: allocate.info ?? 0n },
      { asset: USDX, amountBaseUnits: allocate.usdx ?? 0n },
    ];
    for (const amount of amounts)
      if (amount.amountBaseUnits > 0n) this.as(index, { type: 'allocateFunds', partition: 1, ...amount });
  }

  challenge(): (bigint | string)[] {
    return this.own({ type: 'checkpointPublished', epoch: this.epoch, note: this.publish() });
  }

  /** What agent `index` answers, having all its data but for `missing` of the positions drawn. */
  prove(index: number, missing = 0): (bigint | string)[] {
    const { epoch } = this;
    const row = this.state.challenges.get(`${agentKey(index)}/${USDX}/${epoch}`);
    const leases = (row?.slots ?? []).map((slot) => ({ ...slot, dataRoot: fromHex(slot.dataRoot) as Uint8Array }));
    const epochLeaf = fromHex(row?.leafHash ?? '') as Uint8Array;
    const at = {
      networkId: NETWORK,
      agentKey: keyOf(index).publicKey,
      epochLeaf,
      positions: GENESIS.challengePositions,
    };
    const drawn = row ? challengedPositions(at, leases) : [];
    const named = drawn.map((one) => [`${one.leaseId}/${one.chunkIndex}/${one.blockIndex}`, one] as const);
    const unique = [...new Map(named).values()].slice(missing);
    const proof = encodePossessionProof({ positions: unique.map((one) => provePosition(one, [CID], CHUNK)) });
    const proofSha256 = toHex(sha256(proof));
    this.blobs.set(proofSha256, proof);
    return this.as(index, { type: 'provePossession', epoch, asset: USDX, proofSha256 });
  }

  liveEpoch(holders: readonly number[]): void {
    this.nextEpoch(100);
    this.challenge();
    for (const holder of holders) this.prove(holder);
    this.tick(3_000);
  }

  async export(): Promise<Export> {
    this.publish();
    return exported(this.entries, this.checkpoints, this.blobs);
  }

  entryAt(index: number): Entry {
    const entry = decodeEntry(this.entries[index] as Uint8Array);
    if (!entry.ok) throw new Error(entry.message);
    return entry.value;
  }
}

export function signedNote(size: number, root: Uint8Array, byWitness = true): string {
  const note = signCheckpoint({ origin: 'log.test', size, root, extensions: [] }, LOG);
  if (!byWitness) return note;
  const parsed = parseNote(note);
  const cosigned = parsed.ok && withSignatures(note, [WITNESS.cosign(parsed.value.text, 1_700_000_000n)]);
  if (!cosigned || !cosigned.ok) throw new Error('a note');
  return cosigned.value;
}

/** The checkpoints of these entries at those sizes, signed by the log and, unless said otherwise, its witness. */
export function resigned(entries: readonly Uint8Array[], sizes: readonly number[], byWitness = true) {
  const tree = new CompactRange();
  const wanted = new Set([...sizes, entries.length]);
  const checkpoints: PublishedCheckpoint[] = [];
  for (const bytes of entries) {
    tree.append(leafHash(bytes));
    if (wanted.has(tree.size))
      checkpoints.push({ size: tree.size, note: signedNote(tree.size, tree.root(), byWitness) });
  }
  return checkpoints;
}

export async function exported(
  entries: readonly Uint8Array[],
  checkpoints: readonly PublishedCheckpoint[],
  blobs: ReadonlyMap<string, Uint8Array>,
): Promise<Export> {
  const trust = trustOf(GENESIS);
  if (!trust.ok) throw new Error(trust.message);
  async function* each<T>(items: Iterable<T>) {
    yield* items;
  }
  const files = new Map<string, Uint8Array>();
  const result = await exportLog(
    {
      checkpoint: checkpoints.at(-1)?.note ?? '',
      genesis: new TextEncoder().encode(encodeGenesis(GENESIS)),
      policy: formatPolicy(trust.value.policy),
      checkpoints: each(checkpoints),
      entries: each(entries),
      blobs: each(blobs.values()),
    },
    async (path, bytes) => void files.set(path, bytes),
  );
  if (!result.ok) throw new Error(result.message);
  return { files, read: async (path) => files.get(path) };
}

/** Terms for a storage trade that is open, from the next epoch on. */
export function termsOf({ state, epoch }: AuditedNetwork, trade: bigint, object: string): LeaseTerms {
  const row = state.trades.get(String(trade));
  const { slot, k, n, readPrice } = row?.kind === 'storage' ? row : { slot: 0, k: 1, n: 1, readPrice: 0 };
  const [firstEpoch, bytes] = [epoch + 1n, BigInt(CHUNK.length)];
  const shape = { dataRoot: ROOT, bytes, cidCount: 1, readPrice };
  return { trade, object, slot, k, n, ...shape, firstEpoch, lastEpoch: firstEpoch + 359n };
}
