import { type Hex } from 'viem';
import { expect, test } from 'vitest';
import { createNonceQueue } from './nonce-queue.ts';
import { startTestNetwork } from './test-network.ts';

test('a send that never answers ends at its deadline, and the next one asks the chain for the nonce', async () => {
  const { chain, reader, accountOf, senderOf } = await startTestNetwork();
  const { address } = accountOf('alice');
  const queue = createNonceQueue(reader, address, 200);
  const seen: number[] = [];
  const pay = (nonce: number) => {
    seen.push(nonce);
    return senderOf('alice').walletClient.sendTransaction({ to: address, nonce });
  };
  const outcomes = await Promise.allSettled([
    queue.send(pay),
    queue.send(() => new Promise<Hex>(() => undefined)),
    queue.send(() => Promise.reject(new Error('the node is down'))),
    queue.send(async (nonce) => {
      await pay(nonce);
      throw new Error('sent, but the answer was lost');
    }),
    queue.send(pay),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected', 'fulfilled']);
  expect(outcomes[1]).toMatchObject({ reason: { code: 'timed_out' } });
  expect(seen).toEqual([0, 1, 2]);
  await chain.close();
});
