import { parseAccount, trading } from '../../primitives/account.ts';
import type { MarketEvent } from '../../primitives/events.ts';
import { balanceOf, postedOf } from '../../settlement/ledger/ledger.ts';
import { GENESIS } from '../genesis.ts';
import type { Applied, Network } from '../record/network.ts';
import type { Checks } from './checks.ts';

type FundsStated = Extract<MarketEvent, { type: 'fundsStated' }>;

/** 6: a trading account = what the engine at settlement's watermark has + allocations not yet applied + debits not yet posted. */
export class TradingFunds {
  readonly #checks: Checks;

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  check(network: Network, { input, changes }: Applied): void {
    const touched = new Set<string>();
    for (const { key } of changes.get('accounts') ?? []) if (key.includes('/trading.')) touched.add(key);
    for (const { key } of changes.get('allocations') ?? []) {
      const [agent, asset, partition] = key.split('/') as [string, string, string];
      touched.add(trading(agent, Number(asset), Number(partition)));
    }
    for (const event of input.events)
      for (const agent of agentsOf(event))
        for (const { code } of GENESIS.assets) touched.add(trading(agent, code, input.partition));
    for (const account of touched) this.#checkAccount(network, account);
    for (const event of input.events)
      if (event.type === 'fundsStated') this.#checkStated(network, input.partition, event);
  }

  checkAll(network: Network): void {
    for (const { agent } of network.state.agents.values())
      for (const { code } of GENESIS.assets)
        for (let partition = 1; partition <= GENESIS.bookPartitions; partition++)
          this.#checkAccount(network, trading(agent, code, partition));
  }

  /** What the engine says of all agents together, beside the ledger. */
  #checkStated({ state }: Network, partition: number, { totals }: FundsStated): void {
    const sums = new Map<number, bigint>();
    const add = (asset: number, amount: bigint): unknown => sums.set(asset, (sums.get(asset) ?? 0n) + amount);
    for (const [name, { creditsPosted, debitsPosted, debitsPending }] of state.ledger.accounts.entries())
      if (name.endsWith(`/trading.${partition}`))
        add(parseAccount(name).asset, creditsPosted - debitsPosted - debitsPending);
    for (const [key, amount] of state.allocations.entries())
      if (key.endsWith(`/${partition}`)) add(Number(key.split('/')[1]), -amount);
    for (const { code } of GENESIS.assets) {
      const stated = totals.find(({ asset }) => asset === code)?.amount ?? 0n;
      const posted = sums.get(code) ?? 0n;
      this.#checks.that(6, stated === posted, () => `engine ${partition} states ${stated} of ${code}, not ${posted}`);
    }
  }

  #checkAccount(network: Network, account: string): void {
    const { state } = network;
    const { holder: agent, asset, partition } = parseAccount(account);
    const { free, reserved } = network.replica(partition).balance(agent, asset);
    const unit = GENESIS.assets.find(({ code }) => code === asset)?.engineUnit ?? 1n;
    const waiting = state.allocations.get(`${agent}/${asset}/${partition}`) ?? 0n;
    const wanted = BigInt(free + reserved) * unit + waiting + balanceOf(state.ledger, account).debitsPending;
    const has = postedOf(state.ledger, account);
    this.#checks.that(6, has === wanted && free >= 0 && reserved >= 0, () => `${account} has ${has}, not ${wanted}`);
  }
}

function agentsOf(event: MarketEvent): readonly string[] {
  if (event.type === 'tradeMatched') return [event.buyer, event.seller];
  return 'agent' in event ? [event.agent] : [];
}
