/** A JSON-RPC error as EIP-1193 and EIP-1474 number them; `data` of code 3 is what the contract reverted with. */
export class RpcError extends Error {
  readonly code: number;
  readonly data: string | undefined;

  constructor(code: number, message: string, data?: string) {
    super(message);
    this.name = 'RpcError';
    this.code = code;
    this.data = data;
  }
}

export const RPC = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  rejected: -32000,
  limitExceeded: -32005,
  reverted: 3,
} as const;
