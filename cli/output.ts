import { InfinityDbError } from '../primitives/error.ts';
import { CODES } from '../primitives/codes.ts';

/** How a command speaks: one JSON document on stdout, or sentences; everything else goes to stderr. */
export type Output = {
  readonly json: boolean;
  /** The command's one result. `human` is printed where JSON was not asked for. */
  result(value: unknown, human: () => string): void;
  /** A line for people, on stderr; silent with --json. */
  note(line: string): void;
  /** A bar on a terminal, nothing in a pipe. */
  progress(label: string): ProgressBar;
};

/** `said`: what stands after the bar, such as the pace. */
export type ProgressBar = { update(done: number, total: number, said?: string): void; end(): void };

const BAR_CELLS = 30;

export function output(json: boolean): Output {
  const drawn = process.stderr.isTTY === true && !json;
  return {
    json,
    result(value, human) {
      const text = json ? JSON.stringify(value, bigintsAsText, 2) : human();
      if (text !== '') process.stdout.write(`${text}\n`);
    },
    note(line) {
      if (!json) process.stderr.write(`${line}\n`);
    },
    progress(label) {
      let last = -1;
      return {
        update(done, total, said = '') {
          const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
          if (!drawn || percent === last) return;
          last = percent;
          const filled = Math.round((BAR_CELLS * percent) / 100);
          process.stderr.write(
            `\r${label} [${'#'.repeat(filled)}${'.'.repeat(BAR_CELLS - filled)}] ${percent} % ${said}\u001b[K`,
          );
        },
        end() {
          if (drawn && last >= 0) process.stderr.write('\n');
        },
      };
    },
  };
}

export const bigintsAsText = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;

/** Reports an error on stderr (as JSON with --json) and returns the exit code that its code has. */
export function report(error: unknown, json: boolean): number {
  if (!InfinityDbError.is(error)) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
  process.stderr.write(
    json ? `${JSON.stringify(error.toJSON(), bigintsAsText)}\n` : `${error.code}: ${error.message}\n`,
  );
  return CODES[error.code].exit;
}

/** Rows as a table with two spaces between columns; columns of numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const right = head.map((_, i) => rows.length > 0 && rows.every((row) => /^-?[\d.,]+( [A-Z]+)?$/.test(row[i] ?? '')));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (right[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}
