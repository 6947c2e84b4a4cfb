import { fromHex } from '../../../../primitives/bytes.ts';
import type { Command } from '../../../../primitives/commands.ts';
import { agentIdentifier } from '../../../../primitives/keys.ts';
import { accountOf } from '../accounts.ts';
import { system } from '../../../../primitives/account.ts';
import { INFO } from '../../../../primitives/money.ts';
import { wrong } from '../report.ts';
import { type Context, ruleOn } from '../rule.ts';

type Enrol = Extract<Command, { type: 'enrolAgent' }>;

function enrolmentOf({ state, published }: Context, agent: string, owner: string) {
  const frame = state.group.frame;
  if (frame?.frame.agent !== published.genesis.settlementKey) return undefined;
  for (const [at, command] of frame.frame.commands.entries())
    if (command.type === 'enrolAgent' && command.agent === agent && command.owner === owner)
      return { command: command as Enrol, signed: frame.opened.owners.get(at) };
  return undefined;
}

/** An agent is enrolled once, by its owner's and its own signature; a contract wallet's word is taken from the entry (attested). */
export const delegation = ruleOn(
  'delegationVerified',
  'delegation',
  (context, { agent, owner, chain, blockNumber, blockHash, result }) => {
    const { state, published } = context;
    const enrolment = enrolmentOf(context, agent, owner);
    if (!enrolment) return wrong(`settlement's EnrolAgent of ${agent} by ${owner} in this message`, 'none');
    const { command, signed } = enrolment;
    if (!signed?.agent) return wrong(`the countersignature of agent ${agent}`, 'another');
    if (!result || chain !== BigInt(published.genesis.chain.id))
      return wrong(`a good signature on chain ${published.genesis.chain.id}`, `${result} on chain ${chain}`);
    const named = /[^0]/.test(blockHash);
    if (named !== blockNumber > 0n) return wrong('a block and its hash, or neither', `${blockNumber}, ${blockHash}`);
    if (!signed.owner && blockNumber === 0n) return wrong(`the signature of owner ${owner}`, 'another');
    if (state.agents.has(agent)) return wrong('an agent that is new', agent);
    const key = fromHex(agent);
    if (!key || state.identifiers.has(agentIdentifier(key))) return wrong('an identifier that is new', agent);
    if (agent === published.genesis.settlementKey) return wrong('an agent', "settlement's own key");
    if (state.nonces.has(`${owner}/${command.nonce}`)) return wrong('an unused nonce', `${command.nonce}`);
    const endMs = command.validUntilSeconds * 1_000n;
    return BigInt(state.group.timeMs) < endMs ? undefined : wrong(`a time before ${endMs}`, `${state.group.timeMs}`);
  },
  (context, { agent, owner, blockNumber }) => {
    const { state, published } = context;
    const { grantRule, grantInfo, cap } = published.genesis.info;
    state.agents.set(agent, { owner, revoked: false });
    state.identifiers.add(agentIdentifier(fromHex(agent) ?? new Uint8Array()));
    state.nonces.add(`${owner}/${enrolmentOf(context, agent, owner)?.command.nonce}`);
    if (blockNumber > 0n) state.counts.attested += 1;
    const issued = -accountOf(state, system(INFO, 'issuance')).posted;
    const granted = grantRule === 'fixed' && published.genesis.test && grantInfo > 0n && issued + grantInfo <= cap;
    state.group.grantDue = granted ? agent : undefined;
  },
);

/** Every owner's command that settlement put on record is signed; a revocation takes effect here. */
export const ownerSignature = ruleOn(
  'frame',
  'owner_signature',
  ({ opened }) => {
    const { frame, owners } = opened;
    for (const [at, signed] of owners) {
      const command = frame?.commands[at];
      // An enrolment is judged with its DelegationVerified: a contract wallet's signature is the chain's to judge.
      if (command && command.type !== 'enrolAgent' && 'owner' in command && !signed.owner)
        return wrong(`the signature of owner ${command.owner} on command ${at}`, 'another');
    }
    return undefined;
  },
  ({ state, opened, published }) => {
    const { frame } = opened;
    if (frame?.agent !== published.genesis.settlementKey) return;
    for (const command of frame.commands) {
      if (command.type !== 'revokeAgent') continue;
      const agent = state.agents.get(command.agent);
      const nonce = `${command.owner}/${command.nonce}`;
      if (!agent || agent.owner !== command.owner || agent.revoked || state.nonces.has(nonce)) continue;
      agent.revoked = true;
      state.nonces.add(nonce);
    }
  },
);
