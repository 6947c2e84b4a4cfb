import type { Genesis } from '../../primitives/genesis.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import type { OwnerTotals } from '../ledger/state-root.ts';
import { Table } from '../ledger/table.ts';
import type {
  AgentRow,
  ChallengeRow,
  DataRow,
  DeadlineRow,
  HaltRow,
  Lease,
  MoveRow,
  ObjectRow,
  OrderRow,
  PartitionRow,
  ReleaseRow,
  Trade,
  WithdrawalRow,
} from './records.ts';

/** All that settlement knows. Everything that lasts is in tables (`stateTables`), so that a store saves and restores rows. */
export type SettlementState = {
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly ledger: Ledger;
  /** Scalars: `treeSize`, `generation`, `publishedSize`, `challengedEpoch`, `sharedEpoch`, counter `id`, `bookPartitions` (0: genesis'). */
  readonly meta: Table<bigint>;
  readonly partitions: Table<PartitionRow>;
  readonly agents: Table<AgentRow>;
  /** u64 identifier → agent. */
  readonly identifiers: Table<string>;
  /** Next frame sequence on partition 0, by agent. */
  readonly sequences: Table<bigint>;
  readonly owners: Table<OwnerTotals>;
  /** `<owner>/<nonce>` of owner's commands that were carried out. */
  readonly nonces: Table<true>;
  /** `<txHash>/<logIndex>` of deposits credited. */
  readonly deposits: Table<true>;
  readonly withdrawals: Table<WithdrawalRow>;
  readonly orders: Table<OrderRow>;
  /** By instrument; one that is over stays until the next of that instrument. */
  readonly halts: Table<HaltRow>;
  /** `<agent>/<asset>/<partition>`: in trading, not yet credited by the engine. */
  readonly allocations: Table<bigint>;
  readonly releases: Table<ReleaseRow>;
  readonly data: Table<DataRow>;
  /** `<from>/<to>/<cid>`. */
  readonly moves: Table<MoveRow>;
  /** `<seller>/<negotiation id>` of quotes taken, until they expire. */
  readonly quotes: Table<bigint>;
  readonly trades: Table<Trade>;
  /** Trade → leaf of its KeyRevealed, until a published checkpoint covers it. */
  readonly unpublished: Table<bigint>;
  readonly objects: Table<ObjectRow>;
  readonly leases: Table<Lease>;
  /** Lease being rebuilt under a TakeRepair → the lost lease. */
  readonly rebuilds: Table<bigint>;
  /** `<agent>/<asset>/<epoch>`. */
  readonly challenges: Table<ChallengeRow>;
  /** `<kind>/<key>`. */
  readonly deadlines: Table<DeadlineRow>;
};

export function createState(genesis: Genesis, networkId: Uint8Array): SettlementState {
  return {
    genesis,
    networkId,
    ledger: createLedger(genesis.assets.map(({ code }) => code)),
    meta: new Table(),
    partitions: new Table(),
    agents: new Table(),
    identifiers: new Table(),
    sequences: new Table(),
    owners: new Table(),
    nonces: new Table(),
    deposits: new Table(),
    withdrawals: new Table(),
    orders: new Table(),
    halts: new Table(),
    allocations: new Table(),
    releases: new Table(),
    data: new Table(),
    moves: new Table(),
    quotes: new Table(),
    trades: new Table(),
    unpublished: new Table(),
    objects: new Table(),
    leases: new Table(),
    rebuilds: new Table(),
    challenges: new Table(),
    deadlines: new Table(),
  };
}

/** Every persistent table by name. To restore a state: `createState`, then `restore` each row into its table. */
export function stateTables(state: SettlementState): Record<string, Table<unknown>> {
  const { genesis: _genesis, networkId: _networkId, ledger, ...tables } = state;
  return { accounts: ledger.accounts, pending: ledger.pending, closed: ledger.closed, ...tables } as Record<
    string,
    Table<unknown>
  >;
}

export type MetaKey =
  | 'treeSize'
  | 'generation'
  | 'publishedSize'
  | 'challengedEpoch'
  | 'sharedEpoch'
  | 'id'
  | 'bookPartitions';

export function meta(state: SettlementState, key: MetaKey): bigint {
  return state.meta.get(key) ?? 0n;
}

/** How many book partitions there are now. */
export function bookPartitionsOf(state: SettlementState): number {
  return Number(meta(state, 'bookPartitions')) || state.genesis.bookPartitions;
}

/** How many leaves the log has. */
export function treeSizeOf(state: SettlementState): bigint {
  return meta(state, 'treeSize');
}

const START: PartitionRow = { generation: 0, sequence: 0, timeMs: 0, loggedTo: 0 };

export function partitionRow(state: SettlementState, partition: number): PartitionRow {
  return state.partitions.get(String(partition)) ?? START;
}

/** Partition 0's time, by which all deadlines run. */
export function timeOf(state: SettlementState): number {
  return partitionRow(state, 0).timeMs;
}

export function epochOf(state: SettlementState): bigint {
  return BigInt(Math.floor(timeOf(state) / state.genesis.epochMs));
}

/** The next id of partition 0's own counter: trades of quotes, moves, repairs, releases. */
export function nextId(state: SettlementState): bigint {
  const id = meta(state, 'id') + 1n;
  state.meta.set('id', id);
  return id;
}
