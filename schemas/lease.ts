import type { LeaseTerms } from '../primitives/commands.ts';
import type { Result } from '../primitives/result.ts';
import { decodeWith, encodeWith, record } from './codec.ts';
import { hash, safe, u32, u64 } from './fields.ts';
import { infinitydb } from './generated/messages.js';

export const leaseTerms = record<LeaseTerms>({
  trade: u64,
  object: hash,
  slot: u32,
  k: u32,
  n: u32,
  dataRoot: hash,
  bytes: u64,
  cidCount: u32,
  readPrice: safe,
  firstEpoch: u64,
  lastEpoch: u64,
});

/** The bytes that both parties sign (`leaseMessage` of primitives/frame.ts) and AcceptLease carries. */
export function encodeLeaseTerms(terms: LeaseTerms): Uint8Array {
  return encodeWith(infinitydb.v1.LeaseTerms, leaseTerms, terms);
}

export function decodeLeaseTerms(bytes: Uint8Array): Result<LeaseTerms> {
  return decodeWith(infinitydb.v1.LeaseTerms, leaseTerms, bytes, 'LeaseTerms', 512);
}
