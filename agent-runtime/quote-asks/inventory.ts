import { available, trading } from '../../primitives/account.ts';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { parseInstrument, partitionOf } from '../../primitives/instrument.ts';
import { type Asset, fromEngineUnits, INFO } from '../../primitives/money.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { AgentContext } from '../context.ts';
import { KIND, type OpenAsk as DataAsk } from '../exchange/open-records.ts';
import { standingQuotesBaseUnits } from '../exchange/quote-records.ts';
import { ensureTradingFunds, type Need } from '../funds/trading-funds.ts';
import type { Capacity } from '../lease/capacity.ts';
import type { Step } from './plan-level.ts';
import { partitionOfStep, type QuotePlan } from './plan-quotes.ts';
import { askInstrument, type Inventory } from './wanted-asks.ts';

/** Base fees that are allocated at a time, so that not each new ask needs an allocation. */
const FEES_AHEAD = 64n;
const FEES_LEAST = 4n;

/** What the agent has to sell, and to put up for it beside its data asks and the quotes that it stands by. */
export async function readInventory(
  context: AgentContext,
  capacity: Capacity,
  restingLots: number,
  policy: Policy,
): Promise<Inventory> {
  const { agent, clock, genesis, network, records } = context;
  const asset = genesis.assets.find(({ symbol }) => symbol === policy.asset);
  const partitions = new Set(
    policy.storage.map((offer) => partitionOf(askInstrument(policy, offer), genesis.bookPartitions)),
  );
  const fees = FEES_AHEAD * genesis.networkFee.baseInfo;
  const purseOf = async (code: number) => {
    const there = await network.balance(available(agent, code));
    const quoted = standingQuotesBaseUnits(records, code, clock.nowMs());
    const inBooks = new Map<number, bigint>();
    for (const partition of partitions) {
      const whole = await network.balance(trading(agent, code, partition));
      inBooks.set(partition, whole - dataAskStake(context, partition, code));
    }
    return { available: there - quoted - (code === INFO ? fees : 0n), trading: inBooks };
  };
  const info = await purseOf(INFO);
  return {
    capacityBytes: capacity.capacityBytes(),
    freeBytes: (await capacity.freeBytes()) + restingLots * CHUNK_BYTES,
    collateral: asset && asset.code !== INFO ? await purseOf(asset.code) : info,
    info,
  };
}

/** Allocates what the steps need of their partitions' engines: collateral of all that is wanted there, and fees. */
export async function ensureFunds(
  context: AgentContext,
  plan: QuotePlan,
  steps: readonly Step[],
  signal: AbortSignal,
): Promise<void> {
  const { agent, genesis, network } = context;
  const { baseInfo } = genesis.networkFee;
  const { makerPerMebibyteInfo, takerPerMebibyteInfo } = genesis.market;
  for (const [partition, group] of Map.groupBy(steps, (step) => partitionOfStep(step, genesis))) {
    const wanted = plan.wanted.filter((ask) => ask.partition === partition);
    const lots = wanted.reduce((sum, ask) => sum + BigInt(ask.lots), 0n);
    // Orders come one after another, and each gives the taker's fee back when it rests.
    const largest = group.reduce((most, { ask }) => (ask.lots > most ? ask.lots : most), 0);
    const perMebibyte = makerPerMebibyteInfo * lots + takerPerMebibyteInfo * BigInt(largest);
    const there = await network.balance(trading(agent, INFO, partition));
    const bases = there < perMebibyte + FEES_LEAST * baseInfo ? FEES_AHEAD : FEES_LEAST;
    const stakes = stakesOf(context, wanted);
    const needs: Need[] = [...stakes].map(([code, baseUnits]) => ({
      asset: code,
      baseUnits: baseUnits + dataAskStake(context, partition, code),
    }));
    needs.push({ asset: INFO, baseUnits: perMebibyte + bases * baseInfo });
    await ensureTradingFunds(
      context,
      partition,
      needs.filter(({ baseUnits }) => baseUnits > 0n),
      signal,
    );
  }
}

function stakesOf(context: AgentContext, wanted: QuotePlan['wanted']): Map<number, bigint> {
  const stakes = new Map<number, bigint>();
  for (const { instrument, lots, collateralPerLot } of wanted) {
    const asset = assetOf(context, instrument);
    if (!asset) continue;
    const stake = fromEngineUnits(asset, collateralPerLot) * BigInt(lots);
    stakes.set(asset.code, (stakes.get(asset.code) ?? 0n) + stake);
  }
  return stakes;
}

/** What the agent's own asks of data hold of the same funds: their price each. */
function dataAskStake(context: AgentContext, partition: number, code: number): bigint {
  let stake = 0n;
  for (const [, { instrument, price }] of context.records.list<DataAsk>(KIND.ask)) {
    const asset = assetOf(context, instrument);
    if (asset?.code === code && partitionOf(instrument, context.genesis.bookPartitions) === partition)
      stake += fromEngineUnits(asset, price);
  }
  return stake;
}

function assetOf({ genesis }: AgentContext, name: string): Asset | undefined {
  const instrument = parseInstrument(name);
  return instrument.ok ? genesis.assets.find(({ symbol }) => symbol === instrument.value.symbol) : undefined;
}
