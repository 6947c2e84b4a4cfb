import type { Hono, MiddlewareHandler } from 'hono';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Settlement } from '../settlement/api.ts';
import { errorReply } from './reply.ts';

/**
 * What is answered out of settlement's memory, which may be a batch ahead of the database. All else is read from the database; save
 * `status`, which tells how the service is now, above all while the database is away.
 */
const FROM_MEMORY = [
  '/api/v1/network',
  '/api/v1/agents',
  '/api/v1/challenges/current',
  '/api/v1/leases',
  '/api/v1/objects',
  '/api/v1/halts',
  '/api/v1/trades',
];

const LIMIT_MS = 2_000;

/**
 * Holds such an answer back until the batch that was open when it was made is durable: a reader may lag behind the ledger and never leads.
 * Where that takes too long, Postgres being away, the answer is 503 `database_unavailable`. After a broken invariant nothing becomes
 * durable any more, and what there is can be read.
 */
export function durableAnswers(app: Hono, settlement: Settlement): void {
  const held: MiddlewareHandler = async (c, next) => {
    await next();
    if (!c.res.ok || settlement.status().fundsChecks.some(({ ok }) => !ok)) return;
    if (await settlement.durable(LIMIT_MS)) return;
    const message = `what this answer says is not durable after ${LIMIT_MS / 1_000} s: the database is away; try again`;
    c.res = errorReply(new InfinityDbError('database_unavailable', message));
    c.res.headers.set('retry-after', '1');
  };
  for (const path of FROM_MEMORY) app.use(path, held);
}
