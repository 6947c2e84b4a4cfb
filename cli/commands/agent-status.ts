import { existsSync } from 'node:fs';
import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { signingKey } from '../../primitives/keys.ts';
import { callApi } from '../../sdk/http-api.ts';
import { type BookJson, books } from '../../sdk/service-api.ts';
import { type TransferJson, transfers } from '../../sdk/transfers.ts';
import { readPolicyState } from '../../service/agent/watch-policy.ts';
import type { Config } from '../../service/config.ts';
import { homePaths, secret } from '../../service/home.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { amountText } from '../assets.ts';
import { table } from '../output.ts';
import { type Call, untilAborted } from '../perform.ts';
import { namesOf } from './agent-policy.ts';
import { forecastOf, incomeOf, type LeaseJson } from './agent-earnings.ts';

/** The newest transfers that income is counted over. */
const COUNTED_TRANSFERS = 20_000;

type AgentJson = {
  readonly agent: string;
  readonly alive: boolean;
  readonly address?: string;
  readonly freeBytes?: string;
  readonly capacityBytes?: string;
};
type Public = {
  readonly agents: readonly AgentJson[];
  readonly epoch: bigint;
  readonly books: readonly BookJson[];
  readonly leases: readonly LeaseJson[];
  readonly transfers: readonly TransferJson[];
};
type Status = ReturnType<typeof statusOf>;

/** Exit code 0 where each agent named is heard of, 75 where one is not. */
export async function agentStatus(call: Call, name: string | undefined): Promise<number> {
  const { config, output, signal } = call;
  const { genesis } = requireNetwork(config.home);
  const found: Status[] = [];
  for (const each of namesOf(config, name)) {
    const key = keyOf(config, each);
    if (!key) continue;
    const seen = await untilAborted(signal, readPublic(call, key));
    found.push(statusOf(each, key, seen, readPolicyState(homePaths(config.home).agent(each).policyState)?.fault));
  }
  output.result({ agents: found }, () => found.map((status) => text(status, genesis)).join('\n\n'));
  return found.length > 0 && found.every(({ alive }) => alive) ? 0 : 75;
}

function keyOf(config: Config, name: string): string | undefined {
  const paths = homePaths(config.home).agent(name);
  return existsSync(paths.seed) ? toHex(signingKey(secret(paths.seed)).publicKey) : undefined;
}

async function readPublic({ apiUrl }: Call, agent: string): Promise<Public> {
  const [{ agents }, { epoch }, { leases }, moved, resting] = await Promise.all([
    callApi<{ agents: AgentJson[] }>(apiUrl, '/api/v1/agents'),
    callApi<{ epoch: string }>(apiUrl, '/api/v1/status'),
    callApi<{ leases: LeaseJson[] }>(apiUrl, `/api/v1/leases?agent=${agent}&all=1`),
    transfers(apiUrl, { holder: agent, newest: true, limit: COUNTED_TRANSFERS }),
    // The market may be down; all else is known without it.
    books(apiUrl).catch((error: unknown) => {
      if (InfinityDbError.is(error) && error.retryable) return [];
      throw error;
    }),
  ]);
  return { agents, epoch: BigInt(epoch), leases, transfers: moved, books: resting };
}

function statusOf(name: string, agent: string, seen: Public, policyFault: string | undefined) {
  const here = seen.agents.find((one) => one.agent === agent);
  const held = seen.leases.filter(({ state }) => state !== 'ended' && state !== 'lapsed');
  const asks = seen.books.flatMap(({ instrument, asks: all }) =>
    all.filter((ask) => ask.agent === agent).map(({ priceText, lots }) => ({ instrument, price: priceText, lots })),
  );
  const capacity = BigInt(here?.capacityBytes ?? 0);
  const leased = held.reduce((sum, { bytes }) => sum + BigInt(bytes), 0n);
  return {
    ...{ name, agent, alive: here?.alive ?? false, address: here?.address, policyFault },
    capacityBytes: capacity,
    leasedBytes: leased,
    freeBytes: BigInt(here?.freeBytes ?? 0),
    utilisationPercent: capacity === 0n ? 0 : Number((leased * 100n) / capacity),
    asks,
    leases: {
      active: held.length,
      goodProofs: held.reduce((sum, { goodProofs }) => sum + goodProofs, 0),
      missing: held
        .filter(({ missedInRow }) => missedInRow > 0)
        .map(({ lease, missedInRow }) => ({ lease, missedInRow })),
    },
    income: incomeOf(agent, seen.transfers),
    ...forecastOf(held, seen.epoch),
  };
}

function text(status: Status, genesis: Genesis): string {
  const { name, agent, alive, policyFault, asks, leases, income, forecast, collateral } = status;
  const sum = (sums: Readonly<Record<string, bigint>>): string =>
    Object.entries(sums)
      .map(([code, amount]) => amountText(genesis, Number(code), amount))
      .join(', ') || 'none';
  const rows = [
    ['data held', `${status.leasedBytes} of ${status.capacityBytes} bytes, ${status.utilisationPercent} %`],
    [
      'leases',
      `${leases.active} held, ${leases.goodProofs} good proofs, ${leases.missing.length} with the last missed`,
    ],
    ['collateral', sum(collateral)],
    ['still to be earned', sum(forecast)],
    ...Object.entries(income).map(([what, sums]) => [what, sum(sums)]),
    ...asks.map(({ instrument, price, lots }) => ['offers', `${lots} lots of ${instrument} at ${price}`]),
    ...(policyFault ? [['policy file', policyFault]] : []),
  ];
  return `${name}  ${agent.slice(0, 16)}  ${alive ? 'up' : 'not heard of'}\n${table(['', ''], rows).trim()}`;
}
