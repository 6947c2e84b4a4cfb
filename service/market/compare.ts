import { equalBytes } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { StoredPart } from './events-stream.ts';
import { lostPlace } from './shell.ts';

/** A part of this replica's own answer to an ORDERS message. */
export type OwnPart = {
  readonly partition: number;
  readonly generation: number;
  readonly sequence: number;
  readonly part: number;
  readonly bytes: Uint8Array;
};

/**
 * What another replica published first must be what this one would have published. Throws `diverged`, which ends this replica for good,
 * where the same message is answered otherwise; and asks to start over where another message is answered here.
 */
export function compareParts(own: OwnPart, found: StoredPart): void {
  if (equalBytes(own.bytes, found.bytes)) return;
  const { partition, generation, sequence, part } = own;
  if (found.generation !== generation || found.sequence !== sequence)
    throw lostPlace(
      `EVENTS of partition ${partition} answers message ${found.sequence} of generation ${found.generation} where ${sequence} of ${generation} was to be`,
    );
  const firstDifferingByte = firstDifference(own.bytes, found.bytes);
  throw new InfinityDbError(
    'diverged',
    `this replica answers message ${sequence} of partition ${partition}, generation ${generation} otherwise than EVENTS has it: part ${part} differs from byte ${firstDifferingByte} on (${own.bytes.length} bytes here, ${found.bytes.length} there)`,
    { step: 'market', details: { partition, generation, sequence, part, firstDifferingByte } },
  );
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
