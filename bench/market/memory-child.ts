import { setImmediate } from 'node:timers/promises';
import { createEngine } from '../../market/engine.ts';
import type { Filling } from './memory.ts';
import { agentKey, NETWORK } from './network.ts';
import { flowOf } from './order-flow.ts';
import { ours } from './ours.ts';
import { fund, messageOf, orderOf } from './ours-apply.ts';

/** Fills memory as its argument says, and tells the bytes that each thing has taken. */
const filling = JSON.parse(process.argv[2] ?? '') as Filling;
const collectGarbage = (globalThis as unknown as { gc(): void }).gc;
/** Filled and thrown away before the measured part, so that compiled code is there in both. */
const WARM = 20_000;

/** Collections after which V8 has also let go of code that has not run for long, such as what took the types off our sources. */
const COLLECTIONS = 12;

/** Of heap and typed arrays, once nothing on the stack holds garbage any more. */
async function bytes(): Promise<number> {
  for (let turn = 0; turn < COLLECTIONS; turn++) {
    await setImmediate();
    collectGarbage();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function bytesOfRestingOrder(count: number): Promise<number> {
  restingOrders(WARM)();
  const rest = restingOrders(count);
  const before = await bytes();
  const trades = rest();
  const each = ((await bytes()) - before) / count;
  if (trades().length > 0) throw new Error('a preloaded order traded');
  return each;
}

function restingOrders(count: number): () => () => Int32Array {
  const run = ours(flowOf({ seed: 42, profile: 'passive', preload: count, operations: 0 }).flow);
  return () => {
    run.apply(0, count);
    return run.trades;
  };
}

async function bytesOfIdleInstrument(count: number, traded: boolean): Promise<number> {
  const engine = createEngine({ genesis: NETWORK, networkId: new Uint8Array(32), partition: 1 });
  fund(engine);
  const sequences = [1, 1];
  let messages = 1;
  let orders = 0;
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
    const orderId = BigInt(++orders) | (1n << 48n);
    if (traded) {
      send(1, ask);
      send(0, { ...orderOf(0, true, 1_000, 1), instrument });
      orders++;
    } else send(1, ask, { type: 'cancelOrder', orderId });
    engine.takeChanged();
  };
  for (let number = 0; number < WARM; number++) openAndEmpty(number);
  const before = await bytes();
  for (let number = WARM; number < WARM + count; number++) openAndEmpty(number);
  // What takes less than V8 lets go of meanwhile (compiled code, its caches) takes nothing that can be measured.
  const each = Math.max(0, ((await bytes()) - before) / count);
  if (engine.instruments().length > 0) throw new Error('an emptied instrument has a book');
  return each;
}

const { what, count } = filling;
const each = what === 'resting' ? bytesOfRestingOrder(count) : bytesOfIdleInstrument(count, what === 'idleTraded');
process.send?.(await each, () => process.disconnect());
