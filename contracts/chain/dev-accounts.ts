import { toHex } from '../../primitives/bytes.ts';
import { deriveSeed } from '../../primitives/keys.ts';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';

/**
 * The account called `name` of a home: its key is HKDF-SHA256(home seed, `infinitydb/chain-account/<name>/v1`), so the same home
 * has the same accounts at every start. A derived value that is no key has a chance of 2^-128.
 */
export function devAccount(homeSeed: Uint8Array, name: string): PrivateKeyAccount {
  return privateKeyToAccount(`0x${toHex(deriveSeed(homeSeed, `infinitydb/chain-account/${name}/v1`))}`);
}
