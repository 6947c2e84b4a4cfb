import type { Context, Hono } from 'hono';
import { InfinityDbError } from '../../primitives/error.ts';
import { formatAmount } from '../../primitives/money.ts';
import { refuse } from '../../primitives/result.ts';
import { TRANSFER_CODES, type TransferCode, transferIdText } from '../../primitives/transfer.ts';
import { parseAccount } from '../../primitives/account.ts';
import type { AccountRow } from '../../settlement/store/batch.ts';
import { readAccount, readAccounts } from '../../settlement/store/read-accounts.ts';
import { readStatement } from '../../settlement/store/read-statement.ts';
import { type LoggedTransfer, readTransfer, readTransfers } from '../../settlement/store/read-transfers.ts';
import type { HttpParts } from './parts.ts';
import { flagParameter, holderParameter, limitParameter, numberParameter, pathRest, textParameter } from './query.ts';
import { receiptFor } from './receipt.ts';
import { jsonReply, refusalReply, textReply } from './reply.ts';
import { wordsOf } from './transfer-words.ts';

const ACCOUNTS = '/api/v1/accounts/';
const ACCOUNT_NAME = /^(?:system|[0-9a-f]{40}|[0-9a-f]{64})\/\d{1,10}\/[a-z-]+(?:\.\d{1,5})?$/;

/** Accounts, transfers and receipts, as they are durable. */
export function ledgerRoutes(app: Hono, parts: HttpParts): void {
  const { db } = parts.settlement;

  app.get('/api/v1/accounts', async (c) => {
    const holder = holderParameter(c);
    const after = textParameter(c, 'after', ACCOUNT_NAME, 'an account');
    const limit = limitParameter(c);
    const asset = numberParameter(c, 'asset', { min: 1, max: 0xffff_ffff });
    const filter = { ...(holder === undefined ? {} : { holder }), ...(asset === undefined ? {} : { asset }) };
    const rows = await readAccounts(db, filter, { limit, ...(after === undefined ? {} : { after }) });
    const next = rows.length === limit ? rows.at(-1)?.name : undefined;
    return jsonReply({ accounts: rows.map((row) => accountJson(parts, row)), next });
  });
  // An account's name has slashes; a client may encode them or not. (Its pattern fits the path above too, so it comes second.)
  app.get(`${ACCOUNTS}*`, async (c) => {
    const name = pathRest(c, ACCOUNTS);
    if (!ACCOUNT_NAME.test(name))
      return refusalReply(refuse('malformed', `${name.slice(0, 200)} is no account: <holder>/<asset>/<purpose>`));
    const row = await readAccount(db, name);
    return row
      ? jsonReply(accountJson(parts, row))
      : refusalReply(refuse('unknown_account', `no transfer ever touched account ${name}`));
  });

  app.get('/api/v1/statement', async (c) => {
    const account = textParameter(c, 'account', ACCOUNT_NAME, 'an account');
    if (account === undefined)
      return refusalReply(refuse('malformed', 'say whose: account=<holder>/<asset>/<purpose>'));
    const after = numberParameter(c, 'after', ANY);
    const limit = limitParameter(c);
    const found = await readStatement(db, account, { limit, ...(after === undefined ? {} : { after }) });
    const lines = found.map(({ changeBaseUnits, balanceBaseUnits, ...logged }) => ({
      ...transferJson(parts, logged),
      changeBaseUnits,
      postedBaseUnits: balanceBaseUnits,
    }));
    return jsonReply({ lines, next: found.length === limit ? found.at(-1)?.leafIndex : undefined });
  });

  app.get('/api/v1/transfers', async (c) => {
    const holder = holderParameter(c);
    const account = textParameter(c, 'account', ACCOUNT_NAME, 'an account');
    const code = codeParameter(c);
    const [after, fromMs, toMs] = ['after', 'fromMs', 'toMs'].map((name) => numberParameter(c, name, ANY));
    const limit = limitParameter(c);
    const filter = {
      ...(holder === undefined ? {} : { holder }),
      ...(account === undefined ? {} : { account }),
      ...(code === undefined ? {} : { code }),
      ...(fromMs === undefined ? {} : { fromMs }),
      ...(toMs === undefined ? {} : { toMs }),
    };
    const page = { limit, newest: flagParameter(c, 'newest'), ...(after === undefined ? {} : { after }) };
    const transfers = await readTransfers(db, filter, page);
    const next = transfers.length === limit ? transfers.at(-1)?.leafIndex : undefined;
    return jsonReply({ transfers: transfers.map((one) => transferJson(parts, one)), next });
  });
  app.get('/api/v1/transfers/:id', async (c) => {
    const found = await readTransfer(db, transferIdIn(c.req.param('id')));
    if (!found) return refusalReply(refuse('unknown_transfer', `no transfer ${c.req.param('id')}`));
    return jsonReply(transferJson(parts, found));
  });

  app.get('/api/v1/receipts/:id', async (c) => {
    const receipt = await receiptFor(db, transferIdIn(c.req.param('id')));
    return receipt.ok ? textReply(receipt.value) : refusalReply(receipt);
  });
}

const ANY = { min: 0, max: Number.MAX_SAFE_INTEGER };

function codeParameter(c: Context): TransferCode | undefined {
  const code = c.req.query('code');
  if (code === undefined || Object.hasOwn(TRANSFER_CODES, code)) return code as TransferCode | undefined;
  const known = Object.keys(TRANSFER_CODES).join(', ');
  throw new InfinityDbError('malformed', `code=${code.slice(0, 100)} is none of ${known}`);
}

function transferIdIn(text: string) {
  if (!/^\d{1,5}-\d{1,10}-\d{1,16}-\d{1,10}$/.test(text))
    throw new InfinityDbError('malformed', `${text.slice(0, 100)} is no transfer: partition-generation-sequence-index`);
  const [partition, generation, sequence, index] = text.split('-').map(Number) as [number, number, number, number];
  return { partition, generation, sequence, index };
}

export type AccountJson = ReturnType<typeof accountJson>;
export type TransferJson = ReturnType<typeof transferJson>;

/** `balanceBaseUnits`: what may still be debited; `pendingBaseUnits` is already taken off it. */
function accountJson({ network }: HttpParts, row: AccountRow) {
  const { name, creditsPosted, debitsPosted, creditsPending, debitsPending } = row;
  const { holder, asset, purpose } = parseAccount(name);
  const known = network.genesis.assets.find(({ code }) => code === asset);
  const balance = creditsPosted - debitsPosted - debitsPending;
  return {
    name,
    holder,
    asset,
    symbol: known?.symbol,
    purpose,
    balanceBaseUnits: balance,
    pendingBaseUnits: debitsPending,
    incomingBaseUnits: creditsPending,
    postedBaseUnits: creditsPosted - debitsPosted,
    balance: known && formatAmount(known, balance),
  };
}

function transferJson({ network }: HttpParts, { leafIndex, transfer }: LoggedTransfer) {
  const { id, pendingId, amount, debit } = transfer;
  const asset = network.genesis.assets.find(({ code }) => code === parseAccount(debit).asset);
  return {
    ...transfer,
    id: transferIdText(id),
    pendingId: pendingId && transferIdText(pendingId),
    amount: asset && formatAmount(asset, amount),
    amountBaseUnits: amount,
    asset: asset?.code,
    symbol: asset?.symbol,
    leafIndex,
    words: wordsOf(transfer),
  };
}
