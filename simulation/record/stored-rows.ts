import type { Genesis } from '../../primitives/genesis.ts';
import { fromTaggedJson, toTaggedJson } from '../../primitives/tagged-json.ts';
import { createState, type SettlementState, stateTables } from '../../settlement/escrow/state.ts';

export type ChangedRow = { readonly key: string; readonly value: unknown };
/** The rows that one step set or deleted, by table; a table without any is left out. */
export type Changes = ReadonlyMap<string, readonly ChangedRow[]>;

/** Stands for the store: it sees only the rows that a step changed, and a restart begins with what it has. */
export class StoredRows {
  readonly #tables = new Map<string, Map<string, unknown>>();

  /** Saves what changed since the last call. */
  save(state: SettlementState): Changes {
    const changes = new Map<string, readonly ChangedRow[]>();
    for (const [name, table] of Object.entries(stateTables(state))) {
      const rows = table.takeDirty();
      if (rows.length === 0) continue;
      changes.set(name, rows);
      let kept = this.#tables.get(name);
      if (!kept) this.#tables.set(name, (kept = new Map()));
      for (const { key, value } of rows)
        if (value === undefined) kept.delete(key);
        else kept.set(key, value);
    }
    return changes;
  }

  /** A state of the saved rows, by way of JSON, the newest first: iteration has another order than before. */
  restore(genesis: Genesis, networkId: Uint8Array): SettlementState {
    const state = createState(genesis, networkId);
    const into = stateTables(state);
    for (const [name, rows] of this.#tables)
      for (const [key, value] of [...rows].reverse())
        into[name]?.restore(key, fromTaggedJson(JSON.parse(toTaggedJson(value))));
    return state;
  }
}
