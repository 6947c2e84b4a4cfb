import type { NatsConnection } from '@nats-io/nats-core';
import type { Logger } from 'pino';
import type { OwnerCommand } from '../../primitives/commands.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import type { WitnessAddress } from './checkpoints.ts';
import type { KnownElsewhere } from './known-checkpoints.ts';

export type SettlementConfig = {
  /** Of settlement alone, with the service's permissions; closed by the caller, after `done`. */
  readonly nats: NatsConnection;
  readonly databaseUrl: string;
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  /** 32-byte Ed25519 seeds: settlement's key, and the log's. */
  readonly settlementSeed: Uint8Array;
  readonly logSeed: Uint8Array;
  readonly witnesses: readonly WitnessAddress[];
  /** Where checkpoints of this log are known besides; nowhere, when absent. */
  readonly knownElsewhere?: KnownElsewhere;
  /** Whether the owner (and, at enrolment, the agent) signed this command. Asked once, at the edge; what it throws is the caller's answer. */
  readonly verifyOwner: (command: OwnerCommand) => Promise<boolean>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
};
