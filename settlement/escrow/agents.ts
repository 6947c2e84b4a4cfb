import { assert, ok, type Result, refuse } from '../../primitives/result.ts';
import type { AgentRow } from './records.ts';
import type { SettlementState } from './state.ts';

/** The agent as one that may take on something new: enrolled and not revoked. */
export function takingAgent(state: SettlementState, agent: string): Result<AgentRow> {
  const row = state.agents.get(agent);
  if (!row) return refuse('unknown_agent', `agent ${agent} is not enrolled`);
  if (row.revoked) return refuse('agent_revoked', `agent ${agent} was revoked by its owner; it takes on nothing new`);
  return ok(row);
}

export function ownerOf(state: SettlementState, agent: string): string {
  const row = state.agents.get(agent);
  assert(row, `agent ${agent} is enrolled`);
  return row.owner;
}

/** Every agent that may take on something new, sorted. */
export function takingAgents(state: SettlementState): AgentRow[] {
  return [...state.agents.values()].filter(({ revoked }) => !revoked).sort((a, b) => (a.agent < b.agent ? -1 : 1));
}
