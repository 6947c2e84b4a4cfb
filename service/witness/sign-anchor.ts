import type { Address, Hex } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import { type AnchorState, anchorTypedData } from '../../contracts/clients/anchor.ts';
import { CODES } from '../../primitives/codes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { ok, type Refusal, type Result, refuse } from '../../primitives/result.ts';
import type { LogAuditor } from './log-auditor.ts';

const MOST_CHARACTERS = 4_096;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * `POST /sign-anchor` of `{generation, size, root, stateRoot, chainBlock}` (decimal strings, 0x hex): `{ok: true, signature}` by the
 * auditor's chain key once its own audit recomputed that very state; 409 and `verification_failed` where it is another, 503 where the
 * log is not that far or cannot be read.
 */
export function anchorSigner(options: {
  readonly auditor: LogAuditor;
  readonly account: PrivateKeyAccount;
  readonly genesis: Genesis;
}): (request: Request) => Promise<Response> {
  const { auditor, account, genesis } = options;
  const domain = { chainId: genesis.chain.id, anchor: genesis.chain.anchor as Address };
  return async (request) => {
    const anchor = parseAnchor(await request.text());
    if (!anchor.ok) return refusal(anchor);
    try {
      const confirmed = await auditor.confirm(anchor.value);
      if (!confirmed.ok) return refusal(confirmed);
    } catch (error) {
      if (!InfinityDbError.is(error)) throw error;
      return refusal(refuse(error.code, error.message));
    }
    const signature = await account.signTypedData(anchorTypedData(domain, anchor.value));
    return Response.json({ ok: true, signer: account.address, signature });
  };
}

function refusal({ code, message }: Refusal): Response {
  const { http, retryable } = CODES[code];
  const status = code === 'verification_failed' ? 409 : http;
  return Response.json({ ok: false, code, message, retryable }, { status });
}

function parseAnchor(text: string): Result<AnchorState> {
  const fields = text.length <= MOST_CHARACTERS ? parseObject(text) : undefined;
  if (!fields)
    return refuse('malformed', 'an anchor is a JSON object of generation, size, root, stateRoot, chainBlock');
  const decimal = (name: string): bigint | undefined => {
    const value = fields[name];
    return typeof value === 'string' && /^(0|[1-9][0-9]{0,15})$/.test(value) ? BigInt(value) : undefined;
  };
  const hash = (name: string): Hex | undefined => {
    const value = fields[name];
    return typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value) ? (value as Hex) : undefined;
  };
  const [generation, size, chainBlock] = [decimal('generation'), decimal('size'), decimal('chainBlock')];
  const [root, stateRoot] = [hash('root'), hash('stateRoot')];
  if (generation === undefined || size === undefined || chainBlock === undefined || size > SAFE)
    return refuse('malformed', 'generation, size and chainBlock are decimal strings');
  if (!root || !stateRoot) return refuse('malformed', 'root and stateRoot are 0x and 64 hexadecimal digits');
  return ok({ generation, size, root, stateRoot, chainBlock });
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
