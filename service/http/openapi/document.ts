import { CODES, type Code } from '../../../primitives/codes.ts';
import { type Api, type Operation, TAGS } from './operation.ts';
import { choice, flag, maybe, record, ref, type Schema, text } from './shapes.ts';

const JSON_TYPE = 'application/json';
const EVERY: readonly Code[] = ['internal', 'database_unavailable', 'nats_unavailable'];
const EVERY_POST: readonly Code[] = ['malformed', 'too_large', 'not_authorised'];

const ABOUT = `The ledger, its log and its market, as one process of a network shows them.

Amounts are in base units of their asset, as decimal strings; keys and hashes are lower-case hex; times are milliseconds since 1970.
Lists come a page at a time in an order that does not change: give \`next\` of one page as \`after\` of the next one.
Every answer to a GET carries a strong \`ETag\`; sent back in \`If-None-Match\` it is answered 304 while nothing has changed.
A refusal is JSON of the schema \`Error\`, whose \`code\` is the same on the wire, in the command line and here.`;

type Refusal = {
  readonly ok: false;
  readonly code: Code;
  readonly message: string;
  readonly retryable: boolean;
  readonly step?: string;
  readonly details?: object;
};

/** The OpenAPI 3.1 document of these routes. */
export function openApiDocument(apis: readonly Api[]) {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const operation of apis.flatMap(({ operations }) => operations)) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = operationJson(operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'InfinityDB', version: '1', summary: 'A marketplace of storage.', description: ABOUT },
    servers: [{ url: '/', description: 'The service that gave this document' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { ...ERROR_SCHEMAS, ...Object.assign({}, ...apis.map(({ schemas }) => schemas)) },
      headers: {
        ETag: { description: 'Of the bytes of this answer.', required: true, schema: { type: 'string' } },
      },
    },
  };
}

const ERROR_SCHEMAS: Readonly<Record<string, Schema>> = {
  Error: record<Refusal>({
    ok: { const: false },
    code: ref('ErrorCode'),
    message: text('What happened, with which value and limit, and what to do next'),
    retryable: flag('Whether the same request may succeed later, unchanged'),
    step: maybe(text('The stage that failed')),
    details: maybe({ type: 'object', description: 'What the message says, for programs' }),
  }),
  ErrorCode: {
    ...choice(Object.keys(CODES)),
    description: `HTTP status of each, and whether trying again may help:\n\n${Object.entries(CODES)
      .map(([code, { http, retryable }]) => `- \`${code}\`: ${http}${retryable ? ', try again' : ''}`)
      .join('\n')}`,
  },
};

function operationJson(operation: Operation): Schema {
  const { method, id, tag, summary, description, parameters = [], body, answer } = operation;
  const { answerType = JSON_TYPE, events } = operation;
  const kept = method === 'get' && answerType !== 'text/event-stream';
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { [JSON_TYPE]: { schema: body } } } } : {}),
    responses: {
      200: {
        description: method === 'get' ? 'As asked' : 'It is final',
        ...(kept ? { headers: { ETag: { $ref: '#/components/headers/ETag' } } } : {}),
        content: { [answerType]: { schema: answer, ...(events ? { 'x-events': events } : {}) } },
      },
      ...(kept ? { 304: { description: 'Unchanged since the answer whose ETag `If-None-Match` names' } } : {}),
      ...refusals(operation),
    },
  };
}

/** By HTTP status: the codes that stand under it, each answered as `Error`. */
function refusals({ method, parameters = [], codes = [] }: Operation): Record<string, Schema> {
  const usual = method === 'post' ? EVERY_POST : parameters.length > 0 ? (['malformed'] as const) : [];
  const all = [...new Set<Code>([...codes, ...usual, ...EVERY])];
  const responses: Record<string, Schema> = {};
  for (const status of [...new Set(all.map((code) => CODES[code].http))].sort()) {
    const here = all.filter((code) => CODES[code].http === status);
    responses[status] = {
      description: here.map((code) => `\`${code}\``).join(', '),
      content: {
        [JSON_TYPE]: { schema: { type: 'object', allOf: [ref('Error')], properties: { code: choice(here) } } },
      },
    };
  }
  return responses;
}
