import { ok, refuse, type Result } from '../primitives/result.ts';
import type { State } from './state.ts';

/**
 * What a bid reserves: `cost` of its asset, and the network fee of `mebibytes` in INFO. Both or nothing; `insufficient_funds` names the
 * asset that is short.
 */
export function reserveBid(
  state: State,
  agent: number,
  asset: number,
  cost: number,
  mebibytes: number,
): Result<undefined> {
  const { funds, rules } = state;
  const fee = rules.perMebibyteInfo * mebibytes;
  if (asset === rules.info) {
    if (funds.free(agent, asset) < cost + fee) return short(state, agent, asset, cost + fee);
  } else {
    if (funds.free(agent, asset) < cost) return short(state, agent, asset, cost);
    if (funds.free(agent, rules.info) < fee) return short(state, agent, rules.info, fee);
  }
  funds.reserve(agent, asset, cost);
  funds.reserve(agent, rules.info, fee);
  return ok(undefined);
}

export function freeBid(state: State, agent: number, asset: number, cost: number, mebibytes: number): void {
  state.funds.unreserve(agent, asset, cost);
  state.funds.unreserve(agent, state.rules.info, state.rules.perMebibyteInfo * mebibytes);
}

/** What an ask reserves: its collateral. */
export function reserveAsk(state: State, agent: number, asset: number, collateral: number): Result<undefined> {
  if (state.funds.free(agent, asset) < collateral) return short(state, agent, asset, collateral);
  state.funds.reserve(agent, asset, collateral);
  return ok(undefined);
}

function short(state: State, agent: number, asset: number, needed: number): Result<undefined> {
  const free = state.funds.free(agent, asset);
  const code = state.rules.assetCodes[asset] as number;
  return refuse(
    'insufficient_funds',
    `the order reserves ${needed} engine units of asset ${code} and ${free} are free here; allocate ${needed - free} more`,
    { asset: code, needed, free },
  );
}
