import { CODES, type Code } from './codes.ts';
import type { Refusal } from './result.ts';

const BRAND = Symbol.for('infinitydb.error');

/**
 * An operating failure, or a refusal that reached a caller who asked for a value. `code` is the root cause's, however deep it was
 * wrapped; `step` names the stage; `charged` (base units by asset code, decimal) and `durable` say what has already happened.
 */
export class InfinityDbError extends Error {
  readonly code: Code;
  readonly step: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  readonly [BRAND] = true;

  constructor(
    code: Code,
    message: string,
    options: { cause?: unknown; step?: string; details?: Record<string, unknown> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'InfinityDbError';
    this.code = code;
    this.step = options.step;
    this.details = options.details ?? {};
  }

  get retryable(): boolean {
    return CODES[this.code].retryable;
  }

  /** True also for an instance of another copy of this package. */
  static is(value: unknown): value is InfinityDbError {
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  static from(refusal: Refusal, step?: string): InfinityDbError {
    const details = refusal.details ? { details: { ...refusal.details } } : {};
    return new InfinityDbError(refusal.code, refusal.message, { ...details, ...(step ? { step } : {}) });
  }

  toJSON(): Record<string, unknown> {
    return {
      ok: false,
      code: this.code,
      message: this.message,
      retryable: this.retryable,
      ...(this.step ? { step: this.step } : {}),
      ...(Object.keys(this.details).length > 0 ? { details: this.details } : {}),
    };
  }
}
