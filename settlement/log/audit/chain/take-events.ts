import { anchorWord } from '../../../../contracts/clients/anchor.ts';
import type { Genesis } from '../../../../primitives/genesis.ts';
import type { ChainBooks } from './books.ts';
import { type ChainEvents, type ChainView, unanswered } from './view.ts';

/** One question to a node covers at most so many blocks: public nodes refuse more. */
const MOST_BLOCKS = 5_000n;

/**
 * Takes the events of all blocks after the last one taken in, up to `to`. Throws `chain_unavailable` where the node's answers contradict one
 * another: an event that is missing, twice, of another block, or not what the contract stores.
 */
export async function takeEvents(
  view: ChainView,
  books: ChainBooks,
  { deployBlock }: Pick<Genesis['chain'], 'deployBlock'>,
  to: bigint,
): Promise<void> {
  for (let from = (books.through ?? deployBlock - 1n) + 1n; from <= to; from = (books.through ?? to) + 1n) {
    const last = from + MOST_BLOCKS - 1n < to ? from + MOST_BLOCKS - 1n : to;
    const events = await view.events(from, last);
    for (const { blockNumber } of [...events.anchors, ...events.deposits, ...events.withdrawals])
      if (blockNumber < from || blockNumber > last)
        throw unanswered(`an event of block ${blockNumber} among those of ${from} to ${last}`);
    take(books, events);
    books.through = last;
  }
  await checkCounts(view, books);
}

function take(books: ChainBooks, { anchors, deposits, withdrawals }: ChainEvents): void {
  const add = (asset: number | undefined, amount: bigint): void => {
    if (asset !== undefined) books.net.set(asset, (books.net.get(asset) ?? 0n) + amount);
  };
  for (const event of deposits) {
    if (event.number !== books.deposits) throw unanswered(`deposit ${event.number} where ${books.deposits} is next`);
    books.deposits += 1n;
    books.deposited.set(`${event.txHash}/${event.logIndex}`, event);
    add(event.asset, event.amount);
  }
  for (const event of withdrawals) {
    const key = `${event.owner}/${event.nonce}`;
    if (books.paid.has(key)) throw unanswered(`withdrawal ${key} is paid twice`);
    books.paid.set(key, event);
    add(event.asset, -event.amount);
  }
  books.anchors.push(...anchors);
  books.lastAnchor = anchors.at(-1) ?? books.lastAnchor;
}

/** The contracts count by themselves what they tell in events. */
async function checkCounts(view: ChainView, books: ChainBooks): Promise<void> {
  const { through, lastAnchor } = books;
  if (through === undefined) return;
  const [count, word] = await Promise.all([view.depositCount(through), view.anchorWord(through)]);
  if (count !== books.deposits)
    throw unanswered(`${books.deposits} deposits by events, ${count} by the Vault's count, at block ${through}`);
  const told = lastAnchor && anchorWord(lastAnchor);
  if (word !== told)
    throw unanswered(
      `the newest anchor is ${told ?? 'none'} by events and ${word ?? 'none'} by the contract, at block ${through}`,
    );
}
