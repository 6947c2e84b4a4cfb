import { concatBytes, toHex } from '../../primitives/bytes.ts';
import { encodeEntry } from '../../primitives/entry/codec.ts';
import type { Entry } from '../../primitives/entry/entry.ts';
import { sha256 } from '../../primitives/hash.ts';

/** A digest over all entries in their order, so that two logs are compared without being kept. */
export type LeafChain = { add(entries: readonly Entry[]): void; digest(): string };

export function leafChain(): LeafChain {
  let head: Uint8Array = new Uint8Array(32);
  return {
    add: (entries) => {
      if (entries.length > 0) head = sha256(head, concatBytes(...entries.map(encodeEntry)));
    },
    digest: () => toHex(head),
  };
}
