import type { AgentCommand, Command, OwnerCommand, SettlementCommand } from '../../primitives/commands.ts';
import { type Result, refuse } from '../../primitives/result.ts';
import { takingAgent } from './agents.ts';
import { acceptLease } from './commands/accept-lease.ts';
import { acceptQuote } from './commands/accept-quote.ts';
import { allocateFunds, releaseFunds } from './commands/allocate-funds.ts';
import { checkpointPublished } from './commands/checkpoint-published.ts';
import { clockAdvanced } from './commands/clock-advanced.ts';
import { commitState } from './commands/commit-state.ts';
import { createData } from './commands/create-data.ts';
import { acceptDelivery, ackDelivery, commitDelivery, revealKey } from './commands/delivery.ts';
import { depositSeen } from './commands/deposit-seen.ts';
import { endLease } from './commands/end-lease.ts';
import { enrolAgent } from './commands/enrol-agent.ts';
import { acceptMove, proposeMove } from './commands/move.ts';
import { moveFunds, revokeAgent } from './commands/owner-funds.ts';
import { pay } from './commands/pay.ts';
import { provePossession } from './commands/prove-possession.ts';
import { setPartitions } from './commands/set-partitions.ts';
import { setPolicy } from './commands/set-policy.ts';
import { takeRepair } from './commands/take-repair.ts';
import { withdraw, withdrawalConfirmed, withdrawalLapsed } from './commands/withdraw.ts';
import type { Step } from './step.ts';

/** What a revoked agent may no longer do: take on anything new. What it owes it may still do, and what it is owed still comes. */
const TAKES_ON: ReadonlySet<Command['type']> = new Set([
  'allocateFunds',
  'setPolicy',
  'pay',
  'createData',
  'proposeMove',
  'acceptMove',
  'acceptQuote',
  'acceptLease',
  'takeRepair',
] as const);

/** One command of partition 0, of `agent`'s frame: its outcome's id, or why it was refused and changed nothing. */
export function carryOut(step: Step, agent: string, command: Command): Result<bigint> {
  const bySettlement = agent === step.state.genesis.settlementKey;
  if (TAKES_ON.has(command.type) && !bySettlement) {
    const taking = takingAgent(step.state, agent);
    if (!taking.ok) return taking;
  }
  switch (command.type) {
    case 'placeOrder':
    case 'cancelOrder':
    case 'replaceOrder':
    case 'cancelAll':
    case 'takeNegotiation':
    case 'fundsAllocated':
    case 'releaseRequested':
    case 'haltInstrument':
    case 'stateFunds':
      return refuse('wrong_partition', `${command.type} is a command of a book's partition, not of partition 0`);
    case 'enrolAgent':
    case 'fundAgent':
    case 'sweepAgent':
    case 'revokeAgent':
    case 'withdraw':
    case 'clockAdvanced':
    case 'depositSeen':
    case 'withdrawalConfirmed':
    case 'withdrawalLapsed':
    case 'checkpointPublished':
    case 'commitState':
    case 'setPartitions':
      if (bySettlement) return carryOutOwn(step, command);
      return refuse('not_authorised', `${command.type} comes from settlement alone`);
    default:
      if (!bySettlement) return carryOutAgents(step, agent, command);
      return refuse('not_authorised', `settlement's key is no agent: ${command.type}`);
  }
}

type SetPartitions = Extract<Command, { type: 'setPartitions' }>;

function carryOutOwn(step: Step, command: OwnerCommand | SettlementCommand | SetPartitions): Result<bigint> {
  switch (command.type) {
    case 'enrolAgent':
      return enrolAgent(step, command);
    case 'fundAgent':
    case 'sweepAgent':
      return moveFunds(step, command);
    case 'revokeAgent':
      return revokeAgent(step, command);
    case 'withdraw':
      return withdraw(step, command);
    case 'clockAdvanced':
      return clockAdvanced(step, command);
    case 'depositSeen':
      return depositSeen(step, command);
    case 'withdrawalConfirmed':
      return withdrawalConfirmed(step, command);
    case 'withdrawalLapsed':
      return withdrawalLapsed(step, command);
    case 'checkpointPublished':
      return checkpointPublished(step, command);
    case 'commitState':
      return commitState(step, command);
    case 'setPartitions':
      return setPartitions(step, command.bookPartitions);
    default:
      return command satisfies never;
  }
}

function carryOutAgents(step: Step, agent: string, command: AgentCommand): Result<bigint> {
  switch (command.type) {
    case 'allocateFunds':
      return allocateFunds(step, agent, command);
    case 'releaseFunds':
      return releaseFunds(step, agent, command);
    case 'setPolicy':
      return setPolicy(step, agent, command);
    case 'pay':
      return pay(step, agent, command);
    case 'createData':
      return createData(step, agent, command);
    case 'proposeMove':
      return proposeMove(step, agent, command);
    case 'acceptMove':
      return acceptMove(step, agent, command);
    case 'acceptQuote':
      return acceptQuote(step, agent, command);
    case 'commitDelivery':
      return commitDelivery(step, agent, command);
    case 'ackDelivery':
      return ackDelivery(step, agent, command);
    case 'revealKey':
      return revealKey(step, agent, command);
    case 'acceptDelivery':
      return acceptDelivery(step, agent, command);
    case 'acceptLease':
      return acceptLease(step, agent, command);
    case 'provePossession':
      return provePossession(step, agent, command);
    case 'endLease':
      return endLease(step, agent, command);
    case 'takeRepair':
      return takeRepair(step, agent, command);
    default:
      return command satisfies never;
  }
}
