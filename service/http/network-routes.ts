import type { Hono } from 'hono';
import { available } from '../../primitives/account.ts';
import { toHex } from '../../primitives/bytes.ts';
import { formatAmount } from '../../primitives/money.ts';
import { refuse } from '../../primitives/result.ts';
import { POLICY_SCHEMA } from '../../schemas/policy.ts';
import type { AgentRow, ChallengeRow } from '../../settlement/escrow/records.ts';
import { epochOf } from '../../settlement/escrow/state.ts';
import { spendableOf } from '../../settlement/ledger/ledger.ts';
import { openCheckpoint } from '../../settlement/log/verify/checkpoint.ts';
import { vkeyOfOrigin } from '../../settlement/log/verify/origin.ts';
import type { StoredCheckpoint } from '../../settlement/store/read-log.ts';
import { natsUrl } from '../service-nats.ts';
import type { HttpParts } from './parts.ts';
import { hexParameter, limitParameter, pageOf, textParameter } from './query.ts';
import { jsonReply, refusalReply } from './reply.ts';

const CLOSED: ReadonlySet<string> = new Set(['settled', 'voided', 'leased', 'lapsed']);

const CHALLENGE = /^[0-9a-f]{64}\/\d{1,10}\/\d{1,20}$/;
const MOST_AGENTS = 10_000;

export type StatusJson = ReturnType<typeof statusJson>;
export type AgentJson = ReturnType<typeof agentsJson>[number];
export type ChallengeJson = ReturnType<typeof challengeJson>;

/** The network as a whole: how it is, where its parts are, who takes part. */
export function networkRoutes(app: Hono, parts: HttpParts): void {
  const { settlement } = parts;

  app.get('/healthz', () => {
    const { taking, treeSize, fundsChecks, stopped } = settlement.status();
    if (stopped) return refusalReply(refuse(stopped.code, stopped.message));
    const broken = fundsChecks.find(({ ok }) => !ok);
    if (broken) return refusalReply(refuse('invariant_broken', broken.message));
    if (taking) return jsonReply({ ok: true, taking, treeSize });
    return refusalReply(refuse('nats_unavailable', 'settlement takes no messages now: NATS is away or being checked'));
  });

  app.get('/api/v1/status', () => jsonReply(statusJson(parts)));

  app.get('/api/v1/policy.schema.json', () => jsonReply(POLICY_SCHEMA));

  app.get('/api/v1/agents', (c) => {
    const after = hexParameter(c, 'after');
    const limit = limitParameter(c, MOST_AGENTS, MOST_AGENTS);
    const rest = [...settlement.state.agents.values()]
      .filter(({ agent }) => after === undefined || agent > after)
      .sort((a, b) => (a.agent < b.agent ? -1 : 1));
    const { page, next } = pageOf(rest, limit, ({ agent }) => agent);
    return jsonReply({ agents: agentsJson(parts, page), next });
  });

  app.get('/api/v1/challenges/current', (c) => {
    const after = textParameter(c, 'after', CHALLENGE, '<agent>/<asset>/<epoch>');
    const limit = limitParameter(c, 1_000);
    const rest = [...settlement.state.challenges.entries()]
      .filter(([key]) => after === undefined || key > after)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const { page, next } = pageOf(rest, limit, ([key]) => key);
    return jsonReply({ epoch: epochOf(settlement.state), challenges: page.map(([, row]) => challengeJson(row)), next });
  });
}

function challengeJson({ slots, ...challenge }: ChallengeRow) {
  return { ...challenge, leases: slots.map(({ leaseId }) => leaseId) };
}

function statusJson(parts: HttpParts) {
  const { config, network, settlement, chainUrl } = parts;
  const { genesis } = network;
  const { checkpoint, watermarks, ...status } = settlement.status();
  const { state } = settlement;
  return {
    ok: status.fundsChecks.every(({ ok }) => ok) && status.stopped === undefined,
    name: genesis.name,
    test: genesis.test,
    networkId: toHex(network.networkId),
    ...status,
    watermarks: watermarks.map(({ partition, sequence, timeMs }) => ({ partition, sequence, timeMs })),
    epoch: epochOf(state),
    epochMs: genesis.epochMs,
    checkpoint: checkpoint && checkpointJson(parts, checkpoint),
    counts: {
      agents: state.agents.size,
      openTrades: count(state.trades.values(), ({ state: now }) => !CLOSED.has(now)),
      activeLeases: count(state.leases.values(), ({ state: now }) => now === 'active'),
      pendingWithdrawals: state.withdrawals.size,
    },
    addresses: {
      http: `http://127.0.0.1:${config.httpPort}`,
      nats: natsUrl(config),
      natsWebsocket: `ws://127.0.0.1:${config.natsWebsocketPort}`,
      postgres: `127.0.0.1:${config.postgresPort}`,
      chain: chainUrl,
      witness: `http://127.0.0.1:${config.witnessPort}`,
      vault: genesis.chain.vault,
      anchor: genesis.chain.anchor,
    },
  };
}

function checkpointJson({ network, policy }: HttpParts, { size, note, quorum, timeMs }: StoredCheckpoint) {
  const { log } = network.genesis;
  const opened = openCheckpoint(note, { logVkey: log.vkey, policy });
  const origin = opened.ok ? opened.value.origin : log.origin;
  const vkey = vkeyOfOrigin(log.vkey, origin);
  const [root, cosignatures] = opened.ok
    ? [
        toHex(opened.value.root),
        opened.value.cosignatures.map(({ key, timeSeconds }) => ({ name: key.name, timeSeconds })),
      ]
    : [undefined, []];
  return { origin, size, root, vkey, quorum, timeMs, note, cosignatures };
}

function agentsJson({ settlement, presence, network }: HttpParts, rows: readonly AgentRow[]) {
  const { leases, ledger } = settlement.state;
  const heard = new Map(presence.all().map((one) => [one.agent, one]));
  const held = new Map<string, number>();
  for (const { state, seller } of leases.values())
    if (state === 'active') held.set(seller, (held.get(seller) ?? 0) + 1);
  const { assets } = network.genesis;
  return rows.map(({ agent, owner, identifier, revoked, policySha256 }) => {
    const here = heard.get(agent);
    const balances = assets.map((asset) => {
      const amount = spendableOf(ledger, available(agent, asset.code));
      return {
        asset: asset.code,
        symbol: asset.symbol,
        availableBaseUnits: amount,
        available: formatAmount(asset, amount),
      };
    });
    return {
      ...{ agent, owner, identifier, revoked, policySha256, alive: here !== undefined },
      ...{ address: here?.address, freeBytes: here?.freeBytes, capacityBytes: here?.capacityBytes },
      ...{ lastSeenMs: here?.timeMs, leases: held.get(agent) ?? 0, balances },
    };
  });
}

function count<T>(values: Iterable<T>, has: (value: T) => boolean): number {
  let found = 0;
  for (const value of values) if (has(value)) found += 1;
  return found;
}
