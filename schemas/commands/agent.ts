import type { AgentCommand } from '../../primitives/commands.ts';
import { type Codec, type Members, record } from '../codec.ts';
import { amount, ed25519Signature, hash, safe, text, u16, u32, u64 } from '../fields.ts';
import { decodeLeaseTerms } from '../lease.ts';
import { decodeQuote } from '../quote.ts';
import { readSigned } from '../signed-bytes.ts';

type Content<K extends AgentCommand['type']> = Omit<Extract<AgentCommand, { type: K }>, 'type'>;

const funds = record({ asset: u32, amountBaseUnits: amount, partition: u16 });

const quoteSignature = record({ sellerSignature: ed25519Signature });
const acceptQuote: Codec<Content<'acceptQuote'>> = {
  write: (value) => ({ quote: value.quoteBytes, sellerSignature: value.sellerSignature }),
  read(wire, fault) {
    const quoteBytes = new Uint8Array((wire as { quote: Uint8Array }).quote);
    const quote = readSigned(quoteBytes, decodeQuote, fault);
    if (!quote) return void fault.path.unshift('quote');
    const signature = quoteSignature.read(wire, fault);
    return signature && { quote, quoteBytes, ...signature };
  },
};

const leaseSignatures = record({ buyerSignature: ed25519Signature, sellerSignature: ed25519Signature });
const acceptLease: Codec<Content<'acceptLease'>> = {
  write: ({ termsBytes, buyerSignature, sellerSignature }) => ({ terms: termsBytes, buyerSignature, sellerSignature }),
  read(wire, fault) {
    const termsBytes = new Uint8Array((wire as { terms: Uint8Array }).terms);
    const terms = readSigned(termsBytes, decodeLeaseTerms, fault);
    if (!terms) return void fault.path.unshift('terms');
    const signatures = leaseSignatures.read(wire, fault);
    return signatures && { terms, termsBytes, ...signatures };
  },
};

/** Commands of partition 0 that an agent signs. */
export const agentCommands: Members<AgentCommand> = {
  allocateFunds: funds,
  releaseFunds: funds,
  setPolicy: record({ policySha256: hash }),
  pay: record({ toAgent: hash, asset: u32, amountBaseUnits: amount, memo: text(256) }),
  createData: record({ cid: hash, bytes: u64, retentionSeconds: u64 }),
  proposeMove: record({ toAgent: hash, cid: hash, bytes: u64, asset: u32, feeBaseUnits: amount }),
  acceptMove: record({ fromAgent: hash, cid: hash, feeBaseUnits: amount }),
  acceptQuote,
  commitDelivery: record({
    trade: u64,
    cid: hash,
    chunkBytes: u32,
    blockCount: u32,
    ciphertextRoot: hash,
    keyCommitment: hash,
  }),
  ackDelivery: record({ trade: u64, commitSha256: hash }),
  revealKey: record({ trade: u64, key: hash }),
  acceptDelivery: record({ trade: u64 }),
  acceptLease,
  provePossession: record({ epoch: u64, asset: u32, proofSha256: hash }),
  endLease: record({ lease: u64 }),
  takeRepair: record({ lease: u64, price: safe }),
};
