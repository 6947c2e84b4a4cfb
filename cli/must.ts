import { InfinityDbError } from '../primitives/error.ts';
import type { Result } from '../primitives/result.ts';

/** The value of a result, or its refusal thrown, to be reported with its exit code. */
export function must<T>(result: Result<T>, step?: string): T {
  if (!result.ok) throw InfinityDbError.from(result, step);
  return result.value;
}
