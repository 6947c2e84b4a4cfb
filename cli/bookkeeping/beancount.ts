import { holderPostings, operatorPostings } from './book-accounts.ts';
import { type Book, fullAmount, isPosted, type Writer } from './format.ts';

/** A ledger for beancount: what was posted, each account opened on the day of its first transfer. */
export function beancountWriter({ genesis, holder }: Book): Writer {
  const postings = holder === undefined ? operatorPostings : holderPostings(holder);
  const opened = new Set<string>();
  const open = (account: string, day: string): string => {
    if (opened.has(account)) return '';
    opened.add(account);
    return `${day} open ${account}\n`;
  };
  return {
    head: `option "title" ${text(`${genesis.name}: ${holder ?? 'the whole ledger'}`)}\n\n`,
    transfer: (transfer) => {
      if (!isPosted(transfer)) return '';
      const { id, leafIndex, timeMs, code, symbol, words } = transfer;
      const time = new Date(timeMs).toISOString();
      const amount = fullAmount(genesis, transfer);
      const day = time.slice(0, 10);
      const sides = postings(transfer);
      const lines = sides.map(({ account, negative }) => `  ${account}  ${negative ? '-' : ''}${amount} ${symbol}\n`);
      const about = `  id: "${id}"\n  leaf: ${leafIndex}\n  code: "${code}"\n  time: "${time}"\n`;
      const opens = sides.map(({ account }) => open(account, day)).join('');
      return `${opens}${day} * ${text(words)}\n${about}${lines.join('')}\n`;
    },
  };
}

const text = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
