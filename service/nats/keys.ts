import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeAccount, encodeOperator } from '@nats-io/jwt';
import { createAccount, createOperator, fromSeed, type KeyPair, Prefix } from '@nats-io/nkeys';
import { Codec } from '@nats-io/nkeys/lib/codec.js';

/** The network's NATS operator, the account of its agents and services, and the server's own (system) account. */
export type NatsKeys = { readonly operator: KeyPair; readonly account: KeyPair; readonly system: KeyPair };

type Seeds = Record<keyof NatsKeys, string>;
const ASCII = new TextDecoder();
const UNLIMITED = -1;

/** The keys of this home, made at the first call and kept in `home/nats/keys.json` (readable by its owner alone). */
export function natsKeys(home: string): NatsKeys {
  const path = join(home, 'nats', 'keys.json');
  const seeds = readSeeds(path) ?? makeSeeds(path);
  const pair = (seed: string): KeyPair => fromSeed(Buffer.from(seed));
  return { operator: pair(seeds.operator), account: pair(seeds.account), system: pair(seeds.system) };
}

/** The JWTs that the server trusts: the operator's, and each account's by its public key. */
export async function serverJwts(keys: NatsKeys): Promise<{ operator: string; accounts: Record<string, string> }> {
  const system = keys.system.getPublicKey();
  const operator = await encodeOperator('infinitydb', keys.operator, { system_account: system }, {});
  const limits = {
    mem_storage: UNLIMITED,
    disk_storage: UNLIMITED,
    streams: UNLIMITED,
    consumer: UNLIMITED,
    conn: UNLIMITED,
    leaf: 0,
    imports: UNLIMITED,
    exports: UNLIMITED,
    wildcards: true,
    data: UNLIMITED,
    payload: UNLIMITED,
    subs: UNLIMITED,
  };
  const signer = { signer: keys.operator };
  return {
    operator,
    accounts: {
      [keys.account.getPublicKey()]: await encodeAccount('infinitydb', keys.account, { limits }, signer),
      [system]: await encodeAccount('system', keys.system, {}, signer),
    },
  };
}

/** The nkey text (`U…`) of a user's Ed25519 public key of 32 bytes. */
export function natsUserName(publicKey: Uint8Array): string {
  return ASCII.decode(Codec.encode(Prefix.User, publicKey));
}

function readSeeds(path: string): Seeds | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Seeds;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeSeeds(path: string): Seeds {
  const text = (pair: KeyPair): string => ASCII.decode(pair.getSeed());
  const seeds = { operator: text(createOperator()), account: text(createAccount()), system: text(createAccount()) };
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.partial`, JSON.stringify(seeds), { mode: 0o600 });
  renameSync(`${path}.partial`, path);
  return seeds;
}
