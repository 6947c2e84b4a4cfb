import { system } from '../../primitives/account.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { INFO } from '../../primitives/money.ts';
import { ok, type Result, refuse } from '../../primitives/result.ts';
import { type Ledger, postedOf } from './ledger.ts';

/**
 * What a newly enrolled agent is granted from `issuance`, INFO. Rule `fixed`, which only a test network may have: the same for each,
 * as long as the cap allows it whole. Under every other rule, and past the cap: `grant_refused`.
 */
export function infoGrant(genesis: Genesis, ledger: Ledger): Result<bigint> {
  const { grantRule, grantInfo, cap } = genesis.info;
  if (grantRule !== 'fixed') return refuse('grant_refused', `enrolment grants nothing under the rule ${grantRule}`);
  if (!genesis.test) return refuse('grant_refused', 'the rule fixed grants only where genesis says test');
  const issued = -postedOf(ledger, system(INFO, 'issuance'));
  if (issued + grantInfo > cap)
    return refuse('grant_refused', `${issued} of ${cap} INFO are issued; a grant of ${grantInfo} would pass the cap`);
  return ok(grantInfo);
}
