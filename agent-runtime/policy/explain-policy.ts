import type { Genesis } from '../../primitives/genesis.ts';
import { type JsonFault, jsonFaults } from '../../schemas/json-faults.ts';
import { decodePolicy, POLICY_SCHEMA, type Policy } from '../../schemas/policy.ts';
import { policyFaults } from './check-policy.ts';
import { askPrice, congestionParts, copyPrice, levelsOf } from './price.ts';

export type Explained = { readonly policy: Policy | undefined; readonly faults: readonly JsonFault[] };

/** A policy's text, and everything that is wrong with it; no `policy` where it cannot hold at all. Never throws. */
export function explainPolicy(text: string, network?: Pick<Genesis, 'assets'>): Explained {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { policy: undefined, faults: [{ path: '', fault, remedy: 'write one JSON object' }] };
  }
  const faults = jsonFaults(POLICY_SCHEMA, json);
  const decoded = decodePolicy(text);
  if (decoded.ok) return { policy: decoded.value, faults: policyFaults(decoded.value, network) };
  // The schema does not say how large a number in a text may be.
  if (faults.length > 0) return { policy: undefined, faults };
  return { policy: undefined, faults: [{ path: '', fault: decoded.message, remedy: 'write a value in that range' }] };
}

/** A row of prices for each share of the capacity used; engine units. `names`: what each column is the price of. */
export type PriceTable = {
  readonly names: readonly string[];
  readonly rows: readonly { readonly usedPercent: number; readonly prices: readonly bigint[] }[];
};

const SHOWN_PERCENT = [0, 25, 50, 75, 90, 100];
const MEBIBYTE = 1_048_576;

/** What the policy asks as the agent fills up: at some round shares, and where the curve bends. */
export function priceTable(policy: Policy): PriceTable {
  const { storage, data, congestion } = policy;
  const offers = storage.flatMap((offer) =>
    levelsOf(offer).map((level, index) => ({
      offer,
      name: `${offer.term}-${index + 1}`,
      premium: level.premiumPercent,
    })),
  );
  const bends = (congestion ?? []).map(({ usedPercent }) => usedPercent);
  const shown = [...new Set([...SHOWN_PERCENT, ...bends])].toSorted((a, b) => a - b);
  return {
    names: [...offers.map(({ name }) => name), ...(data ? ['copy-of-1-MiB'] : [])],
    rows: shown.map((usedPercent) => {
      const parts = congestionParts(congestion, usedPercent * 100);
      const prices = offers.map(({ offer, premium }) => askPrice(offer, premium, parts, 1));
      return { usedPercent, prices: data ? [...prices, copyPrice(data, MEBIBYTE, parts, 0)] : prices };
    }),
  };
}
