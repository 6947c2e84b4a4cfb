import { expect, test } from 'vitest';
import { encodeEntry } from '../primitives/entry/codec.ts';
import type { Transfer } from '../primitives/transfer.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import { type AuditedNetwork, exported, resigned } from './audit-log.fixture.ts';
import { randomOf, simulated } from './audit-simulation.fixture.ts';

/** One random change of an entry, or of the order of entries; undefined where the draw fits none. */
function randomChange(network: AuditedNetwork, random: (below: number) => number): Uint8Array[] | undefined {
  const entries = [...network.entries];
  const at = random(entries.length - 1);
  const [bytes, next] = [entries[at] as Uint8Array, entries[at + 1] as Uint8Array];
  switch (random(6)) {
    case 0: {
      const flipped = bytes.slice();
      flipped[random(flipped.length)] = random(256);
      entries[at] = flipped;
      return Buffer.compare(flipped, bytes) === 0 ? undefined : entries;
    }
    case 1:
      entries.splice(at, 1);
      return entries;
    case 2:
      entries.splice(at, 0, bytes);
      return entries;
    case 3:
      entries.splice(at, 2, next, bytes);
      return Buffer.compare(next, bytes) === 0 ? undefined : entries;
    default: {
      const entry = network.entryAt(at);
      if (entry.type !== 'transfer') return undefined;
      const { transfer: t } = entry;
      const changes: Partial<Transfer>[] = [
        { amount: t.amount + 1n },
        { amount: t.amount * 2n },
        { debit: t.credit, credit: t.debit },
        { linked: !t.linked },
        { timeMs: t.timeMs + 1 },
        { timeoutMs: t.timeoutMs + 1 },
        { authorisation: { kind: 'frame', leaf: BigInt(random(at)), commandIndex: 0 } },
      ];
      entries[at] = encodeEntry({ type: 'transfer', transfer: { ...t, ...changes[random(changes.length)] } });
      return Buffer.compare(entries[at] as Uint8Array, bytes) === 0 ? undefined : entries;
    }
  }
}

test('of a hundred random changes, each signed anew by log and witness, all are found', async () => {
  const random = randomOf(20_261_123);
  const network = await simulated(5, 300);
  const sizes = network.checkpoints.map(({ size }) => size);
  const missed: number[] = [];
  for (let i = 0, made = 0; made < 100; i++) {
    const entries = randomChange(network, random);
    if (!entries) continue;
    made += 1;
    const checkpoints = resigned(
      entries,
      sizes.filter((size) => size <= entries.length),
    );
    if ((await audit(await exported(entries, checkpoints, network.blobs))).ok) missed.push(i);
  }
  expect(missed).toEqual([]);
});
