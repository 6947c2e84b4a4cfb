import { available } from '../../primitives/account.ts';
import { fromBigEndian, fromHex } from '../../primitives/bytes.ts';
import type { Quote } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Notice } from '../../primitives/notices.ts';
import { ok, type Refusal, type Result, refuse } from '../../primitives/result.ts';
import { isDeclineReason } from '../../schemas/decline.ts';
import {
  decodeQuote,
  decodeQuoteReply,
  decodeQuoteRequest,
  encodeQuoteReply,
  encodeQuoteRequest,
  type QuoteReply,
  type QuoteRequest,
  type SignedQuote,
  signQuote,
  verifyQuote,
} from '../../schemas/quote.ts';
import type { Policy } from '../../schemas/policy.ts';
import type { AgentContext } from '../context.ts';
import { checkCounterparty } from '../policy/counterparty.ts';
import { decideQuote } from '../policy/decide-quote.ts';
import { Turn } from './in-turn.ts';
import { type KeptData, KIND } from './open-records.ts';
import type { PeerRequests } from './peer-requests.ts';
import { standingQuotes, standingQuotesBaseUnits, type StandingQuote } from './quote-records.ts';

/** Bilateral negotiation ids have the top bit of a u64 set, so that they are never an order's. */
const TOP_BIT = 1n << 63n;
export const isBilateral = (negotiationId: bigint): boolean => (negotiationId & TOP_BIT) !== 0n;

/** A quote that was received is kept for so long after its end, so that whoever takes it is told why it cannot be. */
const REMEMBER_MS = 86_400_000;
/** Requests answered at once, beyond which they are declined. */
const MAX_ANSWERING = 64;

/** What the owner's policy needs to know to answer for itself. */
export type QuotePorts = {
  readonly peers: PeerRequests;
  readonly policy: () => Policy | undefined;
  /** How full the agent is, 0 to 10,000. */
  readonly usedParts: () => Promise<number>;
  /** What the ledger proves that an agent has paid in network fees. */
  readonly feesPaidInfo: (agent: string) => Promise<bigint>;
};

/**
 * Quotes from agent to agent: those that this agent stands by, until they are taken or end, whatever became of its prices meanwhile; and
 * those that it received.
 */
export class Quotes {
  readonly #context: AgentContext;
  readonly #ports: QuotePorts;
  readonly #turn = new Turn();
  #answering = 0;

  constructor(context: AgentContext, ports: QuotePorts) {
    this.#context = context;
    this.#ports = ports;
  }

  /** Answers requests from now on; the function returned ends it. */
  serve(): () => void {
    return this.#ports.peers.serve('quote', async (request) => {
      this.#answering += 1;
      try {
        const answer = await this.#answer(request);
        return encodeQuoteReply(answer.ok ? this.#signed(answer.value) : toReply(answer));
      } finally {
        this.#answering -= 1;
      }
    });
  }

  /** Stands by an offer until it is taken, or no longer valid; durable. */
  offer(terms: Omit<Quote, 'negotiationId' | 'seller'>, byPolicy = false): Quote {
    const { agent, clock, random, records } = this.#context;
    const negotiationId = fromBigEndian(random.bytes(8)) | TOP_BIT;
    const quote: StandingQuote = { ...terms, negotiationId, seller: agent, madeAtMs: clock.nowMs(), byPolicy };
    records.put<StandingQuote>(KIND.quoteOut, String(negotiationId), quote);
    return quote;
  }

  /** Base units of `asset` that are available and not set aside for quotes that stand. */
  async spendable(asset: number): Promise<bigint> {
    const { agent, clock, network, records } = this.#context;
    return (await network.balance(available(agent, asset))) - standingQuotesBaseUnits(records, asset, clock.nowMs());
  }

  /** Asks `seller` for its quote for `cid`; checked and kept, so that its id can be bought. Throws the seller's refusal. */
  async request(seller: string, cid: string, asset: number, signal?: AbortSignal): Promise<Quote> {
    const { agent, networkId, records } = this.#context;
    const request = encodeQuoteRequest({ buyer: agent, cid, asset });
    const reply = decodeQuoteReply(await this.#ports.peers.ask(seller, 'quote', request, signal));
    if (!reply.ok) throw InfinityDbError.from(reply, 'quote');
    if (reply.value.type === 'refused') {
      const { code, message, reason } = reply.value;
      throw new InfinityDbError(code, message, { step: 'quote', details: isDeclineReason(reason) ? { reason } : {} });
    }
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

  /** Forgets what ended long ago. */
  resume(): void {
    const { clock, records } = this.#context;
    standingQuotes(records, clock.nowMs());
    for (const [key] of records.list<SignedQuote>(KIND.quoteIn)) {
      const known = this.received(BigInt(key));
      if (!known || known.quote.validUntilMs + REMEMBER_MS < clock.nowMs()) records.delete(KIND.quoteIn, key);
    }
  }

  async #answer(bytes: Uint8Array): Promise<Result<Quote>> {
    const request = decodeQuoteRequest(bytes);
    if (!request.ok) return request;
    const { buyer, cid, asset } = request.value;
    const { clock, records } = this.#context;
    const nowMs = clock.nowMs();
    const policy = this.#ports.policy();
    const dealing = checkCounterparty(policy, buyer);
    if (!dealing.ok) return dealing;
    const standing = standingQuotes(records, nowMs).filter((quote) => quote.validUntilMs > nowMs);
    const fits = standing.filter((quote) => quote.cid === cid && quote.asset === asset);
    const own = fits.find((quote) => quote.buyer === buyer && !isHalfOver(quote, nowMs));
    const quote = own ?? fits.find((each) => each.buyer === '');
    if (quote) return ok(quote);
    if (!policy?.data)
      return refuse('unknown_negotiation', `this agent offers ${buyer} no copy of ${cid}`, { reason: 'not_offered' });
    if (this.#answering > MAX_ANSWERING)
      return refuse('policy_declined', `${MAX_ANSWERING} requests are being answered; ask again`, {
        reason: 'rate_limited',
      });
    return await this.#turn.run(() => this.#byPolicy(policy, request.value));
  }

  async #byPolicy(policy: Policy, { buyer, cid, asset: code }: QuoteRequest): Promise<Result<Quote>> {
    const { chunks, clock, genesis, records } = this.#context;
    const held = records.get<KeptData>(KIND.data, cid);
    const asset = genesis.assets.find((known) => known.code === code);
    const needsFees = policy.tiers !== undefined || policy.leastFeesPaidInfo !== undefined;
    const [usedParts, feesPaidInfo, spendableBaseUnits] = await Promise.all([
      this.#ports.usedParts(),
      needsFees ? this.#ports.feesPaidInfo(buyer) : 0n,
      this.spendable(code),
    ]);
    const nowMs = clock.nowMs();
    const standing = standingQuotes(records, nowMs).filter((quote) => quote.byPolicy).length;
    const scene = { buyer, asset, held, usedParts, feesPaidInfo, standing, spendableBaseUnits, nowMs };
    const decided = decideQuote(policy, scene);
    if (!decided.ok) return decided;
    const { priceBaseUnits, validUntilMs } = decided.value;
    // What is quoted is not erased before the quote, and a delivery of it, has ended.
    const kept = await chunks.extend(fromHex(cid) as Uint8Array, validUntilMs + genesis.deliveryWindowMs);
    if (!kept.ok) return kept;
    return ok(
      this.offer({ buyer, cid, bytes: BigInt(held?.bytes ?? 0), asset: code, priceBaseUnits, validUntilMs }, true),
    );
  }

  #signed(quote: Quote): QuoteReply {
    const { networkId, key } = this.#context;
    const { quoteBytes, signature } = signQuote(networkId, key, quote);
    return { type: 'quoted', quote: quoteBytes, signature };
  }
}

/** A buyer that asks again has a new quote only when the old one is half over: no one makes this agent set aside more by asking often. */
function isHalfOver({ byPolicy, madeAtMs, validUntilMs }: StandingQuote, nowMs: number): boolean {
  return byPolicy && nowMs > (madeAtMs + validUntilMs) / 2;
}

function toReply({ code, message, details }: Refusal): QuoteReply {
  return { type: 'refused', code, message, reason: String(details?.['reason'] ?? '') };
}
