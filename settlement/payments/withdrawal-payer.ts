import type { Address, Hex } from 'viem';
import { vaultAbi } from '../../contracts/artifacts/vault.ts';
import { chainFailure } from '../../contracts/clients/contract-refusal.ts';
import { withdrawalTypedData } from '../../contracts/clients/owner-commands.ts';
import type { Sender } from '../../contracts/clients/transact.ts';
import { readWithdrawals, submitWithdrawal, type VaultWithdrawn } from '../../contracts/clients/withdrawal.ts';
import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { assert, type Refusal, refuse } from '../../primitives/result.ts';
import { confirmedBlock, rangesAfter } from './confirmed-blocks.ts';
import { headOf } from './deposit-watcher.ts';
import type { PaymentsLedger, PaymentsLog, PendingWithdrawal } from './payments-ledger.ts';
import { vaultAssetOf } from './vault-asset.ts';
import { type WithdrawalFacts, withdrawalStep } from './withdrawal-step.ts';

export type WithdrawalPayerOptions = {
  /** The operator's: it signs each withdrawal and pays the gas. */
  readonly operator: Sender;
  readonly genesis: Pick<Genesis, 'assets' | 'chain'>;
  readonly ledger: PaymentsLedger;
  readonly log: PaymentsLog;
};

export type WithdrawalPayer = {
  /** Takes each pending withdrawal one step further. Throws where the chain or the ledger is away; calling again is harmless. */
  poll(): Promise<void>;
};

const keyOf = ({ owner, nonce }: { readonly owner: string; readonly nonce: bigint }): string =>
  `${owner.toLowerCase().replace(/^0x/, '')}/${nonce}`;

/** Pays what owners asked for, by the Vault's rules, and tells the ledger what the chain shows. Nothing is remembered that a start loses. */
export function withdrawalPayer({ operator, genesis, ledger, log }: WithdrawalPayerOptions): WithdrawalPayer {
  const { publicClient: reader } = operator;
  const { chain } = genesis;
  const vault = chain.vault as Address;
  const paid = new Map<string, VaultWithdrawn>();
  let done = chain.deployBlock - 1n;

  /** The Vault's events through `confirmed`; only those of pending withdrawals are kept. */
  const readEvents = async (confirmed: bigint, pending: ReadonlySet<string>): Promise<void> => {
    for (const { from, to } of rangesAfter(done, confirmed)) {
      for (const event of await readWithdrawals(reader, vault, from, to)) paid.set(keyOf(event), event);
      done = to;
      for (const key of paid.keys()) if (!pending.has(key)) paid.delete(key);
    }
  };

  const settleOrPay = async (withdrawal: PendingWithdrawal, facts: WithdrawalFacts): Promise<void> => {
    const step = withdrawalStep(withdrawal, facts);
    if (step.do === 'wait') return;
    const details = { owner: withdrawal.owner, nonce: String(withdrawal.nonce) };
    if (step.do === 'settle') {
      const outcome = await ledger.submit(step.command);
      return log(
        step.command.type,
        outcome.ok ? details : { ...details, code: outcome.code, message: outcome.message },
      );
    }
    const sent = await payOut({ operator, genesis, ledger }, withdrawal).catch(refusalOf);
    if (sent.ok) log('withdrawal_paid', { ...details, transaction: sent.value.transactionHash });
    else log('withdrawal_postponed', { ...details, code: sent.code, message: sent.message });
  };

  return {
    async poll() {
      const pending = ledger.pendingWithdrawals();
      if (pending.length === 0) return;
      const head = await headOf(reader);
      const confirmed = confirmedBlock(head, chain.confirmations);
      if (confirmed === undefined) return;
      await readEvents(confirmed, new Set(pending.map(keyOf)));
      const [confirmedTimeSeconds, newestTimeSeconds] = await blockTimes(operator, [confirmed, head]);
      for (const withdrawal of pending) {
        const event = paid.get(keyOf(withdrawal));
        await settleOrPay(withdrawal, {
          paid: event && { txHash: event.transactionHash.slice(2), blockNumber: event.blockNumber },
          confirmedTimeSeconds: confirmedTimeSeconds as bigint,
          newestTimeSeconds: newestTimeSeconds as bigint,
          nonceUsed: await isNonceUsed(operator, vault, withdrawal),
        });
      }
    },
  };
}

/** The operator's signature beside the owner's, on the Vault's own struct. */
async function payOut(
  { operator, genesis, ledger }: Omit<WithdrawalPayerOptions, 'log'>,
  withdrawal: PendingWithdrawal,
) {
  const { owner, asset: code, amount, nonce, validUntilSeconds } = withdrawal;
  const asset = vaultAssetOf(genesis.assets, code);
  assert(asset, `the ledger lets only assets of the Vault be withdrawn, not ${code}`);
  const message = { owner: `0x${owner}` as Address, asset, amount, nonce, validUntil: validUntilSeconds };
  const vault = genesis.chain.vault as Address;
  const typedData = withdrawalTypedData({ chainId: genesis.chain.id, vault }, message);
  const { account } = operator.walletClient;
  const ownerSignature: Hex = `0x${toHex(await ledger.ownerSignature(withdrawal))}`;
  const operatorSignature = await operator.walletClient.signTypedData({ account, ...typedData });
  return await submitWithdrawal(operator, { vault, withdrawal: message, ownerSignature, operatorSignature });
}

/** What this withdrawal alone failed of (its token or wallet reverts), so that the others are paid; a chain that is away ends the round. */
function refusalOf(error: unknown): Refusal {
  if (!InfinityDbError.is(error) || error.retryable) throw error;
  return refuse(error.code, error.message);
}

async function blockTimes({ publicClient }: Sender, numbers: readonly bigint[]): Promise<bigint[]> {
  try {
    const blocks = await Promise.all(numbers.map((blockNumber) => publicClient.getBlock({ blockNumber })));
    return blocks.map(({ timestamp }) => timestamp);
  } catch (error) {
    throw chainFailure(error, 'block time');
  }
}

async function isNonceUsed({ publicClient }: Sender, address: Address, { owner, nonce }: PendingWithdrawal) {
  try {
    return await publicClient.readContract({
      address,
      abi: vaultAbi,
      functionName: 'nonceUsed',
      args: [`0x${owner}`, nonce],
    });
  } catch (error) {
    throw chainFailure(error, 'nonce of a withdrawal');
  }
}
