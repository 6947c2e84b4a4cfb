import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc (USER_HZ), which Linux fixes for all programs. */
const TICKS = 100;

/** CPU seconds that this process and `pids` with their children have used. Linux. */
export function cpuSeconds(pids: readonly number[]): number {
  const { user, system } = process.cpuUsage();
  const wanted = new Set(pids);
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = fieldsOf(name);
    if (fields && (wanted.has(Number(name)) || wanted.has(Number(fields[1]))))
      ticks += Number(fields[11]) + Number(fields[12]);
  }
  return (user + system) / 1e6 + ticks / TICKS;
}

/** The fields of /proc/<pid>/stat from the state on; undefined where the process has ended meanwhile. */
function fieldsOf(pid: string): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
