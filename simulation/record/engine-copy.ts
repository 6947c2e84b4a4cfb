import { createEngine, type Engine, type EngineMessage } from '../../market/engine.ts';
import { assert } from '../../primitives/result.ts';
import { GENESIS, NETWORK_ID } from '../genesis.ts';

/** The engine of a book partition, which is counted from 1. */
export function engineOf(engines: readonly Engine[], partition: number): Engine {
  const engine = engines[partition - 1];
  assert(engine, `book partition ${partition} has an engine`);
  return engine;
}

/** An engine that applied the whole stream. */
export function replayed(partition: number, stream: readonly EngineMessage[]): Engine {
  const engine = createEngine({ genesis: GENESIS, networkId: NETWORK_ID, partition });
  for (const message of stream) engine.apply(message);
  return engine;
}
