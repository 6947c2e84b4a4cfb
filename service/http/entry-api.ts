import type { Entry } from '../../primitives/entry/entry.ts';
import type { Frame } from '../../primitives/commands.ts';
import { RULES, TRANSFER_CODES, TRANSFER_KINDS, type Transfer, type TransferId } from '../../primitives/transfer.ts';
import { COMMAND_SCHEMAS } from './openapi/command-shapes.ts';
import { type Api, inPath } from './openapi/operation.ts';
import {
  ACCOUNT_NAME,
  AGENT,
  ASSET,
  BYTES,
  choice,
  decimal,
  type Fields,
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

const ID = decimal('A 64-bit number');
const PARTITION = whole('Partition');
const GENERATION = whole('Generation');
const SEQUENCE = whole('Of the ORDERS message');
const place = { partition: PARTITION, generation: GENERATION, sequence: SEQUENCE };

const TRANSFER_FIELDS: Fields<Transfer> = {
  id: ref('TransferPlace'),
  kind: choice(TRANSFER_KINDS),
  debit: ACCOUNT_NAME,
  credit: ACCOUNT_NAME,
  amount: decimal('Base units'),
  code: choice(Object.keys(TRANSFER_CODES)),
  pendingId: maybe(ref('TransferPlace')),
  timeoutMs: TIME_MS,
  linked: flag('Succeeds or fails together with the next one'),
  authorisation: ref('Authorisation'),
  timeMs: TIME_MS,
};

type FieldsOf<T extends Entry['type']> = Fields<Omit<Extract<Entry, { type: T }>, 'type'>>;
const ENTRIES: { readonly [T in Entry['type']]: FieldsOf<T> } = {
  frame: { ...place, timeMs: TIME_MS, bytes: BYTES },
  transfer: { transfer: ref('LoggedTransfer') },
  batch: {
    ...{ partition: PARTITION, generation: GENERATION, from: whole('First message'), to: whole('Last message') },
    timeMs: TIME_MS,
  },
  rule: { rule: choice(Object.keys(RULES)), subject: HASH('Whom or what it is about'), a: ID, b: ID, timeMs: TIME_MS },
  keyRevealed: {
    ...{ trade: ID, buyer: AGENT, seller: AGENT, cid: HASH('Content id'), chunkBytes: whole('Bytes') },
    ...{ blockCount: whole('Blocks'), ciphertextRoot: HASH('Root of what was delivered'), key: HASH('Its key') },
  },
  epochChallenged: { epoch: ID, asset: ASSET, note: text('The checkpoint that it is drawn from') },
  stateCommitted: {
    ...{ generation: GENERATION, size: ID, stateRoot: HASH('Over what each owner has'), chainBlock: ID },
  },
  delegationVerified: {
    ...{ agent: AGENT, owner: OWNER, chain: ID, blockNumber: ID, blockHash: HASH('Of that block') },
    result: flag("What the owner's contract wallet answered"),
  },
  outage: { partition: PARTITION, fromMs: TIME_MS, toMs: TIME_MS },
  generationClosed: { ...place, expected: HASH('Of the last applied message'), found: HASH('Of what stood there') },
  logReopened: { generation: GENERATION, oldSize: ID, oldRoot: HASH('The root before') },
};

type FrameJson = Pick<Frame, 'agent' | 'firstSequence' | 'expiresAtMs' | 'commands'>;
const SCHEMAS: Readonly<Record<string, Schema>> = {
  ...COMMAND_SCHEMAS,
  TransferPlace: record<TransferId>({ ...place, index: whole('Among its transfers') }),
  Authorisation: {
    description: "The debtor's signed command, or a rule of genesis: index of its leaf in the log",
    oneOf: [
      keys({ kind: { const: 'frame' }, leaf: ID, commandIndex: whole('Index of the command in the frame') }),
      keys({ kind: { const: 'rule' }, leaf: ID }),
    ],
  },
  LoggedTransfer: record<Transfer>(TRANSFER_FIELDS),
  Frame: record<FrameJson>({
    ...{ agent: MAYBE_HASH('Who signed it'), firstSequence: ID, expiresAtMs: TIME_MS, commands: list(ref('Command')) },
  }),
  Entry: {
    oneOf: Object.entries(ENTRIES).map(([type, fields]) =>
      keys({
        type: { const: type },
        ...fields,
        ...(type === 'frame' ? { frame: maybe(ref('Frame')) } : {}),
      }),
    ),
  },
  EntryAnswer: keys({
    ...{ index: whole('Index of the leaf'), type: choice(Object.keys(ENTRIES)), leafHash: HASH('RFC 6962 leaf hash') },
    ...{ base64: matching('^[A-Za-z0-9+/]*={0,2}$', "The leaf's bytes"), entry: ref('Entry') },
  }),
};

export const ENTRY_API: Api = {
  operations: [
    {
      ...{ method: 'get', path: '/api/v1/entries/{index}', id: 'getEntry', tag: 'log' },
      summary: 'One leaf of the log: its bytes, and what they say',
      parameters: [inPath('index', whole('Index of a leaf'), 'Leaves are numbered from 0.')],
      answer: ref('EntryAnswer'),
      codes: ['not_found'],
    },
  ],
  schemas: SCHEMAS,
};
