import { stateDigest } from '../../settlement/escrow/state-digest.ts';
import { GENESIS, NETWORK_ID } from '../genesis.ts';
import type { Checks } from '../invariants/checks.ts';
import { replayed } from './engine-copy.ts';
import type { Network } from './network.ts';

/** Settlement stops, and starts again with what is stored. */
export function restartSettlement(network: Network, checks: Checks): void {
  const before = stateDigest(network.state);
  network.state = network.stored.restore(GENESIS, NETWORK_ID);
  const after = stateDigest(network.state);
  checks.that(8, before === after, () => `settlement stored ${after}, and was in ${before}`);
}

/** The replica of a book stops, and another comes up: from the newest snapshot where there is one and it is wanted, else from the stream. */
export function restartReplica(network: Network, partition: number, checks: Checks, useSnapshot: boolean): void {
  const before = network.replica(partition).digest();
  const snapshot = useSnapshot ? network.snapshots[partition - 1] : undefined;
  const again = replayed(partition, network.streams[partition - 1] ?? [], snapshot);
  const after = again.digest();
  checks.that(8, before === after, () => `the replica of ${partition} came up as ${after}, and was ${before}`);
  network.replicas[partition - 1] = again;
}

/** The engine that agents trade with stops, and starts again from a snapshot of itself. */
export function restartEngine(network: Network, partition: number, checks: Checks): void {
  const engine = network.engine(partition);
  const again = replayed(partition, [], { messages: 0, bytes: engine.snapshot() });
  const [before, after] = [engine.digest(), again.digest()];
  checks.that(8, before === after, () => `engine ${partition} came up as ${after}, and was ${before}`);
  network.engines[partition - 1] = again;
}
