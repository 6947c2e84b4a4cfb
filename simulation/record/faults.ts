import type { Frame } from '../../primitives/commands.ts';
import { ok, refuse } from '../../primitives/result.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SETTLEMENT } from '../genesis.ts';
import type { Random } from '../random.ts';
import type { Network } from './network.ts';

/** What happened that was not meant to, by its name. */
export type FaultCounts = Map<string, number>;
type Later = (delayMs: number, action: () => void) => void;

/** How a frame comes to the order of record: once, or as chance has it. */
export function delivery(options: {
  readonly network: Network;
  readonly random: Random;
  readonly later: Later;
  readonly counts: FaultCounts;
  readonly faults: boolean;
}): (frame: Frame) => void {
  const { network, random, later, counts, faults } = options;
  const publish = (frame: Frame): void => network.publish(frame.partition, ok(frame));
  if (!faults) return publish;
  return (frame) => {
    // Settlement reads partition 0 in its own process: what it publishes there cannot be lost on the way.
    if (frame.agent === SETTLEMENT && frame.partition === 0) return publish(frame);
    const fate = random.fraction();
    if (fate < 0.006) return count(counts, 'frame lost');
    if (fate < 0.014) {
      count(counts, 'frame late');
      return later(Math.ceil(random.between(500, 15_000)), () => publish(frame));
    }
    publish(frame);
    if (fate < 0.02) {
      count(counts, 'frame twice');
      later(Math.ceil(random.between(0, 40_000)), () => publish(frame));
    } else if (fate < 0.022) {
      count(counts, 'frame forged');
      network.publish(frame.partition, refuse('bad_signature', `not signed by ${frame.agent}`));
    }
  };
}

export function count(counts: FaultCounts, name: string, by = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

/** Settlement falls behind a partition, again and again. */
export function planLags(network: Network, random: Random, later: Later, counts: FaultCounts): void {
  later(Math.ceil(random.exponential(2 * HOUR_MS)), () => {
    const partition = random.below(network.engines.length + 1);
    const lagMs = Math.ceil(random.between(1_000, 25_000));
    network.hold(partition, network.nowMs + lagMs);
    later(lagMs, () => network.drain());
    count(counts, 'settlement behind');
    planLags(network, random, later, counts);
  });
}

/** The whole order of record stands still, for 11 s to an hour. */
export function planOutages(
  random: Random,
  later: Later,
  counts: FaultCounts,
  standStill: (gapMs: number) => void,
): void {
  later(Math.ceil(random.exponential(1.5 * DAY_MS)), () => {
    count(counts, 'clock outage');
    standStill(Math.ceil(random.chance(0.8) ? random.between(11_000, MINUTE_MS) : random.between(MINUTE_MS, HOUR_MS)));
    planOutages(random, later, counts, standStill);
  });
}
