import { type Refusal, refuse } from '../primitives/result.ts';

/**
 * Why an agent declines, for programs: `details.reason` of a `policy_declined` (and, for `over_capacity`, of a `capacity_exceeded`), in
 * quote, negotiate, buy and upload answers alike. docs/policy.md lists them.
 */
export const DECLINE_REASONS = [
  'action_not_allowed',
  'denied',
  'not_allowed',
  'tier_too_low',
  'outside_hours',
  'not_offered',
  'unknown_asset',
  'too_small',
  'too_large',
  'term_too_long',
  'price_below_floor',
  'over_capacity',
  'collateral_short',
  'rate_limited',
] as const;

export type DeclineReason = (typeof DECLINE_REASONS)[number];

export function isDeclineReason(text: unknown): text is DeclineReason {
  return DECLINE_REASONS.some((reason) => reason === text);
}

/** `message` says which value met which limit. */
export function declined(reason: DeclineReason, message: string, details: Refusal['details'] = {}): Refusal {
  return refuse('policy_declined', message, { ...details, reason });
}
