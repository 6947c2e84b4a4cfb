import { available, system } from '../../primitives/account.ts';
import type { Command } from '../../primitives/commands.ts';
import { INFO } from '../../primitives/money.ts';
import { balanceOf, spendableOf } from '../ledger/ledger.ts';
import { networkFee } from '../ledger/network-fee.ts';
import { mustPost, single } from './posting.ts';
import type { SettlementState } from './state.ts';
import { byFrame, type Step } from './step.ts';

/** The network fee of a command of partition 0; only those that open something carry one. */
export function feeOf(state: SettlementState, command: Command): bigint {
  const { networkFee: rates } = state.genesis;
  switch (command.type) {
    case 'setPolicy':
    case 'pay':
      return networkFee(rates, 0n);
    case 'createData':
    case 'proposeMove':
      return networkFee(rates, command.bytes);
    case 'acceptQuote':
      return networkFee(rates, command.quote.bytes);
    default:
      return 0n;
  }
}

/**
 * The network fee of one frame, gathered command by command and posted once. Until then it is kept back as a pending debit of the
 * agent's INFO, so that no later command of the frame spends it.
 */
export class FrameFee {
  readonly #step: Step;
  readonly #agent: string;
  #amount = 0n;
  #commandIndex = 0;

  constructor(step: Step, agent: string) {
    this.#step = step;
    this.#agent = agent;
  }

  get spendable(): bigint {
    return spendableOf(this.#step.state.ledger, available(this.#agent, INFO));
  }

  /** Keeps back `amount`, which the caller saw to be spendable. */
  keep(amount: bigint): void {
    if (amount === 0n) return;
    if (this.#amount === 0n) this.#commandIndex = this.#step.commandIndex;
    this.#reserve(amount);
  }

  giveBack(amount: bigint): void {
    if (amount > 0n) this.#reserve(-amount);
  }

  /** Posts what was kept, as one transfer. */
  post(): void {
    const amount = this.#amount;
    if (amount === 0n) return;
    this.#reserve(-amount);
    this.#step.commandIndex = this.#commandIndex;
    const [debit, credit] = [available(this.#agent, INFO), system(INFO, 'fee-pool')];
    mustPost(this.#step, [single(debit, credit, amount, 'network_fee', byFrame(this.#step))]);
  }

  #reserve(amount: bigint): void {
    const { ledger } = this.#step.state;
    const account = available(this.#agent, INFO);
    const balance = balanceOf(ledger, account);
    ledger.accounts.set(account, { ...balance, debitsPending: balance.debitsPending + amount });
    this.#amount += amount;
  }
}
