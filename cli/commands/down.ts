import type { Command } from 'commander';
import { homeHolder, runningProcesses } from '../../service/process/home-lock.ts';
import { endProcess } from '../../service/process/running.ts';
import { perform } from '../perform.ts';

const GRACE_MS = 60_000;
const CHILD_GRACE_MS = 10_000;

/** `infinitydb down` */
export function addDown(root: Command, signal: AbortSignal): void {
  root
    .command('down')
    .description('stop the service of this home; nothing to do where it is not up')
    .action(
      perform(signal, async ({ config, output }) => {
        const pid = homeHolder(config.home);
        if (pid !== undefined) await endProcess(pid, 'SIGTERM', GRACE_MS);
        // What a killed supervisor left behind.
        const left = runningProcesses(config.home);
        for (const child of left.toReversed()) await endProcess(child.pid, 'SIGTERM', CHILD_GRACE_MS);
        const stopped = pid !== undefined || left.length > 0;
        output.result({ stopped }, () => (stopped ? 'stopped' : `no service runs on ${config.home}`));
      }),
    );
}
