import { CODES, type Code } from '../primitives/codes.ts';
import { InfinityDbError } from '../primitives/error.ts';

const TIMEOUT_MS = 30_000;

/** A call of the service's HTTP interface: its JSON, or the refusal it answered, thrown with its own code. */
export async function callApi<T>(apiUrl: string, path: string, init: RequestInit = {}): Promise<T> {
  const response = await request(apiUrl, path, init);
  const body = await jsonOf(response, `${apiUrl}${path}`);
  if (response.ok) return body as T;
  throw refusalOf(body, path, response.status);
}

async function jsonOf(response: Response, url: string): Promise<unknown> {
  const text = await response.text();

  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InfinityDbError(
      'service_unavailable',
      `${url} answered ${response.status} without JSON: ${text.slice(0, 200)}`,
      { cause },
    );
  }
}

function refusalOf(body: unknown, path: string, status: number): InfinityDbError {
  const { code, message, details } = body as { code?: string; message?: string; details?: Record<string, unknown> };
  const known = code !== undefined && code in CODES ? (code as Code) : 'service_unavailable';
  return new InfinityDbError(known, message ?? `${path} answered ${status}`, {
    step: path,
    ...(details ? { details } : {}),
  });
}

/** As `callApi`, for an answer that is text: refusals are JSON there too. */
export async function textOf(apiUrl: string, path: string): Promise<string> {
  const response = await request(apiUrl, path, {});
  if (response.ok) return response.text();
  throw refusalOf(await jsonOf(response, `${apiUrl}${path}`), path, response.status);
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
