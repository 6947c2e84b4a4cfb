import { fromHex, toHex } from '../../../primitives/bytes.ts';
import type { AgentCommand } from '../../../primitives/commands.ts';
import { commitDigest } from '../../../primitives/commit-delivery.ts';
import { blockCountOf, CHUNK_BYTES } from '../../../primitives/content-id.ts';
import { keyCommitment } from '../../../primitives/key-commitment.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { cancel } from '../deadlines.ts';
import type { DataTrade } from '../records.ts';
import { byFrame, log, now, type Step } from '../step.ts';
import { changeTrade, settleTrade } from '../trade/data-trade.ts';

type Of<T extends AgentCommand['type']> = Extract<AgentCommand, { type: T }>;

/** The seller says what ciphertext it sent, under a key it is bound to. Until the buyer acknowledged one, it may send another. */
export function commitDelivery(step: Step, agent: string, command: Of<'commitDelivery'>): Result<bigint> {
  const found = openTrade(step, command.trade, agent, 'seller', ['matched', 'committed']);
  if (!found.ok) return found;
  const { type: _type, ...commit } = command;
  const { cid, chunkBytes, blockCount } = commit;
  if (cid !== found.value.cid) return refuse('terms_mismatch', `trade ${commit.trade} is for ${found.value.cid}`);
  if (chunkBytes < 1 || chunkBytes > CHUNK_BYTES || blockCount !== blockCountOf(chunkBytes))
    return refuse('terms_mismatch', `${chunkBytes} bytes do not make a chunk of ${blockCount} blocks`);
  changeTrade(step, { ...found.value, state: 'committed', commit, commitSha256: commitDigest(commit) });
  return ok(commit.trade);
}

/** The buyer has the ciphertext and found it to be what was committed to. */
export function ackDelivery(step: Step, agent: string, command: Of<'ackDelivery'>): Result<bigint> {
  const found = openTrade(step, command.trade, agent, 'buyer', ['committed']);
  if (!found.ok) return found;
  if (command.commitSha256 !== found.value.commitSha256)
    return refuse('terms_mismatch', `the delivery committed to has SHA-256 ${found.value.commitSha256}`);
  changeTrade(step, { ...found.value, state: 'acknowledged' });
  return ok(command.trade);
}

export function revealKey(step: Step, agent: string, { trade: id, key }: Of<'revealKey'>): Result<bigint> {
  const found = openTrade(step, id, agent, 'seller', ['acknowledged']);
  if (!found.ok) return found;
  const trade = found.value;
  const bytes = fromHex(key);
  if (!trade.commit || bytes?.length !== 32 || toHex(keyCommitment(id, bytes)) !== trade.commit.keyCommitment)
    return refuse('key_mismatch', `the key is not the one that the delivery of trade ${id} committed to`);
  const { buyer, seller, cid } = trade;
  const { chunkBytes, blockCount, ciphertextRoot } = trade.commit;
  const revealedBy = byFrame(step);
  const leaf = log(step, {
    type: 'keyRevealed',
    trade: id,
    buyer,
    seller,
    cid,
    chunkBytes,
    blockCount,
    ciphertextRoot,
    key,
  });
  cancel(step.state, 'delivery', String(id));
  step.state.unpublished.set(String(id), leaf);
  changeTrade(step, { ...trade, state: 'revealed', key, revealedBy, deadlineMs: 0 });
  return ok(id);
}

/** The buyer decrypted what it paid for. */
export function acceptDelivery(step: Step, agent: string, { trade: id }: Of<'acceptDelivery'>): Result<bigint> {
  const found = openTrade(step, id, agent, 'buyer', ['revealed']);
  if (!found.ok) return found;
  const byBuyer = byFrame(step);
  settleTrade(step, found.value, byBuyer, found.value.revealedBy ?? byBuyer);
  return ok(id);
}

function openTrade(
  step: Step,
  id: bigint,
  agent: string,
  role: 'buyer' | 'seller',
  states: readonly DataTrade['state'][],
): Result<DataTrade> {
  const trade = step.state.trades.get(String(id));
  if (trade?.kind !== 'data') return refuse('unknown_trade', `there is no data trade ${id} (any more)`);
  if (trade[role] !== agent) return refuse('not_a_party', `${agent} is not the ${role} of trade ${id}`);
  if (!states.includes(trade.state))
    return refuse('wrong_state', `trade ${id} is ${trade.state}; this needs ${states.join(' or ')}`);
  if (trade.state !== 'revealed' && now(step) >= trade.deadlineMs)
    return refuse('deadline_passed', `the key of trade ${id} was due by ${trade.deadlineMs}, it is ${now(step)}`);
  return ok(trade);
}
