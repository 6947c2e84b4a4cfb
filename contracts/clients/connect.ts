import {
  type Account,
  type Chain,
  createPublicClient,
  createWalletClient,
  custom,
  defineChain,
  type EIP1193Provider,
  http,
  type PublicClient,
  type Transport,
  type WalletClient,
} from 'viem';

/** A chain by the URL of its JSON-RPC, or by an EIP-1193 provider in this process or in a browser. */
export type ChainAccess = { readonly chainId: number } & (
  | { readonly url: string }
  | { readonly provider: Pick<EIP1193Provider, 'request'> | { request(args: never): Promise<unknown> } }
);

export type ReadClient = PublicClient<Transport, Chain>;
export type SendClient = WalletClient<Transport, Chain, Account>;

const REQUEST_TIMEOUT_MS = 10_000;
const POLLING_MS = 250;

function parts(access: ChainAccess) {
  const chain = defineChain({
    id: access.chainId,
    name: `chain ${access.chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: 'url' in access ? [access.url] : [] } },
  });
  const transport =
    'url' in access
      ? http(access.url, { timeout: REQUEST_TIMEOUT_MS })
      : custom(access.provider as EIP1193Provider, { retryCount: 0 });
  return { chain, transport };
}

/** Reads; nothing is cached, so a block number is the newest one. */
export function publicClient(access: ChainAccess): ReadClient {
  return createPublicClient({ ...parts(access), pollingInterval: POLLING_MS, cacheTime: 0 });
}

/** Signs with `account` and sends. */
export function walletClient(access: ChainAccess, account: Account): SendClient {
  return createWalletClient({ ...parts(access), account, pollingInterval: POLLING_MS, cacheTime: 0 });
}
