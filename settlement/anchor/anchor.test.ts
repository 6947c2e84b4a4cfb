import { expect, test } from 'vitest';
import { type AnchorState, anchorTypedData } from '../../contracts/clients/anchor.ts';
import { startTestNetwork } from '../../contracts/clients/test-network.ts';
import { AnchorHistory } from './anchor-history.ts';
import { anchorDue } from './anchor-policy.ts';
import { Anchorer } from './anchorer.ts';

test.each([
  [0, 10_000_000, false],
  [1, 599_999, false],
  [1, 600_000, true],
  [99_999, 0, false],
  [100_000, 0, true],
])('%s entries and %s ms since the last anchor: due %s', (entriesSince, sinceMs, due) => {
  expect(anchorDue({ entriesSince, sinceMs })).toBe(due);
});

async function start() {
  const network = await startTestNetwork();
  const { anchor, deployBlock, reader, accountOf, chain } = network;
  const genesis = {
    chain: {
      id: chain.chainId,
      vault: network.vault,
      anchor,
      operator: accountOf('operator').address,
      deployBlock,
      confirmations: 1,
      auditors: [],
      auditorQuorum: 2,
    },
  };
  const committed: bigint[] = [];
  const work = { creditedThrough: 2n as bigint | undefined };
  const history = new AnchorHistory(reader, genesis.chain);
  const anchorer = new Anchorer({
    genesis,
    history,
    sender: network.senderOf('operator'),
    creditedThrough: () => work.creditedThrough,
    commitState: async (chainBlock) => {
      committed.push(chainBlock);
      const size = BigInt(10 * committed.length);
      return { generation: 0n, size, root: `0x${'11'.repeat(32)}`, stateRoot: `0x${'22'.repeat(32)}`, chainBlock };
    },
    signatures: (state: AnchorState) =>
      Promise.all(
        (['auditor-2', 'auditor-1'] as const).map((name) =>
          accountOf(name).signTypedData(anchorTypedData({ chainId: chain.chainId, anchor }, state)),
        ),
      ),
  });
  return { chain, anchorer, history, committed, work };
}

test('anchors follow one another; who asks while one is made shares the next', async () => {
  const { chain, anchorer, history, committed } = await start();
  expect(await history.newest()).toBeUndefined();
  const made = await Promise.all([anchorer.anchorNow(), anchorer.anchorNow(), anchorer.anchorNow()]);
  expect(made).toMatchObject([
    { ok: true, value: { size: 10n } },
    { ok: true, value: { size: 20n } },
    { ok: true, value: { size: 20n } },
  ]);
  expect(committed).toEqual([2n, 2n]);
  expect((await history.read()).map(({ size }) => size)).toEqual([10n, 20n]);
  await chain.close();
});

test('no anchor before all earlier deposits are credited; a failure does not hinder the next', async () => {
  const { chain, anchorer, committed, work } = await start();
  work.creditedThrough = undefined;
  await expect(anchorer.anchorNow()).rejects.toMatchObject({ code: 'chain_unavailable' });
  work.creditedThrough = 2n;
  expect(await anchorer.anchorNow()).toMatchObject({ ok: true });
  work.creditedThrough = 1n;
  await expect(anchorer.anchorNow()).rejects.toMatchObject({ code: 'chain_unavailable' });
  expect(committed).toHaveLength(1);
  work.creditedThrough = 1_000n;
  expect(await anchorer.anchorNow()).toMatchObject({ ok: false, code: 'wrong_state' });
  await chain.close();
});
