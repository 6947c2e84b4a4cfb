import { expect, test } from 'vitest';
import { toHex, utf8 } from '../../../primitives/bytes.ts';
import { sha256 } from '../../../primitives/hash.ts';
import { AUDIT_VERSION, formatKeptState, openKeptState, stateDigest } from './kept-state.ts';
import { newAuditState } from './state.ts';

const NETWORK = new Uint8Array(32).fill(7);
const text = formatKeptState(newAuditState(), NETWORK);

test('a state comes back as it was', () => {
  const opened = openKeptState(text, NETWORK);
  expect(opened).toEqual({ ok: true, value: newAuditState() });
  expect(opened.ok && stateDigest(opened.value)).toBe(stateDigest(newAuditState()));
});

test.each([
  ['nothing', '', 'malformed', 'no state'],
  ['another file', '{}\n', 'malformed', 'no state'],
  ['no JSON', 'x\ny\n', 'malformed', 'no state'],
  ['a state cut', text.slice(0, -5), 'malformed', 'changed after it was written, or cut'],
  ['a balance changed', text.replace('"closing":{"$u":1}', '"closing":1'), 'malformed', 'changed after'],
  ['another size', text.replace('"size":0,"root"', '"size":1,"root"'), 'malformed', 'changed after'],
  ['another version', text.replace(AUDIT_VERSION, '0-0'), 'malformed', 'changed after'],
] as const)('%s is refused', (_, changed, code, says) => {
  expect(changed).not.toBe(text);
  const opened = openKeptState(changed, NETWORK);
  expect(opened).toMatchObject({ ok: false, code });
  expect(!opened.ok && opened.message).toContain(says);
});

test('a state of another network is refused', () => {
  expect(openKeptState(text, new Uint8Array(32))).toMatchObject({ ok: false, code: 'wrong_network' });
});

test('a state of another version of the audit is refused, and says what to do', () => {
  const [line = '', body = ''] = text.split('\n');
  const { format, networkId, size, root } = JSON.parse(line);
  const header = { format, audit: '0-0', networkId, size, root };
  const checked = toHex(sha256(utf8([format, '0-0', networkId, size, root, body].join('\n'))));
  const other = `${JSON.stringify({ ...header, sha256: checked })}\n${body}\n`;
  const opened = openKeptState(other, NETWORK);
  expect(opened).toMatchObject({ ok: false, code: 'wrong_state' });
  expect(!opened.ok && opened.message).toContain('audit the whole log once');
});
