import type { Hours, Weekday } from '../../schemas/policy.ts';

const DAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Minutes after midnight; the text is a policy's, `HH:MM`. */
export function minuteOf(text: string): number {
  const [hours, minutes] = text.split(':').map(Number) as [number, number];
  return 60 * hours + minutes;
}

/** Whether the owner lets the agent take on anything new at this time, UTC. No hours at all: always. */
export function isOpen(hours: readonly Hours[] | undefined, timeMs: number): boolean {
  if (!hours || hours.length === 0) return true;
  const minute = Math.floor((timeMs % DAY_MS) / MINUTE_MS);
  // 1970-01-01 was a Thursday.
  const day = DAYS[(Math.floor(timeMs / DAY_MS) + 4) % 7] as Weekday;
  return hours.some(({ days, from, to }) => days.includes(day) && minute >= minuteOf(from) && minute < minuteOf(to));
}
