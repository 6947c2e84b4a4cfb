import { pino } from 'pino';
import { signingKey } from '../../primitives/keys.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { httpSource } from '../../settlement/log/audit/http-source.ts';
import { cosigner } from '../../settlement/log/sign.ts';
import { formatVkey, parseVkey } from '../../settlement/log/verify/vkey.ts';
import { witnessRoutes } from '../../settlement/log/witness-routes.ts';
import { calmLog } from '../calm-log.ts';
import type { Config } from '../config.ts';
import { homePaths, secret } from '../home.ts';
import { type Network, requireNetwork } from '../new-network.ts';
import { startPolling } from '../polling.ts';
import type { ChildSide } from '../process/child.ts';
import { AUDITOR, walletOf } from '../wallets.ts';
import { fileWitnessStore } from '../witness/file-witness-store.ts';
import { LogAuditor } from '../witness/log-auditor.ts';
import { startWitnessServer } from '../witness/server.ts';
import { anchorSigner } from '../witness/sign-anchor.ts';
import { keepEvidence } from '../witness/split-view.ts';

const AUDIT_EVERY_MS = 3_000;

/**
 * The witness of this home: cosigns checkpoints that continue what it has seen, audits the log as it grows, and signs the anchors that
 * its audit confirms. Ready once it listens; the log need not be there yet.
 */
export async function runWitnessRole(config: Config, child: ChildSide): Promise<void> {
  const log = calmLog(pino({ name: 'witness' }), Date.now);
  const network = requireNetwork(config.home);
  const { genesis, networkId } = network;
  const paths = homePaths(config.home);
  const chain = { genesis, node: { url: config.chainRpcUrl || `http://127.0.0.1:${config.chainPort}` } };
  const auditor = new LogAuditor(httpSource(`http://127.0.0.1:${config.httpPort}`), networkId, chain);
  const server = await startWitnessServer({
    port: config.witnessPort,
    witness: witnessRoutes({
      keys: witnessKeys(network, secret(paths.witnessSeed)),
      store: fileWitnessStore(paths.witness),
      clock: { nowMs: Date.now },
      onSplitView: (evidence) => log.error({ file: keepEvidence(paths.witness, evidence) }, 'split_view'),
    }),
    signAnchor: anchorSigner({ auditor, account: walletOf(config, AUDITOR), genesis }),
    onError: (err) => log.error({ err }, 'request_failed'),
  });
  child.onStop(() => server.stop());
  // So that an anchor finds most of the work done.
  const auditing = startPolling({
    intervalMs: AUDIT_EVERY_MS,
    round: async () => {
      const { firstWrong } = await auditor.advance();
      if (firstWrong) log.error({ firstWrong }, 'log_wrong');
    },
    onError: (err) => log.warn({ err }, 'log_awaited'),
  });
  child.onStop(() => auditing.stop());
  child.ready();
}

/** The log's key of genesis, and our own under the name that genesis gives it. */
function witnessKeys({ genesis }: Network, seed: Uint8Array) {
  const logKey = parseVkey(genesis.log.vkey);
  if (!logKey.ok) throw InfinityDbError.from(logKey, 'witness');
  const key = signingKey(seed);
  const ours = genesis.witnesses
    .map(({ vkey }) => parseVkey(vkey))
    .flatMap((parsed) => (parsed.ok ? [cosigner(parsed.value.name, key)] : []))
    .find((one) => genesis.witnesses.some(({ vkey }) => vkey === formatVkey(one.key)));
  if (!ours)
    throw new InfinityDbError('setup_incomplete', "genesis does not name this home's witness key", { step: 'witness' });
  return { logs: [logKey.value], cosigner: ours };
}
