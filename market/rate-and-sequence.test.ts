import { expect, test } from 'vitest';
import type { Frame } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import { agentKey, INFO, order } from './engine.fixture.ts';
import { openFloorOfSix, story, type TradingFloor, tradingGenesis } from './trading-floor.fixture.ts';
import { signatureOf } from './random-market.fixture.ts';

const bids = (count: number) => Array.from({ length: count }, () => order({ orderType: 'ioc' }));
const refusal = ([event]: readonly MarketEvent[]): unknown => {
  if (event?.type !== 'frameRefused') return 'taken';
  const { code, expectedSequence, retryMs } = event;
  return retryMs > 0 ? [code, expectedSequence, retryMs] : [code, expectedSequence];
};

/** 4 commands a second, 10 at once: (time, commands) and what becomes of them; the sequence goes on only where they are taken. */
const RATES: readonly [string, readonly [atMs: number, commands: number, told: unknown][]][] = [
  [
    'a burst, then one too many',
    [
      [10_000, 10, 'taken'],
      [10_000, 1, ['busy', 11n, 250]],
    ],
  ],
  [
    'the burst one by one',
    [
      [10_000, 9, 'taken'],
      [10_000, 1, 'taken'],
      [10_000, 1, ['busy', 11n, 250]],
    ],
  ],
  [
    'one more at its time, none before',
    [
      [10_000, 10, 'taken'],
      [10_249, 1, ['busy', 11n, 1]],
      [10_250, 1, 'taken'],
      [10_250, 1, ['busy', 12n, 250]],
    ],
  ],
  [
    'what is refused costs nothing',
    [
      [10_000, 10, 'taken'],
      [10_100, 3, ['busy', 11n, 650]],
      [10_100, 3, ['busy', 11n, 650]],
      [10_750, 3, 'taken'],
    ],
  ],
  [
    'a smaller frame passes earlier',
    [
      [10_000, 10, 'taken'],
      [10_500, 3, ['busy', 11n, 250]],
      [10_500, 2, 'taken'],
    ],
  ],
  [
    'idle time is not saved beyond the burst',
    [
      [10_000, 10, 'taken'],
      [99_000, 10, 'taken'],
      [99_000, 1, ['busy', 21n, 250]],
    ],
  ],
  [
    'more commands than the burst cost the burst',
    [
      [10_000, 11, 'taken'],
      [12_499, 11, ['busy', 12n, 1]],
      [12_500, 11, 'taken'],
    ],
  ],
];
test.each(RATES)('%s', (_, frames) => {
  const floor = openFloorOfSix(tradingGenesis({ commandsPerSecond: 4, commandBurst: 10 }));
  for (const [atMs, commands, told] of frames) {
    floor.timeMs = atMs;
    const before = floor.engine.digest();
    expect(refusal(floor.send(0, bids(commands)))).toEqual(told);
    expect(floor.engine.digest() === before).toBe(told !== 'taken');
  }
});

test('the wait is rounded up to a whole millisecond, at the end of which the frame is taken', () => {
  const floor = openFloorOfSix(tradingGenesis({ commandsPerSecond: 3, commandBurst: 2 }));
  floor.send(0, bids(2));
  expect(refusal(floor.send(0, bids(1)))).toEqual(['busy', 3n, 334]);
  floor.timeMs += 333;
  expect(refusal(floor.send(0, bids(1)))).toEqual(['busy', 3n, 1]);
  floor.timeMs += 1;
  expect(refusal(floor.send(0, bids(1)))).toBe('taken');
});

test('each agent has its own rate; settlement has none; a frame out of sequence is told so first', () => {
  const floor = openFloorOfSix(tradingGenesis({ commandsPerSecond: 1, commandBurst: 2 }));
  expect(refusal(floor.send(0, bids(2)))).toBe('taken');
  expect(refusal(floor.send(1, bids(2)))).toBe('taken');
  expect(refusal(floor.send(0, bids(1)))).toEqual(['busy', 3n, 1_000]);
  expect(refusal(floor.send(0, bids(1), { firstSequence: 9n }))).toEqual(['sequence_gap', 3n]);
  for (let frame = 0; frame < 5; frame++)
    expect(
      story(floor.send('settlement', [{ type: 'clockAdvanced', publishedSize: 1n }, { type: 'stateFunds' }])),
    ).toEqual(['fundsStated']);
});

/** Agent 0 has sent 20 frames of 2 commands: sequences 1 to 40, signed 100 to 119. */
function twentyFrames(): TradingFloor {
  const floor = openFloorOfSix();
  for (let frame = 0; frame < 20; frame++) floor.send(0, bids(2), { signature: signatureOf(100 + frame) });
  return floor;
}
const SEQUENCES: readonly [string, Partial<Frame>, unknown][] = [
  ['next', { firstSequence: 41n }, 'taken'],
  ['one ahead', { firstSequence: 42n }, ['sequence_gap', 41n]],
  ['far ahead', { firstSequence: 2n ** 64n - 1n }, ['sequence_gap', 41n]],
  ['the last frame again', { firstSequence: 39n, signature: signatureOf(119) }, ['sequence_replayed', 41n]],
  ['the sixteenth last again', { firstSequence: 9n, signature: signatureOf(104) }, ['sequence_replayed', 41n]],
  [
    'other content under the last sequence',
    { firstSequence: 39n, signature: signatureOf(7) },
    ['exists_with_different_content', 41n],
  ],
  [
    'other content under the sixteenth last',
    { firstSequence: 9n, signature: signatureOf(7) },
    ['exists_with_different_content', 41n],
  ],
  ['other content under an older one', { firstSequence: 7n, signature: signatureOf(7) }, ['sequence_replayed', 41n]],
  ['an older frame again', { firstSequence: 7n, signature: signatureOf(103) }, ['sequence_replayed', 41n]],
  ['a sequence within a frame', { firstSequence: 40n, signature: signatureOf(7) }, ['sequence_replayed', 41n]],
  ['sequence zero', { firstSequence: 0n }, ['sequence_replayed', 41n]],
  ['another agent’s signature', { agent: agentKey(1), firstSequence: 1n, signature: signatureOf(119) }, 'taken'],
  ['an agent that nothing was allocated to', { agent: 'fe'.repeat(32), firstSequence: 41n }, ['unknown_agent', 1n]],
  ['another partition', { partition: 2, firstSequence: 41n }, ['wrong_partition', 0n]],
];
test.each(SEQUENCES)('a frame: %s', (_, frame, told) => {
  const floor = twentyFrames();
  const before = floor.engine.digest();
  expect(refusal(floor.send(0, bids(1), frame))).toEqual(told);
  expect(floor.engine.digest() === before).toBe(told !== 'taken');
});

test('an expired frame, and one from a clock far ahead, use their sequences and cost base fees', () => {
  const floor = openFloorOfSix();
  const { free } = floor.engine.balance(agentKey(0), INFO);
  expect(story(floor.send(0, bids(2), { expiresAtMs: floor.timeMs - 1 }), true)).toEqual([
    'refused: expired',
    'refused: expired',
    'agent 0 pays 20',
  ]);
  expect(story(floor.send(0, bids(1), { expiresAtMs: floor.timeMs + 86_400_001 }))).toEqual(['refused: clock_off']);
  expect(story(floor.send(0, bids(1), { expiresAtMs: floor.timeMs + 86_400_000 }))[0]).toMatch('accepted');
  expect(story(floor.send(0, bids(1), { expiresAtMs: floor.timeMs }))[0]).toMatch('accepted');
  expect(floor.engine.balance(agentKey(0), INFO).free).toBe(free - 50);
  expect(floor.messages.at(-1)?.frame).toMatchObject({ value: { firstSequence: 5n } });
});

test('a refusal for the clock names the partition’s time', () => {
  const floor = openFloorOfSix();
  const [event] = floor.send(0, bids(1), { expiresAtMs: 1e14 });
  expect(event).toMatchObject({ code: 'clock_off', message: expect.stringContaining('10000') });
});
