import { formatVkey, parseVkey, type VerifierKey, verifierKey } from './vkey.ts';

/**
 * A log that was brought back from a backup older than its newest checkpoint goes on under another name: `<origin>/<generation>`, where
 * the origin is the one of genesis and the generation that of its LogReopened entry. The key is the same.
 */
export const reopenedOrigin = (origin: string, generation: number): string => `${origin}/${generation}`;

/** 0 for the origin of genesis itself, the generation of one that was reopened, undefined for another log's. */
export function generationOfOrigin(origin: string, name: string): number | undefined {
  if (name === origin) return 0;
  const decimal = name.startsWith(`${origin}/`) ? name.slice(origin.length + 1) : '';
  return /^[1-9][0-9]{0,8}$/.test(decimal) ? Number(decimal) : undefined;
}

/** The log's key of genesis under the name of one of its origins; undefined where `name` is none of them. */
export function keyOfOrigin(logKey: VerifierKey, name: string): VerifierKey | undefined {
  if (name === logKey.name) return logKey;
  if (generationOfOrigin(logKey.name, name) === undefined) return undefined;
  return verifierKey(name, logKey.type, logKey.publicKey);
}

/** The verifier key to check checkpoints of the origin `name` with; `logVkey` as genesis has it. */
export function vkeyOfOrigin(logVkey: string, name: string): string {
  const key = parseVkey(logVkey);
  const named = key.ok ? keyOfOrigin(key.value, name) : undefined;
  return named ? formatVkey(named) : logVkey;
}
