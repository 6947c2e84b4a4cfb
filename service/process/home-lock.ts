import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InfinityDbError } from '../../primitives/error.ts';
import { processStart } from './identity.ts';
import { endProcess } from './running.ts';

/**
 * One supervisor for one home. `run/supervisor.json` names it; `run/<child>.json` names each process it started, so that the next start
 * can end what a killed supervisor left behind. A record counts only while the process it names is the very one that it was written for.
 */
type RunRecord = { readonly pid: number; readonly start: string; readonly diverged?: true };
const SUPERVISOR = 'supervisor';

/** Takes the home for this process and ends stale children. Throws `home_in_use` when another supervisor lives on it. */
export async function lockHome(home: string): Promise<{ release(): void }> {
  mkdirSync(join(home, 'run'), { recursive: true });
  claim(home);
  for (const file of readdirSync(join(home, 'run'))) {
    const name = file.replace(/\.json$/, '');
    if (name === SUPERVISOR || name === file) continue;
    const stale = readRecord(home, name);
    if (stale && lives(stale)) await endProcess(stale.pid, 'SIGTERM', 3_000);
    forgetRun(home, name);
  }
  return { release: () => forgetRun(home, SUPERVISOR) };
}

/** Notes that `pid` runs as `name` of this home. */
export function recordRun(home: string, name: string, pid: number): void {
  const start = processStart(pid);
  if (start !== undefined) writeRecord(home, name, { pid, start });
}

/** Notes that what ran as `name` ended because it diverged; until the next start of the service or of that process. */
export function recordDiverged(home: string, name: string, pid: number): void {
  writeRecord(home, name, { pid, start: '', diverged: true });
}

/** A full disk must not end the supervisor: without a record, a process that outlives it holds its port, which the next start names. */
function writeRecord(home: string, name: string, record: RunRecord): void {
  const path = recordPath(home, name);
  try {
    writeFileSync(path, JSON.stringify(record));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    rmSync(path, { force: true });
  }
}

export function forgetRun(home: string, name: string): void {
  rmSync(recordPath(home, name), { force: true });
}

/** The processes of this home that live now, by their records, in alphabetical order. */
export function runningProcesses(home: string): { readonly name: string; readonly pid: number }[] {
  return records(home).flatMap(({ name, record }) => (lives(record) ? [{ name, pid: record.pid }] : []));
}

/** Names of those that ended because they diverged. */
export function divergedProcesses(home: string): string[] {
  return records(home).flatMap(({ name, record }) => (record.diverged ? [name] : []));
}

/** The pid of the supervisor that holds this home now, if one lives. */
export function homeHolder(home: string): number | undefined {
  const record = readRecord(home, SUPERVISOR);
  return record && lives(record) ? record.pid : undefined;
}

function claim(home: string): void {
  const record = JSON.stringify({ pid: process.pid, start: processStart(process.pid) });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(recordPath(home, SUPERVISOR), record, { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = homeHolder(home);
    if (holder !== undefined)
      throw new InfinityDbError(
        'home_in_use',
        `${home} is in use by the service with pid ${holder}; stop it, or choose another folder with --home`,
        { details: { home, pid: holder } },
      );
    forgetRun(home, SUPERVISOR);
  }
  throw new InfinityDbError('home_in_use', `${home} is being started by another process; try again`);
}

function lives({ pid, start }: RunRecord): boolean {
  return processStart(pid) === start;
}

function records(home: string): { readonly name: string; readonly record: RunRecord }[] {
  const folder = join(home, 'run');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .flatMap((name) => {
      const record = readRecord(home, name);
      return record ? [{ name, record }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

function readRecord(home: string, name: string): RunRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(recordPath(home, name), 'utf8'));
    const { pid, start, diverged } = value as Partial<RunRecord>;
    if (!Number.isSafeInteger(pid) || typeof start !== 'string') return undefined;
    return { pid: pid as number, start, ...(diverged === true ? { diverged } : {}) };
  } catch {
    return undefined; // absent, or cut short by a crash: names nobody
  }
}

function recordPath(home: string, name: string): string {
  return join(home, 'run', `${name}.json`);
}
