import type { AnchoredEvent } from '../../contracts/clients/anchor.ts';
import { type Api, nextPage, paging, ROW_CURSOR, switchedOn } from './openapi/operation.ts';
import { decimal, keys, list, matching, record, ref } from './openapi/shapes.ts';

const WORD = matching('^0x[0-9a-f]{64}$', '32 bytes in hex');

export const CHAIN_API: Api = {
  operations: [
    {
      ...{ method: 'get', path: '/api/v1/anchors', id: 'listAnchors', tag: 'chain' },
      summary: 'Checkpoints that the chain keeps, oldest first',
      parameters: [switchedOn('newest', 'Newest first.'), ...paging(1_000, 1_000, ROW_CURSOR)],
      answer: keys({ anchors: list(ref('Anchor')), next: nextPage(matching('^[0-9]+$', 'Number of an anchor')) }),
      codes: ['chain_unavailable', 'timed_out'],
    },
    {
      ...{ method: 'post', path: '/api/v1/anchor', id: 'anchorNow', tag: 'chain' },
      summary: 'Anchors the present state; answers when the chain has it',
      answer: keys({ ok: { const: true }, anchor: ref('Anchor') }),
      codes: [
        ...(['chain_unavailable', 'timed_out', 'outcome_unknown', 'service_unavailable', 'wrong_state'] as const),
        ...(['bad_signature', 'not_published', 'insufficient_funds'] as const),
      ],
    },
  ],
  schemas: {
    Anchor: record<AnchoredEvent>({
      ...{ generation: decimal("The log's generation"), size: decimal('Entries'), root: WORD, stateRoot: WORD },
      ...{ chainBlock: decimal('Last block whose deposits it counts'), blockNumber: decimal('That it is in') },
      ...{ blockHash: WORD, transactionHash: WORD },
    }),
  },
};
