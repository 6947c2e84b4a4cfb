import { readFileSync } from 'node:fs';
import { toHex } from '../primitives/bytes.ts';
import type { AccountName } from '../primitives/account.ts';
import { InfinityDbError } from '../primitives/error.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { signingKey } from '../primitives/keys.ts';
import type { Config } from '../service/config.ts';
import { homePaths, secret } from '../service/home.ts';
import { requireNetwork } from '../service/new-network.ts';
import { ownerOf, USER_AGENT, walletOf } from '../service/wallets.ts';
import { assetBySymbol } from './assets.ts';
import { usage } from './perform.ts';

/** The key of this home's own agent, 64 hex digits. Throws `setup_incomplete` where the service was never up. */
export function userAgentKey(config: Config): string {
  requireNetwork(config.home);
  return toHex(signingKey(secret(homePaths(config.home).agent(USER_AGENT).seed)).publicKey);
}

/** The address of this home's owner, 40 hex digits as the ledger writes it. */
export function ownerAddress(config: Config): string {
  return walletOf(config, ownerOf(USER_AGENT)).address.slice(2).toLowerCase();
}

/** `--holder`: an agent's 64 hex digits, an owner's 40 with or without 0x, `system`, `me` (this home's agent) or `owner`. */
export function parseHolder(config: Config, text: string): string {
  if (text === 'me') return userAgentKey(config);
  if (text === 'owner') return ownerAddress(config);
  const bare = text.toLowerCase().replace(/^0x/, '');
  if (text === 'system' || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(bare)) return bare;
  throw usage(`${text} is no holder: an agent (64 hex digits), an owner (40), system, me or owner`);
}

const ACCOUNT = /^([^/]+)\/([^/]+)\/((?:available|collateral|held|bond|issuance|fee-pool|vault)|trading\.\d{1,5})$/;

/** An account's name of `<holder>/<asset>/<purpose>`, the holder as `parseHolder` takes it, the asset by symbol or code. */
export function parseAccountName(config: Config, genesis: Pick<Genesis, 'assets'>, text: string): AccountName {
  const [, holder, asset, purpose] = ACCOUNT.exec(text) ?? [];
  if (holder === undefined || asset === undefined)
    throw usage(`${text} is no account: <holder>/<asset>/<purpose>, like me/USDX/available`);
  const code = /^\d{1,10}$/.test(asset) ? asset : assetBySymbol(genesis, asset).code;
  return `${parseHolder(config, holder)}/${code}/${purpose}`;
}

/** The text of a file that a person named. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InfinityDbError('file_unreadable', `${path} cannot be read: ${why}`, { cause, step: 'file' });
  }
}
