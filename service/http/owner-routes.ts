import type { Hono } from 'hono';
import { withDeadline } from '../../contracts/clients/nonce-queue.ts';
import { fromHex } from '../../primitives/bytes.ts';
import type { OwnerCommand } from '../../primitives/commands.ts';
import { assert } from '../../primitives/result.ts';
import { issueAgentJwt } from '../nats/jwt.ts';
import { natsKeys } from '../nats/keys.ts';
import { ensureInboxConsumer } from '../nats/streams.ts';
import { decodeOwnerCommand } from './owner-command-json.ts';
import type { HttpParts } from './parts.ts';
import { jsonReply, refusalReply } from './reply.ts';

/** A client waits 30 s: before that it is told that the outcome is not known yet. */
const FINAL_DEADLINE_MS = 25_000;

type Enrol = Extract<OwnerCommand, { type: 'enrolAgent' }>;

/** `POST /api/v1/owner`: takes an owner's signed command and answers when it is final. */
export function ownerRoutes(app: Hono, { config, settlement, nats }: HttpParts): void {
  app.post('/api/v1/owner', async (c) => {
    const command = decodeOwnerCommand(await c.req.text());
    if (!command.ok) return refusalReply(command);
    const what = `the ${command.value.type} of owner ${command.value.owner} (it may still become final)`;
    const outcome = await withDeadline(settlement.submitOwnerCommand(command.value), FINAL_DEADLINE_MS, what);
    if (command.value.type !== 'enrolAgent')
      return outcome.ok ? jsonReply({ ok: true, id: outcome.id }) : refusalReply(outcome);
    // Whoever lost the answer asks again and is enrolled already: the same keys get the same right.
    const enrolled = enrolledAs(command.value);
    if (!outcome.ok && !(outcome.code === 'already_enrolled' && enrolled)) return refusalReply(outcome);
    // There before the agent first asks for its notices: a pull on a consumer that is not there waits in vain until it expires.
    await ensureInboxConsumer(nats, command.value.agent);
    return jsonReply({
      ok: true,
      id: outcome.ok ? outcome.id : enrolled?.identifier,
      agent: command.value.agent,
      jwt: await jwtOf(command.value),
    });
  });

  function enrolledAs({ agent, owner, natsKey }: Enrol) {
    const row = settlement.state.agents.get(agent);
    return row?.owner === owner && row.natsKey === natsKey ? row : undefined;
  }

  async function jwtOf({ agent, natsKey }: Enrol): Promise<string> {
    const natsPublicKey = fromHex(natsKey);
    assert(natsPublicKey?.length === 32, 'the decoder admits keys of 32 bytes alone');
    return await issueAgentJwt(natsKeys(config.home), { agentHex: agent, natsPublicKey });
  }
}
