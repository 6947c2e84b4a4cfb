import { available, system } from '../../../primitives/account.ts';
import { fromHex } from '../../../primitives/bytes.ts';
import type { OwnerCommand } from '../../../primitives/commands.ts';
import { agentIdentifier } from '../../../primitives/keys.ts';
import { INFO } from '../../../primitives/money.ts';
import { assert, ok, type Result, refuse } from '../../../primitives/result.ts';
import { infoGrant } from '../../ledger/info-grant.ts';
import { mustPost, single } from '../posting.ts';
import { byRule, log, now, type Step } from '../step.ts';
import { useNonce } from '../owner-nonce.ts';

/** An owner's delegation enters the order of record; the agent gets its grant as far as rule and cap allow one. */
export function enrolAgent(step: Step, command: Extract<OwnerCommand, { type: 'enrolAgent' }>): Result<bigint> {
  const { state } = step;
  const { agent, owner, natsKey, dhtKey, validUntilSeconds, nonce } = command;
  const key = fromHex(agent);
  assert(key?.length === 32, `agent key ${agent} is 32 bytes`);
  const identifier = agentIdentifier(key);
  if (state.agents.has(agent)) return refuse('already_enrolled', `agent ${agent} is enrolled`);
  if (state.identifiers.has(String(identifier)))
    return refuse('already_enrolled', `identifier ${identifier} is another agent's; use another key`);
  if (agent === state.genesis.settlementKey)
    return refuse('delegation_invalid', "settlement's own key cannot be an agent");
  if (validUntilSeconds * 1_000n <= BigInt(now(step)))
    return refuse('delegation_invalid', `the delegation was valid until ${validUntilSeconds}`);
  const used = useNonce(state, owner, nonce);
  if (!used.ok) return used;
  state.agents.set(agent, { agent, owner, natsKey, dhtKey, identifier, policySha256: '', revoked: false });
  state.identifiers.set(String(identifier), agent);
  log(step, {
    type: 'delegationVerified',
    agent,
    owner,
    chain: BigInt(state.genesis.chain.id),
    // An ordinary account's signature needs no chain to be checked, so no block is named.
    blockNumber: 0n,
    blockHash: '0'.repeat(64),
    result: true,
  });
  const grant = infoGrant(state.genesis, state.ledger);
  if (grant.ok && grant.value > 0n) {
    const by = byRule(step, 'grant', agent, identifier, 0n);
    mustPost(step, [single(system(INFO, 'issuance'), available(agent, INFO), grant.value, 'grant', by)]);
  }
  return ok(identifier);
}
