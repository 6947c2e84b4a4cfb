import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { actionPart } from '../agent-runtime/actions/action-part.ts';
import type { AgentActions } from '../agent-runtime/actions/agent-actions.ts';
import { startAgent } from '../agent-runtime/agent.ts';
import type { AgentContext } from '../agent-runtime/context.ts';
import { writeDurably } from '../agent-runtime/durable-file.ts';
import { fromHex, toHex } from '../primitives/bytes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { agentIdentifier } from '../primitives/keys.ts';
import { decodeGenesis, networkIdOf } from '../schemas/genesis.ts';
import type { Policy } from '../schemas/policy.ts';
import { callApi, fetchApi } from './http-api.ts';
import { type Objects, objectsOf } from './objects.ts';
import { enrolAgent, type OwnerWallet } from './owner-command.ts';

export type CreateAgentOptions = {
  /** The service's HTTP interface; by default the one of `npm start`. */
  readonly apiUrl?: string;
  /** Where keys, data and state are kept: the same folder is the same agent. Absent: a temporary one, erased by `close`. */
  readonly folder?: string;
  /** The owner. Absent: a wallet made for this agent and kept in its folder. */
  readonly wallet?: OwnerWallet;
  /** What the owner lets it do. Absent: everything, and no storage is offered. */
  readonly policy?: Policy;
  readonly log?: AgentContext['log'];
};

/** An agent that runs in this process: the seed's five actions, with a coded error in place of `false`, and whole objects. */
export type Agent = Pick<
  AgentActions,
  'createData' | 'acceptData' | 'transferData' | 'negotiate' | 'negotiateBilateral' | 'requestQuote' | 'buyData'
> &
  Objects & {
    /** The seed's u64. */
    readonly identifier: bigint;
    /** Its public key, 64 hex digits. */
    readonly key: string;
    /** 40 hex digits. */
    readonly owner: string;
    /** Another policy in place of the one that it was created with; it holds at once. Throws `usage` where it is wrong. */
    setPolicy(policy: Policy): void;
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
  };

/**
 * Starts an agent, enrolling it first where its folder is new. On a test network it then has its INFO grant to pay with. Throws
 * `service_unavailable`, `nats_unavailable`.
 */
export async function createAgent(options: CreateAgentOptions = {}): Promise<Agent> {
  const { apiUrl = 'http://127.0.0.1:4280', policy, log = () => undefined } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'infinitydb-agent-'));
  const erase = (): void => {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const genesis = await fetchGenesis(apiUrl);
    const { addresses } = await callApi<{ addresses: { nats: string } }>(apiUrl, '/api/v1/status');
    const identity = await enrolled(apiUrl, genesis, folder, options.wallet);
    const part = actionPart(apiUrl);
    const running = await startAgent({
      ...identity,
      folder,
      genesis,
      networkId: networkIdOf(genesis),
      natsUrl: addresses.nats,
      apiUrl,
      httpPort: 0,
      policy,
      clock: { nowMs: () => Date.now() },
      random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
      log,
      parts: [part.make],
    });
    const close = async (): Promise<void> => {
      await running.stop();
      erase();
    };
    const { createData, acceptData, transferData, negotiate, negotiateBilateral, requestQuote, buyData } =
      part.actions();
    return {
      ...objectsOf(running.context, apiUrl),
      ...{ createData, acceptData, transferData, negotiate, negotiateBilateral, requestQuote, buyData },
      identifier: agentIdentifier(running.context.key.publicKey),
      key: running.context.agent,
      owner: identity.owner,
      setPolicy: running.setPolicy,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    erase();
    throw error;
  }
}

async function fetchGenesis(apiUrl: string): Promise<Genesis> {
  const text = Buffer.from(await fetchApi(apiUrl, '/api/v1/genesis')).toString('utf8');
  const genesis = decodeGenesis(text);
  if (genesis.ok) return genesis.value;
  throw InfinityDbError.from(genesis, 'genesis');
}

type Identity = { readonly seed: Uint8Array; readonly owner: string; readonly jwt: string };

/** The agent of this folder, enrolled at its first start. */
async function enrolled(apiUrl: string, genesis: Genesis, folder: string, given?: OwnerWallet): Promise<Identity> {
  mkdirSync(folder, { recursive: true });
  const seed = keptSecret(join(folder, 'agent.seed'), () => new Uint8Array(randomBytes(32)));
  const wallet = given ?? keptWallet(join(folder, 'owner.key'));
  const owner = wallet.address.slice(2).toLowerCase();
  const path = join(folder, 'nats.jwt');
  if (existsSync(path)) return { seed, owner, jwt: readFileSync(path, 'utf8').trim() };
  const { jwt } = await enrolAgent(apiUrl, genesis, seed, wallet);
  writeDurably(path, jwt, 0o600);
  return { seed, owner, jwt };
}

function keptWallet(path: string): OwnerWallet {
  const secret = keptSecret(path, () => fromHex(generatePrivateKey().slice(2)) as Uint8Array);
  return privateKeyToAccount(`0x${toHex(secret)}`);
}

/** The 32 bytes in `path` as hex, made at first use. */
function keptSecret(path: string, make: () => Uint8Array): Uint8Array {
  if (!existsSync(path)) writeDurably(path, `${toHex(make())}\n`, 0o600);
  const secret = fromHex(readFileSync(path, 'utf8').trim());
  if (secret?.length === 32) return secret;
  throw new InfinityDbError('setup_incomplete', `${path} does not hold 64 hex digits; restore it from a backup`);
}
