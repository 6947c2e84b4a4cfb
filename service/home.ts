import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../agent-runtime/durable-file.ts';
import { fromHex, toHex } from '../primitives/bytes.ts';
import { InfinityDbError } from '../primitives/error.ts';

/** Where everything lies in the home folder. Secrets are hex text in files of mode 600. */
export const homePaths = (home: string) => ({
  genesis: join(home, 'genesis.json'),
  contracts: join(home, 'contracts.json'),
  keys: join(home, 'keys'),
  /** Ed25519 seeds. */
  settlementSeed: join(home, 'keys', 'settlement.seed'),
  logSeed: join(home, 'keys', 'log.seed'),
  witnessSeed: join(home, 'keys', 'witness.seed'),
  /** All chain accounts derive from it. */
  walletSeed: join(home, 'keys', 'wallets.seed'),
  nats: join(home, 'nats'),
  postgres: join(home, 'postgres'),
  chainBlocks: join(home, 'chain', 'blocks.bin'),
  witness: join(home, 'witness'),
  /** The newest published checkpoint, outside the database: so that one from an older backup shows. */
  newestCheckpoint: join(home, 'log', 'newest-checkpoint'),
  logs: join(home, 'logs'),
  run: join(home, 'run'),
  objects: join(home, 'objects'),
  agent: (name: string) => agentPaths(join(home, 'agents', name)),
});

export const agentPaths = (folder: string) => ({
  folder,
  seed: join(folder, 'agent.seed'),
  /** The NATS user JWT that enrolment yields. */
  jwt: join(folder, 'nats.jwt'),
  policy: join(folder, 'policy.json'),
  /** Which policy the agent goes by, and what is wrong with the file. */
  policyState: join(folder, 'policy-state.json'),
  chunks: join(folder, 'chunks'),
  state: join(folder, 'state'),
});

/** The 32-byte secret in `path`, made at first use. */
export function secret(path: string): Uint8Array {
  if (!existsSync(path)) writeDurably(path, `${toHex(randomBytes(32))}\n`, 0o600);
  const bytes = fromHex(readFileSync(path, 'utf8').trim());
  if (bytes?.length !== 32)
    throw new InfinityDbError('setup_incomplete', `${path} does not hold 64 hex digits; restore it from a backup`);
  return bytes;
}
