import { ok, type Result, refuse } from '../../primitives/result.ts';
import type { SettlementState } from './state.ts';

/** Uses the nonce of an owner's command that is about to be carried out; one that was refused leaves its nonce free. */
export function useNonce(state: SettlementState, owner: string, nonce: bigint): Result<undefined> {
  const free = checkNonce(state, owner, nonce);
  if (free.ok) state.nonces.set(`${owner}/${nonce}`, true);
  return free;
}

export function checkNonce(state: SettlementState, owner: string, nonce: bigint): Result<undefined> {
  if (!state.nonces.has(`${owner}/${nonce}`)) return ok(undefined);
  return refuse('nonce_used', `nonce ${nonce} of owner ${owner} was used; sign again with another`);
}
