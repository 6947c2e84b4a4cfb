/** The columns that each schema's writer filled, as it was: version → table → columns. A later version has those before it too. */
type Columns = Readonly<Record<string, readonly string[]>>;

const FIRST: Columns = {
  meta: [
    ...['singleton', 'network_id', 'generation', 'streams_generation', 'tree_size', 'commits', 'inbox_id'],
    ...['writer_epoch', 'writer_holder', 'writer_renewed_at'],
  ],
  watermarks: ['partition', 'generation', 'sequence', 'message_sha256', 'time_ms', 'events_sequence', 'own_sequence'],
  accounts: ['name', 'debits_posted', 'debits_pending', 'credits_posted', 'credits_pending'],
  transfers: [
    ...['partition', 'generation', 'sequence', 'idx', 'kind', 'debit', 'credit', 'amount', 'code', 'pending_id'],
    ...['timeout_ms', 'linked', 'authorisation_leaf', 'command_index', 'leaf_index', 'time_ms'],
  ],
  entries: ['index', 'type', 'bytes'],
  tiles: ['level', 'index', 'width', 'bytes'],
  frames: ['partition', 'generation', 'sequence', 'time_ms', 'sha256', 'bytes'],
  state: ['tbl', 'key', 'value'],
  outbox: ['partition', 'first_sequence', 'commands', 'frame', 'applied'],
  inbox: ['id', 'agent', 'notice', 'time_ms', 'published'],
  blobs: ['sha256', 'bytes', 'received_at', 'kept'],
  checkpoints: ['size', 'note', 'quorum', 'time_ms'],
};

const TRADES: Columns = {
  trades: [
    ...[
      'id',
      'partition',
      'time_ms',
      'trade_id',
      'instrument',
      'asset',
      'price',
      'lots',
      'ask_took',
      'buyer',
      'seller',
    ],
    ...['slot', 'spread', 'object'],
  ],
};

const SNAPSHOTS: Columns = {
  market_snapshots: ['partition', 'generation', 'sequence', 'format', 'time_ms', 'sha256', 'bytes', 'counted'],
};

/** Every version that somebody may have, by its last migration. */
export const VERSIONS: readonly (readonly [migration: string, tables: Columns])[] = [
  ['0001-ledger', FIRST],
  ['0002-state-text', FIRST],
  ['0003-trades', { ...FIRST, ...TRADES }],
  ['0004-market-snapshots', { ...FIRST, ...TRADES, ...SNAPSHOTS }],
];

/** The statement by which such a version's rows come back: `$1` is a JSON array of them. Its `state` was jsonb in the first. */
export function insertRows(migration: string, table: string, columns: readonly string[]): string {
  const asStored =
    migration === '0001-ledger' && table === 'state' ? "tbl, key, (value #>> '{}')::jsonb" : columns.join(', ');
  return `insert into ${table} (${columns.join(', ')}) overriding system value
    select ${asStored} from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
}
