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
  jsonRecord,
  jsonText,
} from './json-codec.ts';

const MAX_U64 = (1n << 64n) - 1n;

export type PolicyAction = 'create' | 'accept' | 'move' | 'negotiate' | 'buy';

/** What an agent's owner lets it do. All prices are whole engine units of `askPricePerLot.asset`. */
export type Policy = {
  /** The most data that the agent holds. */
  readonly capacityBytes: bigint;
  /** The longest that it keeps any. */
  readonly retentionSeconds: bigint;
  readonly actions: readonly PolicyAction[];
  /** The storage ask that it keeps in the book; a lot is 1 MiB for one term. */
  readonly askPricePerLot: { readonly asset: string; readonly term: Term; readonly price: number };
  readonly lots: number;
  readonly collateralPerLot: number;
  readonly readPricePerMebibyte: number;
  readonly movePricePerMebibyte: number;
  /** Takes repairs that pay at least `minimumPrice` for the rest of the slot's term. */
  readonly repair: { readonly enabled: boolean; readonly minimumPrice: number };
  /** Agents (64 hex digits) or owners (40) that it deals with; none named: all. */
  readonly allow: readonly string[];
  /** Those that it never deals with; goes before `allow`. */
  readonly deny: readonly string[];
};

const price = jsonInteger(0);
const parties = jsonList(
  jsonText('^([0-9a-f]{40}|[0-9a-f]{64})$', "an owner's 40 or an agent's 64 lower-case hexadecimal digits"),
  1_024,
);

const policy = jsonRecord<Policy>({
  capacityBytes: jsonBigint(0n, MAX_U64),
  retentionSeconds: jsonBigint(1n, MAX_U64),
  actions: jsonList(jsonChoice<PolicyAction>(['create', 'accept', 'move', 'negotiate', 'buy']), 5),
  askPricePerLot: jsonRecord({
    asset: jsonText('^[A-Z][A-Z0-9]{1,9}$', "an asset's symbol: 2 to 10 capital letters and digits"),
    term: jsonChoice<Term>(['hour', 'day', 'month', 'year']),
    price: jsonInteger(1),
  }),
  lots: price,
  collateralPerLot: price,
  readPricePerMebibyte: price,
  movePricePerMebibyte: price,
  repair: jsonRecord({ enabled: jsonBoolean, minimumPrice: price }),
  allow: parties,
  deny: parties,
});

/** Never throws; a refusal names the key. */
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
