import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { parseAccount } from '../../primitives/account.ts';
import { decodeFrame } from '../../schemas/frame.ts';
import { homePaths } from '../../service/home.ts';
import { postgresUrl } from '../../service/postgres.ts';
import { restoreState } from '../../service/settlement/stored-state.ts';
import type { Stack } from '../../service/stack.ts';
import { boundByRecords } from '../../settlement/escrow/bound-by-records.fixture.ts';
import type { SettlementState } from '../../settlement/escrow/state.ts';
import { type Balance, NO_BALANCE, postedOf } from '../../settlement/ledger/ledger.ts';
import { type Db, openDatabase } from '../../settlement/store/database.ts';
import { readLedger } from '../../settlement/store/read-ledger.ts';
import { type LoggedTransfer, readTransfers } from '../../settlement/store/read-transfers.ts';

const PAGE = 5_000;

export type StoredLedger = { readonly state: SettlementState; readonly transfers: readonly LoggedTransfer[] };

/** What Postgres holds now: one snapshot of the state, and the transfers that led to it (they are append-only). */
export async function readStoredLedger({ config, network }: Stack): Promise<StoredLedger> {
  const url = postgresUrl(homePaths(config.home).postgres, config.postgresPort);
  const db = openDatabase({ url, connections: 1 });
  try {
    const stored = await readLedger(db);
    assert.ok(stored, 'the database holds a ledger');
    const state = restoreState(network.genesis, network.networkId, stored);
    await checkSequences(db);
    return { state, transfers: await transfersBelow(db, stored.treeSize) };
  } finally {
    await db.destroy();
  }
}

/** DESIGN §17, 1, 2, 5 and that held and collateral are what trades and leases say. */
export function checkStoredLedger({ state, transfers }: StoredLedger): void {
  const { ledger, agents, genesis } = state;
  const balances = new Map<string, Balance>();
  const kinds = { single: 0, pending: 0, post: 0, void: 0, expire: 0 };
  for (const { transfer } of transfers) {
    const { kind, debit, credit, amount } = transfer;
    kinds[kind] += 1;
    const posted = kind === 'single' || kind === 'post' ? amount : 0n;
    const waiting = kind === 'pending' ? amount : kind === 'single' ? 0n : -amount;
    const from = balances.get(debit) ?? NO_BALANCE;
    balances.set(debit, {
      ...from,
      debitsPosted: from.debitsPosted + posted,
      debitsPending: from.debitsPending + waiting,
    });
    const to = balances.get(credit) ?? NO_BALANCE;
    balances.set(credit, {
      ...to,
      creditsPosted: to.creditsPosted + posted,
      creditsPending: to.creditsPending + waiting,
    });
  }
  assert.equal(kinds.post + kinds.void + kinds.expire + ledger.pending.size, kinds.pending, 'pending and resolved');
  const sums = new Map<number, bigint>();
  for (const [name, balance] of ledger.accounts.entries()) {
    assert.ok(isDeepStrictEqual(balance, balances.get(name) ?? NO_BALANCE), `${name} is the sum of its transfers`);
    const { asset, holder } = parseAccount(name);
    const posted = balance.creditsPosted - balance.debitsPosted;
    sums.set(asset, (sums.get(asset) ?? 0n) + posted);
    if (holder !== 'system') assert.ok(posted >= balance.debitsPending, `${name} is not below zero`);
  }
  assert.equal(balances.size, ledger.accounts.size, 'every account that a transfer names');
  for (const [asset, sum] of sums) assert.equal(sum, 0n, `asset ${asset} sums to zero`);
  for (const { agent } of agents.values())
    for (const { code } of genesis.assets)
      for (const { account, amount } of boundByRecords(state, agent, code))
        assert.equal(postedOf(ledger, account), amount, `${account} is what trades and leases bind`);
}

/** One network fee of an agent for one message, whatever was sent again. */
export function checkFees({ transfers }: StoredLedger): void {
  const seen = new Set<string>();
  for (const { transfer } of transfers) {
    if (transfer.code !== 'network_fee') continue;
    const { partition, generation, sequence } = transfer.id;
    const fee = `${partition}-${generation}-${sequence} of ${transfer.debit}`;
    assert.ok(!seen.has(fee), `the network fee of message ${fee} is charged once`);
    seen.add(fee);
  }
}

/** DESIGN §17, 4: the frames that took effect follow one another without overlap, for each agent and partition. */
async function checkSequences(db: Db): Promise<void> {
  const rows = await db
    .selectFrom('frames')
    .select(['partition', 'bytes'])
    .orderBy('generation')
    .orderBy('sequence')
    .execute();
  const next = new Map<string, bigint>();
  for (const { partition, bytes } of rows) {
    const frame = decodeFrame(new Uint8Array(bytes));
    assert.ok(frame.ok, 'the journal holds frames');
    const { agent, firstSequence, commands } = frame.value;
    const lane = `${agent} on partition ${partition}`;
    assert.equal(firstSequence, next.get(lane) ?? 1n, `the next frame of ${lane}`);
    next.set(lane, firstSequence + BigInt(commands.length));
  }
}

async function transfersBelow(db: Db, treeSize: number): Promise<readonly LoggedTransfer[]> {
  const all: LoggedTransfer[] = [];
  for (let after = -1; ; ) {
    const page = await readTransfers(db, {}, { after, limit: PAGE });
    all.push(...page.filter(({ leafIndex }) => leafIndex < treeSize));
    const last = page.at(-1);
    if (!last || page.length < PAGE || last.leafIndex >= treeSize) return all;
    after = last.leafIndex;
  }
}
