import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../../primitives/commands.ts';
import { INFO } from '../../primitives/money.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { RawAgent } from './raw-agent.fixture.ts';

let stack: TestStack;
let agent: RawAgent;
/** Next sequence of the agent, by partition. */
const next = [1n, 1n];

/** One command that costs the base fee: done on partition 0, refused for its content on a book's. */
const COMMANDS: readonly Command[] = [
  { type: 'setPolicy', policySha256: '0a'.repeat(32) },
  { type: 'cancelOrder', orderId: 77n },
];
const OUTCOMES = ['done', 'unknown_order'];
const FUNDS: Command = { type: 'allocateFunds', asset: INFO, amountBaseUnits: 100_000n, partition: 1 };

beforeAll(async () => {
  stack = await startTestStack({ agents: 1 });
  agent = await RawAgent.enrol(stack);
  await agent.send(0, agent.frame(0, 1n, [FUNDS]));
  await agent.heard(({ type }) => type === 'fundsCredited');
  next[0] = 2n;
}, 120_000);
afterAll(async () => {
  await agent.close();
  await stack[Symbol.asyncDispose]();
});

const good = (partition: number, sequence = next[partition] ?? 0n): Uint8Array =>
  agent.frame(partition, sequence, [COMMANDS[partition] as Command]);

/** Sends a good frame, which must be taken under the next sequence. */
async function sendGood(partition: number): Promise<Uint8Array> {
  const bytes = good(partition);
  const { refused, outcomes } = await agent.send(partition, bytes);
  expect(refused).toBeUndefined();
  expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.code))).toEqual([OUTCOMES[partition]]);
  next[partition] = (next[partition] ?? 0n) + 1n;
  return bytes;
}

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, i) => (i === bytes.length + at ? byte ^ 1 : byte));

/** Settlement keeps no mark of the frames that it took; a market tells another frame under a used sequence from the same one sent again. */
const USED = ['sequence_replayed', 'exists_with_different_content'] as const;
const LATER_MS = 120_000;
const cases: [string, string | typeof USED, (partition: number) => Uint8Array, bigint | undefined][] = [
  // The signature is the frame's last field.
  ['a flipped bit of the signature', 'bad_signature', (p) => flipped(good(p), -1), undefined],
  [
    'a frame signed for another network',
    'bad_signature',
    (p) => agent.frame(p, next[p] ?? 0n, [COMMANDS[p] as Command], { networkId: new Uint8Array(32) }),
    undefined,
  ],
  ['its last byte cut off', 'malformed', (p) => good(p).slice(0, -1), undefined],
  ['cut in the middle of its body', 'malformed', (p) => good(p).slice(0, 50), undefined],
  ['a byte too many', 'malformed', (p) => Uint8Array.of(...good(p), 0), undefined],
  ['no bytes at all', 'malformed', () => new Uint8Array(), undefined],
  ['a gap in the sequence', 'sequence_gap', (p) => good(p, (next[p] ?? 0n) + 1n), 0n],
  [
    'another frame under a sequence that was used',
    USED,
    (p) => agent.frame(p, (next[p] ?? 0n) - 1n, [COMMANDS[p] as Command], { expiresAtMs: Date.now() + LATER_MS }),
    0n,
  ],
  ["another partition's frame", 'wrong_partition', (p) => good(1 - p, next[p] ?? 0n), undefined],
];

test.each(
  [0, 1].flatMap((partition) =>
    cases.map(
      ([name, code, ...row]) =>
        [partition, name, typeof code === 'string' ? code : (code[partition] as string), ...row] as const,
    ),
  ),
)('partition %i: %s is refused with %s, and nothing is used or paid', async (partition, _, code, make, expected) => {
  await sendGood(partition);
  const before = await agent.transfers();
  const { refused, outcomes } = await agent.send(partition, make(partition));
  expect([refused?.code, outcomes]).toEqual([code, []]);
  if (expected !== undefined) expect(refused?.expectedSequence).toBe(next[partition]);
  expect(await agent.transfers()).toEqual(before);
  await sendGood(partition);
});

test.each([0, 1])('partition %i: a frame sent again takes effect once', async (partition) => {
  const bytes = await sendGood(partition);
  const before = await agent.transfers();
  await agent.publish(partition, bytes);
  const { refused } = await agent.result(partition, bytes, (result) => result.refused !== undefined);
  expect(refused).toMatchObject({ code: 'sequence_replayed', expectedSequence: next[partition] });
  expect(await agent.transfers()).toEqual(before);
  await sendGood(partition);
});

test.each([0, 1])('partition %i: an expired frame uses its sequence and costs the base fee', async (partition) => {
  await sendGood(partition);
  const before = await agent.transfers();
  const command = COMMANDS[partition] as Command;
  const { refused, outcomes } = await agent.send(
    partition,
    agent.frame(partition, next[partition] ?? 0n, [command], { expiresAtMs: Date.now() - 1_000 }),
  );
  next[partition] = (next[partition] ?? 0n) + 1n;
  expect(refused).toBeUndefined();
  expect(outcomes).toMatchObject([{ ok: false, code: 'expired' }]);
  const { baseInfo } = stack.network.genesis.networkFee;
  expect((await agent.transfers()).slice(before.length)).toMatchObject([
    { code: 'network_fee', amountBaseUnits: String(baseInfo) },
  ]);
  await sendGood(partition);
});
