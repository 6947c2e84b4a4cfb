import { type Api, query } from '../openapi/operation.ts';
import { matching } from '../openapi/shapes.ts';
import { STREAM_PATH } from './stream-route.ts';
import { TOPIC_KINDS } from './topics.ts';

const ABOUT = `Server-Sent Events. Each has an \`id\`, the name of its topic's kind as \`event\`, and JSON as \`data\`:

- \`book\`: \`{instrument, generation, sequence, previous, timeMs, resync, bids, asks}\`; bids and asks are the levels \`[price, lots]\` that
  changed, 0 lots where a level is gone. With \`snapshot: true\` they are all of the best levels, and \`asset\` says what prices are in.
- \`bbo\`: \`{instrument, generation, sequence, timeMs, bid, ask}\`: the best level of each side, or null.
- \`trades\`: \`{instrument, trades}\`, as in the list of trades, newest last; with \`snapshot: true\` the newest ones.
- \`candles\`: \`{instrument, candles}\`: the running ones.
- \`resync\`: \`{code, message}\`: events were dropped for a reader that was too slow; the present state follows.

The present state comes first. A reader that comes back with \`Last-Event-ID\` is told what it missed, where that is still known whole.
A comment comes every 15 seconds where nothing else does.`;

const ID = matching('^[0-9a-f]{8}-[0-9]{1,15}$', 'Id of an event');

export const STREAM_API: Api = {
  operations: [
    {
      ...{ method: 'get', path: STREAM_PATH, id: 'streamMarket', tag: 'market' },
      summary: 'Books, best prices, trades and candles as they change',
      description: ABOUT,
      parameters: [
        {
          ...query(
            'topics',
            matching(`^(${TOPIC_KINDS.join('|')}):[^,]+(,(${TOPIC_KINDS.join('|')}):[^,]+)*$`, '<kind>:<instrument>,…'),
            'At most 64: `book:storage/day/INFO,trades:storage/day/INFO`.',
          ),
          required: true,
        },
        { name: 'Last-Event-ID', in: 'header', description: 'The last event that was read.', schema: ID },
        query('lastEventId', ID, 'The same, for who cannot set the header.'),
      ],
      answer: { type: 'string', description: 'Events, in UTF-8' },
      answerType: 'text/event-stream',
      codes: ['unknown_instrument', 'busy'],
    },
  ],
  schemas: {},
};
