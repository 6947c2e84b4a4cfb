import { TRANSFER_CODES, TRANSFER_KINDS } from '../../primitives/transfer.ts';
import type { AccountJson, TransferJson } from './ledger-routes.ts';
import { type Api, inPath, nextPage, paging, query, ROW_CURSOR, switchedOn } from './openapi/operation.ts';
import {
  ACCOUNT_NAME,
  ASSET,
  choice,
  decimal,
  type Fields,
  flag,
  keys,
  list,
  matching,
  maybe,
  record,
  ref,
  type Schema,
  signedDecimal,
  text,
  TIME_MS,
  TRANSFER_ID,
  whole,
} from './openapi/shapes.ts';

const HOLDER = matching('^(system|[0-9a-f]{40}|[0-9a-f]{64})$', 'An agent, an owner or system');
const BASE_UNITS = signedDecimal('Base units; only accounts of the system may be below zero');

const TRANSFER: Fields<TransferJson> = {
  id: TRANSFER_ID,
  kind: choice(TRANSFER_KINDS),
  debit: ACCOUNT_NAME,
  credit: ACCOUNT_NAME,
  amount: maybe(text('With the decimals and the symbol of its asset')),
  amountBaseUnits: decimal('Base units'),
  code: choice(Object.keys(TRANSFER_CODES)),
  pendingId: maybe(TRANSFER_ID),
  timeoutMs: whole('When a pending one expires; 0: never'),
  linked: flag('Succeeds or fails together with the next one'),
  authorisation: ref('Authorisation'),
  timeMs: TIME_MS,
  asset: maybe(ASSET),
  symbol: maybe(text("The asset's symbol")),
  leafIndex: whole('Index of its leaf in the log'),
  words: text('What it was for'),
};

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Account: record<AccountJson>({
    name: ACCOUNT_NAME,
    holder: HOLDER,
    asset: ASSET,
    symbol: maybe(text("The asset's symbol")),
    purpose: text('What it is for: available, trading.<partition>, held, collateral, …'),
    balanceBaseUnits: signedDecimal('What may still be debited: `pendingBaseUnits` is taken off it already'),
    pendingBaseUnits: decimal('On its way out'),
    incomingBaseUnits: decimal('On its way in'),
    postedBaseUnits: BASE_UNITS,
    balance: maybe(text('The balance with the decimals and the symbol of its asset')),
  }),
  Transfer: record<TransferJson>(TRANSFER),
  StatementLine: record<TransferJson & { changeBaseUnits: bigint; postedBaseUnits: bigint }>({
    ...TRANSFER,
    changeBaseUnits: signedDecimal('What it did to the account'),
    postedBaseUnits: BASE_UNITS,
  }),
  Receipt: matching(
    '^c2sp\\.org/tlog-proof@v1\\nextra ',
    'A C2SP tlog-proof of the transfer; its extra line has the entries',
  ),
};

const transferId = inPath('id', TRANSFER_ID, 'As `id` in the list of transfers.');

export const LEDGER_API: Api = {
  operations: [
    {
      ...{ method: 'get', path: '/api/v1/accounts', id: 'listAccounts', tag: 'ledger' },
      summary: 'Accounts, by name',
      parameters: [
        query('holder', HOLDER, 'Those of one holder.'),
        query('asset', ASSET, 'Those of one asset.'),
        ...paging(100, 1_000, ACCOUNT_NAME),
      ],
      answer: keys({ accounts: list(ref('Account')), next: nextPage(ACCOUNT_NAME) }),
    },
    {
      ...{ method: 'get', path: '/api/v1/accounts/{name}', id: 'getAccount', tag: 'ledger' },
      summary: 'One account',
      description: 'Its slashes may be percent-encoded or not.',
      parameters: [inPath('name', ACCOUNT_NAME, 'Its name.')],
      answer: ref('Account'),
      codes: ['unknown_account'],
    },
    {
      ...{ method: 'get', path: '/api/v1/statement', id: 'getStatement', tag: 'ledger' },
      summary: 'Transfers of one account as the log has them, with the balance after each',
      parameters: [{ ...query('account', ACCOUNT_NAME, 'Whose.'), required: true }, ...paging(100, 1_000, ROW_CURSOR)],
      answer: keys({ lines: list(ref('StatementLine')), next: nextPage(ROW_CURSOR) }),
    },
    {
      ...{ method: 'get', path: '/api/v1/transfers', id: 'listTransfers', tag: 'ledger' },
      summary: 'Transfers in the order of the log',
      parameters: [
        query('holder', HOLDER, 'From or to any account of this holder.'),
        query('account', ACCOUNT_NAME, 'From or to this account.'),
        query('code', choice(Object.keys(TRANSFER_CODES)), 'Made for this.'),
        query('fromMs', TIME_MS, 'Not before.'),
        query('toMs', TIME_MS, 'Before.'),
        switchedOn('newest', 'Newest first.'),
        ...paging(100, 1_000, ROW_CURSOR),
      ],
      answer: keys({ transfers: list(ref('Transfer')), next: nextPage(ROW_CURSOR) }),
    },
    {
      ...{ method: 'get', path: '/api/v1/transfers/{id}', id: 'getTransfer', tag: 'ledger' },
      summary: 'One transfer',
      parameters: [transferId],
      answer: ref('Transfer'),
      codes: ['unknown_transfer'],
    },
    {
      ...{ method: 'get', path: '/api/v1/receipts/{id}', id: 'getReceipt', tag: 'ledger' },
      summary: 'The receipt of a transfer, to be verified offline',
      parameters: [transferId],
      answer: ref('Receipt'),
      answerType: 'text/plain',
      codes: ['unknown_transfer', 'not_published'],
    },
  ],
  schemas: SCHEMAS,
};
