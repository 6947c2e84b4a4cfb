import { baseUnits } from '../accounts.ts';
import { wrong } from '../report.ts';
import { ruleOn } from '../rule.ts';

/** The engine is told of no funds that the ledger has not put into trading first, and of each only once. */
export const fundsAllocated = ruleOn(
  'frame',
  'funds_allocated',
  (context, { partition }) => {
    const { frame } = context.opened;
    const { state, published } = context;
    if (partition === 0 || frame?.agent !== published.genesis.settlementKey) return undefined;
    const told = new Map<string, bigint>();
    for (const command of frame.commands) {
      if (command.type !== 'fundsAllocated') continue;
      const { agent, asset, amount, owner } = command;
      const key = `${agent}/${asset}/${partition}`;
      told.set(key, (told.get(key) ?? 0n) + baseUnits(context, asset, amount));
      const there = state.allocations.get(key) ?? 0n;
      if ((told.get(key) ?? 0n) > there) return wrong(`at most ${there} to ${key}`, `${told.get(key)}`);
      const known = state.agents.get(agent)?.owner;
      if (known !== owner) return wrong(`owner ${known} of ${agent}`, owner);
    }
    return undefined;
  },
  (context, { partition }) => {
    const { frame } = context.opened;
    const { state, published } = context;
    if (partition === 0 || frame?.agent !== published.genesis.settlementKey) return;
    for (const command of frame.commands) {
      if (command.type !== 'fundsAllocated') continue;
      const key = `${command.agent}/${command.asset}/${partition}`;
      const left = (state.allocations.get(key) ?? 0n) - baseUnits(context, command.asset, command.amount);
      if (left > 0n) state.allocations.set(key, left);
      else state.allocations.delete(key);
    }
  },
);
