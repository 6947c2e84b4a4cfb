import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Bench, Measured } from '../bench.ts';
import { inTurn } from '../in-turn.ts';
import { atMost, type Row, rowOf } from '../report.ts';
import type { Measurement } from './child.ts';
import { type MadeLog, makeLog } from './make-log.ts';

const TRANSFERS = 1_000_000;
const QUICK_TRANSFERS = 20_000;
const AIM_OF_BARE = 1.5;
const MADE_FILE = 'made.json';
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Full verification of an exported log, beside what hashing its bytes and verifying its signatures costs alone. */
export const audit: Bench = {
  options: { log: { type: 'string' } },
  usage: '[--log FOLDER, where the log is kept for another time]',
  async run({ quick, log }, print): Promise<Measured> {
    if (log !== undefined && typeof log !== 'string') throw new InfinityDbError('usage', '--log takes a folder');
    const transfers = quick ? QUICK_TRANSFERS : TRANSFERS;
    const folder = log ?? mkdtempSync(join(tmpdir(), 'infinitydb-bench-audit-'));
    try {
      const made = await madeLog(folder, transfers, print);
      return await measure(folder, made, quick ? 1 : 3);
    } finally {
      if (log === undefined) rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function madeLog(folder: string, transfers: number, print: (line: string) => void): Promise<MadeLog> {
  const note = join(folder, MADE_FILE);
  const kept = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as MadeLog) : undefined;
  if (kept && kept.transfers < transfers)
    throw new InfinityDbError('usage', `${folder} holds a log of ${kept.transfers} transfers, not of ${transfers}`);
  const made = kept ?? (await makeLog(folder, transfers));
  writeFileSync(note, JSON.stringify(made));
  const mebibytes = (made.entryBytes / 2 ** 20).toFixed(0);
  print(`a log of ${made.size} entries, ${made.transfers} transfers, ${made.frames} signed frames, ${mebibytes} MiB`);
  return made;
}

async function measure(folder: string, made: MadeLog, rounds: number): Promise<Measured> {
  const taken = { audit: [] as Measurement[], bare: [] as Measurement[] };
  const subject = (what: 'audit' | 'bare', label: string, kind: Row['kind']) => ({
    label,
    kind,
    unit: 's',
    async run() {
      const one = await inChild(what, folder, made);
      taken[what].push(one);
      return one.seconds;
    },
  });
  const [ours, bare] = (await inTurn(
    [
      subject('audit', 'full verification', 'ours'),
      subject('bare', 'entries hashed and signatures verified, all cores', 'limit'),
    ],
    rounds,
  )) as [Row, Row];
  const later = (what: 'audit' | 'bare', of: (one: Measurement) => number) => taken[what].slice(1).map(of);
  const cpu = (what: 'audit' | 'bare', label: string, kind: Row['kind']): Row =>
    rowOf(
      `${label}: CPU`,
      kind,
      's',
      later(what, ({ cpuSeconds }) => cpuSeconds),
    );
  const [ourCpu, bareCpu] = [cpu('audit', ours.label, 'ours'), cpu('bare', bare.label, 'limit')];
  const speed = ours.runs.map((one) => made.transfers / one);
  const rows = [
    ours,
    bare,
    ourCpu,
    bareCpu,
    rowOf(`${ours.label}: transfers a second`, 'ours', '1/s', speed),
    rowOf(
      `${ours.label}: peak memory`,
      'ours',
      'MiB',
      later('audit', ({ peakMebibytes }) => peakMebibytes),
    ),
  ];
  const ratios = [
    atMost('full verification, of the bare cost', ours.median / bare.median, AIM_OF_BARE),
    atMost('the same in CPU time', ourCpu.median / bareCpu.median, AIM_OF_BARE),
  ];
  return { rows, ratios };
}

async function inChild(what: 'audit' | 'bare', folder: string, made: MadeLog): Promise<Measurement> {
  const child = fork(CHILD, [what, folder, JSON.stringify(made)]);
  const told = once(child, 'message') as Promise<[Measurement]>;
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the ${what} ended with exit code ${code} and no result`);
  });
  ended.catch(() => undefined); // it always ends, mostly after its answer
  const [measured] = await Promise.race([told, ended]);
  return measured;
}
