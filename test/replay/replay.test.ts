import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playAgainstNaive } from '../../market/engine-against-naive.fixture.ts';
import { NETWORK } from '../../market/engine.fixture.ts';
import type { EngineMessage } from '../../market/engine.ts';
import { RANDOM_GENESIS, streams } from '../../market/random-market.fixture.ts';
import { replay, type Replayed, type Stream } from './play-stream.ts';

const PLAYER = fileURLToPath(new URL('play-stream.ts', import.meta.url));
const SEED = Date.now() % 1_000_000;
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'infinitydb-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
/** The stream as a process of its own plays it, which has another clock, language and hash seed than the last. */
async function inFreshProcess(messages: readonly EngineMessage[], snapshot?: Uint8Array): Promise<Replayed> {
  const [from, to] = [join(folder, `${++files}.in`), join(folder, `${files}.out`)];
  const stream: Stream = { genesis: RANDOM_GENESIS, networkId: NETWORK, snapshot, messages };
  writeFileSync(from, serialize(stream));
  const env = {
    ...process.env,
    TZ: files % 2 === 0 ? 'Asia/Tokyo' : 'America/Lima',
    LC_ALL: files % 2 === 0 ? 'tr_TR' : 'C',
  };
  await run(process.execPath, [`--hash-seed=${files}`, PLAYER, from, to], { env });
  return deserialize(readFileSync(to)) as Replayed;
}

let messages: EngineMessage[];
let whole: Replayed;
beforeAll(async () => {
  const [stream = []] = fc.sample(streams(1_200, 1_200), { seed: SEED, numRuns: 1 });
  messages = playAgainstNaive(stream).messages;
  whole = await inFreshProcess(messages);
});

test(`the same stream gives the same event bytes and digest in any process (seed ${SEED})`, async () => {
  expect(await inFreshProcess(messages)).toEqual(whole);
  expect(replay({ genesis: RANDOM_GENESIS, networkId: NETWORK, snapshot: undefined, messages })).toEqual(whole);
  expect(new Set(whole.events).size).toBeGreaterThan(900);
});

test(`it goes on the same from a snapshot at any point, taken and restored in other processes (seed ${SEED})`, async () => {
  const fromThere = async (point: number): Promise<void> => {
    const before = await inFreshProcess(messages.slice(0, point));
    expect(before.events).toEqual(whole.events.slice(0, point));
    const after = await inFreshProcess(messages.slice(point), before.snapshot);
    expect(after).toEqual({ ...whole, events: whole.events.slice(point) });
  };
  await Promise.all([1, 1 + (SEED % 1_200), 1_201].map(fromThere));
});
