import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../cli/infinitydb.mjs', import.meta.url));

/** What a command came to. */
export type Ran = { readonly exit: number | null; readonly stdout: string; readonly stderr: string };

export type Command = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Resolves when what it wrote on either output so far has `pattern` in it; rejects where it ended without. */
  said(pattern: RegExp): Promise<void>;
};

/** Starts the real `infinitydb` on `home`, as another shell would. */
export function start(home: string, words: readonly string[], environment: Record<string, string> = {}): Command {
  return startProgram(LAUNCHER, [...words, '--home', home], environment);
}

/** Starts a program of the repository on this Node. */
export function startProgram(script: string, words: readonly string[], environment: Record<string, string>): Command {
  const child = spawn(process.execPath, [script, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const written = { stdout: '', stderr: '' };
  let wake: () => void = () => undefined;
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
      wake();
    });
  let ran: Ran | undefined;
  const ended = once(child, 'close').then(([exit]: (number | null)[]) => {
    ran = { exit: exit ?? null, ...written };
    wake();
    return ran;
  });
  return {
    child,
    ended,
    async said(pattern) {
      while (!pattern.test(written.stdout + written.stderr)) {
        if (ran) throw new Error(`it ended with ${ran.exit} and never said ${pattern}:\n${ran.stdout}${ran.stderr}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** Runs it to its end. */
export function run(home: string, ...words: readonly string[]): Promise<Ran> {
  return start(home, words).ended;
}

/** The one JSON document of a command that must succeed. */
export async function json<T>(home: string, ...words: readonly string[]): Promise<T> {
  const { exit, stdout, stderr } = await run(home, ...words, '--json');
  if (exit !== 0) throw new Error(`infinitydb ${words.join(' ')} ended with ${exit}: ${stderr}${stdout}`);
  return JSON.parse(stdout) as T;
}

/** Exit code, error code and message of a command that must fail. */
export async function failure(
  home: string,
  ...words: readonly string[]
): Promise<{ readonly exit: number | null; readonly code: string; readonly message: string }> {
  const { exit, stdout, stderr } = await run(home, ...words, '--json');
  if (exit === 0 || stdout !== '') throw new Error(`infinitydb ${words.join(' ')} ended with ${exit}: ${stdout}`);
  const { code, message } = JSON.parse(stderr) as { code: string; message: string };
  return { exit, code, message };
}
