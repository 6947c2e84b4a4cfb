import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Measured } from './bench.ts';

/** A measured quantity: ours, a peer's, or a limit that the machine or a bare program sets. */
export type Row = {
  readonly label: string;
  readonly kind: 'ours' | 'peer' | 'limit';
  readonly unit: string;
  readonly median: number;
  readonly runs: readonly number[];
};

/** `met` says whether `value` reaches `aim`: from below, or, of an upper bound, from above. */
export type Ratio = { readonly label: string; readonly value: number; readonly aim: number; readonly met: boolean };

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export function median(runs: readonly number[]): number {
  const sorted = [...runs].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[half] as number;
  return ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

export const rowOf = (label: string, kind: Row['kind'], unit: string, runs: readonly number[]): Row => ({
  label,
  kind,
  unit,
  median: median(runs),
  runs,
});

/** A ratio that is to be `aim` or more. */
export const atLeast = (label: string, value: number, aim: number): Ratio => ({ label, value, aim, met: value >= aim });

/** A quantity or ratio that is to be `aim` or less. */
export const atMost = (label: string, value: number, aim: number): Ratio => ({ label, value, aim, met: value <= aim });

/** The table of a measurement: rows with their runs, then ratios with their aims. */
export function tableOf({ rows, ratios }: Measured): string {
  const lines = rows.map(({ label, kind, unit, median: middle, runs }) => [
    kind,
    label,
    figure(middle),
    unit,
    runs.map(figure).join(' '),
  ]);
  const judged = ratios.map(({ label, value, aim, met }) => [
    label,
    figure(value),
    figure(aim),
    met ? 'met' : 'MISSED',
  ]);
  return [
    columns([['', 'what', 'median', 'unit', 'runs'], ...lines]),
    '',
    columns([['ratio', 'value', 'aim', ''], ...judged]),
  ].join('\n');
}

/** Writes `bench/results/<name>.json` and gives its path. */
export function writeReport(name: string, { rows, ratios }: Measured): string {
  const folder = `${ROOT}bench/results`;
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/${name}.json`;
  const report = { name, commit: commit(), machine: machine(), when: new Date().toISOString(), rows, ratios };
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

/** Four digits are more than a shared machine repeats. */
function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

function columns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (/^[\d.,∞-]+$/.test(cell) ? cell.padStart : cell.padEnd).call(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return lines.map(line).join('\n');
}

function commit(): string {
  const git = (...words: string[]): string =>
    spawnSync('git', words, { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() ?? '';
  const head = git('rev-parse', 'HEAD');
  if (!head) return 'unknown';
  return git('status', '--porcelain', '--untracked-files=no', '--', ':!bench/results') ? `${head} and changes` : head;
}

function machine(): string {
  const cores = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}, ${memory}, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}
