import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { CODES } from '../primitives/codes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import type { Bench } from './bench.ts';
import { tableOf, writeReport } from './report.ts';

/** `npm run bench -- NAME [--quick] [options]`; see README.md beside this file. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  audit: async () => (await import('./audit/audit.ts')).audit,
  market: async () => (await import('./market/market.ts')).market,
  orders: async () => (await import('./orders/orders.ts')).orders,
};

/** Exit code: 0 measured, whether or not an aim was met. */
async function main(argv: readonly string[]): Promise<void> {
  const [name = '', ...rest] = argv;
  const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (!load) {
    const names = Object.keys(BENCHES).join(', ');
    throw new InfinityDbError('usage', `npm run bench -- NAME [--quick] [options]; '${name}' is none of: ${names}`);
  }
  const bench = await load();
  const measured = await bench.run(parse(name, bench, rest), (line) => console.log(line));
  if (!measured) return;
  console.log(tableOf(measured));
  console.log(`\nwritten to ${relative(process.cwd(), writeReport(name, measured))}`);
}

function parse(name: string, bench: Bench, argv: readonly string[]): Parameters<Bench['run']>[0] {
  try {
    const options = { ...bench.options, quick: { type: 'boolean', default: false } } as const;
    const { values } = parseArgs({ args: [...argv], options, strict: true });
    return values as Parameters<Bench['run']>[0];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InfinityDbError('usage', `${why}. npm run bench -- ${name} [--quick] ${bench.usage}`);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!InfinityDbError.is(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = CODES[error.code].exit;
}
