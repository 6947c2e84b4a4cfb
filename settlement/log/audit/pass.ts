import { toHex } from '../../../primitives/bytes.ts';
import { InfinityDbError } from '../../../primitives/error.ts';
import type { OpenedCheckpoint } from '../verify/checkpoint.ts';
import type { ChainAudit } from './chain/chain-audit.ts';
import type { ChainFinding } from './chain/finding.ts';
import type { AuditOptions } from './options.ts';
import { NOTHING_OPENED, openEntry, type Opened } from './open-entry.ts';
import type { OpenedBundle } from './opening/open-bundle.ts';
import { openBundles } from './opening/open-bundles.ts';
import { type Published, quorumOf } from './published.ts';
import { reopenedOrigin } from '../verify/origin.ts';
import { type Finding, type FirstWrong, wrong } from './report.ts';
import type { Context } from './rule.ts';
import { RULES_ON } from './rule-table.ts';
import { conservation } from './rules/conservation.ts';
import { unfinished } from './rules/order-of-record.ts';
import type { AuditSource } from './source.ts';
import type { AuditState } from './state.ts';
import { checkTiles, GrowingTree } from './tree.ts';

const ROOTS_KEPT = 8_192;

type PassOptions = AuditOptions & { readonly chainAudit: ChainAudit | undefined };

/** One pass over the entries that the state has not seen. */
export class Pass {
  readonly #source: AuditSource;
  readonly #published: Published;
  readonly #state: AuditState;
  readonly #options: PassOptions;
  readonly #tree: GrowingTree;
  /** One for all entries: no rule keeps it. */
  readonly #context: { -readonly [K in keyof Context]: Context[K] };
  readonly #checkpoints: readonly OpenedCheckpoint[];
  #checkpoint = 0;
  /** The size at which the chain has its next anchor. */
  #anchorSize = -1;
  /** What of the chain is contradicted, where that is what is wrong. */
  found: ChainFinding | undefined;

  constructor(source: AuditSource, published: Published, state: AuditState, options: PassOptions) {
    this.#source = source;
    this.#published = published;
    this.#state = state;
    this.#options = options;
    this.#tree = new GrowingTree(state.edge);
    const assets = new Map(published.genesis.assets.map((asset) => [asset.code, asset]));
    const rootAt = (size: number): string | undefined => state.roots.get(size) ?? this.#tree.rootAt(size);
    this.#context = { published, assets, state, rootAt, index: 0, opened: NOTHING_OPENED };
    this.#checkpoints = [...published.checkpoints, published.newest].filter(({ size }) => size >= state.size);
  }

  async run(): Promise<FirstWrong | undefined> {
    const { size } = this.#published.newest;
    const { onProgress, signal } = this.#options;
    if (size < this.#state.size)
      return at(size, 'checkpoint_order', wrong(`a checkpoint of ${this.#state.size} or more`, `${size}`));
    const known = this.#passCheckpoints() ?? this.#passed();
    if (known) return known;
    const bundles = openBundles(this.#source, this.#published, { from: this.#state.size, size });
    try {
      while (this.#state.size < size) {
        if (signal?.aborted)
          throw new InfinityDbError('interrupted', `the audit was stopped at entry ${this.#state.size}`);
        const bundle = await bundles.next();
        const bad = this.#auditBundle(bundle) ?? (await this.#fold(size, bundle.root));
        if (bad) return bad;
        onProgress?.(this.#state.size, size);
      }
    } finally {
      await bundles.close();
    }
    return this.#end();
  }

  #auditBundle({ from, bytes, starts, ends, hashes, judged, fault }: OpenedBundle): FirstWrong | undefined {
    const bundle = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#tree.begin(hashes);
    for (let i = 0; i < ends.length; i++) {
      const index = from + i;
      if (fault?.index === index && fault.rule === 'leaf_hash') return fault;
      const [start, end] = [starts[i] as number, ends[i] as number];
      const opened = openEntry({ index, bundle, start, end, hashes, at: i, judged: judged.get(i) });
      if ('rule' in opened) return opened;
      if (fault?.index === index) return fault;
      const bad = this.#auditEntry(opened);
      if (bad) return bad;
      this.#tree.take();
      this.#state.size = index + 1;
      const inconsistent = this.#passCheckpoints() ?? this.#passAnchors();
      if (inconsistent) return inconsistent;
    }
    return fault;
  }

  #auditEntry(opened: Opened): FirstWrong | undefined {
    const { index, entry } = opened;
    const state = this.#state;
    const context = this.#context;
    context.index = index;
    context.opened = opened;
    const rules = RULES_ON[entry.type] ?? [];
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
    for (let next = this.#checkpoints[this.#checkpoint]; next?.size === size; ) {
      const checkpoint = next;
      next = this.#checkpoints[++this.#checkpoint];
      const ours = this.#tree.rootAt(size) ?? '';
      const told = toHex(checkpoint.root);
      const origin = this.#origin();
      if (checkpoint.origin !== origin)
        return at(this.#lastGood(), 'checkpoint_origin', wrong(`a checkpoint of ${origin}`, checkpoint.origin));
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

  /** Anchors of what an earlier audit passed. */
  #passed(): FirstWrong | undefined {
    const { chainAudit } = this.#options;
    this.found = chainAudit?.judgePassed();
    this.#anchorSize = chainAudit?.nextSize ?? -1;
    return this.found?.wrong;
  }

  #passAnchors(): FirstWrong | undefined {
    const { size } = this.#state;
    const { chainAudit } = this.#options;
    // A LogReopened says which anchors are of entries that are lost.
    if (this.#state.counts.reopened?.at(-1)?.index === size - 1) this.#anchorSize = chainAudit?.nextSize ?? -1;
    if (size !== this.#anchorSize) return undefined;
    this.found = chainAudit?.judge(this.#tree.rootAt(size));
    this.#anchorSize = chainAudit?.nextSize ?? -1;
    return this.found?.wrong;
  }

  /** Under which name a checkpoint of the tree as it is now is signed. */
  #origin(): string {
    const { origin } = this.#published.genesis.log;
    const reopened = this.#state.counts.reopened?.at(-1);
    return reopened ? reopenedOrigin(origin, reopened.generation) : origin;
  }

  #lastGood(): number {
    return [...this.#state.roots.keys()].at(-1) ?? 0;
  }

  async #fold(size: number, root: Uint8Array | undefined): Promise<FirstWrong | undefined> {
    const { edge, tiles } = this.#tree.fold(root);
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
    const { cosigned, required, witnesses } = quorumOf(this.#published);
    const names = newest.cosignatures.map(({ key }) => key.name).join(', ') || 'nobody';
    const finding = wrong(
      `cosigned by ${required} of ${witnesses} witnesses (${trust.policy.quorum})`,
      `by ${cosigned} of ${witnesses}: ${names}`,
    );
    return at(newest.size, 'checkpoint_quorum', finding);
  }
}

function at(index: number, rule: string, { expected, found }: Finding): FirstWrong {
  return { index, rule, expected, found };
}
