import { toHex, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { Input } from '../../settlement/escrow/io.ts';
import { apply } from '../../settlement/escrow/reducer.ts';
import { stateDigest } from '../../settlement/escrow/state-digest.ts';
import type { SettlementState } from '../../settlement/escrow/state.ts';
import { GENESIS, NETWORK_ID } from '../genesis.ts';
import type { Checks } from '../invariants/checks.ts';
import { type LeafChain, leafChain } from './leaf-chain.ts';
import type { Applied, Network } from './network.ts';

/**
 * 8, for a stretch of the stream: a settlement that began with what the store had at its beginning, and is given the same messages, logs
 * the same leaves and ends in the same state. Stretch after stretch that makes the whole run, with no more of it in memory than one.
 */
export class Replay {
  readonly #checks: Checks;
  readonly #network: Network;
  #copy: SettlementState;
  #inputs: Input[] = [];
  #blobs: string[] = [];
  #leaves: LeafChain = leafChain();
  /** Over all stretches, so far as they are finished. */
  log = '';

  constructor(network: Network, checks: Checks) {
    this.#network = network;
    this.#checks = checks;
    this.#copy = network.stored.restore(GENESIS, NETWORK_ID);
  }

  applied({ input, effects }: Applied): void {
    this.#inputs.push(input);
    this.#blobs.push(...effects.blobs);
    this.#leaves.add(effects.entries);
  }

  /** Compares, and begins the next stretch. */
  finish(): void {
    const { state, blobs, stored } = this.#network;
    const leaves = leafChain();
    const lookup = { blob: (hash: string) => blobs.get(hash) };
    for (const input of this.#inputs) leaves.add(apply(this.#copy, input, lookup).entries);
    const [again, first] = [leaves.digest(), this.#leaves.digest()];
    this.#checks.that(8, again === first, () => `the replayed log has digest ${again}, not ${first}`);
    const [copy, live] = [stateDigest(this.#copy), stateDigest(state)];
    this.#checks.that(8, copy === live, () => `the replayed state has digest ${copy}, not ${live}`);
    this.log = toHex(sha256(utf8(`${this.log}${first}`)));
    for (const hash of this.#blobs) blobs.delete(hash);
    this.#inputs = [];
    this.#blobs = [];
    this.#leaves = leafChain();
    this.#copy = stored.restore(GENESIS, NETWORK_ID);
  }
}
