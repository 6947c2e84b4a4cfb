import { stateDigest } from '../settlement/escrow/state-digest.ts';
import { treeSizeOf } from '../settlement/escrow/state.ts';
import { type Population, populate } from './agents/population.ts';
import { DAY_MS, GENESIS, START_MS } from './genesis.ts';
import type { Checks } from './invariants/checks.ts';
import { type Sample, sampleOf } from './measure/sample.ts';
import { type FaultCounts, planLags, planOutages } from './record/faults.ts';
import { restartReplica } from './record/restart.ts';
import { planRestarts, planRoutine, planShocks } from './routine.ts';
import { openSimulation, type Simulation } from './simulation.ts';
import type { SimulationOptions, World } from './world.ts';

/** A step of partition 0's time that is no outage. */
const TICK_MS = 10_000;

export type Outcome = {
  readonly options: SimulationOptions;
  readonly world: World;
  readonly population: Population;
  readonly samples: readonly Sample[];
  readonly checks: Checks;
  readonly faultCounts: FaultCounts;
  readonly messages: number;
  readonly leaves: bigint;
  /** Of the whole log, of settlement's state, and of each engine: equal for equal seeds. */
  readonly digests: { readonly log: string; readonly settlement: string; readonly engines: readonly string[] };
};

/** Runs the network for so many days. Throws BrokenInvariant, or what a core threw. `progress` is told of every hour. */
export function simulate(
  options: SimulationOptions,
  progress: (hour: number, world: World) => void = () => {},
): Outcome {
  const simulation = openSimulation(options);
  const { world, all, checks, replay, faultCounts } = simulation;
  const { network } = world;
  const samples: Sample[] = [];
  planRoutine(simulation, (hour) => {
    samples.push(sampleOf(world, population, all.books));
    progress(hour, world);
  });
  const population = populate(world);
  planShocks(simulation, population);
  runUntil(simulation, START_MS + options.days * DAY_MS);
  finish(simulation);
  const engines = network.engines.map((engine) => engine.digest());
  const digests = { log: replay.log, settlement: stateDigest(network.state), engines };
  const { messages } = network;
  const leaves = treeSizeOf(network.state);
  return { options, world, population, samples, checks, faultCounts, messages, leaves, digests };
}

/** Does what is planned, in its order, and lets settlement tell the time between. */
function runUntil(simulation: Simulation, endMs: number): void {
  const { world, agenda, faultCounts } = simulation;
  const { network, own, random, later, options } = world;
  let nextTickMs = START_MS + TICK_MS;
  if (options.faults) {
    const chance = random.fork();
    planLags(network, chance, later, faultCounts);
    planRestarts(simulation);
    planOutages(chance, later, faultCounts, (gapMs) => {
      network.nowMs += gapMs;
      nextTickMs = network.nowMs;
    });
  }
  while (network.nowMs < endMs) {
    const dueMs = agenda.nextMs();
    if (dueMs < nextTickMs) {
      network.nowMs = Math.max(network.nowMs, dueMs);
      agenda.runNext();
      continue;
    }
    network.nowMs = Math.max(network.nowMs, nextTickMs);
    nextTickMs = network.nowMs + TICK_MS;
    own({ type: 'clockAdvanced', publishedSize: treeSizeOf(network.state) });
  }
}

/** All that waited is applied, everything is checked once more, and each book's replica comes up from the first message of its stream. */
function finish({ world: { network }, all, checks, replay }: Simulation): void {
  network.drain(true);
  all.checkAll(network);
  replay.finish();
  for (let partition = 1; partition <= GENESIS.bookPartitions; partition++) {
    restartReplica(network, partition, checks, false);
    const [engine, replica] = [network.engine(partition).digest(), network.replica(partition).digest()];
    checks.that(8, engine === replica, () => `engine ${partition} ended as ${engine}, its replica as ${replica}`);
  }
}
