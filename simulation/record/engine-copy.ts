import { createEngine, type Engine, type EngineMessage } from '../../market/engine.ts';
import { assert } from '../../primitives/result.ts';
import { GENESIS, NETWORK_ID } from '../genesis.ts';

/** The engine of a book partition, which is counted from 1. */
export function engineOf(engines: readonly Engine[], partition: number): Engine {
  const engine = engines[partition - 1];
  assert(engine, `book partition ${partition} has an engine`);
  return engine;
}

/** What an engine was after so many messages of its stream. */
export type EngineSnapshot = { readonly messages: number; readonly bytes: Uint8Array };

/** An engine that applied the whole stream: from its start, or from a snapshot on. */
export function replayed(partition: number, stream: readonly EngineMessage[], from?: EngineSnapshot): Engine {
  const engine = createEngine({ genesis: GENESIS, networkId: NETWORK_ID, partition, snapshot: from?.bytes });
  for (const message of stream.slice(from?.messages ?? 0)) engine.apply(message);
  return engine;
}
