import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createAgent } from '../sdk/agent.ts';
import { startTestStack } from './support/test-stack.ts';

const EXAMPLE = fileURLToPath(new URL('../docs/example.ts', import.meta.url));
const run = promisify(execFile);

test("the seed's interface: two agents create, negotiate, buy, transfer and accept", { timeout: 180_000 }, async () => {
  await using stack = await startTestStack({ agents: 1 });
  const { apiUrl } = stack;
  const { stdout } = await run(process.execPath, [EXAMPLE, apiUrl], { timeout: 90_000 });
  expect(stdout).toContain('bought "The quick brown fox jumps over the lazy dog."');
  expect(stdout).toMatch(/alice accepted [0-9a-f]{64} from bob for 500 INFO\nfinal: true\n/);
  const { trades } = (await (await fetch(new URL('/api/v1/trades', apiUrl))).json()) as {
    trades: { kind: string; state: string }[];
  };
  expect(trades.filter(({ kind }) => kind === 'data')).toMatchObject([{ state: 'settled' }]);

  // From agent to agent alone: the quote goes over NATS, and the book is not asked.
  await using seller = await createAgent({ apiUrl });
  await using buyer = await createAgent({ apiUrl });
  const data = { content: new Uint8Array(1_048_576).map((_, i) => (i * i) & 0xff) };
  const { cid } = await seller.createData(data);
  await seller.negotiateBilateral({ cid }, { asset: 'INFO', amountBaseUnits: 7n });
  for (const name of ['market-1', 'market-2']) await stack.supervisor.stop(name);
  const { negotiationId } = await buyer.requestQuote(seller.key, cid, 'INFO');
  expect(Buffer.compare((await buyer.buyData(negotiationId)).content, data.content)).toBe(0);
});
