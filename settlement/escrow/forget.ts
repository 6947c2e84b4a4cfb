import { schedule } from './deadlines.ts';
import { type SettlementState, timeOf } from './state.ts';

/** For so many epochs a closed trade or lease still answers `wrong_state`; then it is unknown, and memory is for what is open. */
const KEPT_EPOCHS = 24;

export function forgetLater(state: SettlementState, kind: 'trade' | 'lease', id: bigint): void {
  schedule(state, 'forget', `${kind}/${id}`, timeOf(state) + KEPT_EPOCHS * state.genesis.epochMs);
}

export function forget(state: SettlementState, key: string): void {
  const [kind, id] = key.split('/') as ['trade' | 'lease', string];
  (kind === 'trade' ? state.trades : state.leases).delete(id);
}
