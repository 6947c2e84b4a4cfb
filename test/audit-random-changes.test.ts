import { expect, test } from 'vitest';
import { changeLog, tableOf } from './audit-campaign.ts';
import { KINDS } from './audit-changes.fixture.ts';

/** What the tree, its files and its signatures alone tell. */
const OF_THE_TREE = /^(leaf_hash|tile|entry_bundle|checkpoint_.*)$/;

test('of two hundred random changes all are found, each with entry, rule, expected, found', async () => {
  const found = await changeLog({ seed: 5, steps: 300, changes: 200 });
  console.log(tableOf(found));
  expect(found.missed).toEqual([]);
  for (const kind of KINDS) {
    const rules = [...(found.rules.get(kind) ?? [])];
    expect([kind, rules.reduce((sum, [, count]) => sum + count, 0)]).toEqual([kind, 20]);
    // Whoever has all keys signs tree and checkpoints anew: then it is what the entries say that gives a change away.
    if (kind !== 're-sign' && kind !== 'truncate') expect(rules.filter(([rule]) => OF_THE_TREE.test(rule))).toEqual([]);
  }
});
