import type { Address } from 'viem';
import type { AgentContext } from '../../agent-runtime/context.ts';
import { publicClient } from '../../contracts/clients/connect.ts';
import { readBalance } from '../../contracts/clients/deposit.ts';
import { type Asset, formatAmount } from '../../primitives/money.ts';
import { callApi } from '../../sdk/http-api.ts';
import { moveFunds, requestWithdrawal } from '../../sdk/owner-command.ts';
import { chainAccess } from '../chain-access.ts';
import type { Stack } from '../stack.ts';
import { ownerOf, USER_AGENT, walletOf } from '../wallets.ts';
import type { Narrator } from './narrator.ts';
import { until } from '../until.ts';

const WITHDRAWN_BASE_UNITS = 5_000_000n;
const PAID_DEADLINE_MS = 30_000;
const VALID_SECONDS = 600;

/** Some of the money goes back to the wallet: agent → owner in the ledger, owner → wallet through the Vault. */
export async function moneyOutStep(
  narrator: Narrator,
  stack: Stack,
  context: AgentContext,
  token: Asset,
): Promise<void> {
  const { config, apiUrl } = stack;
  const { genesis } = context;
  const wallet = walletOf(config, ownerOf(USER_AGENT));
  const reader = publicClient(await chainAccess(config));
  const asset = token.token as Address;
  const before = await readBalance(reader, asset, wallet.address);
  const amountBaseUnits = WITHDRAWN_BASE_UNITS;
  await moveFunds(apiUrl, genesis, wallet, {
    direction: 'sweep',
    agent: context.agent,
    asset: token.code,
    amountBaseUnits,
  });
  await requestWithdrawal(apiUrl, genesis, wallet, {
    asset: token.code,
    token: asset,
    amountBaseUnits,
    validSeconds: VALID_SECONDS,
  });
  narrator.fact(`asked for ${formatAmount(token, amountBaseUnits)} back, signed by the wallet (EIP-712)`);
  const after = await until('the withdrawal is paid', PAID_DEADLINE_MS, async () => {
    const now = await readBalance(reader, asset, wallet.address);
    return now >= before + amountBaseUnits ? now : undefined;
  });
  narrator.fact(`the Vault paid: the wallet now holds ${formatAmount(token, after)}`);
}

type Anchored = {
  readonly anchor: { readonly size: string | number; readonly root: string; readonly transactionHash?: string };
};

/** A checkpoint goes on the chain, signed by the auditor that recomputed it. */
export async function anchorStep(narrator: Narrator, stack: Stack): Promise<void> {
  const { anchor } = await callApi<Anchored>(stack.apiUrl, '/api/v1/anchor', { method: 'POST' });
  narrator.fact(
    `log size ${anchor.size}, root ${anchor.root} is on the chain${anchor.transactionHash ? `: ${anchor.transactionHash}` : ''}`,
  );
}
