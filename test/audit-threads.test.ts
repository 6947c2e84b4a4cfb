import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBundle, type OpenedBundle } from '../settlement/log/audit/opening/open-bundle.ts';
import { openInThreads } from '../settlement/log/audit/opening/threads.ts';
import { sourceAt } from '../settlement/log/audit/source-place.ts';
import { entriesPath } from '../settlement/log/tiles.ts';
import { type AuditedNetwork, exported, resigned } from './audit-log.fixture.ts';
import { GENESIS, NETWORK } from './audit-signed.fixture.ts';
import { simulated } from './audit-simulation.fixture.ts';

/** What threads open is what one thread opens, in order, whatever is wrong with it. */
const folder = mkdtempSync(join(tmpdir(), 'infinitydb-threads-'));
const place = { kind: 'folder', at: folder } as const;
const trusted = { genesis: GENESIS, networkId: NETWORK };
let network: AuditedNetwork;
let size: number;
beforeAll(async () => {
  network = await simulated(9, 300);
  size = network.entries.length;
  // More than one job of sixteen bundles: the same entries again and again, which is a tree, if no good log.
  const entries = Array.from({ length: Math.ceil(10_000 / size) }, () => network.entries).flat();
  const { files } = await exported(entries, resigned(entries, []), network.blobs);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  size = entries.length;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Entries as bytes of their own, wherever they stand in what was handed over. */
const partsOf = ({ from, bytes, starts, ends, hashes, root, judged, fault }: OpenedBundle) => ({
  ...{ from, hashes, root, judged, fault },
  entries: Array.from(ends, (end, i) => Buffer.from(bytes.subarray(starts[i], end)).toString('hex')),
});

async function compare(from: number): Promise<OpenedBundle[]> {
  const threads = openInThreads(place, trusted, { from, size });
  const bundles: OpenedBundle[] = [];
  try {
    for (let at = from; at < size; at = (Math.floor(at / 256) + 1) * 256) {
      const bundle = await threads.next();
      expect(partsOf(bundle)).toEqual(partsOf(await openBundle(sourceAt(place), trusted, at, size)));
      bundles.push(bundle);
    }
  } finally {
    await threads.close();
  }
  return bundles;
}

test('a whole log, and from the middle of a bundle on', async () => {
  const bundles = await compare(0);
  expect(bundles.every(({ fault }) => fault === undefined)).toBe(true);
  expect(bundles.some(({ judged }) => [...judged.values()].some(({ owners }) => owners.size > 0))).toBe(true);
  expect((await compare(300))[0]?.ends.length).toBe(212);
});

test('a bundle that is wrong is told as it is, and so are those after it', async () => {
  const path = join(folder, entriesPath(20, 256));
  rmSync(path);
  const bundles = await compare(0);
  expect(bundles.filter(({ fault }) => fault).map(({ fault }) => [fault?.rule, fault?.index])).toEqual([
    ['entry_bundle', 20 * 256],
  ]);
});

test('what cannot be read ends it, with the reason', async () => {
  mkdirSync(join(folder, entriesPath(21, 256).replace(/[0-9]+$/, '')), { recursive: true });
  rmSync(join(folder, entriesPath(21, 256)));
  mkdirSync(join(folder, entriesPath(21, 256)));
  const threads = openInThreads(place, trusted, { from: 21 * 256, size });
  await expect(threads.next()).rejects.toMatchObject({ code: 'file_unreadable' });
  await threads.close();
});
