import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BrokenInvariant } from './invariants/checks.ts';
import { headline } from './report/headline.ts';
import { reportPage } from './report/page.ts';
import { simulate } from './run.ts';

const USAGE = 'usage: npm run simulate -- [--agents N] [--days N] [--seed N] [--faults] [--out FILE.html] [--json]';
const options = {
  agents: { type: 'string', default: '100' },
  days: { type: 'string', default: '7' },
  seed: { type: 'string', default: '1' },
  faults: { type: 'boolean', default: false },
  out: { type: 'string', default: 'simulation.html' },
  json: { type: 'boolean', default: false },
} as const;

function usage(why: string): never {
  console.error(`${why}\n${USAGE}`);
  process.exit(2);
}

function given() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return usage((error as Error).message);
  }
}

function whole(name: 'agents' | 'days' | 'seed', least: number): number {
  const value = Number(values[name]);
  const isWhole = /^\d+$/.test(values[name]) && Number.isSafeInteger(value) && value >= least;
  return isWhole ? value : usage(`--${name} is a whole number from ${least}, not ${values[name]}`);
}

const values = given();
const asked = { agents: whole('agents', 12), days: whole('days', 1), seed: whole('seed', 0), faults: values.faults };
const hours = asked.days * 24;
const tell = process.stderr.isTTY
  ? (line: string): void => void process.stderr.write(`\r${line}\x1b[K`)
  : () => undefined;

try {
  const outcome = simulate(asked, (hour, { network }) => {
    const done = '█'.repeat(Math.floor((24 * hour) / hours)).padEnd(24, '░');
    tell(`${done} day ${Math.ceil(hour / 24)} of ${asked.days}, ${network.messages.toLocaleString('en-US')} messages`);
  });
  tell('');
  writeFileSync(values.out, reportPage(outcome));
  const head = headline(outcome);
  if (values.json) console.log(JSON.stringify(head, undefined, 2));
  else {
    const { storageTrades, dataTrades, invariantsChecked, meanPricePerTebibyteMonth: price } = head;
    console.log(
      `${storageTrades} slots of storage and ${dataTrades} copies of data traded, at ${price} USDX a TiB and month`,
    );
    console.log(
      `${invariantsChecked.toLocaleString('en-US')} checks of invariants, none broken; report: ${values.out}`,
    );
  }
} catch (error) {
  tell('');
  const again = `--agents ${asked.agents} --days ${asked.days} --seed ${asked.seed}${asked.faults ? ' --faults' : ''}`;
  console.error(error instanceof BrokenInvariant ? error.message : error);
  console.error(`again with: npm run simulate -- ${again}`);
  process.exit(1);
}
