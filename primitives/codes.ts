/**
 * Every refusal and failure has one name. `wire` is its number in protobuf (never reused), `http` the status, `exit` the CLI's exit
 * code (DESIGN §14), `retryable` whether the same request may succeed later without a change by the caller.
 */
type Row = { readonly wire: number; readonly http: number; readonly exit: number; readonly retryable: boolean };
const row = (wire: number, http: number, exit: number, retryable = false): Row => ({ wire, http, exit, retryable });

export const CODES = {
  // bytes and signatures
  malformed: row(1, 400, 2),
  too_large: row(2, 413, 2),
  bad_signature: row(3, 401, 4),
  wrong_network: row(4, 400, 4),
  expired: row(5, 410, 1),
  sequence_replayed: row(6, 409, 7),
  sequence_gap: row(7, 409, 7, true),
  unknown_command: row(8, 400, 2),
  unsupported_command: row(9, 501, 1),
  not_authorised: row(10, 403, 4),
  wrong_partition: row(11, 400, 2),
  // agents and owners
  unknown_agent: row(20, 404, 6),
  already_enrolled: row(21, 409, 7),
  agent_revoked: row(22, 403, 4),
  unknown_owner: row(23, 404, 6),
  nonce_used: row(24, 409, 7),
  delegation_invalid: row(25, 403, 4),
  grant_refused: row(26, 403, 5),
  // ledger
  insufficient_funds: row(40, 402, 5),
  exists_with_different_content: row(41, 409, 7),
  unknown_transfer: row(42, 404, 6),
  already_resolved: row(43, 409, 7),
  amount_zero: row(44, 400, 2),
  amount_too_large: row(45, 400, 2),
  unknown_asset: row(46, 404, 6),
  fee_unpaid: row(47, 402, 5),
  same_account: row(48, 400, 2),
  over_daily_limit: row(49, 429, 75, true),
  unknown_account: row(50, 404, 6),
  account_closed: row(51, 409, 7),
  account_in_use: row(52, 409, 7),
  exceeds_debits: row(53, 409, 7),
  exceeds_pending_amount: row(54, 409, 7),
  // A transfer that is there already under its id, with another field; and one that is not as the pending transfer that it ends.
  exists_with_different_kind: row(160, 409, 7),
  exists_with_different_debit: row(161, 409, 7),
  exists_with_different_credit: row(162, 409, 7),
  exists_with_different_amount: row(163, 409, 7),
  exists_with_different_code: row(164, 409, 7),
  exists_with_different_timeout: row(165, 409, 7),
  exists_with_different_linked: row(166, 409, 7),
  exists_with_different_time: row(167, 409, 7),
  exists_with_different_pending_id: row(168, 409, 7),
  exists_with_different_authorisation: row(169, 409, 7),
  pending_has_different_debit: row(170, 409, 7),
  pending_has_different_credit: row(171, 409, 7),
  pending_has_different_code: row(172, 409, 7),
  pending_has_different_amount: row(173, 409, 7),
  // market
  unknown_instrument: row(60, 404, 6),
  off_tick: row(61, 400, 2),
  off_lot: row(62, 400, 2),
  unknown_order: row(63, 404, 6),
  not_your_order: row(64, 403, 4),
  self_trade: row(65, 409, 7),
  no_sellers: row(66, 404, 75, true),
  fill_limit: row(67, 409, 1),
  price_moved: row(68, 409, 7),
  unknown_negotiation: row(69, 404, 6),
  order_exists: row(70, 409, 7),
  busy: row(71, 429, 75, true),
  price_invalid: row(72, 400, 2),
  quantity_invalid: row(73, 400, 2),
  would_match: row(74, 409, 7),
  halted: row(75, 423, 75, true),
  price_band: row(76, 409, 7),
  order_type_invalid: row(77, 400, 2),
  clock_off: row(78, 400, 1),
  too_many_orders: row(79, 429, 75, true),
  // trades and leases
  unknown_trade: row(80, 404, 6),
  unknown_lease: row(81, 404, 6),
  wrong_state: row(82, 409, 7),
  not_a_party: row(83, 403, 4),
  terms_mismatch: row(84, 409, 7),
  key_mismatch: row(85, 409, 3),
  proof_invalid: row(86, 422, 3),
  blob_missing: row(87, 409, 75, true),
  owner_not_distinct: row(88, 409, 7),
  deadline_passed: row(89, 410, 7),
  repair_taken: row(90, 409, 7),
  // storage
  capacity_exceeded: row(100, 507, 1, true),
  unknown_object: row(101, 404, 6),
  unknown_chunk: row(102, 404, 6),
  content_mismatch: row(103, 422, 3),
  ticket_invalid: row(104, 403, 4),
  not_enough_shards: row(105, 503, 1, true),
  file_unreadable: row(106, 400, 1),
  spread_invalid: row(107, 400, 2),
  policy_declined: row(108, 403, 1),
  key_missing: row(109, 404, 6),
  // verification
  verification_failed: row(120, 422, 3),
  not_published: row(121, 404, 75, true),
  // operation
  nats_unavailable: row(140, 503, 75, true),
  database_unavailable: row(141, 503, 75, true),
  chain_unavailable: row(142, 503, 75, true),
  service_unavailable: row(143, 503, 75, true),
  port_in_use: row(144, 500, 1),
  setup_incomplete: row(145, 500, 1),
  timed_out: row(146, 504, 75, true),
  usage: row(147, 400, 2),
  interrupted: row(148, 499, 130),
  internal: row(149, 500, 1),
  home_in_use: row(150, 409, 7),
  writer_fenced: row(151, 409, 7),
  not_found: row(152, 404, 6),
  outcome_unknown: row(153, 504, 1),
  diverged: row(154, 500, 1),
  invariant_broken: row(155, 500, 1),
  disk_full: row(156, 507, 75, true),
  log_behind: row(157, 503, 1),
} as const satisfies Record<string, Row>;

export type Code = keyof typeof CODES;

const BY_WIRE = new Map<number, Code>(Object.entries(CODES).map(([name, { wire }]) => [wire, name as Code]));

/** The code that a wire number names; `internal` for a number of a newer version. */
export function codeOfWire(wire: number): Code {
  return BY_WIRE.get(wire) ?? 'internal';
}
