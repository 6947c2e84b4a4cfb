import { InfinityDbError } from '../../../primitives/error.ts';
import type { DepthReply, DepthRequest } from '../../market/data/depth-answers.ts';
import { DEPTH_SUBJECT } from '../../market/data/depth-answers.ts';
import type { HttpConfig } from '../parts.ts';

const DEADLINE_MS = 2_000;

/** What a replica of the market answers. Throws `nats_unavailable` or `service_unavailable` where none does. */
export async function askDepth(
  { nats, settlement }: Pick<HttpConfig, 'nats' | 'settlement'>,
  request: DepthRequest,
): Promise<DepthReply> {
  let answer: Partial<DepthReply> & { readonly message?: string };
  try {
    answer = (await nats.request(DEPTH_SUBJECT, JSON.stringify(request), { timeout: DEADLINE_MS })).json();
  } catch (cause) {
    if (!settlement.status().taking)
      throw new InfinityDbError('nats_unavailable', 'the market cannot be asked: NATS is away; try again', { cause });
    throw new InfinityDbError('service_unavailable', 'the market does not answer; it may be starting', { cause });
  }
  const { instruments, next } = answer;
  if (!instruments)
    throw new InfinityDbError('service_unavailable', `the market answered: ${answer.message ?? 'nothing'}`);
  return { instruments, ...(next === undefined ? {} : { next }) };
}
