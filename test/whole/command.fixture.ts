import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../cli/infinitydb.mjs', import.meta.url));

/** What a command came to. */
export type Ran = { readonly exit: number | null; readonly stdout: string; readonly stderr: string };

export type Command = { readonly child: ChildProcess; readonly ended: Promise<Ran> };

/** Starts the real `infinitydb` on `home`, as another shell would. */
export function start(home: string, words: readonly string[], environment: Record<string, string> = {}): Command {
  const child = spawn(process.execPath, [LAUNCHER, ...words, '--home', home], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  return { child, ended: endOf(child) };
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

async function endOf(child: ChildProcess): Promise<Ran> {
  const [stdout, stderr, [exit]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { exit, stdout, stderr };
}
