import { expect, test } from 'vitest';
import { type AnchorState, anchorTypedData, anchorWord, readAnchors, readAnchorWord, submitAnchor } from './anchor.ts';
import { startTestNetwork, type TestAccount } from './test-network.ts';

const FIRST: AnchorState = {
  generation: 1n,
  size: 10n,
  root: `0x${'11'.repeat(32)}`,
  stateRoot: `0x${'22'.repeat(32)}`,
  chainBlock: 2n,
};

async function startAnchoring() {
  const network = await startTestNetwork();
  const submit = async (next: AnchorState, signers: readonly TestAccount[], newest?: AnchorState) => {
    const typedData = anchorTypedData({ chainId: network.chain.chainId, anchor: network.anchor }, next);
    const signatures = await Promise.all(signers.map((name) => network.accountOf(name).signTypedData(typedData)));
    return submitAnchor(network.senderOf('deployer'), { anchor: network.anchor, newest, next, signatures });
  };
  return { ...network, submit };
}

test('an anchor with a quorum is stored as one word and shown as an event', async () => {
  const { submit, reader, anchor, chain } = await startAnchoring();
  expect(await readAnchorWord(reader, anchor)).toBeUndefined();
  expect(await submit(FIRST, ['auditor-1', 'auditor-2'])).toMatchObject({ ok: true, value: FIRST });
  expect(await readAnchorWord(reader, anchor)).toBe(anchorWord(FIRST));
  expect(await readAnchors(reader, anchor, 0n, await reader.getBlockNumber())).toMatchObject([FIRST]);
  await chain.close();
});

test.each<[string, TestAccount[], string]>([
  ['too few auditors', ['auditor-3'], 'QuorumMissing'],
  ['one auditor twice', ['auditor-1', 'auditor-1'], 'SignersNotAscending'],
  ['somebody else', ['auditor-1', 'mallory'], 'NotAuditor'],
])('an anchor signed by %s is refused', async (_, signers, contractError) => {
  const { submit, reader, anchor, chain } = await startAnchoring();
  expect(await submit(FIRST, signers)).toMatchObject({ ok: false, details: { contractError } });
  expect(await readAnchorWord(reader, anchor)).toBeUndefined();
  await chain.close();
});

test('anchors only increase in (generation, size), each shown the newest one', async () => {
  const { submit, reader, anchor, chain } = await startAnchoring();
  const quorum: TestAccount[] = ['auditor-2', 'auditor-3'];
  await submit(FIRST, quorum);
  const reopened = { ...FIRST, generation: 2n, size: 1n };
  for (const [next, newest, contractError] of [
    [FIRST, FIRST, 'NotIncreasing'],
    [{ ...FIRST, size: 9n }, FIRST, 'NotIncreasing'],
    [{ ...FIRST, generation: 0n, size: 99n }, FIRST, 'NotIncreasing'],
    [{ ...FIRST, size: 11n }, { ...FIRST, size: 9n }, 'NotNewestAnchor'],
    [{ ...FIRST, size: 11n }, undefined, 'NotNewestAnchor'],
    [{ ...FIRST, size: 11n, chainBlock: 1n }, FIRST, 'ChainBlockInvalid'],
    [{ ...FIRST, size: 11n, chainBlock: 1_000_000n }, FIRST, 'ChainBlockInvalid'],
  ] as const) {
    expect(await submit(next, quorum, newest)).toMatchObject({ ok: false, details: { contractError } });
  }
  expect(await submit({ ...FIRST, size: 11n }, quorum, FIRST)).toMatchObject({ ok: true });
  expect(await submit(reopened, quorum, { ...FIRST, size: 11n })).toMatchObject({ ok: true });
  expect(await readAnchorWord(reader, anchor)).toBe(anchorWord(reopened));
  await chain.close();
});

test("a signature for another contract is no auditor's", async () => {
  const { accountOf, senderOf, anchor, vault, chain } = await startAnchoring();
  const typedData = anchorTypedData({ chainId: chain.chainId, anchor: vault }, FIRST);
  const signatures = [
    await accountOf('auditor-1').signTypedData(typedData),
    await accountOf('auditor-2').signTypedData(typedData),
  ];
  expect(
    await submitAnchor(senderOf('deployer'), { anchor, newest: undefined, next: FIRST, signatures }),
  ).toMatchObject({
    ok: false,
    details: { contractError: 'NotAuditor' },
  });
  await chain.close();
});

test('an anchor costs less than 60 thousand gas after the first', async () => {
  const { submit, reader, chain } = await startAnchoring();
  await submit(FIRST, ['auditor-1', 'auditor-2']);
  const second = await submit({ ...FIRST, size: 11n }, ['auditor-1', 'auditor-2'], FIRST);
  if (!second.ok) throw new Error(second.message);
  const { gasUsed } = await reader.getTransactionReceipt({ hash: second.value.transactionHash });
  expect(gasUsed).toBeLessThan(60_000n);
  await chain.close();
});
