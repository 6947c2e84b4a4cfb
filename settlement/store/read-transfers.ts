import type { AccountName } from '../../primitives/account.ts';
import { assert } from '../../primitives/result.ts';
import {
  TRANSFER_CODES,
  TRANSFER_KINDS,
  type Transfer,
  type TransferCode,
  type TransferId,
  transferIdText,
} from '../../primitives/transfer.ts';
import type { Db } from './database.ts';
import type { TransfersTable } from './tables.ts';

export type LoggedTransfer = { readonly leafIndex: number; readonly transfer: Transfer };

export type TransferFilter = {
  /** Debited or credited. */
  readonly account?: AccountName;
  /** Any account of this holder (64 hex, 40 hex or `system`). */
  readonly holder?: string;
  readonly code?: TransferCode;
  readonly fromMs?: number;
  readonly toMs?: number;
};

export type TransferPage = {
  /** Leaf index of the last transfer already seen. */
  readonly after?: number;
  readonly limit?: number;
  /** Newest first. */
  readonly newest?: boolean;
};

const CODE_OF = new Map<number, TransferCode>(
  Object.entries(TRANSFER_CODES).map(([name, number]) => [number, name as TransferCode]),
);

/** Transfers in the order of the log (or from its end), a page at a time: `after` the last one's leaf index. */
export async function readTransfers(
  db: Db,
  filter: TransferFilter = {},
  page: TransferPage = {},
): Promise<LoggedTransfer[]> {
  const { after, limit = 100, newest = false } = page;
  const { account, holder, code, fromMs, toMs } = filter;
  let query = db
    .selectFrom('transfers')
    .selectAll()
    .orderBy('leaf_index', newest ? 'desc' : 'asc')
    .limit(limit);
  if (after !== undefined) query = query.where('leaf_index', newest ? '<' : '>', after);
  if (account !== undefined)
    query = query.where((eb) => eb.or([eb('debit', '=', account), eb('credit', '=', account)]));
  if (holder !== undefined) {
    const [from, to] = [`${holder}/`, `${holder}0`];
    query = query.where((eb) =>
      eb.or([
        eb.and([eb('debit', '>=', from), eb('debit', '<', to)]),
        eb.and([eb('credit', '>=', from), eb('credit', '<', to)]),
      ]),
    );
  }
  if (code !== undefined) query = query.where('code', '=', TRANSFER_CODES[code]);
  if (fromMs !== undefined) query = query.where('time_ms', '>=', fromMs);
  if (toMs !== undefined) query = query.where('time_ms', '<', toMs);
  return (await query.execute()).map(loggedTransfer);
}

export async function readTransfer(db: Db, id: TransferId): Promise<LoggedTransfer | undefined> {
  const row = await db
    .selectFrom('transfers')
    .selectAll()
    .where('partition', '=', id.partition)
    .where('generation', '=', id.generation)
    .where('sequence', '=', id.sequence)
    .where('idx', '=', id.index)
    .executeTakeFirst();
  return row && loggedTransfer(row);
}

function loggedTransfer(row: TransfersTable): LoggedTransfer {
  const kind = TRANSFER_KINDS[row.kind];
  const code = CODE_OF.get(row.code);
  assert(kind && code, `transfer ${row.leaf_index} is of a known kind and code`);
  const leaf = BigInt(row.authorisation_leaf);
  return {
    leafIndex: row.leaf_index,
    transfer: {
      id: { partition: row.partition, generation: row.generation, sequence: row.sequence, index: row.idx },
      kind,
      debit: row.debit,
      credit: row.credit,
      amount: row.amount,
      code,
      pendingId: row.pending_id === null ? undefined : parseTransferId(row.pending_id),
      timeoutMs: row.timeout_ms,
      linked: row.linked,
      authorisation:
        row.command_index === null ? { kind: 'rule', leaf } : { kind: 'frame', leaf, commandIndex: row.command_index },
      timeMs: row.time_ms,
    },
  };
}

function parseTransferId(text: string): TransferId {
  const [partition = 0, generation = 0, sequence = 0, index = 0] = text.split('-').map(Number);
  const id = { partition, generation, sequence, index };
  assert(transferIdText(id) === text, `${text} is a transfer id`);
  return id;
}
