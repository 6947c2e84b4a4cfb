import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Address } from 'viem';
import { pino } from 'pino';
import { publicClient, walletClient } from '../../contracts/clients/connect.ts';
import { createNonceQueue } from '../../contracts/clients/nonce-queue.ts';
import type { Sender } from '../../contracts/clients/transact.ts';
import { AnchorHistory } from '../../settlement/anchor/anchor-history.ts';
import { anchorDue } from '../../settlement/anchor/anchor-policy.ts';
import { Anchorer } from '../../settlement/anchor/anchorer.ts';
import { type DepositWatcher, depositWatcher } from '../../settlement/payments/deposit-watcher.ts';
import { withdrawalPayer } from '../../settlement/payments/withdrawal-payer.ts';
import { openDatabase } from '../../settlement/store/database.ts';
import { anchorSignature, commitState } from '../anchoring.ts';
import { calmLog } from '../calm-log.ts';
import { chainAccess } from '../chain-access.ts';
import type { Config } from '../config.ts';
import { homePaths, secret } from '../home.ts';
import { startHttp } from '../http/server.ts';
import { ensureStreams } from '../nats/streams.ts';
import { knownElsewhere } from '../known-elsewhere.ts';
import { type Network, requireNetwork } from '../new-network.ts';
import { paymentsLedger } from '../payments-ledger.ts';
import { type Polling, startPolling } from '../polling.ts';
import { postgresUrl } from '../postgres.ts';
import type { ChildSide } from '../process/child.ts';
import { connectService } from '../service-nats.ts';
import type { Settlement } from '../settlement/api.ts';
import { isReadable, runSettlement } from '../settlement/run-settlement.ts';
import { ownerVerifier } from '../verify-owner.ts';
import { OPERATOR, walletOf } from '../wallets.ts';

type Log = ReturnType<typeof calmLog>;

const PAYMENTS_EVERY_MS = 1_000;
const ANCHOR_LOOKS_EVERY_MS = 5_000;
const TRY_AGAIN_MS = 500;

/** Settlement with all that lives beside it: the HTTP interface, deposits and withdrawals, anchors. Ready once HTTP listens. */
export async function runSettlementRole(config: Config, child: ChildSide): Promise<void> {
  const log = calmLog(pino({ name: 'settlement' }), Date.now);
  const network = requireNetwork(config.home);
  const paths = homePaths(config.home);
  const databaseUrl = postgresUrl(paths.postgres, config.postgresPort);
  await until(() => databaseAnswers(databaseUrl), 'database_awaited', log);
  const chain = await chainAccess(config);
  const nats = await connectService(config, 'settlement');
  child.onStop(() => nats.close());
  await until(() => ensureStreams(nats, network.genesis.bookPartitions), 'nats_awaited', log);
  const stopping = new AbortController();
  const { genesis } = network;
  const reader = publicClient(chain);
  const history = new AnchorHistory(reader, genesis.chain);
  const known = knownElsewhere({
    ...{ note: paths.newestCheckpoint, copy: config.logCopy, logVkey: genesis.log.vkey, anchors: history },
    warn: (what, error) => log.warn({ what, error: String(error) }, 'checkpoints_elsewhere_unknown'),
  });
  const settlement = await runSettlement(
    {
      ...{ nats, databaseUrl, ...network, log },
      settlementSeed: secret(paths.settlementSeed),
      logSeed: secret(paths.logSeed),
      witnesses: genesis.witnesses.map(({ vkey }) => ({ url: witnessUrl(config), vkey })),
      knownElsewhere: known,
      verifyOwner: ownerVerifier(network, chain),
    },
    { signal: stopping.signal },
  );
  child.onStop(async () => {
    stopping.abort();
    await settlement.done.catch(readOnly);
  });

  const account = walletOf(config, OPERATOR);
  // One queue for all that the operator sends.
  const queue = createNonceQueue(reader, account.address as Address);
  const operator: Sender = { publicClient: reader, walletClient: walletClient(chain, account), queue };
  const payments = startPayments({ network, settlement, operator, log });
  const anchorer = new Anchorer({
    ...{ genesis, history, sender: operator },
    creditedThrough: payments.deposits.creditedThrough,
    commitState: (chainBlock) => commitState(settlement, chainBlock),
    signatures: async (state) => [await anchorSignature(witnessUrl(config), state)],
  });
  const anchoring = startAnchoring(settlement, anchorer, history, log);
  child.onStop(async () => {
    await Promise.all([payments.stop(), anchoring.stop()]);
  });
  const chainUrl = 'url' in chain ? chain.url : '';
  const anchors = { list: () => history.read(), anchorNow: () => anchorer.anchorNow() };
  const listening = await connectService(config, 'http');
  const http = await startHttp({ config, network, settlement, nats: listening, chainUrl, anchors, log });
  child.onStop(async () => {
    await http.stop();
    await listening.close();
  });
  child.ready({ url: http.url });
  await settlement.done.catch(async (error: unknown) => {
    readOnly(error);
    log.error({ err: error }, 'nothing more is committed; what is there can be read');
    await Promise.all([payments.stop(), anchoring.stop()]);
  });
}

/** Takes the failures after which this process stays, to say what they are; throws every other. */
function readOnly(error: unknown): void {
  if (!isReadable(error)) throw error;
}

const witnessUrl = (config: Config): string => `http://127.0.0.1:${config.witnessPort}`;

/** Tries until it succeeds; the log hears of it now and then. */
async function until(attempt: () => Promise<unknown>, event: string, log: Log): Promise<void> {
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      log.warn({ error: String(error) }, event);
      await delay(TRY_AGAIN_MS);
    }
  }
}

async function databaseAnswers(url: string): Promise<void> {
  const db = openDatabase({ url, connections: 1 });
  try {
    await sql`select 1`.execute(db);
  } finally {
    await db.destroy();
  }
}

function startPayments(parts: {
  network: Network;
  settlement: Settlement;
  operator: Sender;
  log: Log;
}): Polling & { readonly deposits: DepositWatcher } {
  const { network, settlement, operator, log } = parts;
  const { genesis } = network;
  const ledger = paymentsLedger(settlement);
  // One that waits (for the next day's limit) is tried each second, which is not news each second.
  const tell = (event: string, details: object): void =>
    event === 'withdrawal_postponed' ? log.warn(details, event) : log.info(details, event);
  const deposits = depositWatcher({ reader: operator.publicClient, genesis, ledger, log: tell });
  const withdrawals = withdrawalPayer({ operator, genesis, ledger, log: tell });
  const onError = (error: unknown): void => log.warn({ error: String(error) }, 'payments_postponed');
  // Two loops: a payment that waits for its receipt does not hold up a deposit.
  const loops = [deposits, withdrawals].map(({ poll }) =>
    startPolling({ round: poll, intervalMs: PAYMENTS_EVERY_MS, onError }),
  );
  return {
    deposits,
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** Anchors by itself when the policy says so; a failure waits for the next look. */
function startAnchoring(settlement: Settlement, anchorer: Anchorer, history: AnchorHistory, log: Log): Polling {
  let triedMs = Date.now();
  const round = async (): Promise<void> => {
    const last = await history.newest();
    const entriesSince = settlement.status().treeSize - Number(last?.size ?? 0n);
    if (!anchorDue({ entriesSince, sinceMs: Date.now() - triedMs })) return;
    triedMs = Date.now();
    const made = await anchorer.anchorNow();
    if (made.ok) log.info({ size: String(made.value.size), transaction: made.value.transactionHash }, 'anchored');
    else log.warn({ code: made.code, message: made.message }, 'anchor_refused');
  };
  const onError = (error: unknown): void => log.warn({ error: String(error) }, 'anchor_postponed');
  return startPolling({ round, intervalMs: ANCHOR_LOOKS_EVERY_MS, onError });
}
