import type { Command } from '../../primitives/commands.ts';
import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { TradeMatched } from '../../primitives/events.ts';
import { leaseMessage } from '../../primitives/frame.ts';
import type { Term } from '../../primitives/instrument.ts';
import type { Spread } from '../../primitives/spread.ts';
import { encodeLeaseTerms } from '../../schemas/lease.ts';
import type { ManifestSlot } from '../coding/manifest.ts';
import type { AgentContext } from '../context.ts';
import { buildLeaseTerms } from '../lease/terms.ts';
import { requestLease } from '../transfer/request-lease.ts';
import type { SlotPeer } from '../transfer/upload.ts';
import type { OnProgress } from './progress.ts';

export type LeasesToCommit = {
  readonly object: string;
  readonly spread: Spread;
  readonly term: Term;
  readonly trades: readonly TradeMatched[];
  readonly slots: readonly ManifestSlot[];
  readonly slotBytes: bigint;
  peerOf(trade: TradeMatched): Promise<SlotPeer>;
  readonly onProgress?: OnProgress | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Has every seller sign its terms, then makes all leases final in one frame. Returns their ids, by slot. */
export async function commitLeases(context: AgentContext, work: LeasesToCommit): Promise<readonly bigint[]> {
  const commands = await Promise.all(work.trades.map((trade, slot) => signedBySeller(context, work, trade, slot)));
  const outcomes = await context.link.submit(0, commands, work.signal);
  return outcomes.map((outcome, slot) => {
    if (outcome.ok) return outcome.id;
    const agent = work.trades[slot]?.seller ?? '';
    throw new InfinityDbError(outcome.code, `slot ${slot} was not leased: ${outcome.message}`, {
      step: 'lease',
      details: { agent, slot },
    });
  });
}

async function signedBySeller(
  context: AgentContext,
  work: LeasesToCommit,
  trade: TradeMatched,
  slot: number,
): Promise<Command> {
  const { dataRoot, cidCount } = work.slots[slot] as ManifestSlot;
  const terms = buildLeaseTerms({
    trade: trade.tradeId,
    object: work.object,
    slot: trade.slot,
    ...work.spread,
    dataRoot: toHex(dataRoot),
    bytes: work.slotBytes,
    cidCount,
    readPrice: trade.readPrice,
    term: work.term,
    genesis: context.genesis,
    nowMs: context.clock.nowMs(),
  });
  const termsBytes = encodeLeaseTerms(terms);
  const buyerSignature = context.key.sign(leaseMessage(context.networkId, termsBytes));
  const peer = await work.peerOf(trade);
  const sellerSignature = await requestLease({
    ...peer,
    networkId: context.networkId,
    seller: trade.seller,
    termsBytes,
    buyerSignature,
  });
  work.onProgress?.({ type: 'stored', slot: trade.slot, agent: trade.seller });
  return { type: 'acceptLease', terms, termsBytes, buyerSignature, sellerSignature };
}
