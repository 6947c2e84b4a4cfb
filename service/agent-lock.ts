import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { InfinityDbError } from '../primitives/error.ts';
import { processStart } from './process/identity.ts';

/** One process at a time may act as an agent: its frames have one sequence. */
export function lockAgent(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'in-use.json');
  const mine = JSON.stringify({ pid: process.pid, start: processStart(process.pid) });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, mine);
      closeSync(file);
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder !== undefined)
      throw new InfinityDbError(
        'busy',
        `another command (pid ${holder}) is acting as this agent; wait until it is done`,
        {
          details: { pid: holder },
        },
      );
    rmSync(path, { force: true });
  }
  throw new InfinityDbError('busy', 'another command is acting as this agent; try again');
}

function holderOf(path: string): number | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const { pid, start } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; start: string };
    return processStart(pid) === start ? pid : undefined;
  } catch {
    return undefined; // cut short by a crash: names nobody
  }
}
