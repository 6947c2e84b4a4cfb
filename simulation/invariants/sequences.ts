import type { Applied } from '../record/network.ts';
import type { ChangedRow } from '../record/stored-rows.ts';
import type { Checks } from './checks.ts';

/** 4: a frame takes effect at most once, and in its sender's sequence; whatever was refused whole left no trace. */
export class Sequences {
  readonly #checks: Checks;
  readonly #next = new Map<string, bigint>();

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  check({ input, effects, changes }: Applied): void {
    const { frame, partition } = input;
    const told = effects.notices.find(({ notice }) => notice.type === 'frameResult')?.notice;
    const isRefused = !frame.ok || (told?.type === 'frameResult' && told.refused !== undefined);
    if (isRefused) {
      const moved = [...changes].filter(([table, rows]) => !isTime(table, rows) && !isOutage(effects, table));
      return this.#checks.that(4, moved.length === 0, () => `a refused frame changed ${moved.map(([table]) => table)}`);
    }
    const { agent, firstSequence, commands } = frame.value;
    const key = `${agent}/${partition}`;
    const expected = this.#next.get(key) ?? 1n;
    this.#checks.that(4, firstSequence === expected, () => `${key}: frame ${firstSequence} instead of ${expected}`);
    this.#next.set(key, expected + BigInt(commands.length));
  }
}

/** Every message moves its partition's row, and names the generation. */
function isTime(table: string, rows: readonly ChangedRow[]): boolean {
  return table === 'partitions' || (table === 'meta' && rows.every(({ key }) => key === 'generation'));
}

/** The message's time is heard even where its frame is refused, and a gap before it moves deadlines. */
function isOutage({ entries }: Applied['effects'], table: string): boolean {
  if (entries[0]?.type !== 'outage') return false;
  return ['meta', 'deadlines', 'trades', 'challenges', 'leases'].includes(table);
}
