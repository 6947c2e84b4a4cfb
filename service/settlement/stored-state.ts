import type { Genesis } from '../../primitives/genesis.ts';
import type { Balance } from '../../settlement/ledger/ledger.ts';
import { createState, type SettlementState, stateTables } from '../../settlement/escrow/state.ts';
import type { AccountRow, StateChange } from '../../settlement/store/batch.ts';
import type { StoredLedger } from '../../settlement/store/read-ledger.ts';

/** Kept in a table of their own, with a column for each sum. */
const ACCOUNTS = 'accounts';

/** The reducer's state as the database holds it. */
export function restoreState(
  genesis: Genesis,
  networkId: Uint8Array,
  stored: StoredLedger | undefined,
): SettlementState {
  const state = createState(genesis, networkId);
  for (const [name, table] of Object.entries(stateTables(state)))
    for (const [key, value] of stored?.state.get(name) ?? []) table.restore(key, value);
  for (const { name, ...balance } of stored?.accounts ?? []) state.ledger.accounts.restore(name, balance);
  return state;
}

/** The rows changed since the last call. */
export function takeChanges(state: SettlementState): { accounts: AccountRow[]; state: StateChange[] } {
  const accounts: AccountRow[] = [];
  const changes: StateChange[] = [];
  for (const [table, rows] of Object.entries(stateTables(state)))
    for (const { key, value } of rows.takeDirty())
      if (table === ACCOUNTS && value !== undefined) accounts.push({ name: key, ...(value as Balance) });
      else if (table !== ACCOUNTS) changes.push({ table, key, value });
  return { accounts, state: changes };
}
