import { equalBytes, toHex } from '../../../primitives/bytes.ts';
import { InfinityDbError } from '../../../primitives/error.ts';
import type { OpenedCheckpoint } from '../verify/checkpoint.ts';
import type { AuditOptions } from './options.ts';
import { openEntry, type Opened } from './open-entry.ts';
import type { Published } from './published.ts';
import { type Finding, type FirstWrong, wrong } from './report.ts';
import type { Context } from './rule.ts';
import { RULES_ON } from './rule-table.ts';
import { conservation } from './rules/conservation.ts';
import { unfinished } from './rules/order-of-record.ts';
import type { AuditSource } from './source.ts';
import type { AuditState } from './state.ts';
import { type Bundle, checkTiles, GrowingTree, readBundle } from './tree.ts';

const ROOTS_KEPT = 8_192;

/** One pass over the entries that the state has not seen. */
export class Pass {
  readonly #source: AuditSource;
  readonly #published: Published;
  readonly #state: AuditState;
  readonly #options: AuditOptions;
  readonly #tree: GrowingTree;
  readonly #assets: Context['assets'];
  readonly #ahead: OpenedCheckpoint[];

  constructor(source: AuditSource, published: Published, state: AuditState, options: AuditOptions) {
    this.#source = source;
    this.#published = published;
    this.#state = state;
    this.#options = options;
    this.#tree = new GrowingTree(state.edge);
    this.#assets = new Map(published.genesis.assets.map((asset) => [asset.code, asset]));
    this.#ahead = [...published.checkpoints, published.newest].filter(({ size }) => size >= state.size);
  }

  async run(): Promise<FirstWrong | undefined> {
    const { size } = this.#published.newest;
    const { onProgress, signal } = this.#options;
    if (size < this.#state.size)
      return at(size, 'checkpoint_order', wrong(`a checkpoint of ${this.#state.size} or more`, `${size}`));
    const known = this.#passCheckpoints();
    if (known) return known;
    while (this.#state.size < size) {
      if (signal?.aborted)
        throw new InfinityDbError('interrupted', `the audit was stopped at entry ${this.#state.size}`);
      const bundle = await readBundle(this.#source, this.#state.size, size);
      if (!bundle.ok) return at(bundle.index, bundle.rule, bundle.finding);
      const bad = (await this.#auditBundle(bundle.value)) ?? (await this.#fold(size));
      if (bad) return bad;
      onProgress?.(this.#state.size, size);
    }
    return this.#end();
  }

  async #auditBundle(bundle: Bundle): Promise<FirstWrong | undefined> {
    const opening = bundle.entries.map((bytes, i) => openEntry(this.#source, this.#published, bundle.from + i, bytes));
    for (const [i, opened] of (await Promise.all(opening)).entries()) {
      const told = bundle.hashes[i] as Uint8Array;
      if (!equalBytes(told, opened.leafHash)) {
        const finding = wrong(`leaf hash ${toHex(told)}`, toHex(opened.leafHash));
        return at(opened.index, 'leaf_hash', finding);
      }
      const bad = this.#auditEntry(opened);
      if (bad) return bad;
      this.#tree.add(opened.leafHash);
      this.#state.size = opened.index + 1;
      const inconsistent = this.#passCheckpoints();
      if (inconsistent) return inconsistent;
    }
    return undefined;
  }

  #auditEntry(opened: Opened): FirstWrong | undefined {
    const { index, entry, fault } = opened;
    if (fault) return at(index, fault.rule, fault);
    if (!entry) return at(index, 'entry_layout', wrong('an entry', 'none'));
    const state = this.#state;
    const rootAt = (size: number): string | undefined => state.roots.get(size) ?? this.#tree.rootAt(size);
    const context: Context = { published: this.#published, assets: this.#assets, state, index, opened, rootAt };
    const rules = RULES_ON.get(entry.type) ?? [];
    for (const rule of rules) {
      const finding = rule.check(context, entry);
      if (finding) return at(finding.index ?? index, rule.name, finding);
    }
    for (const rule of rules) rule.take?.(context, entry);
    if (entry.type !== 'batch' && entry.type !== 'generationClosed' && entry.type !== 'logReopened')
      state.group.entries += 1;
    return undefined;
  }

  /** Every checkpoint of the size that the tree has now must have its root. */
  #passCheckpoints(): FirstWrong | undefined {
    const { size, roots } = this.#state;
    while (this.#ahead[0]?.size === size) {
      const [checkpoint] = this.#ahead.splice(0, 1);
      const ours = this.#tree.rootAt(size) ?? '';
      const told = toHex(checkpoint?.root ?? new Uint8Array());
      // Of what came since the last good one, the first entry is the first that may be another.
      if (ours !== told)
        return at(this.#lastGood(), 'checkpoint_consistent', wrong(`root ${told} at size ${size}`, ours));
      roots.set(size, ours);
      if (roots.size > ROOTS_KEPT) roots.delete(roots.keys().next().value as number);
      if (size > this.#state.lastCheckpoint) this.#state.checkpoints += 1;
      this.#state.lastCheckpoint = size;
    }
    return undefined;
  }

  #lastGood(): number {
    return [...this.#state.roots.keys()].at(-1) ?? 0;
  }

  async #fold(size: number): Promise<FirstWrong | undefined> {
    const { edge, tiles } = this.#tree.fold();
    this.#state.edge = edge;
    const bad = await checkTiles(this.#source, tiles, size);
    return bad && at(bad.index, bad.rule, bad.finding);
  }

  #end(): FirstWrong | undefined {
    const { newest, trust } = this.#published;
    const open = unfinished({ state: this.#state });
    if (open) return at(newest.size, 'batch_covers', open);
    const sums = conservation(this.#state);
    if (sums) return at(newest.size, 'conservation', sums);
    if (newest.quorum) return undefined;
    const cosigned = newest.cosignatures.map(({ key }) => key.name).join(', ') || 'nobody';
    const finding = wrong(`a quorum of witnesses (${trust.policy.quorum})`, `cosigned by ${cosigned}`);
    return at(newest.size, 'checkpoint_quorum', finding);
  }
}

function at(index: number, rule: string, { expected, found }: Finding): FirstWrong {
  return { index, rule, expected, found };
}
