import { available } from '../../primitives/account.ts';
import { fromHex } from '../../primitives/bytes.ts';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { parseInstrument, partitionOf } from '../../primitives/instrument.ts';
import { formatAmount, fromEngineUnits, INFO } from '../../primitives/money.ts';
import type { DataObject } from '../../schemas/chunk.ts';
import { isBilateral } from '../exchange/quotes.ts';
import {
  type ActionContext,
  assetOf,
  requireAction,
  requireCounterparty,
  requireRoom,
  type Waiting,
} from './action-context.ts';
import { executeFunded } from './funded-order.ts';

const MEBIBYTE = 1_048_576n;
/** Beyond settlement's own deadlines, for the last messages. */
const SLACK_MS = 30_000;

/**
 * The seed's `buy_data`: takes the negotiation at its price, runs the fair exchange to its end, and returns the data, which the agent then
 * keeps too. Throws `unknown_negotiation`, `price_moved`, `insufficient_funds`, `capacity_exceeded` before anything is bought;
 * `deadline_passed` (void, nothing paid) or `content_mismatch` afterwards; `timed_out`, or the signal's reason, while it goes on.
 */
export async function buyData(
  context: ActionContext,
  negotiationId: bigint,
  { signal, timeoutMs }: Waiting = {},
): Promise<DataObject> {
  requireAction(context, 'buy');
  const take = isBilateral(negotiationId) ? takeQuote : takeAsk;
  const { trade, cid } = await take(context, negotiationId, signal);
  const { deliveryWindowMs, disputeWindowMs } = context.genesis;
  await context.purchases.finished(trade, timeoutMs ?? deliveryWindowMs + disputeWindowMs + SLACK_MS, signal);
  const data = await context.chunks.get(fromHex(cid) as Uint8Array);
  if (!data.ok) throw InfinityDbError.from(data, 'read');
  return { content: data.value };
}

type Taken = { readonly trade: bigint; readonly cid: string };

async function takeAsk(context: ActionContext, negotiationId: bigint, signal?: AbortSignal): Promise<Taken> {
  const offer = await context.offerOf(negotiationId);
  const instrument = offer && parseInstrument(offer.instrument);
  if (!offer || !instrument?.ok || instrument.value.kind !== 'data') throw unknown(negotiationId);
  requireCounterparty(context, offer.seller);
  await requireRoom(context, CHUNK_BYTES);
  const { cid, symbol } = instrument.value;
  const asset = assetOf(context, symbol);
  const { networkFee, market } = context.genesis;
  const trade = await executeFunded(context, {
    partition: partitionOf(offer.instrument, context.genesis.bookPartitions),
    command: { type: 'takeNegotiation', negotiationId, quantity: 1, maxPrice: offer.price },
    needs: [
      { asset: asset.code, baseUnits: fromEngineUnits(asset, offer.price) },
      { asset: INFO, baseUnits: networkFee.baseInfo + market.takerPerMebibyteInfo },
    ],
    step: 'buy',
    signal,
  });
  return { trade, cid };
}

async function takeQuote(context: ActionContext, negotiationId: bigint, signal?: AbortSignal): Promise<Taken> {
  const received = context.quotes.received(negotiationId);
  if (!received) throw unknown(negotiationId);
  const { quote, signed } = received;
  requireCounterparty(context, quote.seller);
  const nowMs = context.clock.nowMs();
  if (quote.validUntilMs <= nowMs)
    throw new InfinityDbError('expired', `the quote was valid until ${quote.validUntilMs}, it is ${nowMs}; ask again`, {
      step: 'buy',
    });
  await requireRoom(context, Number(quote.bytes));
  const { baseInfo, perMebibyteInfo } = context.genesis.networkFee;
  const fee = baseInfo + perMebibyteInfo * ((quote.bytes + MEBIBYTE - 1n) / MEBIBYTE);
  await requireAvailable(context, quote.asset, quote.priceBaseUnits + (quote.asset === INFO ? fee : 0n));
  const { quoteBytes, signature: sellerSignature } = signed;
  const command = { type: 'acceptQuote', quote, quoteBytes, sellerSignature } as const;
  return { trade: await context.link.execute(0, command, 'buy', signal), cid: quote.cid };
}

async function requireAvailable(context: ActionContext, code: number, needed: bigint): Promise<void> {
  const asset = context.genesis.assets.find((known) => known.code === code);
  if (!asset) throw new InfinityDbError('unknown_asset', `this network has no asset ${code}`, { step: 'buy' });
  const there = await context.network.balance(available(context.agent, code));
  if (there >= needed) return;
  const message = `this takes ${formatAmount(asset, needed)} and the agent has ${formatAmount(asset, there)} available`;
  throw new InfinityDbError('insufficient_funds', message, { step: 'funds' });
}

function unknown(negotiationId: bigint): InfinityDbError {
  const message = `there is no negotiation ${negotiationId} to take (any more)`;
  return new InfinityDbError('unknown_negotiation', message, { step: 'buy' });
}
