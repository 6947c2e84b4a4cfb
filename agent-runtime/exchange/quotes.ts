import { fromBigEndian } from '../../primitives/bytes.ts';
import type { Quote } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Notice } from '../../primitives/notices.ts';
import {
  decodeQuote,
  decodeQuoteReply,
  decodeQuoteRequest,
  encodeQuoteReply,
  encodeQuoteRequest,
  type QuoteReply,
  type SignedQuote,
  signQuote,
  verifyQuote,
} from '../../schemas/quote.ts';
import type { AgentContext } from '../context.ts';
import { KIND } from './open-records.ts';
import type { PeerRequests } from './peer-requests.ts';

/** Bilateral negotiation ids have the top bit of a u64 set, so that they are never an order's. */
const TOP_BIT = 1n << 63n;
export const isBilateral = (negotiationId: bigint): boolean => (negotiationId & TOP_BIT) !== 0n;

/** Quotes from agent to agent: those that this agent stands by, signed anew for whoever may ask, and those that it received. */
export class Quotes {
  readonly #context: AgentContext;
  readonly #peers: PeerRequests;

  constructor(context: AgentContext, peers: PeerRequests) {
    this.#context = context;
    this.#peers = peers;
  }

  /** Answers requests from now on; the function returned ends it. */
  serve(): () => void {
    return this.#peers.serve('quote', (request) => encodeQuoteReply(this.#answer(request)));
  }

  /** Stands by an offer until it is taken, or no longer valid; durable. */
  offer(terms: Omit<Quote, 'negotiationId' | 'seller'>): Quote {
    const random = fromBigEndian(this.#context.random.bytes(8));
    const quote: Quote = { ...terms, negotiationId: random | TOP_BIT, seller: this.#context.agent };
    this.#context.records.put<Quote>(KIND.quoteOut, String(quote.negotiationId), quote);
    return quote;
  }

  /** Asks `seller` for its quote for `cid`; checked and kept, so that its id can be bought. Throws the seller's refusal. */
  async request(seller: string, cid: string, asset: number, signal?: AbortSignal): Promise<Quote> {
    const { agent, networkId, records } = this.#context;
    const request = encodeQuoteRequest({ buyer: agent, cid, asset });
    const reply = decodeQuoteReply(await this.#peers.ask(seller, 'quote', request, signal));
    if (!reply.ok) throw InfinityDbError.from(reply, 'quote');
    if (reply.value.type === 'refused')
      throw new InfinityDbError(reply.value.code, reply.value.message, { step: 'quote' });
    const signed: SignedQuote = { quoteBytes: reply.value.quote, signature: reply.value.signature };
    const quote = decodeQuote(signed.quoteBytes);
    if (!quote.ok) throw InfinityDbError.from(quote, 'quote');
    if (!verifyQuote(networkId, seller, signed))
      throw new InfinityDbError('bad_signature', `the quote is not signed by ${seller}`, { step: 'quote' });
    const { value } = quote;
    const fits =
      value.seller === seller && value.cid === cid && value.asset === asset && isBilateral(value.negotiationId);
    if (!fits || (value.buyer !== '' && value.buyer !== agent))
      throw new InfinityDbError('terms_mismatch', `${seller} quoted something else than was asked`, { step: 'quote' });
    records.put<SignedQuote>(KIND.quoteIn, String(value.negotiationId), signed);
    return value;
  }

  /** A quote that was received. */
  received(negotiationId: bigint): { readonly quote: Quote; readonly signed: SignedQuote } | undefined {
    const signed = this.#context.records.get<SignedQuote>(KIND.quoteIn, String(negotiationId));
    const quote = signed && decodeQuote(signed.quoteBytes);
    return signed && quote?.ok ? { quote: quote.value, signed } : undefined;
  }

  /** A quote is taken once. */
  receive(notice: Notice): void {
    if (notice.type !== 'tradeMatched' || !isBilateral(notice.trade.askOrderId)) return;
    const { agent, records } = this.#context;
    const key = String(notice.trade.askOrderId);
    if (notice.trade.seller === agent) records.delete(KIND.quoteOut, key);
    if (notice.trade.buyer === agent) records.delete(KIND.quoteIn, key);
  }

  /** Forgets what is no longer valid. */
  resume(): void {
    const { records } = this.#context;
    for (const [key, quote] of records.list<Quote>(KIND.quoteOut))
      if (!this.#isValid(quote)) records.delete(KIND.quoteOut, key);
    for (const [key] of records.list<SignedQuote>(KIND.quoteIn)) {
      const known = this.received(BigInt(key));
      if (!known || !this.#isValid(known.quote)) records.delete(KIND.quoteIn, key);
    }
  }

  #answer(bytes: Uint8Array): QuoteReply {
    const request = decodeQuoteRequest(bytes);
    if (!request.ok) return { type: 'refused', code: request.code, message: request.message };
    const { buyer, cid, asset } = request.value;
    const { records, networkId, key } = this.#context;
    const offers = records.list<Quote>(KIND.quoteOut).map(([, offer]) => offer);
    const fits = offers.filter((offer) => offer.cid === cid && offer.asset === asset && this.#isValid(offer));
    const quote = fits.find((offer) => offer.buyer === buyer) ?? fits.find((offer) => offer.buyer === '');
    if (!quote)
      return { type: 'refused', code: 'unknown_negotiation', message: `this agent offers ${buyer} no copy of ${cid}` };
    const { quoteBytes, signature } = signQuote(networkId, key, quote);
    return { type: 'quoted', quote: quoteBytes, signature };
  }

  #isValid({ validUntilMs }: Quote): boolean {
    return validUntilMs > this.#context.clock.nowMs();
  }
}
