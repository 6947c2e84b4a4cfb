import { CANDLE_INTERVALS } from '../../../schemas/book-message.ts';
import { LEVEL } from '../market/market-api.ts';
import { type Api, query } from '../openapi/operation.ts';
import {
  choice,
  flag,
  INSTRUMENT,
  keys,
  list,
  matching,
  maybe,
  ref,
  type Schema,
  text,
  TIME_MS,
  whole,
} from '../openapi/shapes.ts';
import { STREAM_PATH } from './stream-route.ts';
import { TOPIC_KINDS } from './topics.ts';

const ABOUT = `Server-Sent Events: each has an \`id\`, a name (\`event\`) and JSON (\`data\`), whose schemas by name are in \`x-events\`.

The present state of each topic comes first. A reader that comes back with \`Last-Event-ID\` is told what it missed, where that is still
known whole. One that reads too slowly has its events dropped; it is told so by \`resync\`, and given the present state.
A comment comes every 15 seconds where nothing else does.`;

const ID = matching('^[0-9a-f]{8}-[0-9]{1,15}$', 'Id of an event');
const KINDS = `(${TOPIC_KINDS.join('|')}):[^,]+`;
const SNAPSHOT = maybe({ const: true, description: 'The whole of it, in place of all before' });
const standing = { generation: whole('Of ORDERS'), sequence: whole('Of the ORDERS message'), timeMs: TIME_MS };
const best: Schema = { oneOf: [LEVEL, { type: 'null' }] };

const EVENTS: Readonly<Record<string, Schema>> = {
  BookEvent: {
    ...keys({
      ...{ instrument: INSTRUMENT, snapshot: SNAPSHOT, ...standing },
      previous: maybe(whole('The `sequence` of the event that this one follows')),
      resync: flag('The service itself has missed something and asks anew: what it tells is old'),
      asset: maybe(ref('PriceUnits')),
      ...{ bids: list(LEVEL), asks: list(LEVEL) },
    }),
    description:
      'Levels `[price, lots]` that changed among the best, with 0 lots where one is gone; of a snapshot all of them, best first.',
  },
  BestEvent: keys({ instrument: INSTRUMENT, ...standing, bid: best, ask: best }),
  TradesEvent: {
    ...keys({ instrument: INSTRUMENT, snapshot: SNAPSHOT, trades: list(ref('Trade')) }),
    description: 'Newest last.',
  },
  CandlesEvent: {
    ...keys({
      instrument: INSTRUMENT,
      snapshot: SNAPSHOT,
      asset: maybe(ref('PriceUnits')),
      candles: list(ref('Candle')),
    }),
    description: `The running candle of each of ${CANDLE_INTERVALS.join(', ')}, after new trades; of a snapshot the newest ones.`,
  },
  ResyncEvent: keys({ code: choice(['busy']), message: text('Why') }),
};

export const STREAM_API: Api = {
  operations: [
    {
      ...{ method: 'get', path: STREAM_PATH, id: 'streamMarket', tag: 'market' },
      summary: 'Books, best prices, trades and candles as they change',
      description: ABOUT,
      parameters: [
        {
          ...query('topics', matching(`^${KINDS}(,${KINDS})*$`, '<kind>:<instrument>,…'), 'At most 64.'),
          required: true,
        },
        { name: 'Last-Event-ID', in: 'header', description: 'The last event that was read.', schema: ID },
        query('lastEventId', ID, 'The same, for who cannot set the header.'),
      ],
      answer: { type: 'string', description: 'Events, in UTF-8' },
      answerType: 'text/event-stream',
      events: {
        book: ref('BookEvent'),
        bbo: ref('BestEvent'),
        trades: ref('TradesEvent'),
        candles: ref('CandlesEvent'),
        resync: ref('ResyncEvent'),
      },
      codes: ['unknown_instrument', 'busy'],
    },
  ],
  schemas: EVENTS,
};
