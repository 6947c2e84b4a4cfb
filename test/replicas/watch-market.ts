import assert from 'node:assert/strict';
import { type ConsumerMessages, DeliverPolicy, jetstream } from '@nats-io/jetstream';
import type { TradeMatched } from '../../primitives/events.ts';
import { decodeEventsPart } from '../../schemas/events.ts';
import { eventsStream } from '../../service/nats/streams.ts';
import { connectService } from '../../service/service-nats.ts';
import type { Stack } from '../../service/stack.ts';
import { until } from '../../service/until.ts';

/** A match as EVENTS told it, and the ORDERS message that caused it. */
export type SeenTrade = TradeMatched & { readonly sequence: number };

export type MarketWatch = {
  readonly trades: readonly SeenTrade[];
  /** Waits until EVENTS has answered what ORDERS has now, and throws where a message has no answer, or two, or one out of its turn. */
  check(): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
};

const PARTITION = 1;
const LIMIT_MS = 60_000;

/** Reads ORDERS and EVENTS of one partition as they grow, from their beginning. For a stack whose generation does not change. */
export async function watchMarket(stack: Stack): Promise<MarketWatch> {
  const nats = await connectService(stack.config, 'watch');
  const consume = async (stream: string, subject: string): Promise<ConsumerMessages> => {
    const options = { filter_subjects: subject, deliver_policy: DeliverPolicy.All };
    return (await jetstream(nats).consumers.get(stream, options)).consume();
  };
  const orders: number[] = [];
  const answered: number[] = [];
  const trades: SeenTrade[] = [];
  const failures: unknown[] = [];
  let positions = 0;
  let parts = 0;
  const readers = [
    await consume('ORDERS', `idb.v1.orders.${PARTITION}.*`),
    await consume(eventsStream(PARTITION), `idb.v1.events.${PARTITION}`),
  ] as const;
  const readOrders = async (): Promise<void> => {
    for await (const { seq } of readers[0]) orders.push(seq);
  };
  const readEvents = async (): Promise<void> => {
    for await (const { seq, data } of readers[1]) {
      const decoded = decodeEventsPart(data);
      assert.ok(decoded.ok, 'EVENTS holds parts of answers');
      const { sequence, part, parts: of, events } = decoded.value;
      assert.equal(seq, ++positions, 'EVENTS has no hole');
      assert.equal(part, parts, `the parts of ${sequence} follow one another`);
      parts = part + 1 === of ? 0 : part + 1;
      if (parts === 0) answered.push(sequence);
      for (const event of events) if (event.type === 'tradeMatched') trades.push({ ...event, sequence });
    }
  };
  const ends = [readOrders(), readEvents()].map((reader) => reader.catch((error: unknown) => failures.push(error)));
  return {
    trades,
    async check() {
      await until('all of ORDERS is answered', LIMIT_MS, async () =>
        failures.length > 0 || (orders.length > 0 && (answered.at(-1) ?? 0) >= (orders.at(-1) ?? 0)) ? true : undefined,
      );
      if (failures.length > 0) throw failures[0];
      const expected = orders.slice(0, answered.length);
      assert.deepEqual(answered, expected, 'each message of ORDERS is answered once, in order');
      return `${answered.length} messages answered once each, ${trades.length} trades`;
    },
    async [Symbol.asyncDispose]() {
      for (const messages of readers) messages.stop();
      await Promise.all(ends);
      await nats.close();
    },
  };
}
