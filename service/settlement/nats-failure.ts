import { JetStreamApiError, JetStreamError } from '@nats-io/jetstream';
import { errors } from '@nats-io/nats-core';

const CLASSES = [
  errors.ClosedConnectionError,
  errors.ConnectionError,
  errors.DrainingConnectionError,
  errors.NoRespondersError,
  errors.RequestError,
  errors.TimeoutError,
  JetStreamApiError,
  JetStreamError,
];

/** Whether a failure is NATS being away or not ready, which passes, and not a mistake of ours. */
export function isNatsFailure(error: unknown): boolean {
  // The client does not export the class of the last one.
  return (
    CLASSES.some((failure) => error instanceof failure) ||
    (error instanceof Error && error.name === 'JetStreamNotEnabled')
  );
}
