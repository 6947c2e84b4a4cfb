import { toHex } from '../../primitives/bytes.ts';
import { signingKey } from '../../primitives/keys.ts';
import type { Config } from '../../service/config.ts';
import { homePaths, secret } from '../../service/home.ts';
import { depositForUser } from '../../service/tour/money-in-step.ts';
import { openUserAgent } from '../../service/user-agent.ts';
import { type AuditState, newAuditState } from '../../settlement/log/audit/state.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import type { Seeded } from './seeded.ts';
import { Workload } from './workload.ts';

export type FaultBench = {
  readonly stack: TestStack;
  readonly workload: Workload;
  /** Where the audit of the last round ended well. */
  readonly audited: AuditState;
  [Symbol.asyncDispose](): Promise<void>;
};

const MONEY_BASE_UNITS = 500_000_000n;

/**
 * What every fault is tried under. Uploads have a short window, so that a test sees what was bought and not leased come back. Epochs are
 * long enough to leave 10 s for a proof: with 3 s, agents that a slow machine brings back late lose leases, as the rules would have it.
 */
export const FAULT_SETTINGS = { uploadWindowMs: 15_000, epochMs: 30_000 };

/** A stack of its own (in `home`, which `testHome` made) with a funded user agent that trades with it. */
export async function openFaultBench(random: Seeded, home?: Config): Promise<FaultBench> {
  const stack = await startTestStack(FAULT_SETTINGS, home);
  try {
    const user = await openUserAgent(stack.config);
    const token = stack.network.genesis.assets.find(({ kind }) => kind === 'erc20');
    if (!token) throw new Error('the network has a token');
    await depositForUser(stack.config, user.context, token, MONEY_BASE_UNITS);
    const payee = toHex(signingKey(secret(homePaths(stack.config.home).agent('agent-1').seed)).publicKey);
    return {
      stack,
      workload: new Workload(user, payee, random),
      audited: newAuditState(),
      async [Symbol.asyncDispose]() {
        await user.close();
        await stack[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await stack[Symbol.asyncDispose]();
    throw error;
  }
}
