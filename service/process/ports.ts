import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { InfinityDbError } from '../../primitives/error.ts';

export type PortHolder = { readonly name: string; readonly pid: number };

/** A TCP port of 127.0.0.1 that nothing listens on now. */
export async function freePort(): Promise<number> {
  return listenOnce(0);
}

/**
 * Throws `port_in_use` when `port` of 127.0.0.1 is taken, naming its holder. `choose` says how to pick another, for example
 * `set INFINITYDB_HTTP_PORT`.
 */
export async function assertPortFree(port: number, forWhat: string, choose?: string): Promise<void> {
  try {
    await listenOnce(port);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
    const holder = portHolder(port);
    const who =
      code === 'EACCES'
        ? 'is not open to this user'
        : holder
          ? `is held by ${holder.name} (pid ${holder.pid})`
          : 'is held by another process';
    const next = choose ? `${choose} to choose another` : 'stop it or choose another port';
    throw new InfinityDbError('port_in_use', `port ${port}, needed for ${forWhat}, ${who}; ${next}`, {
      cause,
      details: { port, ...(holder ? { holder: holder.name, pid: holder.pid } : {}) },
    });
  }
}

/** Who listens on a TCP port of this machine; undefined when nobody does or the system will not tell this user. */
export function portHolder(port: number): PortHolder | undefined {
  try {
    return process.platform === 'linux' ? holderByProc(port) : holderByLsof(port);
  } catch {
    return undefined; // no lsof, or it found nobody
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

const LISTEN = '0A';

function holderByProc(port: number): PortHolder | undefined {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const sockets = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of lines(table)) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      if (local?.endsWith(suffix) && state === LISTEN && inode) sockets.add(`socket:[${inode}]`);
    }
  }
  if (sockets.size === 0) return undefined;
  for (const entry of readdirSync('/proc')) {
    if (/^\d+$/.test(entry) && openFiles(entry).some((file) => sockets.has(file)))
      return { name: programOf(entry), pid: Number(entry) };
  }
  return undefined;
}

/** The program's file name. Not `comm`: that is what the main thread calls itself, `MainThread` for Node. */
function programOf(pid: string): string {
  const [program = ''] = lines(`/proc/${pid}/cmdline`).join('\n').split('\0');
  return basename(program) || lines(`/proc/${pid}/comm`)[0] || 'unknown';
}

function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => linkTarget(`/proc/${pid}/fd/${fd}`));
  } catch {
    return []; // ended, or another user's
  }
}

function linkTarget(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // closed since it was listed
  }
}

function lines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return []; // no such table (IPv6 off) or the process ended
  }
}

function holderByLsof(port: number): PortHolder | undefined {
  const out = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' });
  const pid = /^p(\d+)$/m.exec(out)?.[1];
  const name = /^c(.+)$/m.exec(out)?.[1];
  return pid ? { pid: Number(pid), name: name ?? 'unknown' } : undefined;
}
