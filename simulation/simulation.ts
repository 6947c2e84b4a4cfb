import type { Command, Frame } from '../primitives/commands.ts';
import { ok } from '../primitives/result.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { createEconomy } from './economy.ts';
import { DAY_MS, GENESIS, SETTLEMENT } from './genesis.ts';
import { type Invariants, invariants } from './invariants/all.ts';
import { Checks } from './invariants/checks.ts';
import { Measure } from './measure/measure.ts';
import { seeded } from './random.ts';
import { delivery, type FaultCounts } from './record/faults.ts';
import { FrameSender } from './record/frame-sender.ts';
import { Network } from './record/network.ts';
import { Replay } from './record/replay.ts';
import type { SimulationOptions, World } from './world.ts';

/** The network, what watches it, and what its agents are given of it, before anything has happened. */
export type Simulation = {
  readonly world: World;
  readonly agenda: Agenda;
  readonly checks: Checks;
  readonly all: Invariants;
  readonly replay: Replay;
  readonly faultCounts: FaultCounts;
  /** Settlement's own frames, by book partition. */
  readonly settlement: ReadonlyMap<number, FrameSender>;
};

const EMPTY = new Uint8Array();

export function openSimulation(options: SimulationOptions): Simulation {
  const random = seeded(options.seed);
  const checks = new Checks();
  const all = invariants(checks);
  const measure = new Measure();
  const agenda = createAgenda();
  const faultCounts: FaultCounts = new Map();
  const settlement = new Map<number, FrameSender>();
  const actors: World['actors'] = new Map();
  let numbers = 0;

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
  const economy = createEconomy(options.days, random.fork());
  const common = { options, economy, network, measure, actors, nowMs, later, sender, nextNumber };
  const world: World = { ...common, random: random.fork(), own: ownFrames(network) };
  return { world, agenda, checks, all, replay, faultCounts, settlement };
}

/** Frames of settlement's own on partition 0, each next in its sequence. */
function ownFrames(network: Network): World['own'] {
  let firstSequence = 1n;
  return (...commands: Command[]) => {
    const at = { partition: 0, firstSequence, expiresAtMs: network.nowMs + DAY_MS };
    const frame: Frame = { agent: SETTLEMENT, ...at, body: EMPTY, signature: EMPTY, commands };
    firstSequence += BigInt(commands.length);
    network.publish(0, ok(frame));
  };
}
