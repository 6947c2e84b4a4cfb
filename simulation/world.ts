import type { Command } from '../primitives/commands.ts';
import type { Notice } from '../primitives/notices.ts';
import type { Economy } from './economy.ts';
import type { Measure } from './measure/measure.ts';
import type { Random } from './random.ts';
import type { FrameSender } from './record/frame-sender.ts';
import type { Network } from './record/network.ts';

export type SimulationOptions = {
  readonly agents: number;
  readonly days: number;
  readonly seed: number;
  readonly faults: boolean;
};

/** Somebody that settlement tells things. */
export type Actor = { notice(notice: Notice): void };

/** What agents are given of the simulation. */
export type World = {
  readonly options: SimulationOptions;
  readonly random: Random;
  readonly economy: Economy;
  readonly network: Network;
  readonly measure: Measure;
  readonly actors: Map<string, Actor>;
  nowMs(): number;
  later(delayMs: number, action: () => void): void;
  /** A frame of settlement's own on partition 0: commands of owners, of the chain, and time. */
  own(...commands: Command[]): void;
  sender(agent: string, partition: number): FrameSender;
  /** The next number of the whole simulation: owners' nonces, transactions, objects. */
  nextNumber(): number;
};
