import { afterEach, expect, test, vi } from 'vitest';
import { CODES, type Code } from '../primitives/codes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { output, report, table } from './output.ts';

afterEach(() => vi.restoreAllMocks());

function written(stream: NodeJS.WriteStream): string[] {
  const texts: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((text) => {
    texts.push(String(text));
    return true;
  });
  return texts;
}

test.each([
  ['file_unreadable', 1],
  ['usage', 2],
  ['spread_invalid', 2],
  ['verification_failed', 3],
  ['bad_signature', 4],
  ['insufficient_funds', 5],
  ['unknown_object', 6],
  ['price_moved', 7],
  ['service_unavailable', 75],
  ['no_sellers', 75],
  ['busy', 75],
  ['interrupted', 130],
] satisfies [Code, number][])('%s ends with exit code %i', (code, exit) => {
  const texts = written(process.stderr);
  expect(report(new InfinityDbError(code, 'what happened'), false)).toBe(exit);
  expect(texts).toEqual([`${code}: what happened\n`]);
});

test('every code has an exit code of the table', () => {
  const allowed = new Set([1, 2, 3, 4, 5, 6, 7, 75, 130]);
  for (const [code, { exit }] of Object.entries(CODES)) expect([code, allowed.has(exit)]).toEqual([code, true]);
});

test('an error is JSON where asked for', () => {
  const texts = written(process.stderr);
  report(new InfinityDbError('no_sellers', 'nobody asks', { step: 'bid', details: { slots: 4n } }), true);
  expect(JSON.parse(texts.join(''))).toEqual({
    ok: false,
    code: 'no_sellers',
    message: 'nobody asks',
    retryable: true,
    step: 'bid',
    details: { slots: '4' },
  });
});

test('with --json a command says one document on stdout and nothing else', () => {
  const [out, err] = [written(process.stdout), written(process.stderr)];
  const speaking = output(true);
  speaking.note('working');
  speaking.progress('bar').update(1, 2);
  speaking.result({ amount: 2n ** 64n }, () => 'text');
  expect(JSON.parse(out.join(''))).toEqual({ amount: '18446744073709551616' });
  expect(err).toEqual([]);
});

test('without --json it says sentences, and notes on stderr', () => {
  const [out, err] = [written(process.stdout), written(process.stderr)];
  const speaking = output(false);
  speaking.note('working');
  speaking.result({}, () => 'done');
  expect([out, err]).toEqual([['done\n'], ['working\n']]);
});

test('a table has numbers to the right', () => {
  const text = table(
    ['NAME', 'LOTS'],
    [
      ['a', '5'],
      ['bcd', '17'],
    ],
  );
  expect(text).toBe('NAME  LOTS\na        5\nbcd     17');
});
