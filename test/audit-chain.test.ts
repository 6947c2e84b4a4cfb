import { afterEach, expect, test } from 'vitest';
import { audit } from '../settlement/log/audit/audit.ts';
import { formatKeptState, openKeptState, stateDigest } from '../settlement/log/audit/kept-state.ts';
import { newAuditState } from '../settlement/log/audit/state.ts';
import { auditOf, BackedNetwork, lived, placeOf } from './audit-chain.fixture.ts';
import { agentKey, NETWORK, ownerKey } from './audit-signed.fixture.ts';

/** A log held against the embedded chain: what agrees, each way to disagree by its rule. */
const opened: BackedNetwork[] = [];
afterEach(async () => {
  for (const backed of opened.splice(0)) await backed.close();
});
async function start(from = BackedNetwork.start): Promise<BackedNetwork> {
  const backed = await from();
  opened.push(backed);
  return backed;
}

test('a log that is as the chain says: what was compared is told', async () => {
  const backed = await start(lived);
  const report = await auditOf(backed);
  expect(report.firstWrong).toBe(undefined);
  const block = String(await backed.head());
  expect(report.chain).toEqual({
    checked: true,
    id: 31_337,
    block,
    named: String(Number(block) - 1),
    anchors: { right: 2, newer: 0, unjudged: 0 },
    deposits: { right: 2, uncredited: 0 },
    withdrawals: { right: 1, unconfirmed: 0 },
    holdings: { USDX: { held: '4500', owed: '4500', uncredited: '0', unconfirmed: '0', surplus: '0' } },
  });
});

test('without a chain nothing is said about it', async () => {
  const backed = await start();
  backed.see(await backed.pay(0, 5n), { amountBaseUnits: 6n });
  const report = await audit(await backed.log.export());
  expect(report).toMatchObject({ ok: true, chain: { checked: false } });
  expect((await auditOf(backed)).firstWrong?.rule).toBe('deposit_on_chain');
});

test('what is on its way is no fault: a deposit not credited yet, a payment not confirmed yet, a token sent astray', async () => {
  const backed = await start(lived);
  await backed.pay(1, 31n);
  const command = await backed.signed(0, 400n);
  backed.log.own(command);
  await backed.payOut(command);
  const { reader, senderOf, vault } = backed.chain;
  const { walletClient } = senderOf('alice');
  const erc20 = [
    {
      type: 'function',
      name: 'transfer',
      stateMutability: 'nonpayable',
      outputs: [{ type: 'bool' }],
      inputs: [
        { type: 'address', name: 'to' },
        { type: 'uint256', name: 'value' },
      ],
    },
  ] as const;
  const hash = await walletClient.writeContract({
    address: backed.token,
    abi: erc20,
    functionName: 'transfer',
    args: [vault, 9n],
  });
  await reader.waitForTransactionReceipt({ hash });
  expect(await auditOf(backed)).toMatchObject({
    ok: true,
    chain: {
      deposits: { right: 2, uncredited: 1 },
      withdrawals: { right: 1, unconfirmed: 1 },
      holdings: { USDX: { held: '4140', owed: '4500', uncredited: '31', unconfirmed: '400', surplus: '9' } },
    },
  });
});

test('an older export is right up to where it goes, and the running service has to have all that is anchored', async () => {
  const backed = await start(lived);
  const old = await backed.log.export();
  await backed.anchored();
  await backed.pay(0, 8n);
  const chain = placeOf(backed);
  expect(await audit(old, { chain })).toMatchObject({ ok: true, chain: { anchors: { right: 2, newer: 1 } } });
  const live = await audit(old, { chain: { ...chain, live: true } });
  expect(live.firstWrong).toMatchObject({ rule: 'anchor', index: live.size });
  expect(live.firstWrong?.expected).toContain(`at most ${live.size} entries`);
});

test('in parts it comes to the same, also where the first part knew no chain', async () => {
  const backed = await start();
  const [blind, seeing] = [newAuditState(), newAuditState()];
  await backed.credited(0, 5_000n);
  await backed.anchored();
  expect(await audit(await backed.log.export(), { since: blind })).toMatchObject({ ok: true });
  expect((await auditOf(backed, undefined, seeing)).ok).toBe(true);
  await backed.withdrawn(0, 1_200n);
  await backed.credited(1, 3n);
  await backed.anchored();
  const whole = newAuditState();
  const report = await auditOf(backed, undefined, whole);
  for (const since of [blind, seeing]) {
    const kept = openKeptState(formatKeptState(since, NETWORK), NETWORK);
    if (!kept.ok) throw new Error(kept.message);
    expect(await auditOf(backed, undefined, kept.value)).toEqual(report);
    expect(stateDigest(kept.value)).toBe(stateDigest(whole));
    expect(kept.value.chain).toEqual(whole.chain);
  }
});

const OTHER = `0x${'12'.repeat(32)}` as const;

/** What happened to log or chain → the rule that is broken, and what its message says. */
const WRONG: readonly [string, string, string, (backed: BackedNetwork) => Promise<void>][] = [
  [
    'more is credited than was paid',
    'deposit_on_chain',
    '41 of asset 2',
    async (b) => b.see(await b.pay(0, 40n), { amountBaseUnits: 41n }),
  ],
  [
    'less is credited',
    'deposit_on_chain',
    '39 of asset 2',
    async (b) => b.see(await b.pay(0, 40n), { amountBaseUnits: 39n }),
  ],
  [
    'another owner is credited',
    'deposit_on_chain',
    ownerKey(1),
    async (b) => b.see(await b.pay(0, 40n), { owner: ownerKey(1) }),
  ],
  [
    'another agent is credited',
    'deposit_on_chain',
    agentKey(0),
    async (b) => b.see(await b.pay(0, 40n), { agent: agentKey(0) }),
  ],
  [
    'a deposit is of another block',
    'deposit_on_chain',
    'in block 1',
    async (b) => b.see(await b.pay(0, 40n), { blockNumber: 1n }),
  ],
  [
    'a deposit never was',
    'deposit_on_chain',
    'ab'.repeat(32),
    async (b) => b.see(await b.pay(0, 40n), { txHash: 'ab'.repeat(32) }),
  ],
  [
    'one deposit is credited as two',
    'deposit_on_chain',
    '/7',
    async (b) => b.see(await b.credited(0, 40n), { logIndex: 7 }),
  ],
  [
    'a deposit is left out',
    'deposit_on_chain',
    'none, though all up to block',
    async (b) => void (await b.pay(0, 40n), await b.commit()),
  ],
  [
    'a deposit is credited after it was said to be',
    'deposit_on_chain',
    '40 of asset 2',
    async (b) => {
      const event = await b.pay(0, 40n);
      await b.commit();
      b.see(event);
    },
  ],
  [
    'a withdrawal is confirmed that was never paid',
    'withdrawal_on_chain',
    'of 9 of asset 2',
    async (b) => {
      await b.credited(0, 40n);
      const { owner, nonce } = await b.signed(0, 9n);
      const command = { ...(await b.signed(0, 9n)), nonce: nonce + 1n };
      b.log.own(command);
      b.log.own({
        type: 'withdrawalConfirmed',
        owner,
        nonce: command.nonce,
        txHash: 'cd'.repeat(32),
        blockNumber: await b.head(),
      });
    },
  ],
  [
    'a withdrawal is confirmed by another transaction',
    'withdrawal_on_chain',
    'cd'.repeat(32),
    async (b) => {
      await b.credited(0, 40n);
      const command = await b.signed(0, 9n);
      b.log.own(command);
      b.log.own({ ...(await b.payOut(command)), txHash: 'cd'.repeat(32) });
    },
  ],
  [
    'owner and operator withdraw beside the log',
    'withdrawal_on_chain',
    'of 9 of asset 2',
    async (b) => {
      await b.credited(0, 40n);
      await b.payOut(await b.signed(0, 9n));
      await b.commit();
    },
  ],
  [
    'a withdrawal lapses in the log and is paid',
    'withdrawal_on_chain',
    'of 9 of asset 2',
    async (b) => {
      await b.credited(0, 40n);
      const command = await b.signed(0, 9n);
      const { owner, nonce, validUntilSeconds } = command;
      b.log.own(command);
      b.log.own({ type: 'withdrawalLapsed', owner, nonce, blockTimeSeconds: validUntilSeconds + 1n });
      await b.payOut(command);
      await b.commit();
    },
  ],
  ['auditors anchored another root', 'anchor', OTHER, async (b) => b.anchor({ ...(await b.commit()), root: OTHER })],
  [
    'auditors anchored another state',
    'anchor',
    OTHER,
    async (b) => b.anchor({ ...(await b.commit()), stateRoot: OTHER }),
  ],
  [
    'auditors anchored another generation',
    'anchor',
    'generation 3',
    async (b) => b.anchor({ ...(await b.commit()), generation: 3n }),
  ],
  [
    'auditors anchored another block',
    'anchor',
    'block 1,',
    async (b) => b.anchor({ ...(await b.commit()), chainBlock: 1n }),
  ],
  [
    'auditors anchored what no state was committed for',
    'anchor',
    'size 2:',
    async (b) => b.anchor({ ...(await b.commit()), size: 2n }),
  ],
];

test.each(WRONG)('%s: %s', async (_, rule, text, happen) => {
  const backed = await start();
  await happen(backed);
  const { ok, firstWrong, evidence } = await auditOf(backed);
  expect({ ok, rule: firstWrong?.rule }).toEqual({ ok: false, rule });
  expect(`${firstWrong?.expected}\n${firstWrong?.found}`).toContain(text);
  expect(evidence).toMatchObject({ wrong: firstWrong, networkId: Buffer.from(NETWORK).toString('hex') });
  expect(evidence?.checkpoint).toContain('log.test');
  expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
});
