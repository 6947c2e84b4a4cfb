import type { Code } from '../../../primitives/codes.ts';
import { matching, type Schema, whole } from './shapes.ts';

export const TAGS = {
  network: 'The network as a whole: how it is, where its parts are, who takes part.',
  ledger: 'Accounts, transfers and receipts, as they are durable.',
  log: 'The entries of the log. Its tiles, checkpoints and blobs are at `/tile/`, `/checkpoint` and `/blob/`, as C2SP tlog-tiles say.',
  market: 'Books, trades and candles, and all of them live.',
  storage: 'What is stored, where, and what it was challenged with.',
  chain: 'Anchors of the log on the chain.',
} as const;

export type Parameter = {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: true;
  readonly description: string;
  readonly schema: Schema;
};

export type Operation = {
  readonly method: 'get' | 'post';
  /** With `{name}` for what varies. */
  readonly path: string;
  readonly id: string;
  readonly tag: keyof typeof TAGS;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: Schema;
  readonly answer: Schema;
  /** Where it is not JSON. */
  readonly answerType?: 'text/event-stream' | 'text/plain';
  /** Of a stream: the schema of the data of each of its events, by the event's name. */
  readonly events?: Readonly<Record<string, Schema>>;
  /** It may refuse with these, besides what every operation may refuse with. */
  readonly codes?: readonly Code[];
};

/** What one file of routes does, and the shapes that its answers name. */
export type Api = { readonly operations: readonly Operation[]; readonly schemas: Readonly<Record<string, Schema>> };

export const query = (name: string, schema: Schema, description: string): Parameter => ({
  ...{ name, in: 'query', description, schema },
});
export const inPath = (name: string, schema: Schema, description: string): Parameter => ({
  ...{ name, in: 'path', required: true, description, schema },
});
export const switchedOn = (name: string, description: string): Parameter =>
  query(name, { type: 'string', enum: ['0', '1'], default: '0' }, description);

/** `limit` and `after`, by which every list is read page by page. */
export function paging(usual: number, most: number, cursor: Schema): Parameter[] {
  return [
    query('limit', { type: 'integer', minimum: 1, maximum: most, default: usual }, 'The most rows of this page.'),
    query('after', cursor, 'The `next` of the page before; without it the list begins.'),
  ];
}

/** `next` is absent from the last page. */
export const nextPage = (cursor: Schema): readonly [Schema] => [
  { ...cursor, description: 'Where the next page goes on: its `after`. Absent where there is none.' },
];

export const ROW_CURSOR = whole('A row that was seen last');
export const TEXT_CURSOR = matching('^.{1,200}$', 'The name of what was seen last');
