import { existsSync, readFileSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { RunningAgent } from '../../agent-runtime/agent.ts';
import { writeDurably } from '../../agent-runtime/durable-file.ts';
import { readPolicy } from '../../agent-runtime/policy/policy-file.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { type Policy, policySha256 } from '../../schemas/policy.ts';

/** Which policy an agent goes by, for whoever asks; `fault`: why the file's newest version does not hold. */
export type PolicyState = { readonly sha256: string; readonly sinceMs: number; readonly fault?: string };

/** An editor writes in several steps. */
const SETTLED_MS = 150;

export type Watched = {
  readonly path: string;
  /** Where the state is told. */
  readonly statePath: string;
  readonly genesis: Genesis;
  readonly agent: Pick<RunningAgent, 'setPolicy'>;
  readonly first: Policy;
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void;
};

/**
 * Has the agent go by its policy file as it is: each time that it changes, and on SIGHUP. A file that is wrong changes nothing; the log and the
 * state file say why. The function returned ends it.
 */
export function watchPolicy({ path, statePath, genesis, agent, first, log }: Watched): () => void {
  let holds = policySha256(first);
  let said = '';
  const tell = (state: PolicyState): void => writeDurably(statePath, `${JSON.stringify(state)}\n`);
  tell({ sha256: holds, sinceMs: Date.now() });
  const look = (): void => {
    try {
      const policy = readPolicy(path, genesis);
      if (!policy) throw new InfinityDbError('usage', `${path} is gone; write it again`);
      said = '';
      if (policySha256(policy) === holds) return tell({ sha256: holds, sinceMs: Date.now() });
      agent.setPolicy(policy);
      holds = policySha256(policy);
      tell({ sha256: holds, sinceMs: Date.now() });
      log('policy changed', { sha256: holds });
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      if (fault === said) return;
      said = fault;
      tell({ sha256: holds, sinceMs: Date.now(), fault });
      log('policy file is wrong; the old policy holds', { fault });
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLED_MS);
  };
  // The folder, because a file that is replaced is another file.
  const watcher = watch(dirname(path), (_, name) => {
    if (name === null || name === basename(path)) soon();
  });
  process.on('SIGHUP', soon);
  return () => {
    watcher.close();
    clearTimeout(timer);
    process.off('SIGHUP', soon);
  };
}

/** What the running agent, or the last one that ran, said; undefined where none ever did. */
export function readPolicyState(statePath: string): PolicyState | undefined {
  return existsSync(statePath) ? (JSON.parse(readFileSync(statePath, 'utf8')) as PolicyState) : undefined;
}
