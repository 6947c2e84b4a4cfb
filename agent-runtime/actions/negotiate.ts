import { fromHex } from '../../primitives/bytes.ts';
import type { PlaceOrder } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { partitionOf } from '../../primitives/instrument.ts';
import { type Asset, formatAmount, fromEngineUnits, INFO, toEngineUnits } from '../../primitives/money.ts';
import type { DataObject } from '../../schemas/chunk.ts';
import { KIND, type OpenAsk } from '../exchange/open-records.ts';
import { decideOffer } from '../policy/decide-quote.ts';
import { type ActionContext, assetOf, type Fee, requireAction, requireCounterparty } from './action-context.ts';
import { executeFunded } from './funded-order.ts';
import { cidOf } from './own-chunk.ts';

export type NegotiationResult = {
  /** An ask's order id, or a bilateral quote's id, which has the top bit of a u64 set. */
  readonly negotiationId: bigint;
  readonly cid: string;
  readonly price: Fee;
};

type Named = DataObject | { readonly cid: string };
const QUOTE_VALID_MS = 600_000;

/**
 * The seed's `negotiate`: offers one copy of data that this agent holds for `fee`, in the book of `data/<cid>/<asset>`. Sets aside the
 * collateral (as much as the price) until the copy is delivered. Throws `unknown_chunk`, `insufficient_funds`, `off_tick` …
 */
export async function negotiate(
  context: ActionContext,
  data: Named,
  fee: Fee,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<NegotiationResult> {
  requireAction(context, 'negotiate');
  const cid = cidOf(data);
  const bytes = await requireHeld(context, cid);
  const asset = assetOf(context, fee.asset);
  const price = priceOf(context, asset, fee, bytes);
  const instrument = `data/${cid}/${asset.symbol}`;
  const negotiationId = await executeFunded(context, {
    partition: partitionOf(instrument, context.genesis.bookPartitions),
    command: askOf(instrument, price),
    needs: [
      { asset: asset.code, baseUnits: fee.amountBaseUnits },
      { asset: INFO, baseUnits: feeOf(context) },
    ],
    step: 'negotiate',
    signal: options.signal,
  });
  // Where it was taken already, the sale is what keeps the data.
  if (!context.sales.isSold(negotiationId))
    context.records.put<OpenAsk>(KIND.ask, String(negotiationId), { cid, instrument, price });
  return { negotiationId, cid, price: fee };
}

/**
 * The same from agent to agent, with no market running: this agent stands by a quote, for `buyer` alone where one is named, and signs it
 * for whoever asks on `idb.v1.agent.<self>.quote`. Its collateral comes from available when the quote is taken.
 */
export async function negotiateBilateral(
  context: ActionContext,
  data: Named,
  fee: Fee,
  options: { readonly buyer?: string; readonly validForMs?: number } = {},
): Promise<NegotiationResult> {
  requireAction(context, 'negotiate');
  const cid = cidOf(data);
  const bytes = await requireHeld(context, cid);
  const asset = assetOf(context, fee.asset);
  const price = priceOf(context, asset, fee, bytes);
  await requireCollateral(context, asset, fee.amountBaseUnits);
  const validUntilMs = context.clock.nowMs() + (options.validForMs ?? QUOTE_VALID_MS);
  await keepUntil(context, cid, validUntilMs);
  const { negotiationId } = context.quotes.offer({
    buyer: options.buyer ?? '',
    cid,
    bytes: BigInt(bytes),
    asset: asset.code,
    priceBaseUnits: fromEngineUnits(asset, price),
    validUntilMs,
  });
  return { negotiationId, cid, price: fee };
}

/** The buyer's half of a bilateral negotiation: asks `seller` (64 hex digits) for its quote; its id can be bought. */
export async function requestQuote(
  context: ActionContext,
  seller: string,
  cid: string,
  asset: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<NegotiationResult> {
  requireAction(context, 'buy');
  requireCounterparty(context, seller);
  const quote = await context.quotes.request(seller, cid, assetOf(context, asset).code, options.signal);
  return { negotiationId: quote.negotiationId, cid, price: { asset, amountBaseUnits: quote.priceBaseUnits } };
}

/** What an order must have free when it comes: it may have to take. At rest it keeps less. */
function feeOf({ genesis }: ActionContext): bigint {
  return genesis.networkFee.baseInfo + genesis.market.takerPerMebibyteInfo;
}

/** The fee in engine units. Throws `policy_declined` where the owner lets no copy go for it. */
function priceOf(context: ActionContext, asset: Asset, { amountBaseUnits }: Fee, bytes: number): number {
  const price = toEngineUnits(asset, amountBaseUnits);
  if (!price.ok) throw InfinityDbError.from(price, 'negotiate');
  const offer = { asset, bytes, price: price.value, nowMs: context.clock.nowMs() };
  const decided = decideOffer(context.policy(), offer);
  if (!decided.ok) throw InfinityDbError.from(decided, 'policy');
  return price.value;
}

/** A quote is honoured only with its collateral there. */
async function requireCollateral({ quotes }: ActionContext, asset: Asset, baseUnits: bigint): Promise<void> {
  const there = await quotes.spendable(asset.code);
  if (there >= baseUnits) return;
  const [needed, has] = [formatAmount(asset, baseUnits), formatAmount(asset, there)];
  const message = `a quote at ${needed} takes as much collateral, and the agent has ${has} that no other quote may need`;
  const details = { reason: 'collateral_short', asset: asset.symbol };
  throw new InfinityDbError('insufficient_funds', message, { step: 'negotiate', details });
}

/** What is quoted is not erased before the quote, and a delivery of it, has ended. */
async function keepUntil({ chunks, genesis }: ActionContext, cid: string, untilMs: number): Promise<void> {
  const kept = await chunks.extend(fromHex(cid) as Uint8Array, untilMs + genesis.deliveryWindowMs);
  if (!kept.ok) throw InfinityDbError.from(kept, 'negotiate');
}

async function requireHeld({ chunks }: ActionContext, cid: string): Promise<number> {
  const name = fromHex(cid);
  if (name?.length !== 32) throw new InfinityDbError('malformed', `a cid is 64 lower-case hex digits, not ${cid}`);
  const data = await chunks.get(name);
  if (data.ok) return data.value.length;
  throw new InfinityDbError(data.code, `${data.message}; create the data before offering it`, { step: 'negotiate' });
}

function askOf(instrument: string, price: number): PlaceOrder {
  return {
    type: 'placeOrder',
    instrument,
    side: 'ask',
    orderType: 'limit',
    price,
    quantity: 1,
    spread: 1,
    avoidAgents: [],
    object: '',
    mandate: undefined,
    collateralPerLot: price,
    readPrice: 0,
    minFill: 0,
    goodTillMs: 0,
    maxTotal: 0,
  };
}
