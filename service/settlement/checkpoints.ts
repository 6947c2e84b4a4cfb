import type { NatsConnection } from '@nats-io/nats-core';
import { equalBytes, utf8 } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { SigningKey } from '../../primitives/keys.ts';
import type { MerkleTree } from '../../settlement/log/merkle-tree.ts';
import { type NoteSigner, noteSigner, signCheckpoint } from '../../settlement/log/sign.ts';
import { parseCheckpoint } from '../../settlement/log/verify/checkpoint.ts';
import { type NoteSignature, parseNote } from '../../settlement/log/verify/note.ts';
import { parseVkey, type VerifierKey } from '../../settlement/log/verify/vkey.ts';
import { generationOfOrigin } from '../../settlement/log/verify/origin.ts';
import { submitCheckpoint, withSignatures } from '../../settlement/log/witness-client.ts';
import type { Db } from '../../settlement/store/database.ts';
import { readNewestCheckpoint, type StoredCheckpoint, storeCheckpoint } from '../../settlement/store/read-log.ts';
import { AskedWitnesses } from './ask-witnesses.ts';
import { aheadOf, type KnownCheckpoint, type KnownElsewhere, logBehind } from './known-checkpoints.ts';

export type WitnessAddress = { readonly url: string; readonly vkey: string };

export type CheckpointOptions = {
  readonly connection: NatsConnection;
  readonly db: Db;
  readonly tree: MerkleTree;
  /** Of genesis: the log goes on under that of its newest checkpoint, if it was reopened. */
  readonly origin: string;
  readonly logVkey: string;
  readonly logKey: SigningKey;
  readonly witnesses: readonly WitnessAddress[];
  readonly quorum: number;
  readonly elsewhere: KnownElsewhere | undefined;
  readonly onRefused: (witness: string, why: string) => void;
};

type Witness = { readonly url: string; readonly key: VerifierKey; size: number };

export const CHECKPOINT_SUBJECT = 'idb.v1.log.checkpoint';
const WITNESS_DEADLINE_MS = 10_000;

/**
 * Signs the durable tree, has it cosigned, stores and publishes it. A note short of its quorum is stored as such and not published;
 * it is tried again at the next call. Nothing is signed before the witnesses were heard: a ledger from an older backup must not sign a
 * second history.
 */
export class Checkpoints {
  readonly #options: CheckpointOptions;
  readonly #signer: NoteSigner;
  readonly #origin: string;
  readonly #witnesses: readonly Witness[];
  readonly #asked: AskedWitnesses;
  #newest: StoredCheckpoint | undefined;
  #behind: InfinityDbError | undefined;

  private constructor(options: CheckpointOptions, newest: StoredCheckpoint | undefined, origin: string) {
    this.#options = options;
    this.#newest = newest;
    this.#origin = origin;
    this.#signer = noteSigner(origin, options.logKey);
    this.#witnesses = options.witnesses.map(({ url, vkey }) => {
      const key = parseVkey(vkey);
      if (!key.ok) throw InfinityDbError.from(key, 'checkpoints');
      return { url: url.replace(/\/$/, ''), key: key.value, size: 0 };
    });
    const log = { origin, vkey: options.logVkey, signed: newest?.note };
    // A log without entries is behind nothing that it could contradict.
    const asked = options.tree.size > 0 ? this.#witnesses : [];
    this.#asked = new AskedWitnesses(asked, options.quorum, log);
  }

  /** Throws `verification_failed` where the stored checkpoint is not of this tree: nothing may then be signed. */
  static async open(options: CheckpointOptions): Promise<Checkpoints> {
    const newest = await readNewestCheckpoint(options.db);
    let { origin } = options;
    if (newest) {
      const note = parseNote(newest.note);
      const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
      const { size } = newest;
      if (
        !checkpoint.ok ||
        size > options.tree.size ||
        !equalBytes(checkpoint.value.root, await options.tree.rootAt(size))
      )
        throw new InfinityDbError(
          'verification_failed',
          `the log of ${options.tree.size} entries is not a continuation of its checkpoint of ${size}; restore a newer backup`,
          { step: 'checkpoints' },
        );
      origin = checkpoint.value.origin;
    }
    const checkpoints = new Checkpoints(options, newest, origin);
    const known = options.tree.size > 0 ? await options.elsewhere?.read(checkpoints.#generation) : [];
    await checkpoints.#compare([...(known ?? []), ...(await checkpoints.#asked.askPatiently())]);
    return checkpoints;
  }

  /** `log_behind` where somebody knows a signed checkpoint that is no prefix of this tree: nothing is signed then. */
  get behind(): InfinityDbError | undefined {
    return this.#behind;
  }

  /** Of the origin under which the log goes on. */
  get #generation(): number {
    return generationOfOrigin(this.#options.origin, this.#origin) ?? 0;
  }

  async #compare(known: readonly KnownCheckpoint[]): Promise<void> {
    const { tree } = this.#options;
    const ahead = await aheadOf(tree, this.#generation, known);
    if (ahead) this.#behind = logBehind(ahead, tree.size);
  }

  get newest(): StoredCheckpoint | undefined {
    return this.#newest;
  }

  /**
   * A new checkpoint where the tree has grown, the last one is short of its quorum, or `afresh` asks for one; undefined where none is
   * due, or too few witnesses were ever heard. `timeMs` is recorded with it. The tree's size is read at once: all of it is durable. Throws
   * `log_behind`.
   */
  async make(timeMs: number, afresh: boolean): Promise<StoredCheckpoint | undefined> {
    const { tree, db, connection, quorum, elsewhere } = this.#options;
    if (!this.#asked.heardEnough) await this.#compare(await this.#asked.ask());
    if (this.#behind) throw this.#behind;
    if (!this.#asked.heardEnough) return undefined;
    const size = tree.size;
    if (size === 0 || (this.#newest?.size === size && this.#newest.quorum && !afresh)) return undefined;
    const unsigned = { origin: this.#origin, size, root: tree.root(), extensions: [] };
    const signed = signCheckpoint(unsigned, this.#signer);
    const answers = await Promise.all(this.#witnesses.map((witness) => this.#ask(witness, signed)));
    const cosignatures = answers.filter((answer) => answer !== undefined);
    const note = withSignatures(signed, cosignatures);
    if (!note.ok) throw InfinityDbError.from(note, 'checkpoints');
    const checkpoint = { size, note: note.value, quorum: cosignatures.length >= quorum, timeMs };
    const worse = this.#newest?.size === size && this.#newest.quorum && !checkpoint.quorum;
    if (worse) return undefined;
    await storeCheckpoint(db, checkpoint);
    this.#newest = checkpoint;
    if (!checkpoint.quorum) return checkpoint;
    connection.publish(CHECKPOINT_SUBJECT, utf8(checkpoint.note));
    await elsewhere?.keep(checkpoint.note);
    return checkpoint;
  }

  async #ask(witness: Witness, note: string): Promise<NoteSignature | undefined> {
    const { tree, onRefused } = this.#options;
    try {
      const answer = await submitCheckpoint({
        url: witness.url,
        key: witness.key,
        note,
        oldSize: witness.size,
        consistencyProof: (oldSize, newSize) => tree.consistencyProof(oldSize, newSize),
        signal: AbortSignal.timeout(WITNESS_DEADLINE_MS),
      });
      if (!answer.ok) {
        onRefused(witness.key.name, answer.message);
        return undefined;
      }
      witness.size = answer.value.size;
      return answer.value.cosignature;
    } catch (error) {
      if (!InfinityDbError.is(error)) throw error;
      onRefused(witness.key.name, error.message);
      return undefined;
    }
  }
}
