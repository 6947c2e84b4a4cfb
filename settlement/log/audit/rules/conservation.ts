import { accountParts } from '../accounts.ts';
import { wrong } from '../report.ts';
import type { AuditState } from '../state.ts';

/** Per asset, all accounts together hold nothing: what the system's are short of is what all others have. */
export function conservation({ accounts }: AuditState): ReturnType<typeof wrong> | undefined {
  const sums = new Map<number, bigint>();
  for (const [name, { posted }] of accounts) {
    const { asset } = accountParts(name);
    sums.set(asset, (sums.get(asset) ?? 0n) + posted);
  }
  for (const [asset, sum] of sums) if (sum !== 0n) return wrong(`a sum of 0 in asset ${asset}`, `${sum}`);
  return undefined;
}
