import { expect, test } from 'vitest';
import { audit } from '../settlement/log/audit/audit.ts';
import { TRANSFER_CODES } from '../primitives/transfer.ts';
import { simulated } from './audit-simulation.fixture.ts';

const seen = new Set<string>();

test.each([1, 2, 3, 4, 5, 6])('the log of a random life passes: seed %i', async (seed) => {
  const network = await simulated(seed, 600);
  const report = await audit(await network.export());
  for (const code of Object.keys(report.counts.transfersByCode)) seen.add(code);
  expect(report.firstWrong && { ...report.firstWrong, entry: network.entryAt(report.firstWrong.index) }).toBe(
    undefined,
  );
  expect(report).toMatchObject({ ok: true, entries: network.entries.length });
});

test('the logs were about something: every kind of transfer is in them', () => {
  expect([...seen].sort()).toEqual(Object.keys(TRANSFER_CODES).sort());
});
