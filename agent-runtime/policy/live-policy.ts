import type { Policy } from '../../schemas/policy.ts';

/** The owner's policy as it is now: parts ask for it each time, so that a new one holds at once and without a restart. */
export type LivePolicy = {
  /** Undefined for an agent without one: it buys, and offers nothing. */
  current(): Policy | undefined;
  /** Makes `policy`, which is checked, the one that holds. */
  replace(policy: Policy): void;
  /** Called after each change. */
  onChange(listener: (policy: Policy) => void): void;
};

export function livePolicy(first: Policy | undefined): LivePolicy {
  let policy = first;
  const listeners: ((policy: Policy) => void)[] = [];
  return {
    current: () => policy,
    replace(next) {
      policy = next;
      for (const listen of listeners) listen(next);
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
