import { expect, test } from 'vitest';
import { concatBytes, toHex, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { signingKey } from '../../primitives/keys.ts';
import { leafHash, merkleRoot } from '../../primitives/merkle.ts';
import { parseEntryBundle } from './entry-bundle.ts';
import { exportLog, parsePublishedCheckpoints } from './export.ts';
import { noteSigner, signCheckpoint } from './sign.ts';
import { entriesPath, newTiles, tilePath } from './tiles.ts';

const log = noteSigner('log.example/one', signingKey(new Uint8Array(32).fill(1)));
const entries = Array.from({ length: 700 }, (_, i) => utf8(`entry ${i}`));
const noteAt = (size: number) =>
  signCheckpoint(
    { origin: log.key.name, size, root: merkleRoot(entries.slice(0, size).map(leafHash)), extensions: [] },
    log,
  );
const blob = utf8('a possession proof');

async function* stream<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}

async function exported(size: number, given: readonly Uint8Array[] = entries) {
  const files = new Map<string, Uint8Array>();
  const checkpoints = [100, size, 701].map((at) => ({ size: at, note: noteAt(Math.min(at, 700)) }));
  const source = {
    checkpoint: noteAt(size),
    genesis: utf8('{}'),
    policy: 'quorum none\n',
    checkpoints: stream(checkpoints),
    entries: stream(given),
    blobs: stream([blob]),
  };
  const result = await exportLog(source, async (path, bytes) => {
    expect(files.has(path), `${path} is written once`).toBe(false);
    files.set(path, bytes);
  });
  return { result, files };
}

test.each([0, 1, 255, 256, 257, 512, 700])(
  'a folder of %i entries holds its tree, in publishing order',
  async (size) => {
    const { result, files } = await exported(size);
    expect(result).toMatchObject({ ok: true, value: { size, files: files.size } });
    const paths = [...files.keys()];
    const tiles = newTiles(0, size);
    const bundles = tiles.filter(({ level }) => level === 0).map(({ index, width }) => entriesPath(index, width));
    const fixed = ['genesis.json', 'policy.txt', `blob/${toHex(sha256(blob))}`, 'checkpoints.jsonl', 'checkpoint'];
    expect(paths.toSorted()).toEqual([...tiles.map(tilePath), ...bundles, ...fixed].toSorted());
    expect(paths.at(-1)).toBe('checkpoint');
    let read = 0;
    for (const { index, width } of tiles.filter(({ level }) => level === 0)) {
      const bundle = parseEntryBundle(files.get(entriesPath(index, width)) as Uint8Array);
      expect(bundle).toEqual({ ok: true, value: entries.slice(read, read + width) });
      const hashes = concatBytes(...entries.slice(read, read + width).map(leafHash));
      expect(files.get(tilePath({ level: 0, index, width }))).toEqual(hashes);
      expect(paths.indexOf(entriesPath(index, width))).toBeLessThan(
        paths.indexOf(tilePath({ level: 0, index, width })),
      );
      read += width;
    }
    expect(read).toBe(size);
  },
);

test('all checkpoints up to the newest are there, in order', async () => {
  const { files } = await exported(700);
  const text = new TextDecoder().decode(files.get('checkpoints.jsonl'));
  expect(parsePublishedCheckpoints(text)).toEqual({
    ok: true,
    value: [100, 700].map((size) => ({ size, note: noteAt(size) })),
  });
  for (const wrong of ['x\n', '{}\n', '{"note":"x"}\n'])
    expect(parsePublishedCheckpoints(text + wrong)).toMatchObject({
      ok: false,
      code: 'malformed',
      details: { line: 3 },
    });
});

test.each([
  ['are too few', entries.slice(0, 600)],
  ['are others', entries.with(300, utf8('forged'))],
])('no checkpoint is written where the entries %s', async (_, given) => {
  const { result, files } = await exported(700, given);
  expect(result).toMatchObject({ ok: false, code: 'verification_failed' });
  expect(files.has('checkpoint')).toBe(false);
});
