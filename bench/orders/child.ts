import { natsPublicKey } from '../../agent-runtime/link/nats-key.ts';
import { connectNats } from '../../agent-runtime/link/connect.ts';
import type { OwnerCommand } from '../../primitives/commands.ts';
import { runMarket } from '../../service/market/market.ts';
import { issueServiceJwt } from '../../service/nats/jwt.ts';
import { natsKeys } from '../../service/nats/keys.ts';
import { runSettlement } from '../../service/settlement/run-settlement.ts';
import { GENESIS, LOG_SEED, NATS_SEED, NETWORK_ID, SETTLEMENT_SEED } from './network.ts';

/**
 * The market or settlement of the bench in a process of its own: the service's code, without chain, witness and HTTP. Arguments: role, home of NATS,
 * its address, the database's. It tells its parent when it is ready and, of settlement, what each commit made final.
 */
export type Told =
  | { readonly type: 'ready' }
  | { readonly type: 'enrolled'; readonly agent: string }
  /** What is durable from `atMs` (Unix time) on: `sequences` of the ORDERS messages of partition 1, and what happened in them. */
  | {
      readonly type: 'final';
      readonly atMs: number;
      readonly sequences: readonly number[];
      readonly trades: number;
      /** Of agents, not of settlement. */
      readonly tradingFrames: number;
      readonly credits: number;
      readonly refusals: number;
    };
export type Asked = { readonly type: 'enrol'; readonly agent: string; readonly owner: string; readonly nonce: string };

const [role, home, natsUrl, databaseUrl] = process.argv.slice(2) as [string, string, string, string];
const jwt = await issueServiceJwt(natsKeys(home), { name: role, natsPublicKey: natsPublicKey(NATS_SEED) });
const nats = await connectNats({ url: natsUrl, jwt, seed: NATS_SEED, name: role });
// Its parent may be gone before the last commit.
const tell = (told: Told): unknown => process.connected && process.send?.(told);
const stop = new AbortController();
process.on('disconnect', () => stop.abort());
const warn = (details: unknown, text?: unknown): void => console.error(role, text, details);
const log = { info: () => undefined, warn, error: warn };
const network = { nats, genesis: GENESIS, networkId: NETWORK_ID, log };

if (role === 'market') {
  await runMarket(network, { signal: stop.signal, onReady: () => tell({ type: 'ready' }) });
} else {
  const settlement = await runSettlement(
    {
      ...{ ...network, databaseUrl, settlementSeed: SETTLEMENT_SEED, logSeed: LOG_SEED, witnesses: [] },
      verifyOwner: async () => true,
    },
    { signal: stop.signal },
  );
  settlement.onBatch(({ inputs }) => {
    const traded = inputs.filter(({ partition }) => partition === 1);
    if (traded.length === 0) return;
    const trading = traded.filter(({ frame }) => frame.ok && frame.value.agent !== GENESIS.settlementKey);
    const count = (among: typeof traded, ...types: string[]): number =>
      among.reduce((sum, { events }) => sum + events.filter(({ type }) => types.includes(type)).length, 0);
    tell({
      type: 'final',
      atMs: performance.timeOrigin + performance.now(),
      sequences: traded.map(({ sequence }) => sequence),
      trades: count(trading, 'tradeMatched'),
      tradingFrames: trading.length,
      credits: count(traded, 'fundsCredited'),
      refusals: count(trading, 'frameRefused', 'commandRefused'),
    });
  });
  process.on('message', (asked: Asked) => {
    void settlement.submitOwnerCommand(enrolment(asked)).then((outcome) => {
      if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message}`);
      tell({ type: 'enrolled', agent: asked.agent });
    });
  });
  tell({ type: 'ready' });
  await settlement.done;
}
await nats.close();

function enrolment({ agent, owner, nonce }: Asked): OwnerCommand {
  return {
    ...{ type: 'enrolAgent', agent, owner, natsKey: agent, dhtKey: agent, nonce: BigInt(nonce) },
    validUntilSeconds: 4_000_000_000n,
    ownerSignature: Uint8Array.of(1),
    agentSignature: new Uint8Array(64),
  };
}
