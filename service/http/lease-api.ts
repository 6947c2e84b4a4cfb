import type { LeaseJson, ObjectJson } from './lease-routes.ts';
import { type Api, nextPage, paging, query, switchedOn } from './openapi/operation.ts';
import {
  AGENT,
  ASSET,
  choice,
  decimal,
  flag,
  HASH,
  keys,
  list,
  matching,
  record,
  ref,
  type Schema,
  whole,
} from './openapi/shapes.ts';

const LEASE_CURSOR = matching('^[0-9]{1,5}\\.[0-9]{1,20}$', '<slot>.<lease>');
const ID = decimal('Id of a lease');
const OBJECT = HASH('Id of an object');
const shape = { object: OBJECT, k: whole('Slots that give it back', 1), n: whole('Slots', 1) };

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Lease: record<LeaseJson>({
    ...shape,
    lease: ID,
    slot: whole('Which slot of the object'),
    agent: AGENT,
    buyer: AGENT,
    state: choice(['active', 'repairing', 'lost', 'ended', 'lapsed']),
    dataRoot: HASH("Over the slot's chunks"),
    bytes: decimal('Of the slot'),
    cidCount: whole('Chunks of the slot', 1),
    readPrice: whole('Engine units for each MiB read'),
    asset: ASSET,
    priceBaseUnits: decimal('For the whole term'),
    collateralLeftBaseUnits: decimal('What the seller may still lose'),
    firstEpoch: decimal('From'),
    lastEpoch: decimal('To'),
    missedInRow: whole('Proofs missed since the last good one'),
    goodProofs: whole('Proofs given'),
  }),
  Object: record<ObjectJson>({
    ...shape,
    buyer: AGENT,
    slotBytes: decimal('Of each slot'),
    activeSlots: whole('Slots that are held now'),
    retrievable: flag('Whether they suffice'),
  }),
};

export const LEASE_API: Api = {
  operations: [
    {
      ...{ method: 'get', path: '/api/v1/leases', id: 'listLeases', tag: 'storage' },
      summary: 'Leases that are not ended, by slot, then by id',
      parameters: [
        query('object', OBJECT, 'Of one object.'),
        query('agent', AGENT, 'Held by one agent.'),
        query('buyer', AGENT, 'Bought by one agent.'),
        switchedOn('all', 'Those too that ended in the last epochs.'),
        ...paging(10_000, 10_000, LEASE_CURSOR),
      ],
      answer: keys({ leases: list(ref('Lease')), next: nextPage(LEASE_CURSOR) }),
    },
    {
      ...{ method: 'get', path: '/api/v1/objects', id: 'listObjects', tag: 'storage' },
      summary: 'What is stored, newest first',
      parameters: paging(50, 1_000, ID),
      answer: keys({ objects: list(ref('Object')), next: nextPage(ID) }),
    },
  ],
  schemas: SCHEMAS,
};
