import { bigEndian, concatBytes, fromBigEndian, fromHex, toHex } from './bytes.ts';
import { assert } from './result.ts';

/**
 * An account's name, `<holder>/<asset code>/<purpose>`: an agent's is 64 hex digits, an owner's 40, the system's `system`.
 * Purposes: agent `available`, `trading.<partition>`, `collateral`, `held`; owner `available`, `bond`; system `issuance`, `fee-pool`,
 * `vault`. Only `issuance` and `vault` go below zero, and they never above it.
 */
export type AccountName = string;

const PURPOSES = ['', 'available', 'trading', 'collateral', 'held', 'bond', 'issuance', 'fee-pool', 'vault'] as const;
export const ACCOUNT_BYTES = 39;

export const available = (holder: string, asset: number): AccountName => `${holder}/${asset}/available`;
export const trading = (agent: string, asset: number, partition: number): AccountName =>
  `${agent}/${asset}/trading.${partition}`;
export const collateral = (agent: string, asset: number): AccountName => `${agent}/${asset}/collateral`;
export const held = (agent: string, asset: number): AccountName => `${agent}/${asset}/held`;
export const system = (asset: number, purpose: 'issuance' | 'fee-pool' | 'vault'): AccountName =>
  `system/${asset}/${purpose}`;

export type Account = {
  readonly holder: string;
  readonly asset: number;
  readonly purpose: string;
  readonly partition: number;
};

// The same few names come again and again, and matching one costs more than all else that is done with it.
const parsed = new Map<AccountName, Account>();
const encoded = new Map<AccountName, Uint8Array>();
const KEPT = 16_384;

function keep<T>(kept: Map<AccountName, T>, name: AccountName, value: T): T {
  if (kept.size >= KEPT) kept.clear();
  kept.set(name, value);
  return value;
}

export function parseAccount(name: AccountName): Account {
  return parsed.get(name) ?? keep(parsed, name, parse(name));
}

function parse(name: AccountName): Account {
  const match = /^(system|[0-9a-f]{40}|[0-9a-f]{64})\/(\d+)\/([a-z-]+)(?:\.(\d+))?$/.exec(name);
  assert(match, `account name ${name}`);
  return {
    holder: match[1] as string,
    asset: Number(match[2]),
    purpose: match[3] as string,
    partition: Number(match[4] ?? 0),
  };
}

/**
 * 39 bytes: holder (32; an owner's 20 and the system's none, after zeros), asset u32, purpose u8, partition u16. Not to be written to: the
 * next one to ask is given the same.
 */
export function encodeAccount(name: AccountName): Uint8Array {
  return encoded.get(name) ?? keep(encoded, name, encode(name));
}

function encode(name: AccountName): Uint8Array {
  const account = parseAccount(name);
  const holder =
    account.holder === 'system' ? new Uint8Array(32) : (fromHex(account.holder.padStart(64, '0')) as Uint8Array);
  const purpose = PURPOSES.indexOf(account.purpose as (typeof PURPOSES)[number]);
  assert(purpose > 0, `account purpose ${account.purpose}`);
  return concatBytes(holder, bigEndian(account.asset, 4), bigEndian(purpose, 1), bigEndian(account.partition, 2));
}

export function decodeAccount(bytes: Uint8Array): AccountName {
  const hex = toHex(bytes.subarray(0, 32));
  const holder = /^0{64}$/.test(hex) ? 'system' : /^0{24}/.test(hex) ? hex.slice(24) : hex;
  const purpose = PURPOSES[bytes[36] as number];
  const partition = fromBigEndian(bytes.subarray(37, 39));
  return `${holder}/${fromBigEndian(bytes.subarray(32, 36))}/${purpose}${purpose === 'trading' ? `.${partition}` : ''}`;
}
