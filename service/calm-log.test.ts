import { expect, test } from 'vitest';
import { calmLog } from './calm-log.ts';

test('a warning of one event is written once in five seconds, and says how many it stands for', () => {
  const lines: unknown[][] = [];
  const note = (...line: unknown[]): void => void lines.push(line);
  let nowMs = 0;
  const log = calmLog({ info: note, warn: note, error: note } as never, () => nowMs);
  for (const at of [0, 1_000, 4_999, 5_000, 5_001]) {
    nowMs = at;
    log.warn({ at }, 'away');
  }
  log.warn({}, 'other');
  log.error({}, 'away');
  expect(lines).toEqual([
    [{ at: 0 }, 'away'],
    [{ at: 5_000, alsoSince: 2 }, 'away'],
    [{}, 'other'],
    [{}, 'away'],
  ]);
});
