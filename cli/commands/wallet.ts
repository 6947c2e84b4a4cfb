import type { Command } from 'commander';
import { parseCount } from '../amount.ts';
import { amountText } from '../assets.ts';
import { readBalance } from '../../contracts/clients/deposit.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { ownerAddress, userAgentKey } from '../holder.ts';
import { must } from '../must.ts';
import { table } from '../output.ts';
import { ownerChain } from '../owner-chain.ts';
import { type Call, perform, untilAborted } from '../perform.ts';
import { type AccountJson, accounts } from '../../sdk/service-api.ts';
import { type TransferJson, transfers } from '../../sdk/transfers.ts';
import { deposit } from './wallet-deposit.ts';
import { withdraw } from './wallet-withdraw.ts';

const HOLDER_ACCOUNTS = 1_000;
const CHAIN_CODES = new Set(['deposit', 'withdrawal', 'fund_agent', 'sweep_agent']);
const HISTORY_MOST = 100_000;

/** `infinitydb wallet balance|deposit|withdraw|history` */
export function addWallet(root: Command, signal: AbortSignal): void {
  const wallet = root.command('wallet').description("this home's owner wallet: on the chain, and in the ledger");
  wallet.command('balance').description('what the owner and its agent have').action(perform(signal, balance));
  wallet
    .command('deposit')
    .description('deposit in the Vault and wait until the ledger credits it')
    .argument('<amount>', 'decimal, like 12.5')
    .argument('<asset>', 'symbol, like USDX')
    .option('--to <holder>', 'agent or owner', 'agent')
    .action(perform(signal, deposit));
  wallet
    .command('withdraw')
    .description('take money back to the chain, from the owner and then from its agent')
    .argument('<amount>', 'decimal, like 12.5')
    .argument('<asset>', 'symbol, like USDX')
    .option('--wait <seconds>', 'how long to wait until the Vault has paid', '120')
    .action(perform(signal, withdraw));
  wallet
    .command('history')
    .description('deposits, withdrawals, and funds moved between owner and agent; newest first')
    .option('--limit <count>', 'how many at most', '20')
    .action(perform(signal, history));
}

async function balance({ config, apiUrl, output, signal }: Call): Promise<void> {
  const { genesis } = requireNetwork(config.home);
  const { address, reader } = await ownerChain(config);
  const [owner, agent] = [ownerAddress(config), userAgentKey(config)];
  const onChain = genesis.assets.flatMap(({ kind, code, symbol, token }) =>
    kind === 'info' ? [] : [{ code, symbol, token: (token ?? ZERO) as `0x${string}` }],
  );
  const [ownerRows, agentRows, ...held] = await untilAborted(
    signal,
    Promise.all([
      accounts(apiUrl, { holder: owner, limit: HOLDER_ACCOUNTS }),
      accounts(apiUrl, { holder: agent, limit: HOLDER_ACCOUNTS }),
      ...onChain.map(({ token }) => readBalance(reader, token, address)),
    ]),
  );
  const chain = onChain.map(({ code, symbol }, i) => ({ code, asset: symbol, amountBaseUnits: held[i] ?? 0n }));
  output.result({ address, agent, chain, owner: ownerRows.map(plain), agentAccounts: agentRows.map(plain) }, () =>
    table(
      ['WHERE', 'ACCOUNT', 'AMOUNT'],
      [
        ...chain.map(({ code, amountBaseUnits }) => ['chain', address, amountText(genesis, code, amountBaseUnits)]),
        ...ownerRows.map((row) => ['ledger, owner', row.purpose, row.balance]),
        ...agentRows.map((row) => ['ledger, agent', row.purpose, row.balance]),
      ],
    ),
  );
}

const ZERO = '0x0000000000000000000000000000000000000000';

const plain = ({ symbol, purpose, balanceBaseUnits, pendingBaseUnits }: AccountJson) => ({
  asset: symbol,
  purpose,
  amountBaseUnits: balanceBaseUnits,
  pendingBaseUnits,
});

async function history({ config, apiUrl, output, signal }: Call, options: { limit: string }): Promise<void> {
  const limit = must(parseCount(options.limit, HISTORY_MOST), 'limit');
  const holders = [ownerAddress(config), userAgentKey(config)];
  const pages = await untilAborted(
    signal,
    Promise.all(holders.map((holder) => transfers(apiUrl, { holder, limit: HISTORY_MOST, newest: true }))),
  );
  const byLeaf = new Map<number, TransferJson>();
  for (const transfer of pages.flat()) if (CHAIN_CODES.has(transfer.code)) byLeaf.set(transfer.leafIndex, transfer);
  const found = [...byLeaf.values()].sort((a, b) => b.leafIndex - a.leafIndex).slice(0, limit);
  output.result({ history: found }, () =>
    table(
      ['ENTRY', 'TIME', 'AMOUNT', 'WHAT'],
      found.map(({ leafIndex, timeMs, amount, words }) => [
        String(leafIndex),
        new Date(timeMs).toISOString(),
        amount,
        words,
      ]),
    ),
  );
}
