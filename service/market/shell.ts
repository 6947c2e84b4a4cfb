import { type JetStreamClient, JetStreamApiError, JetStreamError, type JetStreamManager } from '@nats-io/jetstream';
import { errors, type NatsConnection } from '@nats-io/nats-core';
import type { Logger } from 'pino';
import type { createEngine } from '../../market/engine.ts';
import type { Frame } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { refuse, type Result } from '../../primitives/result.ts';
import { decodeFrame, verifyFrame } from '../../schemas/frame.ts';

/** What the market process is given. */
export type MarketConfig = {
  readonly nats: NatsConnection;
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** The engine to run, where it is not the market's own: a test's, which answers otherwise. */
  readonly createEngine?: typeof createEngine;
  /** How often a snapshot is due; by default each 10,000 messages and each 10 s of partition time. */
  readonly snapshotEvery?: { readonly messages: number; readonly ms: number };
};

export type Shell = MarketConfig & { readonly js: JetStreamClient; readonly manager: JetStreamManager };

/** A frame whose signature is its agent's, or the refusal that the engine turns into an event. Never throws. */
export function readFrame(networkId: Uint8Array, bytes: Uint8Array): Result<Frame> {
  const frame = decodeFrame(bytes);
  if (frame.ok && !verifyFrame(networkId, frame.value))
    return refuse('bad_signature', `the frame is not signed by ${frame.value.agent} for this network`);
  return frame;
}

/** Whether trying again later may do: NATS or settlement did not answer, or is not as it was. All else is our mistake. */
export function isOperating(error: unknown): boolean {
  if (InfinityDbError.is(error)) return error.retryable;
  if (error instanceof JetStreamError || error instanceof JetStreamApiError) return true;
  return NATS_ERRORS.some((kind) => error instanceof kind);
}
const NATS_ERRORS = Object.values(errors);

export function unavailable(message: string, cause?: unknown): InfinityDbError {
  return new InfinityDbError('service_unavailable', message, { step: 'market', cause });
}

/** What this replica holds in memory does not fit the streams any more: it takes up the partition again from settlement. */
export function lostPlace(message: string): InfinityDbError {
  return new InfinityDbError('service_unavailable', message, { step: 'market', details: { startOver: true } });
}

export const startsOver = (error: unknown): boolean => InfinityDbError.is(error) && error.details['startOver'] === true;
