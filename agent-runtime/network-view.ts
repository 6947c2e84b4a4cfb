import { toHex } from '../primitives/bytes.ts';
import { type Code, CODES } from '../primitives/codes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { sha256 } from '../primitives/hash.ts';
import type { LeaseView, NetworkView } from './context.ts';

const PATIENCE_MS = 10_000;

/**
 * What settlement has made public, over its HTTP interface. Throws what it refuses with, by its code, or
 * `service_unavailable` where it does not answer as it should.
 */
export function httpNetworkView(baseUrl: string): NetworkView {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    try {
      return await fetch(new URL(path, baseUrl), { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch (cause) {
      throw new InfinityDbError('service_unavailable', `settlement's interface at ${baseUrl} does not answer`, {
        cause,
        step: path,
      });
    }
  };
  return {
    async leasesOf(object) {
      const response = await ask(`/api/v1/leases?object=${object}`);
      const { leases } = await body<{ leases: LeaseJson[] }>(response, 'leases');
      return leases.map(fromJson);
    },
    async balance(account) {
      const response = await ask(`/api/v1/accounts/${encodeURIComponent(account)}`);
      if (response.status === 404) return 0n;
      const { balanceBaseUnits } = await body<{ balanceBaseUnits: string }>(response, 'balance');
      return BigInt(balanceBaseUnits);
    },
    async putBlob(bytes) {
      const name = toHex(sha256(bytes));
      const response = await ask(`/blob/${name}`, { method: 'PUT', body: bytes as Uint8Array<ArrayBuffer> });
      if (!response.ok) throw await unexpected(response, 'blob');
      await response.body?.cancel();
      return name;
    },
  };
}

type LeaseJson = Omit<LeaseView, 'lease' | 'bytes'> & { readonly lease: string; readonly bytes: string };

function fromJson(json: LeaseJson): LeaseView {
  return { ...json, lease: BigInt(json.lease), bytes: BigInt(json.bytes) };
}

async function body<T>(response: Response, step: string): Promise<T> {
  if (!response.ok) throw await unexpected(response, step);
  return (await response.json()) as T;
}

/** The refusal that settlement answered, by its own code. */
async function unexpected(response: Response, step: string): Promise<InfinityDbError> {
  const text = await response.text();
  const { code, message } = refusalIn(text);
  if (typeof code === 'string' && code in CODES) return new InfinityDbError(code as Code, String(message), { step });
  const said = `settlement answered ${response.status}: ${text.slice(0, 200)}`;
  return new InfinityDbError('service_unavailable', said, { step });
}

function refusalIn(text: string): { readonly code?: unknown; readonly message?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {}; // no JSON: not an answer of ours
  }
}
