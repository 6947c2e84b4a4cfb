import { fromHex } from '../../primitives/bytes.ts';
import type { Command, Frame, OwnerCommand } from '../../primitives/commands.ts';
import { quoteMessage } from '../../primitives/frame.ts';
import { verifySignature } from '../../primitives/keys.ts';
import { ok, type Refusal, type Result, refuse } from '../../primitives/result.ts';
import { decodeFrame, verifyFrame } from '../../schemas/frame.ts';

export type FrameCheck = {
  readonly networkId: Uint8Array;
  /** Whether the owner (and, at enrolment, the agent) signed this command. May ask a chain about a contract wallet. */
  readonly verifyOwner: (command: OwnerCommand) => Promise<boolean>;
};

/**
 * The frame that `bytes` are, with its signature, owners' and a quote's checked (a lease's parties are known to the ledger only, which
 * checks theirs); or why it is refused whole. A refusal's details name the agent to
 * tell: `sender` (of the subject), or whoever did sign the frame.
 */
export async function checkFrame(check: FrameCheck, bytes: Uint8Array, sender: string): Promise<Result<Frame>> {
  const told = sender === '' ? {} : { agent: sender };
  const frame = decodeFrame(bytes);
  if (!frame.ok) return refuse(frame.code, frame.message, told);
  const { agent, commands } = frame.value;
  if (!verifyFrame(check.networkId, frame.value))
    return refuse('bad_signature', `the frame is not signed by ${agent} for this network`, told);
  for (const [index, command] of commands.entries()) {
    const wrong = await wrongSignature(check, command);
    if (wrong) return refuse(wrong.code, `command ${index}, ${command.type}: ${wrong.message}`, { agent });
  }
  return ok(frame.value);
}

async function wrongSignature(check: FrameCheck, command: Command): Promise<Refusal | undefined> {
  switch (command.type) {
    case 'enrolAgent':
    case 'fundAgent':
    case 'sweepAgent':
    case 'revokeAgent':
    case 'withdraw':
      return (await check.verifyOwner(command))
        ? undefined
        : refuse('bad_signature', `owner ${command.owner} did not sign this`);
    case 'acceptQuote': {
      const message = quoteMessage(check.networkId, command.quoteBytes);
      return signed(command.quote.seller, message, command.sellerSignature, 'the quote');
    }
    default:
      return undefined;
  }
}

function signed(agent: string, message: Uint8Array, signature: Uint8Array, what: string): Refusal | undefined {
  const key = fromHex(agent);
  if (key && verifySignature(key, message, signature)) return undefined;
  return refuse('bad_signature', `${agent} did not sign ${what}`);
}
