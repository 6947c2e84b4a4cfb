import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const PROC = existsSync('/proc/self/stat');

/**
 * What tells a process from a later one that was given the same number: the moment it started, as the system tells it. Undefined when
 * no process of that number lives (a zombie does not).
 */
export function processStart(pid: number): string | undefined {
  if (!PROC) return ps(pid, 'lstart=');
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name in parentheses may hold spaces; state is the first field after it, the start (in ticks since boot) the twentieth.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

/** The command a process was started with, its arguments joined by spaces; undefined when it does not live. */
export function commandLine(pid: number): string | undefined {
  if (!PROC) return ps(pid, 'command=');
  return readText(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined; // ps exits 1 when there is no such process
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // the process ended
  }
}
