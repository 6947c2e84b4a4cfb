import type { AgentCommand } from '../../../primitives/commands.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { schedule } from '../deadlines.ts';
import { now, type Step } from '../step.ts';

/** 2^33 s, 272 years: the end stays a safe integer of milliseconds. */
const MAX_RETENTION_SECONDS = 1n << 33n;

/** Puts on record that the agent created data, for a time. The same data again may only be kept longer. */
export function createData(
  step: Step,
  agent: string,
  { cid, bytes, retentionSeconds }: Extract<AgentCommand, { type: 'createData' }>,
): Result<bigint> {
  if (bytes <= 0n) return refuse('amount_zero', 'created data has at least one byte');
  if (retentionSeconds <= 0n || retentionSeconds > MAX_RETENTION_SECONDS)
    return refuse('terms_mismatch', `data is kept for 1 to ${MAX_RETENTION_SECONDS} seconds, not ${retentionSeconds}`);
  const key = `${agent}/${cid}`;
  const before = step.state.data.get(key);
  const expiresMs = now(step) + Number(retentionSeconds) * 1_000;
  if (before && (before.bytes !== bytes || before.expiresMs > expiresMs))
    return refuse('wrong_state', `${cid} is on record with ${before.bytes} bytes until ${before.expiresMs}`);
  step.state.data.set(key, { agent, cid, bytes, expiresMs });
  schedule(step.state, 'data', key, expiresMs);
  return ok(0n);
}
