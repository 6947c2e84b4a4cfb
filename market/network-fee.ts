import type { MarketEvent } from '../primitives/events.ts';
import type { Agents } from './agents.ts';
import type { Funds } from './funds.ts';
import type { Rules } from './rules.ts';

/**
 * The network fees of one frame, in INFO: the base of each opening or refused command, and for each MiB that a bid bought. They are
 * spent at once and told once for each agent, with the first command that caused them.
 */
export class FrameFees {
  readonly #rules: Rules;
  readonly #funds: Funds;
  #charged = new Map<number, { amount: number; commandIndex: number }>();

  constructor(rules: Rules, funds: Funds) {
    this.#rules = rules;
    this.#funds = funds;
  }

  /** False, and nothing charged, where the agent's free INFO is short of the base fee. */
  chargeBase(agent: number, commandIndex: number): boolean {
    const { info, baseInfo } = this.#rules;
    if (this.#funds.free(agent, info) < baseInfo) return false;
    this.#funds.spendFree(agent, info, baseInfo);
    this.#add(agent, baseInfo, commandIndex);
    return true;
  }

  /** Out of what the bid reserved for it. */
  chargeFilled(agent: number, mebibytes: number, commandIndex: number): void {
    const amount = this.#rules.perMebibyteInfo * mebibytes;
    this.#funds.spendReserved(agent, this.#rules.info, amount);
    this.#add(agent, amount, commandIndex);
  }

  /** Tells what was charged since the last call, agents in the order of their first charge. */
  tell(agents: Agents, events: MarketEvent[]): void {
    for (const [agent, { amount, commandIndex }] of this.#charged)
      events.push({ type: 'networkFeeCharged', agent: agents.keyOf(agent), amountInfo: amount, commandIndex });
    this.#charged.clear();
  }

  #add(agent: number, amount: number, commandIndex: number): void {
    if (amount === 0) return;
    const charged = this.#charged.get(agent);
    if (charged) charged.amount += amount;
    else this.#charged.set(agent, { amount, commandIndex });
  }
}
