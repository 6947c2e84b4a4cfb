import { join } from 'node:path';
import { auditExportedFolder } from '../../settlement/log/audit/audit.ts';
import { bareCost } from './bare.ts';
import { EXPORT_FOLDER, type MadeLog } from './make-log.ts';

/** One measurement in a process of its own, as `infinitydb audit` is one: which, the log's folder, what it holds. */
export type Measurement = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Most memory that the process had, MiB. */
  readonly peakMebibytes: number;
};

const [what = '', folder = '', made = ''] = process.argv.slice(2);
const log = JSON.parse(made) as MadeLog;

async function run(): Promise<number> {
  if (what === 'bare') return bareCost(folder, log);
  const started = performance.now();
  const { ok, firstWrong, transfers } = await auditExportedFolder(join(folder, EXPORT_FOLDER));
  const seconds = (performance.now() - started) / 1_000;
  if (!ok || transfers !== log.transfers)
    throw new Error(`the audit found ${transfers} transfers of ${log.transfers}: ${JSON.stringify(firstWrong)}`);
  return seconds;
}

const before = process.cpuUsage();
const seconds = await run();
const { user, system } = process.cpuUsage(before);
const told: Measurement = {
  seconds,
  cpuSeconds: (user + system) / 1_000_000,
  peakMebibytes: process.resourceUsage().maxRSS / 1_024,
};
process.send?.(told);
process.disconnect?.();
