type View = {
  readonly name: string;
  readonly about: string;
  /** Column → what it says. */
  readonly columns: Readonly<Record<string, string>>;
  readonly query: string;
};

/** Names of kinds by number, of codes by number less one (primitives/transfer.ts). */
const KINDS = `array['single', 'pending', 'post', 'void', 'expire']`;
const CODES = `array['grant', 'deposit', 'withdrawal', 'fund_agent', 'sweep_agent', 'network_fee', 'allocate', 'release', 'pay', 'move_fee',
  'data_price', 'ask_collateral', 'collateral_returned', 'lease_held', 'lease_collateral', 'epoch_pay', 'epoch_refund',
  'missed_proof_penalty', 'lease_returned', 'repair_collateral', 'repair_reward', 'repair_penalty', 'repair_read', 'fee_share']`;
const ID = `t.partition || '-' || t.generation || '-' || t.sequence || '-' || t.idx`;
const AT = 'to_timestamp(t.time_ms / 1000.0)';
const ACCOUNT = '<holder>/<asset>/<purpose>; the holder an agent (64 hex), an owner (40 hex) or system';
const UNITS = 'base units of the asset';
const LEAF = 'index of its entry in the log';
const TIME_OF_SETTLEMENT = `(select time_ms from watermarks where partition = 0)`;

const MONEY: readonly View[] = [
  {
    name: 'transfers',
    about: 'every transfer of the log, in words; search by debit, credit, leaf_index or time_ms, which are indexed',
    columns: {
      leaf_index: LEAF,
      transfer: 'id: partition-generation-sequence-index, where it arose in the order of record',
      kind: 'single, pending, or what resolves a pending one: post, void, expire',
      code: 'why it was made',
      debit: ACCOUNT,
      credit: ACCOUNT,
      asset: 'code of the asset',
      amount: UNITS,
      resolves: 'id of the pending transfer that it posts, voids or expires',
      expires_ms: 'when a pending one expires by itself, ms since 1970; null: by a rule or a command',
      authorisation_leaf: 'index of the entry that authorises it',
      command_index: 'which command of that frame; null where a rule authorises it',
      time_ms: 'partition time, ms since 1970',
      at: 'the same as a date',
    },
    query: `select t.leaf_index, ${ID} as transfer, (${KINDS})[t.kind + 1] as kind, (${CODES})[t.code] as code, t.debit, t.credit,
      split_part(t.debit, '/', 2)::bigint as asset, t.amount, t.pending_id as resolves, nullif(t.timeout_ms, 0) as expires_ms,
      t.authorisation_leaf, t.command_index, t.time_ms, ${AT} as at from transfers t`,
  },
  {
    name: 'balances',
    about: 'every account as the ledger has it now',
    columns: {
      account: ACCOUNT,
      holder: 'agent, owner or system',
      asset: 'code of the asset',
      purpose: 'available, trading.<partition>, collateral, held; of the system issuance, fee-pool, vault',
      posted: `posted credits less posted debits, ${UNITS}`,
      pending_debits: `set aside from it and not yet posted, ${UNITS}`,
      pending_credits: `on their way to it, ${UNITS}`,
      spendable: `posted less pending debits, ${UNITS}; never below zero outside the system`,
    },
    query: `select name as account, split_part(name, '/', 1) as holder, split_part(name, '/', 2)::bigint as asset,
      split_part(name, '/', 3) as purpose, credits_posted - debits_posted as posted, debits_pending as pending_debits,
      credits_pending as pending_credits, credits_posted - debits_posted - debits_pending as spendable from accounts`,
  },
  {
    name: 'conservation',
    about: 'what all accounts of an asset come to: nothing is made or lost',
    columns: {
      asset: 'code of the asset',
      accounts: 'how many there are',
      posted: 'sum of all posted balances: must be 0',
      pending: 'pending debits less pending credits: must be 0',
      overdrawn: 'accounts outside the system with less than nothing to spend: must be 0',
    },
    query: `select asset, count(*) as accounts, sum(posted) as posted, sum(pending_debits) - sum(pending_credits) as pending,
      count(*) filter (where holder <> 'system' and spendable < 0) as overdrawn from audit.balances group by asset`,
  },
  {
    name: 'info_supply',
    about: 'how much INFO was ever issued; the cap is in the genesis document, whose SHA-256 is the network id',
    columns: {
      network_id: 'SHA-256 of the genesis document, hex',
      issued: 'debits of system/1/issuance, bytes',
      returned: 'credits of it, bytes',
      outstanding: 'issued less returned: must not pass the cap',
      held: 'what all other accounts have together: must be the same',
    },
    query: `select (select encode(network_id, 'hex') from meta) as network_id, i.debits_posted as issued, i.credits_posted as returned,
      i.debits_posted - i.credits_posted as outstanding,
      (select coalesce(sum(b.posted), 0) from audit.balances b where b.asset = 1 and b.account <> i.name) as held
      from accounts i where i.name = 'system/1/issuance'`,
  },
  {
    name: 'liabilities',
    about: "what is owed to each owner, with all that its agents' accounts hold",
    columns: { owner: '40 hex digits', asset: 'code of the asset', posted: UNITS, spendable: UNITS },
    query: `select coalesce(a.owner, b.holder) as owner, b.asset, sum(b.posted) as posted, sum(b.spendable) as spendable
      from audit.balances b left join (
        select value::jsonb ->> 'agent' as agent, value::jsonb ->> 'owner' as owner from state where tbl = 'agents'
      ) a on a.agent = b.holder where b.holder <> 'system' group by 1, 2`,
  },
  {
    name: 'statement',
    about: 'what each transfer did to an account, with the balance after it; give one account',
    columns: {
      account: ACCOUNT,
      leaf_index: LEAF,
      transfer: 'its id',
      at: 'partition time',
      kind: 'only single and post change a posted balance',
      code: 'why it was made',
      other: 'the account on the other side',
      change: `of the posted balance, ${UNITS}`,
      balance: `posted after it, ${UNITS}; the last one is that of audit.balances`,
    },
    query: `select account, leaf_index, transfer, at, kind, code, other, change,
      sum(change) over (partition by account order by leaf_index) as balance from (
        select t.debit as account, t.credit as other, case when t.kind in ('single', 'post') then -t.amount else 0 end as change,
          t.leaf_index, t.transfer, t.at, t.kind, t.code from audit.transfers t
        union all
        select t.credit, t.debit, case when t.kind in ('single', 'post') then t.amount else 0 end,
          t.leaf_index, t.transfer, t.at, t.kind, t.code from audit.transfers t
      ) sides`,
  },
  {
    name: 'pending_transfers',
    about: 'what is set aside and not yet posted, voided or expired, and until when',
    columns: {
      leaf_index: LEAF,
      transfer: 'its id',
      at: 'since when',
      code: 'what for: withdrawal, data_price, move_fee',
      debit: 'from which account it is set aside',
      credit: 'for which account',
      asset: 'code of the asset',
      amount: UNITS,
      deadline_ms: "when it is decided at the latest, ms since 1970; a withdrawal's is by the chain's time",
      overdue: "whether that is past by settlement's time",
    },
    query: `select p.leaf_index, p.transfer, p.at, p.code, p.debit, p.credit, p.asset, p.amount,
      coalesce(p.expires_ms, d.deadline_ms) as deadline_ms,
      coalesce(p.expires_ms, d.deadline_ms) < ${TIME_OF_SETTLEMENT} as overdue
      from (select ${ID} as transfer, t.leaf_index, ${AT} as at, (${CODES})[t.code] as code, t.debit, t.credit,
        split_part(t.debit, '/', 2)::bigint as asset, t.amount, nullif(t.timeout_ms, 0) as expires_ms from transfers t
        where t.kind = 1 and not exists (select from transfers r where r.pending_id = ${ID})) p
      left join (
        select (j #>> '{pendingId,partition}') || '-' || (j #>> '{pendingId,generation}') || '-' || (j #>> '{pendingId,sequence}')
          || '-' || (j #>> '{pendingId,index}') as transfer,
          coalesce((j #>> '{validUntilSeconds,$n}')::bigint * 1000, nullif((j ->> 'deadlineMs')::bigint, 0)) as deadline_ms
        from (select value::jsonb as j from state where tbl in ('withdrawals', 'trades')) open
      ) d on d.transfer = p.transfer`,
  },
];

const PROOF: readonly View[] = [
  {
    name: 'unauthorised_debits',
    about:
      'transfers without what must authorise them; must be empty. Signatures are checked by infinitydb audit. Give a range of leaf_index',
    columns: {
      leaf_index: LEAF,
      transfer: 'its id',
      debit: ACCOUNT,
      code: 'why it was made',
      amount: UNITS,
      authorisation_leaf: 'the entry that it names',
      wrong: 'what is wrong with that entry',
    },
    query: `select leaf_index, transfer, debit, code, amount, authorisation_leaf, wrong from (
      select t.leaf_index, ${ID} as transfer, t.debit, (${CODES})[t.code] as code, t.amount, t.authorisation_leaf, case
        when e.index is null then 'there is no such entry'
        when e.index >= t.leaf_index then 'the entry comes after the transfer'
        when t.command_index is null and e.type <> 4 then 'the entry is no rule'
        when t.command_index is not null and e.type <> 1 then 'the entry is no frame'
        when t.command_index is not null and t.code in (6, 7, 8, 9)
          and encode(substring(e.bytes from 26 for 32), 'hex') <> split_part(t.debit, '/', 1) then 'the frame is not the debtor''s'
        end as wrong
      from transfers t left join entries e on e.index = t.authorisation_leaf) checked where wrong is not null`,
  },
  {
    name: 'fee_epochs',
    about: 'network fees that came into the pool, and went out again with the first clock of the next epoch',
    columns: {
      epoch: 'with whose first clock they went out; null: since the last sharing',
      share_leaf: 'index of the rule entry of the sharing',
      fees_in: 'credited to system/1/fee-pool since the sharing before, bytes',
      shared_out: 'debited from it by this sharing, bytes',
      kept: 'in the pool after it: 0 wherever somebody was there to take a share, bytes',
    },
    query: `select epoch, share_leaf, fees_in, shared_out, sum(fees_in - shared_out) over (order by upper) as kept from (
      select b.epoch, b.share_leaf, b.upper,
        (select coalesce(sum(t.amount), 0) from transfers t where t.credit = 'system/1/fee-pool' and t.kind in (0, 2)
          and t.leaf_index > b.lower and t.leaf_index < b.upper) as fees_in,
        (select coalesce(sum(t.amount), 0) from transfers t where t.debit = 'system/1/fee-pool' and t.kind in (0, 2)
          and t.leaf_index > b.share_leaf and t.leaf_index < b.following) as shared_out
      from (
        select epoch, share_leaf, coalesce(share_leaf, 9223372036854775807) as upper,
          coalesce(lag(share_leaf) over (order by share_leaf nulls last), -1) as lower,
          coalesce(lead(share_leaf) over (order by share_leaf nulls last), 9223372036854775807) as following
        from (
          select audit.uint(bytes, 36, 8) as epoch, index as share_leaf from entries
            where type = 4 and substring(bytes from 2 for 2) = '\\x0009'
          union all select null, null
        ) shares
      ) b) sums`,
  },
  {
    name: 'log_coverage',
    about: 'how far entries, tree and checkpoints go',
    columns: {
      tree_size: 'entries that the ledger says there are',
      last_entry: 'index of the last one stored: must be tree_size - 1',
      checkpoint_size: 'covered by the newest checkpoint',
      quorum_size: 'covered by the newest one that enough witnesses cosigned',
      uncovered: 'entries that no cosigned checkpoint covers yet',
      checkpoint_at: 'when that checkpoint was made',
    },
    query: `select m.tree_size, (select max(index) from entries) as last_entry, (select max(size) from checkpoints) as checkpoint_size,
      q.size as quorum_size, m.tree_size - coalesce(q.size, 0) as uncovered, to_timestamp(q.time_ms / 1000.0) as checkpoint_at
      from meta m left join lateral (select size, time_ms from checkpoints where quorum order by size desc limit 1) q on true`,
  },
  {
    name: 'log_gaps',
    about:
      'what is missing between the first and the last entry, and transfers that table and log do not both have; give a range of leaf_index',
    columns: { leaf_index: 'where', wrong: 'what is missing there: must be empty' },
    query: `select e.index + 1 as leaf_index, 'no entry follows' as wrong from entries e
        where e.index + 1 < (select tree_size from meta) and not exists (select from entries n where n.index = e.index + 1)
      union all
      select e.index, 'a transfer entry without its row' from entries e
        where e.type = 2 and not exists (select from transfers t where t.leaf_index = e.index)
      union all
      select t.leaf_index, 'a row without its transfer entry' from transfers t
        where not exists (select from entries e where e.index = t.leaf_index and e.type = 2)`,
  },
  {
    name: 'batches',
    about: 'Batch entries: which run of messages of a partition was applied where',
    columns: {
      leaf_index: LEAF,
      partition: '0 is settlement, others are books',
      generation: 'of the streams',
      from_sequence: 'first message of ORDERS in it',
      to_sequence: 'last one',
      time_ms: 'partition time after it, ms since 1970',
      at: 'the same as a date',
    },
    query: `select index as leaf_index, audit.uint(bytes, 2, 2) as partition, audit.uint(bytes, 4, 4) as generation,
      audit.uint(bytes, 8, 8) as from_sequence, audit.uint(bytes, 16, 8) as to_sequence, audit.uint(bytes, 24, 8) as time_ms,
      to_timestamp(audit.uint(bytes, 24, 8) / 1000.0) as at from entries where type = 3`,
  },
  {
    name: 'watermarks',
    about: 'the last message of each partition that the ledger has applied',
    columns: {
      partition: '0 is settlement, others are books',
      generation: 'of the streams',
      sequence: 'of the message in ORDERS',
      message_sha256: 'of its bytes, hex',
      time_ms: 'partition time, ms since 1970',
      logged_to: 'end of its last Batch entry of this generation: never beyond sequence',
    },
    query: `select w.partition, w.generation, w.sequence, encode(w.message_sha256, 'hex') as message_sha256, w.time_ms,
      (select b.to_sequence from audit.batches b where b.partition = w.partition and b.generation = w.generation
        order by b.leaf_index desc limit 1) as logged_to from watermarks w`,
  },
  {
    name: 'overdue',
    about: 'deadlines that have passed and were not acted on; must be empty but for a moment',
    columns: {
      kind: 'what falls due',
      subject: 'of which trade, lease, move, …',
      deadline_ms: 'when, ms since 1970',
      late_ms: "how long ago by settlement's time",
    },
    query: `select j ->> 'kind' as kind, j ->> 'key' as subject, (j ->> 'timeMs')::bigint as deadline_ms,
      ${TIME_OF_SETTLEMENT} - (j ->> 'timeMs')::bigint as late_ms
      from (select value::jsonb as j from state where tbl = 'deadlines') due where (j ->> 'timeMs')::bigint < ${TIME_OF_SETTLEMENT}`,
  },
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const view = ({ name, about, columns, query }: View): string[] => [
  `create view audit.${name} as ${query}`,
  `comment on view audit.${name} is ${quoted(about)}`,
  ...Object.entries(columns).map(([column, says]) => `comment on column audit.${name}.${column} is ${quoted(says)}`),
];

export const AUDIT_VIEWS = [
  'create schema audit',
  `create function audit.uint(bytes bytea, first integer, width integer) returns bigint language sql immutable
    return ('x' || lpad(encode(substring(bytes from first for width), 'hex'), 16, '0'))::bit(64)::bigint`,
  `comment on function audit.uint is 'A big-endian number of at most 8 bytes of an entry, from byte first (the first is 1)'`,
  ...[...MONEY, ...PROOF].flatMap(view),
];
