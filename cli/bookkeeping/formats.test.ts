import { expect, test } from 'vitest';
import type { TransferJson } from '../../sdk/transfers.ts';
import type { Book } from './format.ts';
import { FORMATS } from './formats.ts';

const AGENT = 'a'.repeat(64);
const OWNER = 'b'.repeat(40);
const GENESIS = {
  name: 'a "test"',
  assets: [
    { code: 1, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
    { code: 2, symbol: 'USD2', decimals: 6, kind: 'erc20', engineUnit: 1n },
  ],
} as const;
const PAID: TransferJson = {
  id: '1-0-7-0',
  leafIndex: 12,
  kind: 'single',
  code: 'fund_agent',
  debit: `${OWNER}/2/available`,
  credit: `${AGENT}/2/trading.3`,
  asset: 2,
  symbol: 'USD2',
  amount: '1.5 USD2',
  amountBaseUnits: '1500000',
  timeMs: Date.UTC(2026, 0, 31, 23, 59, 59, 999),
  authorisation: { kind: 'frame', leaf: '11', commandIndex: 4 },
  words: 'owner, "funds"',
};
const written = (format: string, transfers: readonly TransferJson[], holder?: string): string => {
  const book: Book = { genesis: GENESIS, holder };
  const writer = FORMATS[format]?.(book);
  return `${writer?.head}${transfers.map((one) => writer?.transfer(one)).join('')}`;
};

test('csv: RFC 4180, every kind of transfer', () => {
  const pending = { ...PAID, kind: 'pending', authorisation: { kind: 'rule', leaf: '3' }, words: 'w' } as const;
  const [head, first, second, end] = written('csv', [PAID, pending]).split('\r\n');
  expect(head?.split(',').slice(0, 5)).toEqual(['leaf', 'id', 'time', 'kind', 'code']);
  expect(first).toBe(
    `12,1-0-7-0,2026-01-31T23:59:59.999Z,single,fund_agent,${PAID.debit},${PAID.credit},USD2,1.5,1500000,,frame,11,4,"owner, ""funds"""`,
  );
  expect(second).toMatch(/,pending,.*,rule,3,,w$/);
  expect(end).toBe('');
});

test('jsonl: each line is a transfer as the interface has it', () => {
  const lines = written('jsonl', [PAID, PAID]).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([PAID, PAID]);
});

test('hledger: declared once, a symbol with a digit in quotes, what is pending left out', () => {
  const text = written('hledger', [PAID, { ...PAID, kind: 'pending' }, PAID]);
  expect(text.match(/^account /gm)).toHaveLength(2);
  expect(text.match(/^2026-01-31 \* /gm)).toHaveLength(2);
  expect(text).toContain('commodity 1000. INFO\n');
  expect(text).toContain(`    Liabilities:Agent-${AGENT}:Trading-3  -1.500000 "USD2"\n`);
});

test('beancount: opened once, strings quoted', () => {
  const text = written('beancount', [PAID, { ...PAID, kind: 'void' }, PAID]);
  expect(text).toContain('option "title" "a \\"test\\": the whole ledger"');
  expect(text.match(/^2026-01-31 open /gm)).toHaveLength(2);
  expect(text).toContain('2026-01-31 * "owner, \\"funds\\""\n');
  expect(text).toContain(`  Liabilities:Owner-${OWNER}:Available  1.500000 USD2\n`);
});

test.each([
  ['fund_agent', AGENT, 'Assets:Trading-3  1.5', 'Equity:Fund-agent  -1.5'],
  ['fund_agent', OWNER, 'Equity:Fund-agent  1.5', 'Assets:Available  -1.5'],
  ['data_price', AGENT, 'Assets:Trading-3  1.5', 'Income:Data-price  -1.5'],
  ['network_fee', OWNER, 'Expenses:Network-fee  1.5', 'Assets:Available  -1.5'],
] as const)('the books of one holder: %s of %s', (code, holder, debit, credit) => {
  const text = written('beancount', [{ ...PAID, code }], holder);
  expect(text).toContain(`  ${debit}`);
  expect(text).toContain(`  ${credit}`);
});
