import type { Command } from 'commander';
import { publicClient } from '../../contracts/clients/connect.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { AnchorHistory } from '../../settlement/anchor/anchor-history.ts';
import { withHomeDatabase } from '../../service/backup/home-database.ts';
import { chainAccess } from '../../service/chain-access.ts';
import type { Config } from '../../service/config.ts';
import { homePaths, secret } from '../../service/home.ts';
import { anchored, copied, keptNote } from '../../service/known-elsewhere.ts';
import { type Network, requireNetwork } from '../../service/new-network.ts';
import { homeHolder, runningProcesses } from '../../service/process/home-lock.ts';
import { endProcess } from '../../service/process/running.ts';
import { type KnownCheckpoint, knownFromNote, witnessNote } from '../../service/settlement/known-checkpoints.ts';
import { type LogGap, reopenLog } from '../../service/settlement/reopen-log.ts';
import { fileWitnessStore } from '../../service/witness/file-witness-store.ts';
import { type Call, perform } from '../perform.ts';

const GRACE_MS = 20_000;

type Options = { readonly yes?: boolean; readonly copy?: string };

/** `infinitydb log reopen` */
export function addLogReopen(log: Command, signal: AbortSignal): void {
  log
    .command('reopen')
    .description(
      'after a restore from an older backup: go on under a new origin whose first entry names the newest checkpoint that is lost',
    )
    .option('--yes', 'do it; without, only what would be lost is said')
    .option('--copy <place>', 'folder or URL of a copy of the log that may know a newer checkpoint')
    .action(perform(signal, reopen));
}

async function reopen({ config, output, signal }: Call, { yes = false, copy = config.logCopy }: Options) {
  const network = requireNetwork(config.home);
  const paths = homePaths(config.home);
  let found: LogGap | undefined;
  const done = await withHomeDatabase(config, (databaseUrl) =>
    reopenLog({
      ...{ databaseUrl, ...network, signal },
      settlementSeed: secret(paths.settlementSeed),
      logSeed: secret(paths.logSeed),
      known: (generation, origin) => knownOf(config, network, { generation, origin, copy }),
      confirm: (gap) => {
        found = gap;
        return yes;
      },
    }),
  );
  if (!found) throw new InfinityDbError('internal', 'nothing was found and nothing refused');
  if (!done)
    throw new InfinityDbError('usage', `${sentences(found).join('; ')}. Nothing was done: --yes does it`, {
      details: { ...found },
    });
  await settlementAnew(config.home);
  output.result({ ...done }, () =>
    [
      `reopened as ${done.origin}`,
      ...sentences(done),
      'what was lost is lost for good: tell those whom it concerns',
    ].join('\n'),
  );
}

function sentences({ oldOrigin, oldSize, oldRoot, source, keptSize, lostEntries, generation }: LogGap): string[] {
  const lost =
    lostEntries > 0
      ? `${lostEntries} entries are lost: ${keptSize} to ${oldSize - 1} of ${oldOrigin}`
      : `the first ${oldSize} entries of ${oldOrigin} were others`;
  return [
    lost,
    `the newest checkpoint known is of size ${oldSize}, root ${oldRoot} (${source})`,
    `${keptSize} entries are kept; generation ${generation} begins`,
  ];
}

/** What witness, home, chain and copy know; a chain that does not answer is left out only where the service is down. */
async function knownOf(
  config: Config,
  { genesis }: Network,
  { generation, origin, copy }: { readonly generation: number; readonly origin: string; readonly copy: string },
): Promise<KnownCheckpoint[]> {
  const { vkey } = genesis.log;
  const paths = homePaths(config.home);
  const isUp = homeHolder(config.home) !== undefined;
  const fromWitness = async (): Promise<KnownCheckpoint | undefined> => {
    const note = isUp
      ? await witnessNote(`http://127.0.0.1:${config.witnessPort}`, origin)
      : (await fileWitnessStore(paths.witness).load(origin))?.note;
    return note === undefined ? undefined : knownFromNote(note, vkey, `witness ${genesis.witnesses[0]?.name}`);
  };
  const known = await Promise.all([
    fromWitness(),
    keptNote(paths.newestCheckpoint, vkey),
    copy === '' ? undefined : copied(copy, vkey),
    isUp || config.chainRpcUrl !== '' ? fromChain(config, genesis, generation) : undefined,
  ]);
  return known.filter((one) => one !== undefined);
}

async function fromChain(config: Config, { chain }: Network['genesis'], generation: number) {
  const history = new AnchorHistory(publicClient(await chainAccess(config)), chain);
  return anchored(history, generation);
}

/** Settlement that refused holds nothing; its supervisor starts it again on what was written. */
async function settlementAnew(home: string): Promise<void> {
  const settlement = runningProcesses(home).find(({ name }) => name === 'settlement');
  if (settlement) await endProcess(settlement.pid, 'SIGTERM', GRACE_MS);
}
