import type { Applied, Network } from '../record/network.ts';
import { Authorisations } from './authorisation.ts';
import { Books } from './books.ts';
import { BoundFunds } from './bound-funds.ts';
import type { Checks } from './checks.ts';
import { Holders } from './holders.ts';
import { Sequences } from './sequences.ts';
import { ShadowLedger } from './shadow-ledger.ts';
import { TradingFunds } from './trading-funds.ts';

export type Invariants = {
  /** After each message: all that it touched. */
  check(network: Network, step: Applied): void;
  /** Everything, touched or not. */
  checkAll(network: Network): void;
  readonly books: Books;
};

export function invariants(checks: Checks): Invariants {
  const ledger = new ShadowLedger(checks);
  const signed = new Authorisations(checks);
  const sequences = new Sequences(checks);
  const bound = new BoundFunds(checks);
  const trading = new TradingFunds(checks);
  const holders = new Holders(checks);
  const books = new Books(checks);
  return {
    books,
    check: (network, step) => {
      sequences.check(step);
      signed.check(step);
      ledger.check(network, step);
      trading.check(network, step);
      bound.check(network, step);
      holders.check(network, step);
      books.check(network, step);
    },
    checkAll: (network) => {
      ledger.checkAll(network);
      trading.checkAll(network);
      bound.checkAll(network);
    },
  };
}
