import { type Asset, fromEngineUnits } from '../../primitives/money.ts';
import { ok, type Result } from '../../primitives/result.ts';
import { declined } from '../../schemas/decline.ts';
import type { DataOffer, Policy } from '../../schemas/policy.ts';
import { checkCounterparty } from './counterparty.ts';
import { isOpen } from './opening-hours.ts';
import { congestionParts, copyCost, copyPrice, discountOf } from './price.ts';

/** All that a policy's answer to a request for a quote depends on. */
export type QuoteScene = {
  readonly buyer: string;
  /** Of the quote that is asked for. */
  readonly asset: Asset | undefined;
  /** The data, where the agent keeps it as its own. */
  readonly held: { readonly bytes: number; readonly expiresAtMs: number } | undefined;
  /** How full the agent is, 0 to 10,000. */
  readonly usedParts: number;
  /** What the ledger proves that the buyer has paid in network fees. */
  readonly feesPaidInfo: bigint;
  /** Quotes made by the policy that stand. */
  readonly standing: number;
  /** Base units that are available and not set aside for quotes that stand. */
  readonly spendableBaseUnits: bigint;
  readonly nowMs: number;
};

/** A quote is not worth giving for less. */
const LEAST_VALID_MS = 1_000;

/** The price and validity of a quote by the owner's policy, or why there is none: `policy_declined` with its reason. Pure. */
export function decideQuote(
  policy: Policy,
  scene: QuoteScene,
): Result<{ readonly priceBaseUnits: bigint; readonly validUntilMs: number }> {
  const { data } = policy;
  const { held, asset, nowMs, standing, feesPaidInfo, spendableBaseUnits } = scene;
  const dealing = mayDeal(policy, scene);
  if (!dealing.ok) return dealing;
  if (!data || !held) return declined('not_offered', 'this agent sells no copy of that data');
  if (asset?.symbol !== policy.asset)
    return declined('unknown_asset', `this agent sells for ${policy.asset}`, { asset: policy.asset });
  const sized = checkSize(data, held.bytes);
  if (!sized.ok) return sized;
  if (standing >= data.maxQuotes)
    return declined('rate_limited', `${standing} quotes stand; ask again when one has ended`, {
      standing,
      retryMs: data.quoteSeconds * 1_000,
    });
  const congestion = congestionParts(policy.congestion, scene.usedParts);
  const price = copyPrice(data, held.bytes, congestion, discountOf(policy.tiers, feesPaidInfo));
  const priceBaseUnits = price * asset.engineUnit;
  if (priceBaseUnits > spendableBaseUnits)
    return declined('collateral_short', 'this agent has not the collateral for one more sale now; ask again later');
  const validUntilMs = Math.min(nowMs + data.quoteSeconds * 1_000, held.expiresAtMs);
  if (validUntilMs - nowMs < LEAST_VALID_MS)
    return declined('term_too_long', 'this agent is about to erase that data', { expiresAtMs: held.expiresAtMs });
  return ok({ priceBaseUnits, validUntilMs });
}

function mayDeal(policy: Policy, { buyer, feesPaidInfo, nowMs }: QuoteScene): Result<undefined> {
  if (!policy.actions.includes('negotiate'))
    return declined('action_not_allowed', "this agent's owner does not let it negotiate", { action: 'negotiate' });
  const dealing = checkCounterparty(policy, buyer);
  if (!dealing.ok) return dealing;
  const least = policy.leastFeesPaidInfo ?? 0n;
  if (feesPaidInfo < least)
    return declined(
      'tier_too_low',
      `this agent deals with those that paid ${least} INFO in fees; you ${feesPaidInfo}`,
      {
        leastFeesPaidInfo: String(least),
        feesPaidInfo: String(feesPaidInfo),
      },
    );
  if (!isOpen(policy.hours, nowMs)) return declined('outside_hours', 'this agent takes on nothing at this time of day');
  return ok(undefined);
}

/** Whether the owner lets the agent offer a copy of `bytes` at `price` (engine units) of its own accord: for `negotiate`. Pure. */
export function decideOffer(
  policy: Policy | undefined,
  offer: { readonly asset: Asset; readonly bytes: number; readonly price: number; readonly nowMs: number },
): Result<undefined> {
  if (!policy) return ok(undefined);
  const { asset, bytes, price, nowMs } = offer;
  if (!isOpen(policy.hours, nowMs)) return declined('outside_hours', 'the owner lets this agent offer nothing now');
  const { data } = policy;
  if (!data) return ok(undefined);
  const sized = checkSize(data, bytes);
  if (!sized.ok) return sized;
  const floor = copyCost(data, bytes);
  if (asset.symbol === policy.asset && BigInt(price) < floor)
    return declined(
      'price_below_floor',
      `a copy costs this agent ${fromEngineUnits(asset, Number(floor))} base units`,
      {
        floorBaseUnits: String(fromEngineUnits(asset, Number(floor))),
      },
    );
  return ok(undefined);
}

function checkSize({ minBytes, maxBytes }: DataOffer, bytes: number): Result<undefined> {
  if (bytes < minBytes) return declined('too_small', `it sells no less than ${minBytes} bytes`, { bytes, minBytes });
  if (bytes > maxBytes) return declined('too_large', `it sells no more than ${maxBytes} bytes`, { bytes, maxBytes });
  return ok(undefined);
}
