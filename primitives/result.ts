import type { Code } from './codes.ts';

/** A business refusal: data, never an exception. `message` says what happened, with which value and limit, and what to do next. */
export type Refusal = {
  readonly ok: false;
  readonly code: Code;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
};

export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse(code: Code, message: string, details?: Refusal['details']): Refusal {
  return details ? { ok: false, code, message, details } : { ok: false, code, message };
}

/** A broken invariant of ours: throws, and stays on in production. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${what}`);
}
