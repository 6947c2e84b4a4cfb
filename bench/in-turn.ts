import { type Row, rowOf } from './report.ts';

/** One thing to measure again and again: each run gives a figure in `unit`. */
export type Subject = {
  readonly label: string;
  readonly kind: Row['kind'];
  readonly unit: string;
  run(): Promise<number> | number;
};

/**
 * Runs all subjects once, unmeasured, then `rounds` times each in turn, so that what else the machine does hits all alike. Rows in the
 * order of the subjects.
 */
export async function inTurn(subjects: readonly Subject[], rounds: number): Promise<Row[]> {
  const runs = subjects.map((): number[] => []);
  for (const subject of subjects) await subject.run();
  for (let round = 0; round < rounds; round++)
    for (const [index, subject] of subjects.entries()) runs[index]?.push(await subject.run());
  return subjects.map(({ label, kind, unit }, index) => rowOf(label, kind, unit, runs[index] ?? []));
}
