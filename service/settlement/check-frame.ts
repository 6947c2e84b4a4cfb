import { fromHex } from '../../primitives/bytes.ts';
import type { Command, Frame } from '../../primitives/commands.ts';
import { quoteMessage } from '../../primitives/frame.ts';
import { verifySignature } from '../../primitives/keys.ts';
import { ok, type Refusal, type Result, refuse } from '../../primitives/result.ts';
import { decodeFrame, verifyFrame } from '../../schemas/frame.ts';

/**
 * The frame that `bytes` are, with its signature and a quote's checked (a lease's parties are known to the ledger only, which checks
 * theirs); or why it is refused whole. An owner's signature was checked at the edge, before settlement framed the command, and is not
 * asked about again: what a contract wallet answers may change, or never come, and no other sender's owner commands are carried out.
 * A refusal's details name the agent to tell: `sender` (of the subject), or whoever did sign the frame.
 */
export function checkFrame(networkId: Uint8Array, bytes: Uint8Array, sender: string): Result<Frame> {
  const told = sender === '' ? {} : { agent: sender };
  const frame = decodeFrame(bytes);
  if (!frame.ok) return refuse(frame.code, frame.message, told);
  const { agent, commands } = frame.value;
  if (!verifyFrame(networkId, frame.value))
    return refuse('bad_signature', `the frame is not signed by ${agent} for this network`, told);
  for (const [index, command] of commands.entries()) {
    const wrong = wrongSignature(networkId, command);
    if (wrong) return refuse(wrong.code, `command ${index}, ${command.type}: ${wrong.message}`, { agent });
  }
  return ok(frame.value);
}

function wrongSignature(networkId: Uint8Array, command: Command): Refusal | undefined {
  if (command.type !== 'acceptQuote') return undefined;
  const { seller } = command.quote;
  const key = fromHex(seller);
  if (key && verifySignature(key, quoteMessage(networkId, command.quoteBytes), command.sellerSignature))
    return undefined;
  return refuse('bad_signature', `${seller} did not sign the quote`);
}
