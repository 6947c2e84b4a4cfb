import { MAX_COMMANDS } from '../../primitives/frame.ts';
import { partitionOf } from '../../primitives/instrument.ts';
import type { Policy, Requoting } from '../../schemas/policy.ts';
import { type OpenAsk, planLevel, type Step } from './plan-level.ts';
import { type AskNetwork, type Inventory, type Short, type WantedAsk, wantedAsks } from './wanted-asks.ts';

export type Scene = {
  readonly policy: Policy;
  readonly network: AskNetwork;
  readonly inventory: Inventory;
  readonly open: readonly OpenAsk[];
  readonly nowMs: number;
  /** When each command of the last minute was sent. */
  readonly sentMs: readonly number[];
};

export type QuotePlan = {
  /** In the order to send them. */
  readonly steps: readonly Step[];
  /** Why less is offered than the policy's lots. */
  readonly short: readonly Short[];
  readonly wanted: readonly WantedAsk[];
  /** Set where the policy's commands a minute are used up and steps are left for then. */
  readonly retryAtMs: number | undefined;
};

export const REQUOTING: Requoting = { tolerancePercent: 2, commandsPerMinute: 60 };
const MINUTE_MS = 60_000;

/**
 * What to tell the books so that they show what the policy wants. Pure: the same scene gives the same commands. What takes lots off the
 * books comes first, so that no step ever promises more than room and funds allow.
 */
export function planQuotes({ policy, network, inventory, open, nowMs, sentMs }: Scene): QuotePlan {
  const { tolerancePercent, commandsPerMinute } = policy.requoting ?? REQUOTING;
  const { wanted, short } = wantedAsks(policy, network, inventory, nowMs);
  const levels = new Map<string, { wanted: WantedAsk | undefined; open: OpenAsk[] }>();
  for (const ask of wanted) levels.set(levelOf(ask), { wanted: ask, open: [] });
  for (const ask of open.toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1))) {
    const level = levels.get(levelOf(ask)) ?? { wanted: undefined, open: [] };
    level.open.push(ask);
    levels.set(levelOf(ask), level);
  }
  const steps = [...levels.values()]
    .flatMap((level) => planLevel(level.wanted, level.open, tolerancePercent))
    .toSorted((a, b) => Number(b.withdraws) - Number(a.withdraws));
  const recent = sentMs.filter((timeMs) => timeMs > nowMs - MINUTE_MS);
  const allowed = Math.max(0, Math.min(MAX_COMMANDS, commandsPerMinute - recent.length));
  const retryAtMs = steps.length > allowed ? Math.min(nowMs, ...recent) + MINUTE_MS : undefined;
  return { steps: steps.slice(0, allowed), short, wanted, retryAtMs };
}

export const partitionOfStep = ({ ask }: Step, { bookPartitions }: AskNetwork): number =>
  partitionOf(ask.instrument, bookPartitions);

const levelOf = ({ instrument, level }: Pick<OpenAsk, 'instrument' | 'level'>): string => `${instrument} ${level}`;
