import { expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../primitives/frame.ts';
import { signingKey } from '../../primitives/keys.ts';
import { decodeFrame, verifyFrame } from '../../schemas/frame.ts';
import { OwnFrames } from './own-frames.ts';

const networkId = new Uint8Array(32).fill(7);
const key = signingKey(new Uint8Array(32).fill(1));
const tick = { type: 'clockAdvanced', publishedSize: 1n } as const;
const note = { type: 'checkpointPublished', epoch: 1n, note: 'x'.repeat(15_000) } as const;

test.each([
  ['none', [], []],
  ['one', [tick], [[11, 1]]],
  ['as many as a frame takes', Array.from({ length: 256 }, () => tick), [[11, 256]]],
  [
    'one more',
    Array.from({ length: 257 }, () => tick),
    [
      [11, 129],
      [140, 128],
    ],
  ],
  [
    'too many bytes for one frame',
    [note, note, note, note],
    [
      [11, 2],
      [13, 2],
    ],
  ],
] as const)('%s: consecutive sequences, signed, within the limits', (_, commands, expected) => {
  const frames = new OwnFrames(networkId, key, new Map([[3, 10]]));
  const built = frames.build(3, [...commands]);
  expect(built.map(({ firstSequence, commands: count }) => [firstSequence, count])).toEqual(expected);
  for (const { frame: bytes, firstSequence } of built) {
    const frame = decodeFrame(bytes);
    expect(frame).toMatchObject({ ok: true, value: { partition: 3, firstSequence: BigInt(firstSequence) } });
    if (!frame.ok) continue;
    expect(verifyFrame(networkId, frame.value)).toBe(true);
    expect(frame.value.body.length).toBeLessThanOrEqual(MAX_BODY_BYTES);
  }
  expect(frames.lastSequence(3)).toBe(10 + commands.length);
  expect(frames.lastSequence(0)).toBe(0);
});
