import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { bookPartitionsOf } from '../state.ts';
import { notify, type Step } from '../step.ts';

/** As many as an order's id has room for. */
const MOST_PARTITIONS = 0x7fff;

/**
 * More book partitions, from here on: funds may be allocated to the new ones, and every book is told, the new ones first of all. Each closes
 * the orders of the instruments that are another's now when it comes to that message; until then they are traded where they were.
 */
export function setPartitions(step: Step, bookPartitions: number): Result<bigint> {
  const present = bookPartitionsOf(step.state);
  if (bookPartitions <= present || bookPartitions > MOST_PARTITIONS)
    return refuse(
      'wrong_state',
      `there are ${present} book partitions; they grow to at most ${MOST_PARTITIONS}, not to ${bookPartitions}`,
    );
  step.state.meta.set('bookPartitions', BigInt(bookPartitions));
  for (let partition = bookPartitions; partition > 0; partition--)
    step.outbox.push({ partition, command: { type: 'setPartitions', bookPartitions } });
  notify(step, [...step.state.agents.keys()], { type: 'partitionsOpened', bookPartitions });
  return ok(BigInt(bookPartitions));
}
