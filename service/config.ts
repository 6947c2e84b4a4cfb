import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InfinityDbError } from '../primitives/error.ts';

/** All that can be set, as one frozen object. Precedence: environment, `<home>/config.json`, default. */
export type Config = {
  /** Folder of keys, genesis document, data and logs. */
  readonly home: string;
  readonly httpPort: number;
  readonly postgresPort: number;
  readonly natsPort: number;
  readonly natsWebsocketPort: number;
  readonly chainPort: number;
  readonly witnessPort: number;
  /** First port of the storage agents; each takes the next one. */
  readonly agentPort: number;
  /** How many storage agents `up` runs. */
  readonly agents: number;
  /** How many identical market processes `up` runs: each can go on alone. */
  readonly markets: number;
  /** A real chain's JSON-RPC in place of the embedded one; empty for the embedded one. */
  readonly chainRpcUrl: string;
  /** Folder or URL of a copy of the log: at the start the log must continue it. Empty for none. */
  readonly logCopy: string;
  /** Genesis of a new network: length of an epoch, milliseconds. */
  readonly epochMs: number;
  /** Genesis of a new network: how long a slot that was bought may be uploaded and leased, milliseconds. */
  readonly uploadWindowMs: number;
};

const DEFAULTS: Config = {
  home: '.infinitydb',
  httpPort: 4280,
  postgresPort: 4281,
  natsPort: 4282,
  natsWebsocketPort: 4283,
  chainPort: 4284,
  witnessPort: 4285,
  agentPort: 4290,
  agents: 6,
  markets: 2,
  chainRpcUrl: '',
  logCopy: '',
  epochMs: 10_000,
  uploadWindowMs: 120_000,
};

/** Read elsewhere or by a tool that we run; not settings of ours to check. */
const OTHER_VARIABLES = new Set(['INFINITYDB_NATS_SERVER', 'INFINITYDB_URL', 'INFINITYDB_CHILD']);

const variableOf = (key: string): string =>
  `INFINITYDB_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

/** The configuration for `home` (or INFINITYDB_HOME). Unknown keys and values of a wrong kind are refused with `usage`. */
export function loadConfig(
  options: { home?: string; environment?: Readonly<Record<string, string | undefined>> } = {},
): Config {
  const environment = options.environment ?? process.env;
  const home = resolve(options.home ?? environment['INFINITYDB_HOME'] ?? DEFAULTS.home);
  const settings: Record<string, unknown> = { ...DEFAULTS, ...readFile(join(home, 'config.json')), home };
  const known = new Map(Object.keys(DEFAULTS).map((key) => [variableOf(key), key as keyof Config]));
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith('INFINITYDB_') || OTHER_VARIABLES.has(name) || value === undefined) continue;
    const key = known.get(name);
    if (!key) throw new InfinityDbError('usage', `${name} is not a setting; known are ${[...known.keys()].join(', ')}`);
    if (key !== 'home') settings[key] = checked(name, key, typeof DEFAULTS[key] === 'number' ? Number(value) : value);
  }
  return Object.freeze(settings) as Config;
}

function readFile(path: string): Record<string, unknown> {
  if (!existsSync(path)) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new InfinityDbError('usage', `${path} is not JSON; mend or remove it`, { cause });
  }
  if (typeof parsed !== 'object' || parsed === null)
    throw new InfinityDbError('usage', `${path} must hold a JSON object`);
  for (const [key, value] of Object.entries(parsed)) {
    if (!(key in DEFAULTS) || key === 'home') throw new InfinityDbError('usage', `${path}: ${key} is not a setting`);
    checked(`${path}: ${key}`, key as keyof Config, value);
  }
  return parsed as Record<string, unknown>;
}

function checked(where: string, key: keyof Config, value: unknown): unknown {
  const wanted = DEFAULTS[key];
  const fits =
    typeof wanted === 'number' ? Number.isSafeInteger(value) && (value as number) >= 0 : typeof value === typeof wanted;
  if (!fits)
    throw new InfinityDbError(
      'usage',
      `${where}: ${String(value)} is not a ${typeof wanted === 'number' ? 'whole number' : 'text'}`,
    );
  return value;
}
