import { toHex } from '../../../primitives/bytes.ts';
import type { SettlementCommand } from '../../../primitives/commands.ts';
import { ok, type Result } from '../../../primitives/result.ts';
import { stateLeaves, stateRoot } from '../../ledger/state-root.ts';
import { ownerOf } from '../agents.ts';
import { treeSizeOf } from '../state.ts';
import { log, logFrame, type Step } from '../step.ts';

/** Logs who owns what, for the chain. `size` = its own leaf index: the state after every leaf below it. */
export function commitState(
  step: Step,
  { chainBlock }: Extract<SettlementCommand, { type: 'commitState' }>,
): Result<bigint> {
  const { state, input } = step;
  logFrame(step);
  const leaves = stateLeaves(state.ledger, (agent) => ownerOf(state, agent), state.owners.entries());
  const size = treeSizeOf(state) + BigInt(step.entries.length);
  const { generation } = input;
  log(step, { type: 'stateCommitted', generation, size, stateRoot: toHex(stateRoot(leaves)), chainBlock });
  return ok(size);
}
