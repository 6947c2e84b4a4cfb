import { createEngine } from '../../market/engine.ts';
import { fund, messageOf, orderOf } from './ours-apply.ts';
import { ours } from './ours.ts';
import { agentKey, NETWORK } from './network.ts';
import { flowOf } from './order-flow.ts';
import type { Filling } from './memory.ts';

/** Fills memory as its argument says, and tells the bytes that each thing has taken: heap and typed arrays, garbage collected. */
const filling = JSON.parse(process.argv[2] ?? '') as Filling;
const collectGarbage = (globalThis as unknown as { gc(): void }).gc;

function bytes(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What is measured stays reachable until it is. */
function fill({ what, count }: Filling): number {
  if (what === 'resting') return restingOrders(count);
  const engine = createEngine({ genesis: NETWORK, networkId: new Uint8Array(32), partition: 1 });
  fund(engine);
  let messages = 2;
  const sequences = [1, 1];
  const send = (agent: 0 | 1, ...commands: Parameters<typeof messageOf>[2]): void => {
    const sequence = sequences[agent] as number;
    sequences[agent] = sequence + commands.length;
    messages++;
    for (const event of engine.apply(messageOf(agentKey(agent), sequence, commands, messages)))
      if (event.type === 'commandRefused' || event.type === 'frameRefused') throw new Error(event.message);
  };
  const openAndEmpty = (number: number): void => {
    const instrument = `data/${number.toString(16).padStart(64, '0')}/USDX`;
    const ask = { ...orderOf(1, true, 1_000, 1), instrument };
    const order = BigInt(++orders) | (1n << 48n);
    if (what === 'idleTraded') {
      send(1, ask);
      send(0, { ...orderOf(0, true, 1_000, 1), instrument });
      orders++;
    } else send(1, ask, { type: 'cancelOrder', orderId: order });
    engine.takeChanged();
  };
  let orders = 0;
  for (let number = 0; number < 1_000; number++) openAndEmpty(number);
  const before = bytes();
  for (let number = 1_000; number < 1_000 + count; number++) openAndEmpty(number);
  const each = (bytes() - before) / count;
  if (engine.instruments().length > 0) throw new Error('an emptied instrument has a book');
  return each;
}

function restingOrders(count: number): number {
  const { flow } = flowOf({ seed: 42, profile: 'passive', preload: count, operations: 0 });
  const run = ours(flow);
  const before = bytes();
  run.apply(0, count);
  const each = (bytes() - before) / count;
  if (run.trades().length > 0) throw new Error('a preloaded order traded');
  return each;
}

process.send?.(fill(filling), () => process.disconnect());
