import type { Command, Frame } from '../primitives/commands.ts';
import { ok } from '../primitives/result.ts';
import { stateDigest } from '../settlement/escrow/state-digest.ts';
import { treeSizeOf } from '../settlement/escrow/state.ts';
import { createAgenda } from './agenda.ts';
import { type Population, populate } from './agents/population.ts';
import { createEconomy } from './economy.ts';
import { DAY_MS, GENESIS, HOUR_MS, SETTLEMENT, START_MS } from './genesis.ts';
import { invariants } from './invariants/all.ts';
import { Checks } from './invariants/checks.ts';
import { Measure } from './measure/measure.ts';
import { type Sample, sampleOf } from './measure/sample.ts';
import { seeded } from './random.ts';
import { count, delivery, type FaultCounts, planLags, planOutages } from './record/faults.ts';
import { FrameSender } from './record/frame-sender.ts';
import { Network } from './record/network.ts';
import { Replay, restartReplica, restartSettlement } from './record/replay.ts';
import type { SimulationOptions, World } from './world.ts';

const TICK_MS = 10_000;
const EMPTY = new Uint8Array();

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
  const random = seeded(options.seed);
  const checks = new Checks();
  const all = invariants(checks);
  const measure = new Measure();
  const agenda = createAgenda();
  const faultCounts: FaultCounts = new Map();
  const samples: Sample[] = [];
  const settlement = new Map<number, FrameSender>();
  const actors: World['actors'] = new Map();
  let numbers = 0;
  let nextOwn = 1n;

  const network: Network = new Network(checks, {
    applied: (step) => {
      all.check(network, step);
      replay.applied(step);
      measure.applied(step);
    },
    notice: (agent, notice) => {
      if (agent !== SETTLEMENT) actors.get(agent)?.notice(notice);
      else if (notice.type === 'frameResult') settlement.get(notice.partition)?.result(notice);
    },
    outbox: ({ partition, command }) => settlement.get(partition)?.send([command]),
  });
  const replay = new Replay(network, checks);
  const nowMs = (): number => network.nowMs;
  const later = (delayMs: number, action: () => void): void => agenda.at(network.nowMs + delayMs, action);
  const nextNumber = (): number => ++numbers;
  const deliver = delivery({ network, random: random.fork(), later, counts: faultCounts, faults: options.faults });
  const sender = (agent: string, partition: number): FrameSender =>
    new FrameSender({ nowMs, nextNumber, deliver, later }, agent, partition);
  for (let partition = 1; partition <= GENESIS.bookPartitions; partition++)
    settlement.set(partition, sender(SETTLEMENT, partition));

  const own = (...commands: Command[]): void => {
    const at = { partition: 0, firstSequence: nextOwn, expiresAtMs: nowMs() + DAY_MS };
    const frame: Frame = { agent: SETTLEMENT, ...at, body: EMPTY, signature: EMPTY, commands };
    nextOwn += BigInt(commands.length);
    network.publish(0, ok(frame));
  };
  const economy = createEconomy(options.days, random.fork());
  const world: World = {
    options,
    random: random.fork(),
    economy,
    network,
    measure,
    actors,
    nowMs,
    later,
    own,
    sender,
    deliver,
    nextNumber,
  };

  planRoutine(world, {
    replay,
    checks,
    samples,
    progress,
    checkAll: () => all.checkAll(network),
    sample: () => sampleOf(world, population, all.books),
  });
  const population = populate(world);
  planShocks(world, population);
  let nextTickMs = START_MS + TICK_MS;
  if (options.faults) {
    const chance = random.fork();
    planLags(network, chance, later, faultCounts);
    planRestarts(world, checks, faultCounts);
    planOutages(chance, later, faultCounts, (gapMs) => {
      network.nowMs += gapMs;
      nextTickMs = network.nowMs;
    });
  }

  const endMs = START_MS + options.days * DAY_MS;
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
  network.drain(true);
  all.checkAll(network);
  replay.finish();
  for (let partition = 1; partition <= GENESIS.bookPartitions; partition++) {
    restartReplica(network, partition, checks);
    const [a, b] = [network.engine(partition).digest(), network.replica(partition).digest()];
    checks.that(8, a === b, () => `engine ${partition} ended as ${a}, its replica as ${b}`);
  }
  const engines = network.engines.map((engine) => engine.digest());
  return {
    options,
    world,
    population,
    samples,
    checks,
    faultCounts,
    messages: network.messages,
    leaves: treeSizeOf(network.state),
    digests: { log: replay.log, settlement: stateDigest(network.state), engines },
  };
}

type Routine = {
  readonly replay: Replay;
  readonly checks: Checks;
  readonly samples: Sample[];
  readonly progress: (hour: number, world: World) => void;
  readonly checkAll: () => void;
  readonly sample: () => Sample;
};

/** What happens by the clock: each epoch's challenge, each hour's sample, and each day's replay and check of everything. */
function planRoutine(world: World, { replay, samples, progress, checkAll, sample }: Routine): void {
  const { later, own, nowMs, network, measure } = world;
  const challenge = (): void => {
    const epoch = BigInt(Math.floor(nowMs() / GENESIS.epochMs));
    own({ type: 'checkpointPublished', epoch, note: `checkpoint ${epoch}` });
    later(GENESIS.epochMs - (nowMs() % GENESIS.epochMs) + 5_000, challenge);
  };
  later(GENESIS.epochMs + 5_000, challenge);
  let hours = 0;
  const hourly = (): void => {
    samples.push(sample());
    progress(++hours, world);
    if (hours % 24 === 0) {
      network.drain(true);
      own({ type: 'commitState', chainBlock: BigInt(hours) });
      checkAll();
      replay.finish();
      measure.nextDay();
    }
    later(HOUR_MS - (nowMs() % HOUR_MS), hourly);
  };
  later(HOUR_MS, hourly);
}

function planShocks({ economy, later, random }: World, { sellers }: Population): void {
  for (const { kind, fromMs, toMs, factor } of economy.shocks)
    if (kind === 'outage')
      later(fromMs - START_MS, () => {
        for (const seller of sellers) if (random.chance(factor)) seller.fail(toMs - fromMs);
      });
}

function planRestarts(world: World, checks: Checks, counts: FaultCounts): void {
  const { random, later, network } = world;
  const chance = random.fork();
  const restart = (): void => {
    later(Math.ceil(chance.exponential(0.7 * DAY_MS)), () => {
      const partition = chance.below(GENESIS.bookPartitions + 1);
      if (partition === 0) restartSettlement(network, checks);
      else restartReplica(network, partition, checks);
      count(counts, partition === 0 ? 'settlement restarted' : 'market replica restarted');
      restart();
    });
  };
  restart();
}
