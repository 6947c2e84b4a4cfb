import { GENESIS_SCHEMA } from '../../schemas/genesis.ts';
import type { AgentJson, ChallengeJson, StatusJson } from './network-routes.ts';
import { type Api, nextPage, paging, TEXT_CURSOR } from './openapi/operation.ts';
import {
  AGENT,
  ASSET,
  decimal,
  flag,
  HASH,
  keys,
  list,
  MAYBE_HASH,
  matching,
  maybe,
  OWNER,
  record,
  ref,
  type Schema,
  text,
  TIME_MS,
  whole,
} from './openapi/shapes.ts';

const PARTITION = whole('Partition: 0 is the ledger, others are books');
const EPOCH = decimal('Number of the epoch');
const CHAIN_ADDRESS = matching('^0x[0-9a-fA-F]{40}$', 'An address on the chain');

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Status: record<StatusJson>({
    ok: flag('Whether the books agree with the ledger, and nothing has stopped it'),
    name: text('Of the network'),
    test: flag('Whether it is a test network'),
    networkId: HASH('SHA-256 of the genesis document'),
    generation: whole('How often ORDERS and EVENTS were made anew'),
    treeSize: whole('Entries of the log'),
    taking: flag('Whether messages are being taken now'),
    waiting: whole('Messages read and not yet applied'),
    watermarks: list(keys({ partition: PARTITION, sequence: whole('Last message applied'), timeMs: TIME_MS })),
    fundsChecks: list(ref('FundsCheck')),
    stopped: maybe(
      keys({ code: text('Of the refusal'), message: text('Why nothing is signed or taken, and what to do') }),
    ),
    epoch: EPOCH,
    epochMs: whole('Length of an epoch'),
    checkpoint: maybe(ref('Checkpoint')),
    counts: record<StatusJson['counts']>({
      agents: whole('Enrolled'),
      openTrades: whole('Not yet settled, leased, voided or lapsed'),
      activeLeases: whole('Held now'),
      pendingWithdrawals: whole('Not yet on the chain'),
    }),
    addresses: record<StatusJson['addresses']>({
      ...{ http: text('This interface'), nats: text('NATS'), natsWebsocket: text('NATS for browsers') },
      ...{ postgres: text('Host and port of the database'), chain: text('JSON-RPC of the chain; empty: its own') },
      ...{ witness: text('The witness'), vault: CHAIN_ADDRESS, anchor: CHAIN_ADDRESS },
    }),
  }),
  FundsCheck: record<StatusJson['fundsChecks'][number]>({
    ...{ partition: PARTITION, sequence: whole('Of the message by which the book was asked'), timeMs: TIME_MS },
    ...{ ok: flag('Whether the book holds what the ledger says'), message: text('What differs; else empty') },
  }),
  Checkpoint: record<NonNullable<StatusJson['checkpoint']>>({
    origin: text("The log's name"),
    size: whole('Entries that it covers'),
    root: maybe(HASH('Root of the tree')),
    vkey: text("The log's verifier key"),
    quorum: flag('Whether enough witnesses cosigned it'),
    timeMs: TIME_MS,
    note: text('The signed note, verbatim'),
    cosignatures: list(keys({ name: text('Of the witness'), timeSeconds: decimal('Seconds since 1970') })),
  }),
  Agent: record<AgentJson>({
    agent: AGENT,
    owner: OWNER,
    identifier: decimal('First 8 bytes of SHA-256 of its key'),
    revoked: flag('Whether its owner took its rights away'),
    policySha256: MAYBE_HASH('Of its policy document'),
    alive: flag('Whether it was heard of in the last half minute'),
    address: maybe(text('Of its data plane')),
    freeBytes: maybe(decimal('That it offers')),
    capacityBytes: maybe(decimal('That it has')),
    lastSeenMs: maybe(TIME_MS),
    leases: whole('Slots that it holds'),
    balances: list(ref('Available')),
  }),
  Available: record<AgentJson['balances'][number]>({
    ...{ asset: ASSET, symbol: text("The asset's symbol"), availableBaseUnits: decimal('Base units') },
    available: text('With the decimals and the symbol of its asset'),
  }),
  Challenge: record<ChallengeJson>({
    ...{ agent: AGENT, asset: ASSET, epoch: EPOCH, leafHash: HASH('Of the EpochChallenged entry') },
    ...{ deadlineMs: TIME_MS, leases: list(decimal('Id of a lease')) },
  }),
  Genesis: GENESIS_SCHEMA as Schema,
};

export const NETWORK_API: Api = {
  operations: [
    {
      ...{ method: 'get', path: '/api/v1/status', id: 'getStatus', tag: 'network' },
      summary: 'How the network is now, and where its parts are',
      answer: ref('Status'),
    },
    {
      ...{ method: 'get', path: '/api/v1/genesis', id: 'getGenesis', tag: 'network' },
      summary: 'The genesis document, in canonical JSON: its SHA-256 is the network id',
      answer: ref('Genesis'),
    },
    {
      ...{ method: 'get', path: '/api/v1/policy.schema.json', id: 'getPolicySchema', tag: 'network' },
      summary: "The JSON Schema of an agent's policy",
      answer: { type: 'object', description: 'A JSON Schema, draft 2020-12' },
    },
    {
      ...{ method: 'get', path: '/api/v1/agents', id: 'listAgents', tag: 'network' },
      summary: 'Agents that are enrolled, by key',
      parameters: paging(10_000, 10_000, AGENT),
      answer: keys({ agents: list(ref('Agent')), next: nextPage(AGENT) }),
    },
    {
      ...{ method: 'get', path: '/api/v1/challenges/current', id: 'listChallenges', tag: 'storage' },
      summary: 'Challenges that are not answered yet',
      parameters: paging(1_000, 1_000, TEXT_CURSOR),
      answer: keys({ epoch: EPOCH, challenges: list(ref('Challenge')), next: nextPage(TEXT_CURSOR) }),
    },
  ],
  schemas: SCHEMAS,
};
