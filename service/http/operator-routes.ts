import type { Hono } from 'hono';
import { withDeadline } from '../../contracts/clients/nonce-queue.ts';
import { toHex } from '../../primitives/bytes.ts';
import { parseInstrument, partitionOf } from '../../primitives/instrument.ts';
import type { CommandOutcome } from '../../primitives/notices.ts';
import { bookPartitionsOf } from '../../settlement/escrow/state.ts';
import { type OperatorCommand, OperatorRequests } from '../operator-request.ts';
import type { HttpParts } from './parts.ts';
import { limitParameter, pageOf, textParameter } from './query.ts';
import { jsonReply, refusalReply } from './reply.ts';

const NAME = /^[A-Za-z0-9/]{1,128}$/;
const FINAL_DEADLINE_MS = 25_000;

/** `POST /api/v1/operator`: what the operator signed, answered when it is final. `GET /api/v1/halts`: what is halted now.
 * `GET /api/v1/network`: how many book partitions there are. */
export function operatorRoutes(app: Hono, { network, settlement }: HttpParts): void {
  const { genesis, networkId } = network;
  const requests = new OperatorRequests({ operator: genesis.chain.operator, networkId });

  app.post('/api/v1/operator', async (c) => {
    const command = await requests.check(await c.req.text(), Date.now());
    if (!command.ok) return refusalReply(command);
    const what = `the ${command.value.type} (it may still become final)`;
    const outcome = await withDeadline(carryOut(command.value), FINAL_DEADLINE_MS, what);
    return outcome.ok ? jsonReply({ ok: true, id: outcome.id }) : refusalReply(outcome);
  });

  app.get('/api/v1/network', () =>
    jsonReply({ networkId: toHex(networkId), bookPartitions: bookPartitionsOf(settlement.state) }),
  );

  app.get('/api/v1/halts', (c) => {
    const after = textParameter(c, 'after', NAME, 'an instrument');
    const limit = limitParameter(c, 1_000);
    const times = new Map(settlement.status().watermarks.map(({ partition, timeMs }) => [partition, timeMs]));
    const halts = [...settlement.state.halts.entries()]
      .map(([instrument, halt]) => ({ instrument, ...halt }))
      .filter(({ partition, untilMs }) => untilMs > (times.get(partition) ?? 0))
      .filter(({ instrument }) => after === undefined || instrument > after)
      .sort((a, b) => (a.instrument < b.instrument ? -1 : 1));
    const { page, next } = pageOf(halts, limit, ({ instrument }) => instrument);
    return jsonReply({ halts: page, next });
  });

  async function carryOut(command: OperatorCommand): Promise<CommandOutcome> {
    if (command.type === 'setPartitions') return settlement.submitMarketCommand(0, command);
    const instrument = parseInstrument(command.instrument);
    if (!instrument.ok) return instrument;
    const partition = partitionOf(command.instrument, bookPartitionsOf(settlement.state));
    return settlement.submitMarketCommand(partition, command);
  }
}
