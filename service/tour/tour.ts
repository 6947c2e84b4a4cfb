import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { getObject } from '../../agent-runtime/object/get.ts';
import type { ObjectKey } from '../../agent-runtime/object/put.ts';
import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { signingKey } from '../../primitives/keys.ts';
import { callApi } from '../../sdk/http-api.ts';
import { digestOf, fileSource } from '../file-source.ts';
import { homePaths, secret } from '../home.ts';
import { keepObject, keptObjects } from '../object-keys.ts';
import type { Stack } from '../stack.ts';
import { openUserAgent, type UserAgent } from '../user-agent.ts';
import { storageAgentNames, USER_AGENT } from '../wallets.ts';
import { accountStep } from './account-step.ts';
import { auditStep, receiptStep } from './audit-step.ts';
import { moneyInStep } from './money-in-step.ts';
import { anchorStep, moneyOutStep } from './money-out-step.ts';
import type { Narrator } from './narrator.ts';
import { killHoldersStep, repairStep } from './repair-step.ts';
import { storeStep, untilOffered } from './store-step.ts';

/**
 * The whole path, once, in front of a person: money in, a real file stored, holders killed, slots repaired, the file back, money out,
 * an anchor, every fee, an audit, a receipt. Throws where any of it fails.
 */
export async function runTour(stack: Stack, narrator: Narrator): Promise<void> {
  const user = await openUserAgent(stack.config);
  try {
    await earlierObject(stack, narrator, user);
    await tour(stack, narrator, user);
  } finally {
    await user.close();
  }
}

async function tour(stack: Stack, narrator: Narrator, { context }: UserAgent): Promise<void> {
  const names = agentNames(stack);
  const token = context.genesis.assets.find(({ kind }) => kind === 'erc20');
  if (!token) throw new InfinityDbError('unknown_asset', 'the tour pays in a token, and this network has none');
  const { treeSize } = await callApi<{ treeSize: number }>(stack.apiUrl, '/api/v1/status');

  narrator.step('A wallet deposits money on the chain; the ledger credits it');
  await moneyInStep(narrator, stack.config, context, token);

  // Node's own program: a real file of over 100 MB that is there wherever this runs.
  const file = process.execPath;
  narrator.step(`A real file is stored, any 2 of 4 agents enough to read it: ${file}`);
  const source = fileSource(file);
  narrator.fact(`${(source.size / 1_048_576).toFixed(1)} MiB`);
  const keep = (object: ObjectKey) => keepObject(stack.config.home, object, basename(file));
  await untilOffered(stack.apiUrl);
  const stored = await storeStep(narrator, context, source, names, keep);

  narrator.step('Two of its four holders are killed');
  const dead = await killHoldersStep(narrator, stack, stored, names);

  narrator.step('Money goes back to the wallet, and a checkpoint onto the chain, meanwhile');
  await moneyOutStep(narrator, stack, context, token);
  await anchorStep(narrator, stack);

  narrator.step('Missed proofs give the dead away; other agents rebuild their slots');
  await repairStep(narrator, stack, stored, names, dead);

  narrator.step('The file comes back');
  await readBack(narrator, context, stored, await digestOf(source.open()));

  narrator.step('Every fee so far, with its place in the log');
  const payment = await accountStep(narrator, stack, context, treeSize, names);

  narrator.step('The audit trusts no one');
  await auditStep(narrator, stack);

  narrator.step('A receipt for one payment');
  if (!payment) throw new InfinityDbError('unknown_transfer', 'no storage payment was found to ask a receipt for');
  await receiptStep(narrator, stack, payment);

  for (const name of dead) await stack.startAgain(name);
}

async function readBack(
  narrator: Narrator,
  context: UserAgent['context'],
  { id, key }: { readonly id: string; readonly key: Uint8Array },
  expected: { readonly sha256: string },
): Promise<void> {
  const fetched = await getObject(context, id, key, {
    onProgress(progress) {
      if (progress.type === 'bytes') narrator.bar('fetching', progress.done, progress.total);
    },
  });
  const { sha256, size } = await digestOf(fetched.body);
  if (sha256 !== expected.sha256)
    throw new InfinityDbError('content_mismatch', `SHA-256 ${expected.sha256} went in and ${sha256} came out`, {
      step: 'get',
    });
  narrator.fact(`${size} bytes, SHA-256 ${sha256}: the same as went in`);
}

/** A service that was up before still has what it was given then. */
async function earlierObject(stack: Stack, narrator: Narrator, { context }: UserAgent): Promise<void> {
  const last = keptObjects(stack.config.home).at(-1);
  if (!last || !existsSync(homePaths(stack.config.home).objects)) return;
  narrator.step(`An object of an earlier run is still there: ${last.name}, stored ${last.storedAt}`);
  try {
    const { sha256, size } = await digestOf((await getObject(context, last.id, last.key)).body);
    narrator.fact(`${size} bytes, SHA-256 ${sha256}`);
  } catch (error) {
    if (!InfinityDbError.is(error) || (error.code !== 'unknown_object' && error.code !== 'not_enough_shards'))
      throw error;
    narrator.fact(`not any more: ${error.message}`);
  }
}

function agentNames({ config }: Stack): ReadonlyMap<string, string> {
  const keyOf = (name: string): string => toHex(signingKey(secret(homePaths(config.home).agent(name).seed)).publicKey);
  return new Map([USER_AGENT, ...storageAgentNames(config)].map((name) => [keyOf(name), name]));
}
