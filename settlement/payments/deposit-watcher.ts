import type { Address } from 'viem';
import type { ReadClient } from '../../contracts/clients/connect.ts';
import { chainFailure } from '../../contracts/clients/contract-refusal.ts';
import { readDeposits, type VaultDeposit } from '../../contracts/clients/deposit.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { confirmedBlock, rangesAfter } from './confirmed-blocks.ts';
import { depositCommand } from './deposit-command.ts';
import type { PaymentsLedger, PaymentsLog } from './payments-ledger.ts';

export type DepositWatcherOptions = {
  readonly reader: ReadClient;
  readonly genesis: Pick<Genesis, 'assets' | 'chain'>;
  readonly ledger: PaymentsLedger;
  readonly log: PaymentsLog;
};

export type DepositWatcher = {
  /** Credits what was confirmed since the last call. Throws where the chain or the ledger is away; the next call goes on from there. */
  poll(): Promise<void>;
  /** The last block all of whose deposits are credited; undefined until the first poll came through. */
  creditedThrough(): bigint | undefined;
};

/**
 * Watches the Vault. Where it stands is not stored: after a start it reads from the contracts' first block, and the ledger says which
 * deposits it has.
 */
export function depositWatcher({ reader, genesis, ledger, log }: DepositWatcherOptions): DepositWatcher {
  const { chain, assets } = genesis;
  let done = chain.deployBlock - 1n;
  let caughtUp = false;

  const credit = async (deposit: VaultDeposit): Promise<void> => {
    const command = depositCommand(deposit, assets);
    if (!command)
      return log('deposit_of_unknown_asset', { asset: deposit.asset, transaction: deposit.transactionHash });
    if (ledger.isCredited(command.txHash, command.logIndex)) return;
    const outcome = await ledger.submit(command);
    if (!outcome.ok && outcome.code !== 'already_resolved')
      log('deposit_refused', { transaction: command.txHash, code: outcome.code, message: outcome.message });
  };

  return {
    async poll() {
      const confirmed = confirmedBlock(await headOf(reader), chain.confirmations);
      if (confirmed === undefined) return;
      for (const { from, to } of rangesAfter(done, confirmed)) {
        for (const deposit of await readDeposits(reader, chain.vault as Address, from, to)) await credit(deposit);
        done = to;
      }
      caughtUp = true;
    },
    creditedThrough: () => (caughtUp ? done : undefined),
  };
}

export async function headOf(reader: ReadClient): Promise<bigint> {
  try {
    return await reader.getBlockNumber();
  } catch (error) {
    throw chainFailure(error, 'newest block');
  }
}
