import { fromTaggedJson, toTaggedJson } from '../primitives/tagged-json.ts';
import { audit } from '../settlement/log/audit/audit.ts';
import { type AuditState, newAuditState } from '../settlement/log/audit/state.ts';
import { KINDS, type Kind, type Log, tryChange } from './audit-changes.fixture.ts';
import { randomOf, simulated } from './audit-simulation.fixture.ts';

/** What changes of each kind came to: rule that found one → how many. */
export type Found = {
  readonly rules: ReadonlyMap<Kind, ReadonlyMap<string, number>>;
  /** Changes that were not found, or by a message that lacks a part. */
  readonly missed: readonly string[];
};

/** Makes `changes` random changes to a good log, every kind in turn, and audits each. */
export async function changeLog(
  options: { readonly seed: number; readonly steps: number; readonly changes: number },
  tell: (done: number) => void = () => undefined,
): Promise<Found> {
  const { seed, steps, changes } = options;
  const network = await simulated(seed, steps);
  const since = newAuditState();
  const good = await audit(await network.export(), { since });
  if (!good.ok) throw new Error(`the log itself is wrong: ${JSON.stringify(good.firstWrong)}`);
  const kept = toTaggedJson(since);
  const passed = (): AuditState => fromTaggedJson(JSON.parse(kept)) as AuditState;
  const log: Log = { network, random: randomOf(seed), passed };
  const rules = new Map(KINDS.map((kind) => [kind, new Map<string, number>()]));
  const missed: string[] = [];
  for (let done = 0; done < changes; ) {
    const kind = KINDS[done % KINDS.length] as Kind;
    const tried = await tryChange(log, kind);
    if (!tried) continue;
    done += 1;
    tell(done);
    const { wrong } = tried;
    const isWhole = wrong && Number.isInteger(wrong.index) && wrong.rule && wrong.expected && wrong.found;
    if (!isWhole) missed.push(`change ${done} of seed ${seed}, ${kind}: ${JSON.stringify(wrong ?? 'not found')}`);
    const of = rules.get(kind);
    if (wrong) of?.set(wrong.rule, (of.get(wrong.rule) ?? 0) + 1);
  }
  return { rules, missed };
}

/** A line for each kind of change: how many were found, by which rules. */
export function tableOf({ rules }: Found): string {
  return [...rules]
    .map(([kind, by]) => {
      const all = [...by].sort((a, b) => b[1] - a[1]);
      const sum = all.reduce((total, [, count]) => total + count, 0);
      return `${kind.padEnd(24)}${String(sum).padStart(5)}  ${all.map(([rule, count]) => `${rule} ${count}`).join(', ')}`;
    })
    .join('\n');
}

const CHANGES_A_LOG = 500;
const STEPS = 300;

/** `npm run campaign -- audit`: a new random log for every five hundred changes. Whether all were found. */
export async function auditCampaign(changes: number, seed: number): Promise<boolean> {
  let missed = 0;
  for (let done = 0, log = 0; done < changes; done += CHANGES_A_LOG, log++) {
    const some = Math.min(CHANGES_A_LOG, changes - done);
    const found = await changeLog({ seed: seed + log, steps: STEPS, changes: some });
    console.log(`seed ${seed + log}: ${some - found.missed.length} of ${some} changes found\n${tableOf(found)}`);
    for (const line of found.missed) console.log(line);
    missed += found.missed.length;
  }
  console.log(missed === 0 ? `all ${changes} changes found` : `${missed} of ${changes} changes MISSED`);
  return missed === 0;
}
