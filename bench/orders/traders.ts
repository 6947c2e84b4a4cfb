import { jetstream } from '@nats-io/jetstream';
import type { Command, PlaceOrder } from '../../primitives/commands.ts';
import { INFO } from '../../primitives/money.ts';
import { buildFrame } from '../../schemas/frame.ts';
import { GRANT_INFO, INSTRUMENT, NETWORK_ID, trader, type Trader } from './network.ts';
import type { Child, Place } from './place.ts';

/** Rests for all bidders, whatever they buy. */
const MAKER_LOTS = 1 << 30;

/** The frame of these commands, signed, under the trader's next sequence of the partition. */
export function frameOf(
  one: Trader,
  commands: readonly Command[],
  partition: number,
  firstSequence: bigint,
): Uint8Array {
  const expiresAtMs = Date.now() + 3_600_000;
  return buildFrame({ networkId: NETWORK_ID, key: one.key, partition, firstSequence, expiresAtMs, commands }).bytes;
}

export function order(side: 'bid' | 'ask', quantity: number): PlaceOrder {
  return {
    ...{ type: 'placeOrder', instrument: INSTRUMENT, side, orderType: 'limit', price: 1, quantity, spread: 1 },
    ...{ avoidAgents: [], object: '', mandate: undefined, collateralPerLot: side === 'ask' ? 1 : 0, readPrice: 0 },
    ...{ minFill: 0, goodTillMs: 0, maxTotal: 0 },
  };
}

/** Enrols `count` bidders and one maker, funds them in partition 1, and lets the maker's one ask rest, which all bids will meet. */
export async function openTraders(place: Place, settlement: Child, count: number): Promise<Trader[]> {
  const traders = Array.from({ length: count + 1 }, (_, index) => trader(index));
  const waiting = new Map(traders.map(({ hex }) => [hex, Promise.withResolvers<void>()]));
  settlement.onTold((told) => {
    if (told.type === 'enrolled') waiting.get(told.agent)?.resolve();
  });
  for (const [index, { hex }] of traders.entries())
    settlement.send({ type: 'enrol', agent: hex, owner: hex.slice(0, 40), nonce: String(index) });
  await Promise.all([...waiting.values()].map(({ promise }) => promise));
  const js = jetstream(place.nats);
  let credits = 0;
  let final = Promise.withResolvers<void>();
  settlement.onTold((told) => {
    if (told.type !== 'final') return;
    credits += told.credits;
    final.resolve();
  });
  for (const one of traders) {
    const allocate = { type: 'allocateFunds', asset: INFO, amountBaseUnits: GRANT_INFO / 2n, partition: 1 } as const;
    await js.publish(`idb.v1.orders.0.${one.hex}`, frameOf(one, [allocate], 0, 1n));
  }
  while (credits < traders.length) {
    await final.promise;
    final = Promise.withResolvers();
  }
  const maker = traders.pop() as Trader;
  await js.publish(`idb.v1.orders.1.${maker.hex}`, frameOf(maker, [order('ask', MAKER_LOTS)], 1, 1n));
  await final.promise;
  return traders;
}
