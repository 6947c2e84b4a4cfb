import { closeOrder } from './cancel.ts';
import type { Core } from './core.ts';
import { REASON } from './vocabulary.ts';

const { EXPIRED } = REASON;

/** One message closes at most so many orders past their date; the next closes the rest. */
const EXPIRY_LIMIT = 1_000;

/** Begins a message at `timeMs`: closes the orders whose date has come, by date, then number. */
export function beginMessage(core: Core, timeMs: number): void {
  core.timeMs = timeMs;
  core.overdue = false;
  if (core.expiries.size === 0) return;
  for (let closed = 0; closed < EXPIRY_LIMIT; closed++) {
    if (!core.expiries.due(timeMs)) return;
    closeOrder(core, core.expiries.next(), EXPIRED);
  }
  core.overdue = core.expiries.due(timeMs);
}
