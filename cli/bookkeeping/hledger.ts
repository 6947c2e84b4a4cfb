import { holderPostings, operatorPostings } from './book-accounts.ts';
import { type Book, fullAmount, isPosted, type Writer } from './format.ts';

/** A journal for hledger (also read by Ledger): what was posted, with its commodities and accounts declared, so that `check --strict` holds. */
export function hledgerWriter({ genesis, holder }: Book): Writer {
  const postings = holder === undefined ? operatorPostings : holderPostings(holder);
  const known = new Set<string>();
  const declared = (account: string): string => {
    if (known.has(account)) return '';
    known.add(account);
    return `account ${account}\n`;
  };
  const commodities = genesis.assets.map(
    ({ symbol, decimals }) => `commodity 1000.${'0'.repeat(decimals)} ${commodity(symbol)}\n`,
  );
  return {
    head: `; ${genesis.name}: ${holder ?? 'the whole ledger'}\n${commodities.join('')}\n`,
    transfer: (transfer) => {
      if (!isPosted(transfer)) return '';
      const { id, leafIndex, timeMs, code, symbol, words } = transfer;
      const time = new Date(timeMs).toISOString();
      const amount = fullAmount(genesis, transfer);
      const sides = postings(transfer);
      const lines = sides.map(
        ({ account, negative }) => `    ${account}  ${negative ? '-' : ''}${amount} ${commodity(symbol)}\n`,
      );
      const tags = `id:${id}, leaf:${leafIndex}, code:${code}, time:${time}`;
      return `${sides.map(({ account }) => declared(account)).join('')}${time.slice(0, 10)} * (${id}) ${words}  ; ${tags}\n${lines.join('')}\n`;
    },
  };
}

/** A symbol with digits must stand in quotes. */
const commodity = (symbol: string): string => (/^[A-Z]+$/.test(symbol) ? symbol : `"${symbol}"`);
