#!/usr/bin/env node
// Runs the command on the Node that the package brings, since the system's own may be too old for TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundled = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
if (!existsSync(bundled)) {
  process.stderr.write('setup_incomplete: the packages are not installed; run npm install first\n');
  process.exit(1);
}
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const child = spawn(bundled, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
