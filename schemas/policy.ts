import { toHex, utf8 } from '../primitives/bytes.ts';
import { sha256 } from '../primitives/hash.ts';
import type { Term } from '../primitives/instrument.ts';
import type { Result } from '../primitives/result.ts';
import {
  decodeJson,
  encodeJson,
  jsonBigint,
  jsonBoolean,
  jsonChoice,
  jsonInteger,
  jsonList,
  jsonOptional,
  jsonRecord,
  jsonText,
} from './json-codec.ts';

const MAX_U64 = (1n << 64n) - 1n;

export type PolicyAction = 'create' | 'accept' | 'move' | 'negotiate' | 'buy';
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** One price level of an offer: its share of the offer's lots, and how much dearer they are. */
export type PriceLevel = { readonly sharePercent: number; readonly premiumPercent: number };

/** Storage for one term, kept in the book. A lot is 1 MiB for the term. */
export type StorageOffer = {
  readonly term: Term;
  /** What a lot costs the owner: no lot is sold for less. */
  readonly costPerLot: number;
  readonly marginPercent: number;
  /** The most lots that rest in the book at once. */
  readonly lots: number;
  readonly collateralPerLot: number;
  readonly readPricePerMebibyte: number;
  /** Shares of 100 percent together, cheapest first; absent: one level without a premium. */
  readonly levels?: readonly PriceLevel[] | undefined;
};

/** Copies of data that the agent keeps, sold from agent to agent by signed quotes at a price of the policy's. */
export type DataOffer = {
  readonly costPerCopy: number;
  readonly costPerMebibyte: number;
  readonly marginPercent: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  /** How long a quote stands. */
  readonly quoteSeconds: number;
  /** The most quotes that stand at once; each has its collateral set aside. */
  readonly maxQuotes: number;
};

/** Prices times `pricePercent` / 100 where so much of the capacity is used, and in a straight line between two points. */
export type CongestionPoint = { readonly usedPercent: number; readonly pricePercent: number };

/** What agents get that have paid at least so much in network fees, which is how the ledger proves their transit. */
export type Tier = { readonly feesPaidInfo: bigint; readonly discountPercent: number };

/** When the agent takes on anything new, UTC; `to` may be 24:00. */
export type Hours = { readonly days: readonly Weekday[]; readonly from: string; readonly to: string };

export type Requoting = {
  /** A resting order is priced anew only where its price is further from the wanted one than this. */
  readonly tolerancePercent: number;
  readonly commandsPerMinute: number;
};

/** What an agent's owner lets it do. All prices are whole engine units of `asset`. */
export type Policy = {
  /** The most data that the agent holds. */
  readonly capacityBytes: bigint;
  /** The longest that it keeps any. */
  readonly retentionSeconds: bigint;
  readonly actions: readonly PolicyAction[];
  /** The symbol of what it is paid in. */
  readonly asset: string;
  /** One offer a term; none: it offers no storage. */
  readonly storage: readonly StorageOffer[];
  /** Absent: it sells only what it is told to offer. */
  readonly data?: DataOffer | undefined;
  /** By rising `usedPercent`; absent: prices do not follow the free capacity. */
  readonly congestion?: readonly CongestionPoint[] | undefined;
  /** Part of the capacity that is never offered in the book, so that there is room to renew what is held. */
  readonly renewalReservePercent?: number | undefined;
  readonly requoting?: Requoting | undefined;
  /** By rising `feesPaidInfo`. */
  readonly tiers?: readonly Tier[] | undefined;
  /** Bilateral dealings only with agents that have paid so much in network fees. */
  readonly leastFeesPaidInfo?: bigint | undefined;
  /** Absent or none: always. */
  readonly hours?: readonly Hours[] | undefined;
  /** Frames' commands in one partition; absent: what the network allows. */
  readonly maxCommandsPerSecond?: number | undefined;
  readonly movePricePerMebibyte: number;
  /** Takes repairs that pay at least `minimumPrice` for the rest of the slot's term. */
  readonly repair: { readonly enabled: boolean; readonly minimumPrice: number };
  /** Agents (64 hex digits) or owners (40) that it deals with; none named: all. */
  readonly allow: readonly string[];
  /** Those that it never deals with; goes before `allow`. */
  readonly deny: readonly string[];
};

const price = jsonInteger(0);
const percent = jsonInteger(0, 100);
const factorPercent = jsonInteger(0, 10_000);
const timeOfDay = jsonText('^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$', 'a time of day, UTC: 00:00 to 24:00');
const parties = jsonList(
  jsonText('^([0-9a-f]{40}|[0-9a-f]{64})$', "an owner's 40 or an agent's 64 lower-case hexadecimal digits"),
  1_024,
);

const storageOffer = jsonRecord<StorageOffer>({
  term: jsonChoice<Term>(['hour', 'day', 'month', 'year']),
  costPerLot: jsonInteger(1),
  marginPercent: factorPercent,
  lots: jsonInteger(0, 2 ** 40),
  collateralPerLot: price,
  readPricePerMebibyte: price,
  levels: jsonOptional(
    jsonList(jsonRecord<PriceLevel>({ sharePercent: jsonInteger(1, 100), premiumPercent: factorPercent }), 8, 1),
  ),
});

const dataOffer = jsonRecord<DataOffer>({
  costPerCopy: price,
  costPerMebibyte: price,
  marginPercent: factorPercent,
  minBytes: jsonInteger(1, 1_048_576),
  maxBytes: jsonInteger(1, 1_048_576),
  quoteSeconds: jsonInteger(1, 86_400),
  maxQuotes: jsonInteger(1, 4_096),
});

const policy = jsonRecord<Policy>({
  capacityBytes: jsonBigint(0n, MAX_U64),
  retentionSeconds: jsonBigint(1n, MAX_U64),
  actions: jsonList(jsonChoice<PolicyAction>(['create', 'accept', 'move', 'negotiate', 'buy']), 5),
  asset: jsonText('^[A-Z][A-Z0-9]{1,9}$', "an asset's symbol: 2 to 10 capital letters and digits"),
  storage: jsonList(storageOffer, 4),
  data: jsonOptional(dataOffer),
  congestion: jsonOptional(
    jsonList(jsonRecord<CongestionPoint>({ usedPercent: percent, pricePercent: jsonInteger(100, 10_000) }), 16, 1),
  ),
  renewalReservePercent: jsonOptional(percent),
  requoting: jsonOptional(
    jsonRecord<Requoting>({ tolerancePercent: percent, commandsPerMinute: jsonInteger(2, 6_000) }),
  ),
  tiers: jsonOptional(
    jsonList(jsonRecord<Tier>({ feesPaidInfo: jsonBigint(0n, MAX_U64), discountPercent: percent }), 8, 1),
  ),
  leastFeesPaidInfo: jsonOptional(jsonBigint(0n, MAX_U64)),
  hours: jsonOptional(
    jsonList(
      jsonRecord<Hours>({
        days: jsonList(jsonChoice<Weekday>(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), 7, 1),
        from: timeOfDay,
        to: timeOfDay,
      }),
      16,
    ),
  ),
  maxCommandsPerSecond: jsonOptional(jsonInteger(1, 1_000_000)),
  movePricePerMebibyte: price,
  repair: jsonRecord({ enabled: jsonBoolean, minimumPrice: price }),
  allow: parties,
  deny: parties,
});

/** Never throws; a refusal names the key. What keys say together is checked by policy/check-policy.ts. */
export function decodePolicy(text: string): Result<Policy> {
  return decodeJson(policy, text, 'policy');
}

/** Canonical JSON. */
export function encodePolicy(value: Policy): string {
  return encodeJson(policy, value);
}

/** What SetPolicy puts in the log: SHA-256 of the canonical JSON, in hex. */
export function policySha256(value: Policy): string {
  return toHex(sha256(utf8(encodePolicy(value))));
}

/** What policy.schema.json publishes. */
export const POLICY_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: "An InfinityDB agent's policy",
  ...policy.schema,
};
