import { setTimeout as delay } from 'node:timers/promises';
import { InfinityDbError } from '../../primitives/error.ts';
import type { VerifierKey } from '../../settlement/log/verify/vkey.ts';
import { submitCheckpoint } from '../../settlement/log/witness-client.ts';
import { type KnownCheckpoint, knownFromNote, witnessNote } from './known-checkpoints.ts';

type Witness = { readonly url: string; readonly key: VerifierKey };

/** Witness and settlement start together: it is given so long to answer at the start. */
const PATIENCE_MS = 5_000;
const ASK_AGAIN_MS = 200;

/**
 * What the witnesses know of a log, each asked until it has answered once. With k of n cosignatures needed, any n − k + 1 of them know
 * every checkpoint that was published.
 */
export class AskedWitnesses {
  readonly #unheard: Set<Witness>;
  readonly #mayBeUnheard: number;
  readonly #log: { readonly origin: string; readonly vkey: string; readonly signed: string | undefined };

  /** `signed`: the newest checkpoint of ours that was ever signed, to be shown to a witness that has no monitoring address. */
  constructor(
    witnesses: readonly Witness[],
    quorum: number,
    log: { readonly origin: string; readonly vkey: string; readonly signed: string | undefined },
  ) {
    this.#unheard = new Set(witnesses);
    this.#mayBeUnheard = Math.max(0, quorum - 1);
    this.#log = log;
  }

  /** Whether so many have answered that no published checkpoint can be unknown. */
  get heardEnough(): boolean {
    return this.#unheard.size <= this.#mayBeUnheard;
  }

  /** Asks those that have not answered yet, once. */
  async ask(): Promise<KnownCheckpoint[]> {
    const answers = await Promise.all([...this.#unheard].map((witness) => this.#askOne(witness)));
    return answers.filter((answer) => answer !== undefined);
  }

  /** Asks until enough have answered, for as long as a witness needs to start. */
  async askPatiently(): Promise<KnownCheckpoint[]> {
    const known: KnownCheckpoint[] = [];
    for (const until = performance.now() + PATIENCE_MS; ; ) {
      known.push(...(await this.ask()));
      if (this.#unheard.size === 0 || performance.now() > until) return known;
      await delay(ASK_AGAIN_MS);
    }
  }

  async #askOne(witness: Witness): Promise<KnownCheckpoint | undefined> {
    const { origin, vkey } = this.#log;
    try {
      const note = await witnessNote(witness.url, origin);
      const source = `witness ${witness.key.name}`;
      const known = note === undefined ? await this.#sizeTold(witness) : knownFromNote(note, vkey, source);
      this.#unheard.delete(witness);
      return known;
    } catch (error) {
      if (!InfinityDbError.is(error)) throw error;
      return undefined;
    }
  }

  /** A witness that is shown a checkpoint it has left behind says which size it has (409 of add-checkpoint). */
  async #sizeTold({ url, key }: Witness): Promise<KnownCheckpoint | undefined> {
    const { signed } = this.#log;
    if (signed === undefined) return undefined;
    const shown = await submitCheckpoint({ url, key, note: signed, oldSize: 0, consistencyProof: async () => [] });
    const told = shown.ok ? undefined : shown.details?.['told'];
    if (typeof told !== 'number') return undefined;
    return { source: `witness ${key.name}`, generation: this.#generation(), size: told, root: undefined };
  }

  #generation(): number {
    const { origin, vkey, signed } = this.#log;
    return (signed && knownFromNote(signed, vkey, origin)?.generation) || 0;
  }
}
