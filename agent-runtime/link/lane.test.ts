import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toHex } from '../../primitives/bytes.ts';
import type { Command, Frame } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { sha256 } from '../../primitives/hash.ts';
import { signingKey } from '../../primitives/keys.ts';
import type { CommandOutcome, Notice } from '../../primitives/notices.ts';
import { decodeFrame } from '../../schemas/frame.ts';
import type { FrameStore } from './bus.ts';
import { Lane } from './lane.ts';

type FrameResult = Extract<Notice, { type: 'frameResult' }>;

const PAY: Command = { type: 'pay', toAgent: 'ab'.repeat(32), asset: 1, amountBaseUnits: 5n, memo: '' };
const DONE: CommandOutcome = { ok: true, id: 0n };

let sent: Uint8Array[];
let stored: { nextSequence: bigint; pending: Uint8Array | undefined };
const store: FrameStore = {
  load: () => stored,
  save: (_, nextSequence, pending) => void (stored = { nextSequence, pending }),
};

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  stored = { nextSequence: 1n, pending: undefined };
});
afterEach(() => void vi.useRealTimers());

const newLane = (commandsPerSecond?: number): Lane =>
  new Lane(0, {
    commandsPerSecond: () => commandsPerSecond,
    networkId: new Uint8Array(32),
    key: signingKey(new Uint8Array(32).fill(1)),
    bus: { publishFrame: async (_, frame) => void sent.push(frame), readNotices: async () => undefined },
    store,
    log: () => undefined,
  });

function frameOf(bytes: Uint8Array | undefined): Frame {
  const frame = decodeFrame(bytes ?? new Uint8Array());
  if (!frame.ok) throw new Error(frame.message);
  return frame.value;
}
const sequences = (): bigint[] => sent.map((bytes) => frameOf(bytes).firstSequence);

const result = (bytes: Uint8Array | undefined, refused?: FrameResult['refused']): FrameResult => ({
  type: 'frameResult',
  partition: 0,
  frameSha256: toHex(sha256(bytes ?? new Uint8Array())),
  firstSequence: frameOf(bytes).firstSequence,
  refused,
  outcomes: refused ? [] : frameOf(bytes).commands.map(() => DONE),
  treeSize: 1n,
});
const refusal = (code: 'sequence_replayed' | 'sequence_gap', expectedSequence: bigint) => ({
  code,
  message: code,
  expectedSequence,
  retryMs: 0,
});

test('a frame is sent again under the same sequence until it is final; commands that came meanwhile share the next', async () => {
  const lane = newLane();
  const first = lane.submit([PAY]);
  const others = [lane.submit([PAY]), lane.submit([PAY, PAY])];
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sequences()).toEqual([1n, 1n]);
  lane.settle(result(sent[0]));
  expect(await first).toEqual([DONE]);
  expect(sequences()).toEqual([1n, 1n, 2n]);
  lane.settle(result(sent[2]));
  expect(await Promise.all(others)).toEqual([[DONE], [DONE, DONE]]);
  expect(stored).toEqual({ nextSequence: 5n, pending: undefined });
});

test('told of its replay before its result, a frame that was sent twice is not paid for twice', async () => {
  const lane = newLane();
  const paid = lane.submit([PAY]);
  await vi.advanceTimersByTimeAsync(2_000);
  lane.settle(result(sent[1], refusal('sequence_replayed', 2n)));
  lane.settle(result(sent[0]));
  expect(await paid).toEqual([DONE]);
  expect(new Set(sequences())).toEqual(new Set([1n]));
});

test('a frame whose result never comes ends as unknown, and the next one goes out', async () => {
  const lane = newLane();
  const paid = lane.submit([PAY]);
  const unknown = expect(paid).rejects.toMatchObject({ code: 'outcome_unknown' });
  await vi.advanceTimersByTimeAsync(2_000);
  lane.settle(result(sent[1], refusal('sequence_replayed', 2n)));
  const next = lane.submit([PAY]);
  await vi.advanceTimersByTimeAsync(300_000);
  await unknown;
  expect(sequences().at(-1)).toBe(2n);
  lane.settle(result(sent.at(-1)));
  expect(await next).toEqual([DONE]);
});

test.each([
  ['behind, its file lost', 'sequence_replayed', 7n],
  ['ahead, another copy of its file', 'sequence_gap', 1n],
] as const)('a sequence that was %s is put right, and the commands go out under it', async (_, code, expected) => {
  stored = { nextSequence: 3n, pending: undefined };
  const lane = newLane();
  const paid = lane.submit([PAY]);
  lane.settle(result(sent[0], refusal(code, expected)));
  expect(sequences()).toEqual([3n, expected]);
  lane.settle(result(sent[1]));
  expect(await paid).toEqual([DONE]);
});

test('a frame of an earlier process is sent again as it was, and nothing else of it', async () => {
  const paid = newLane().submit([PAY]);
  paid.catch(() => undefined);
  const lane = newLane();
  expect(sent[1]).toEqual(sent[0]);
  const next = lane.submit([PAY]);
  lane.settle(result(sent[1], refusal('sequence_replayed', 2n)));
  expect(sequences()).toEqual([1n, 1n, 2n]);
  lane.settle(result(sent[2]));
  expect(await next).toEqual([DONE]);
});

const busy = (retryMs: number) => ({ code: 'busy' as const, message: 'busy', expectedSequence: 0n, retryMs });

test('a frame that a partition is too busy for goes out again as it is, when the partition says', async () => {
  const lane = newLane();
  const paid = lane.submit([PAY]);
  lane.settle(result(sent[0], busy(700)));
  await vi.advanceTimersByTimeAsync(699);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  lane.settle(result(sent[1]));
  expect(await paid).toEqual([DONE]);
});

test('a frame that would be too old by then is made anew, under the same sequence', async () => {
  const lane = newLane();
  const paid = lane.submit([PAY]);
  for (let at = 0; at < 2; at++) {
    lane.settle(result(sent.at(-1), busy(59_000)));
    await vi.advanceTimersByTimeAsync(59_000);
  }
  expect(sequences()).toEqual([1n, 1n, 1n]);
  expect(sent[1]).toEqual(sent[0]);
  expect(frameOf(sent[2]).expiresAtMs).toBeGreaterThan(frameOf(sent[0]).expiresAtMs);
  lane.settle(result(sent[2]));
  expect(await paid).toEqual([DONE]);
});

test('an answer of busy that comes after the frame was taken sends nothing anew', async () => {
  const lane = newLane();
  const paid = lane.submit([PAY]);
  lane.settle(result(sent[0], busy(10)));
  await vi.advanceTimersByTimeAsync(10);
  lane.settle(result(sent[1], refusal('sequence_replayed', 2n)));
  lane.settle(result(sent[0]));
  expect(await paid).toEqual([DONE]);
  expect(new Set(sequences())).toEqual(new Set([1n]));
});

test('more than a lane keeps is refused, and what was kept goes out', async () => {
  const lane = newLane();
  const kept = [lane.submit([PAY]), ...Array.from({ length: 64 }, () => lane.submit(Array(256).fill(PAY)))];
  await expect(lane.submit([PAY])).rejects.toMatchObject({
    code: 'busy',
    retryable: true,
    details: { waiting: 16_384 },
  });
  for (let at = 0; at < kept.length; at++) lane.settle(result(sent[at]));
  expect(await Promise.all(kept)).toHaveLength(65);
  expect(sequences().at(-1)).toBe(1n + 1n + 63n * 256n);
});

test('no more commands a second go out than its owner allows', async () => {
  const lane = newLane(10);
  const paid = Array.from({ length: 30 }, () => lane.submit([PAY]));
  const counts: number[] = [];
  for (let at = 0; at < 5 && sent.length > 0; at++) {
    for (const bytes of sent) lane.settle(result(bytes));
    counts.push(sent.reduce((sum, bytes) => sum + frameOf(bytes).commands.length, 0));
    sent = [];
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(counts).toEqual([1, 10, 10, 9]);
  expect(await Promise.all(paid)).toHaveLength(30);
});

test('a frame that cannot be kept is not sent, and the next one goes out under its sequence', async () => {
  const { save } = store;
  store.save = () => {
    throw new InfinityDbError('disk_full', 'no room');
  };
  const lane = newLane();
  await expect(lane.submit([PAY])).rejects.toMatchObject({ code: 'disk_full' });
  store.save = save;
  const paid = lane.submit([PAY]);
  expect(sequences()).toEqual([1n]);
  // That the end of it cannot be kept changes nothing for who waits.
  store.save = () => {
    throw new InfinityDbError('disk_full', 'no room');
  };
  lane.settle(result(sent[0]));
  store.save = save;
  expect(await paid).toEqual([DONE]);
  const next = lane.submit([PAY]);
  lane.settle(result(sent[1]));
  expect(await next).toEqual([DONE]);
  expect(sequences()).toEqual([1n, 2n]);
});
