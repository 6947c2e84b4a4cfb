import { CODES, type Code } from '../../primitives/codes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { isDeclineReason } from '../../schemas/decline.ts';
import { type Access, authorisingHeaders } from './request-signature.ts';

const PATIENCE_MS = 30_000;

/** One request to an agent's data plane. */
export type PeerRequest = {
  /** `http://host:port`. */
  readonly address: string;
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  /** Absent for what needs no ticket. */
  readonly access?: Access | undefined;
  readonly cid?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | Uint8Array;
  /** The most bytes that the answer may have. */
  readonly maxBytes: number;
  /** For errors: which stage this is. */
  readonly step: string;
  readonly signal?: AbortSignal | undefined;
};

/**
 * The answer's body. Throws what the agent refused with, by its code; `timed_out` after 30 s; `service_unavailable` where it cannot be
 * reached; `too_large` for an answer beyond `maxBytes`. Connections are kept open and used again.
 */
export async function askPeer(request: PeerRequest): Promise<Uint8Array> {
  const { address, method, path, maxBytes, step, signal } = request;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const until = signal ? AbortSignal.any([signal, patience]) : patience;
  try {
    // A kept connection may be closed by the other side just as it is used again; every request here may be repeated.
    const response = await send(request, until).catch((error: unknown) => {
      if (until.aborted || !isClosedConnection(error)) throw error;
      return send(request, until);
    });
    if (!response.ok) throw await refusalOf(response, step);
    return await bounded(response, maxBytes, step);
  } catch (cause) {
    if (InfinityDbError.is(cause) || signal?.aborted) throw cause;
    const code: Code = patience.aborted ? 'timed_out' : 'service_unavailable';
    const why = patience.aborted ? `did not answer within ${PATIENCE_MS} ms` : `cannot be reached: ${reasonOf(cause)}`;
    throw new InfinityDbError(code, `${method} ${path}: the agent at ${address} ${why}`, { cause, step });
  }
}

function send(request: PeerRequest, signal: AbortSignal): Promise<Response> {
  const { address, method, path, access, cid = '', body, headers } = request;
  return fetch(new URL(path, address), {
    method,
    headers: { ...headers, ...(access ? authorisingHeaders(access, { method, path, cid }) : {}) },
    ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
    signal,
  });
}

function isClosedConnection(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

async function bounded(response: Response, maxBytes: number, step: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > maxBytes)
      throw new InfinityDbError('too_large', `the answer has over ${maxBytes} bytes`, { step, details: { maxBytes } });
    parts.push(part);
  }
  const only = parts[0];
  return parts.length === 1 && only ? only : Buffer.concat(parts, length);
}

async function refusalOf(response: Response, step: string): Promise<InfinityDbError> {
  const text = await response.text();
  const parsed = parseRefusal(text);
  if (parsed) return new InfinityDbError(parsed.code, parsed.message, { step, details: parsed.details });
  return new InfinityDbError('service_unavailable', `HTTP ${response.status}: ${text.slice(0, 200)}`, { step });
}

type Parsed = { readonly code: Code; readonly message: string; readonly details: Record<string, unknown> };

/** Of what the other agent says only the reason is passed on. */
function parseRefusal(text: string): Parsed | undefined {
  try {
    const { code, message, details } = JSON.parse(text) as Record<'code' | 'message' | 'details', unknown>;
    if (typeof code !== 'string' || !(code in CODES)) return undefined;
    const { reason } = (details ?? {}) as { reason?: unknown };
    return { code: code as Code, message: String(message), details: isDeclineReason(reason) ? { reason } : {} };
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : String(cause);
}
