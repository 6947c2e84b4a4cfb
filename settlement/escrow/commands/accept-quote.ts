import { available, collateral } from '../../../primitives/account.ts';
import type { AgentCommand, Quote } from '../../../primitives/commands.ts';
import { toEngineUnits } from '../../../primitives/money.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { takingAgent } from '../agents.ts';
import { schedule } from '../deadlines.ts';
import { post, single } from '../posting.ts';
import type { DataTrade } from '../records.ts';
import { nextId } from '../state.ts';
import { byFrame, notify, now, type Step } from '../step.ts';

const TOP_BIT = 1n << 63n;

/**
 * Takes a bilateral quote, once: the trade that a book would have made, with no market running. The buyer pays from available, the
 * seller's collateral (the price) comes from its available, and the frame that carries both signatures authorises both.
 */
export function acceptQuote(
  step: Step,
  agent: string,
  { quote }: Extract<AgentCommand, { type: 'acceptQuote' }>,
): Result<bigint> {
  const { state } = step;
  const { negotiationId, seller, cid, asset, priceBaseUnits: price, validUntilMs } = quote;
  const checked = checkQuote(step, agent, quote);
  if (!checked.ok) return checked;
  const by = byFrame(step);
  const buyer = agent;
  const [debit, credit] = [available(buyer, asset), available(seller, asset)];
  const posted = post(step, [
    { kind: 'pending', debit, credit, amount: price, code: 'data_price', by },
    single(available(seller, asset), collateral(seller, asset), price, 'ask_collateral', by),
  ]);
  if (!posted.ok) return posted;
  const id = nextId(state);
  const deadlineMs = now(step) + state.genesis.deliveryWindowMs;
  const trade: DataTrade = {
    kind: 'data',
    id,
    partition: 0,
    asset,
    buyer,
    seller,
    cid,
    price,
    collateral: price,
    pendingId: posted.value[0],
    state: 'matched',
    deadlineMs,
    commit: undefined,
    commitSha256: '',
    key: '',
    revealedBy: undefined,
  };
  state.trades.set(String(id), trade);
  schedule(state, 'delivery', String(id), deadlineMs);
  const quoteKey = `${seller}/${negotiationId}`;
  state.quotes.set(quoteKey, id);
  schedule(state, 'quote', quoteKey, validUntilMs);
  tell(step, trade, quote, checked.value);
  return ok(id);
}

/** The price in engine units, which is how trades are told. */
function checkQuote(step: Step, agent: string, quote: Quote): Result<number> {
  const { negotiationId, seller, buyer, asset: code, bytes, priceBaseUnits, validUntilMs } = quote;
  if (negotiationId < TOP_BIT || negotiationId >= TOP_BIT << 1n)
    return refuse('unknown_negotiation', `${negotiationId} is not a bilateral negotiation: its top bit is not set`);
  if (buyer !== '' && buyer !== agent) return refuse('not_a_party', `the quote is for ${buyer}`);
  const selling = takingAgent(step.state, seller);
  if (!selling.ok) return selling;
  if (seller === agent) return refuse('self_trade', 'an agent does not buy from itself');
  if (now(step) >= validUntilMs)
    return refuse('expired', `the quote was valid until ${validUntilMs}, it is ${now(step)}; ask for another`);
  if (step.state.quotes.has(`${seller}/${negotiationId}`))
    return refuse('unknown_negotiation', `quote ${negotiationId} of ${seller} was taken already`);
  if (bytes <= 0n) return refuse('amount_zero', 'a quote is for at least one byte');
  const asset = step.state.genesis.assets.find((known) => known.code === code);
  return asset ? toEngineUnits(asset, priceBaseUnits) : refuse('unknown_asset', `genesis has no asset ${code}`);
}

function tell(step: Step, { id, buyer, seller, deadlineMs }: DataTrade, quote: Quote, price: number): void {
  const symbol = step.state.genesis.assets.find(({ code }) => code === quote.asset)?.symbol ?? '';
  const trade = {
    type: 'tradeMatched',
    tradeId: id,
    instrument: `data/${quote.cid}/${symbol}`,
    asset: quote.asset,
    buyer,
    seller,
    bidOrderId: 0n,
    askOrderId: quote.negotiationId,
    commandIndex: step.commandIndex,
    takerSide: 'bid',
    price,
    quantity: 1,
    collateral: price,
    spread: 1,
    slot: 0,
    object: '',
    readPrice: 0,
    reserveShare: 0,
    mandate: undefined,
  } as const;
  notify(step, [buyer, seller], { type: 'tradeMatched', trade, deadlineMs });
}
