import type { ParseArgsOptionsConfig } from 'node:util';
import type { Ratio, Row } from './report.ts';

/** One benchmark, as `run.ts` finds it by its name. */
export type Bench = {
  /** Options beside `--quick`, as `parseArgs` of node:util takes them. */
  readonly options: ParseArgsOptionsConfig;
  /** One line each, for `usage`. */
  readonly usage: string;
  /**
   * Measures. `print` takes lines for people that are no row. Undefined where the options asked for something else than a measurement. A
   * value that makes no sense throws `InfinityDbError('usage')`.
   */
  run(
    options: Readonly<Record<string, string | boolean | undefined>> & { readonly quick: boolean },
    print: (line: string) => void,
  ): Promise<Measured | undefined>;
};

export type Measured = { readonly rows: readonly Row[]; readonly ratios: readonly Ratio[] };
