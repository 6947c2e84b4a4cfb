import { CODES, type Code } from '../primitives/codes.ts';
import { InfinityDbError } from '../primitives/error.ts';

const TIMEOUT_MS = 30_000;

/** A call of the service's HTTP interface: its JSON, or the refusal it answered, thrown with its own code. */
export async function callApi<T>(apiUrl: string, path: string, init: RequestInit = {}): Promise<T> {
  const response = await request(apiUrl, path, init);
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new InfinityDbError(
      'service_unavailable',
      `${apiUrl}${path} answered ${response.status} without JSON: ${text.slice(0, 200)}`,
      { cause },
    );
  }
  if (response.ok) return body as T;
  const { code, message, details } = body as { code?: string; message?: string; details?: Record<string, unknown> };
  const known = code !== undefined && code in CODES ? (code as Code) : 'service_unavailable';
  throw new InfinityDbError(known, message ?? `${path} answered ${response.status}`, {
    step: path,
    ...(details ? { details } : {}),
  });
}

/** As `callApi`, for bytes or text. */
export async function fetchApi(apiUrl: string, path: string): Promise<Uint8Array> {
  const response = await request(apiUrl, path, {});
  if (!response.ok)
    throw new InfinityDbError('service_unavailable', `${apiUrl}${path} answered ${response.status}`, { step: path });
  return new Uint8Array(await response.arrayBuffer());
}

async function request(apiUrl: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(new URL(path, apiUrl), { signal: AbortSignal.timeout(TIMEOUT_MS), ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw init.signal.reason;
    throw new InfinityDbError(
      'service_unavailable',
      `nothing answers at ${apiUrl}; is the service up? (infinitydb status, npm start)`,
      { cause },
    );
  }
}
