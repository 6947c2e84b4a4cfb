import type { ObjectRow } from '../records.ts';
import type { SettlementState } from '../state.ts';

/** Which object: a buyer's own name for it, in one asset. */
export type ObjectName = { readonly buyer: string; readonly object: string; readonly asset: number };

const keyOf = ({ buyer, object, asset }: ObjectName): string => `${buyer}/${object}/${asset}`;

export function objectOf(state: SettlementState, name: ObjectName): ObjectRow {
  return state.objects.get(keyOf(name)) ?? { buyer: name.buyer, object: name.object, reserve: 0n, open: [] };
}

/** One more trade or lease of the object, with what it adds to the repair reserve. */
export function joinObject(state: SettlementState, name: ObjectName, id: bigint, reserve: bigint): void {
  const row = objectOf(state, name);
  state.objects.set(keyOf(name), { ...row, reserve: row.reserve + reserve, open: [...row.open, id] });
}

/**
 * One trade or lease fewer. Returns what of the reserve is its buyer's again: its share so far as it is there; all of it with the last.
 */
export function leaveObject(state: SettlementState, name: ObjectName, id: bigint, share: bigint): bigint {
  const row = objectOf(state, name);
  const open = row.open.filter((other) => other !== id);
  const back = open.length === 0 || share > row.reserve ? row.reserve : share;
  if (open.length === 0) state.objects.delete(keyOf(name));
  else state.objects.set(keyOf(name), { ...row, reserve: row.reserve - back, open });
  return back;
}

/** Takes `amount`, which the caller saw to be there, out of the reserve, or puts it back where it is negative. */
export function drawReserve(state: SettlementState, name: ObjectName, amount: bigint): void {
  const row = objectOf(state, name);
  state.objects.set(keyOf(name), { ...row, reserve: row.reserve - amount });
}
