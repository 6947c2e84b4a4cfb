import { type Api, nextPage, paging } from './openapi/operation.ts';
import {
  AGENT,
  decimal,
  HASH,
  INSTRUMENT,
  keys,
  list,
  maybe,
  ref,
  type Schema,
  text,
  TIME_MS,
  whole,
} from './openapi/shapes.ts';
import { OWNER_COMMAND_SCHEMA } from './owner-command-json.ts';
import { REQUEST_SCHEMAS } from '../operator-request.ts';

const DONE = { ok: { const: true }, id: decimal('Of what it made; 0 where it made nothing') };

/** What owners and the operator ask for by their signatures, and what the operator's requests did. */
export const COMMAND_API: Api = {
  operations: [
    {
      ...{ method: 'post', path: '/api/v1/owner', id: 'submitOwnerCommand', tag: 'network' },
      summary: "Carries out an owner's signed command; answers when it is final",
      description: 'Asked again with the same keys, an enrolment that was final answers as before.',
      body: ref('OwnerCommand'),
      answer: keys({
        ...DONE,
        agent: maybe(AGENT),
        jwt: maybe(text('Of an enrolment: its right to NATS')),
      }),
      codes: [
        ...([
          'unknown_command',
          'bad_signature',
          'nonce_used',
          'expired',
          'already_enrolled',
          'agent_revoked',
        ] as const),
        ...(['delegation_invalid', 'grant_refused', 'unknown_agent', 'unknown_asset', 'amount_zero'] as const),
        ...(['amount_too_large', 'insufficient_funds', 'same_account', 'chain_unavailable'] as const),
        ...(['timed_out', 'outcome_unknown', 'interrupted'] as const),
      ],
    },
    {
      ...{ method: 'post', path: '/api/v1/operator', id: 'submitOperatorRequest', tag: 'network' },
      summary: "Carries out the operator's signed request; answers when it is final",
      description:
        'What is signed is the text in `request`: JSON of the schema `OperatorRequest`, good for a minute and once.',
      body: ref('SignedRequest'),
      answer: keys(DONE),
      codes: [
        ...(['wrong_network', 'expired', 'nonce_used', 'unknown_instrument', 'wrong_state', 'timed_out'] as const),
        ...(['outcome_unknown', 'interrupted'] as const),
      ],
    },
    {
      ...{ method: 'get', path: '/api/v1/network', id: 'getNetwork', tag: 'network' },
      summary: 'How many book partitions there are now',
      answer: keys({ networkId: HASH('SHA-256 of the genesis document'), bookPartitions: whole('Partitions', 1) }),
    },
    {
      ...{ method: 'get', path: '/api/v1/halts', id: 'listHalts', tag: 'market' },
      summary: 'Instruments whose trading the operator stopped, by name',
      parameters: paging(1_000, 1_000, INSTRUMENT),
      answer: keys({ halts: list(ref('Halt')), next: nextPage(INSTRUMENT) }),
    },
  ],
  schemas: {
    OwnerCommand: OWNER_COMMAND_SCHEMA as Schema,
    SignedRequest: REQUEST_SCHEMAS.signed as Schema,
    OperatorRequest: REQUEST_SCHEMAS.asked as Schema,
    Halt: keys({ instrument: INSTRUMENT, partition: whole('Of its book', 1), untilMs: TIME_MS, reason: text('Why') }),
  },
};
