import { available, trading } from '../../../primitives/account.ts';
import type { AgentCommand } from '../../../primitives/commands.ts';
import { toEngineUnits } from '../../../primitives/money.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { postedOf, spendableOf } from '../../ledger/ledger.ts';
import { post, single } from '../posting.ts';
import { bookPartitionsOf, nextId, type SettlementState } from '../state.ts';
import { byFrame, type Step } from '../step.ts';

type Allocate = Extract<AgentCommand, { type: 'allocateFunds' }>;
type Release = Extract<AgentCommand, { type: 'releaseFunds' }>;

/** Posted first; the engine credits it when it meets the FundsAllocated that follows. */
export function allocateFunds(step: Step, agent: string, command: Allocate): Result<bigint> {
  const { state } = step;
  const { asset, amountBaseUnits: amount, partition } = command;
  const checked = checkAmount(state, command);
  if (!checked.ok) return checked;
  const account = trading(agent, asset, partition);
  const sum = toEngineUnits(checked.value.asset, postedOf(state.ledger, account) + amount);
  if (!sum.ok) return sum;
  const owner = state.agents.get(agent)?.owner ?? '';
  const posted = post(step, [single(available(agent, asset), account, amount, 'allocate', byFrame(step))]);
  if (!posted.ok) return posted;
  const key = `${agent}/${asset}/${partition}`;
  state.allocations.set(key, (state.allocations.get(key) ?? 0n) + amount);
  step.outbox.push({
    partition,
    command: { type: 'fundsAllocated', agent, owner, asset, amount: checked.value.units },
  });
  return ok(0n);
}

/** Asks the engine, which debits first what is free of it; the ledger posts on its answer. */
export function releaseFunds(step: Step, agent: string, command: Release): Result<bigint> {
  const { state } = step;
  const { asset, amountBaseUnits: amount, partition } = command;
  const checked = checkAmount(state, command);
  if (!checked.ok) return checked;
  const there = spendableOf(state.ledger, trading(agent, asset, partition));
  if (there < amount)
    return refuse('insufficient_funds', `partition ${partition} holds ${there} of asset ${asset}, not ${amount}`);
  const releaseId = nextId(state);
  state.releases.set(String(releaseId), { agent, asset, amount, partition, by: byFrame(step) });
  const { units } = checked.value;
  step.outbox.push({ partition, command: { type: 'releaseRequested', agent, asset, amount: units, releaseId } });
  return ok(releaseId);
}

function checkAmount(state: SettlementState, { asset: code, amountBaseUnits, partition }: Allocate | Release) {
  const asset = state.genesis.assets.find((known) => known.code === code);
  if (!asset) return refuse('unknown_asset', `genesis has no asset ${code}`);
  const books = bookPartitionsOf(state);
  if (partition < 1 || partition > books)
    return refuse('wrong_partition', `book partitions are 1 to ${books}, not ${partition}`);
  if (amountBaseUnits <= 0n) return refuse('amount_zero', 'an amount is above zero');
  const units = toEngineUnits(asset, amountBaseUnits);
  return units.ok ? ok({ asset, units: units.value }) : units;
}
