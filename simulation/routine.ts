import { DAY_MS, GENESIS, HOUR_MS, MINUTE_MS, START_MS, STORAGE } from './genesis.ts';
import type { Population } from './agents/population.ts';
import { partitionOf } from '../primitives/instrument.ts';
import { count } from './record/faults.ts';
import { restartEngine, restartReplica, restartSettlement } from './record/restart.ts';
import type { Simulation } from './simulation.ts';

/** What happens by the clock: each epoch's challenge, each hour's sample, and each day's replay, snapshot and check of everything. */
export function planRoutine({ world, replay, all, settlement }: Simulation, hourly: (hour: number) => void): void {
  const { later, own, nowMs, network, measure } = world;
  const challenge = (): void => {
    const epoch = BigInt(Math.floor(nowMs() / GENESIS.epochMs));
    own({ type: 'checkpointPublished', epoch, note: `checkpoint ${epoch}` });
    later(GENESIS.epochMs - (nowMs() % GENESIS.epochMs) + 5_000, challenge);
  };
  later(GENESIS.epochMs + 5_000, challenge);
  let hours = 0;
  const everyHour = (): void => {
    hourly(++hours);
    if (hours % 24 === 0) {
      network.drain(true);
      own({ type: 'commitState', chainBlock: BigInt(hours) });
      for (const sender of settlement.values()) sender.send([{ type: 'stateFunds' }]);
      all.checkAll(network);
      replay.finish();
      network.takeSnapshots();
      measure.nextDay();
    }
    later(HOUR_MS - (nowMs() % HOUR_MS), everyHour);
  };
  later(HOUR_MS, everyHour);
}

/** Of what the economy has in store, what falls on sellers at once. */
export function planShocks({ world: { economy, later, random } }: Simulation, { sellers }: Population): void {
  for (const { kind, fromMs, toMs, factor } of economy.shocks)
    if (kind === 'outage')
      later(fromMs - START_MS, () => {
        for (const seller of sellers) if (random.chance(factor)) seller.fail(toMs - fromMs);
      });
}

/** Processes stop and come up again, and now and then somebody halts the storage book. */
export function planRestarts({ world, checks, faultCounts, settlement }: Simulation): void {
  const { random, later, network } = world;
  const chance = random.fork();
  const happened = (name: string): void => count(faultCounts, name);
  const restart = (): void =>
    later(Math.ceil(chance.exponential(0.5 * DAY_MS)), () => {
      const partition = 1 + chance.below(GENESIS.bookPartitions);
      const kind = chance.below(4);
      if (kind === 0) {
        restartSettlement(network, checks);
        happened('settlement restarted');
      } else if (kind === 1) {
        restartEngine(network, partition, checks);
        happened('market engine restarted');
      } else {
        restartReplica(network, partition, checks, kind === 2);
        happened('market replica restarted');
      }
      restart();
    });
  const halt = (): void =>
    later(Math.ceil(chance.exponential(4 * DAY_MS)), () => {
      const untilMs = network.nowMs + Math.ceil(chance.between(5, 60)) * MINUTE_MS;
      const command = { type: 'haltInstrument', instrument: STORAGE, untilMs, reason: 'simulated' } as const;
      settlement.get(partitionOf(STORAGE, GENESIS.bookPartitions))?.send([command]);
      happened('storage halted');
      halt();
    });
  restart();
  halt();
}
