import {
  BaseError,
  ContractFunctionRevertedError,
  HttpRequestError,
  TimeoutError,
  WaitForTransactionReceiptTimeoutError,
} from 'viem';
import type { Code } from '../../primitives/codes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { type Refusal, refuse } from '../../primitives/result.ts';

/** Which code each custom error of our contracts (and of the token library) is. */
const CODE_OF_ERROR: Readonly<Record<string, Code>> = {
  ZeroAddress: 'malformed',
  AmountZero: 'amount_zero',
  AmountTooLarge: 'amount_too_large',
  AssetNotAccepted: 'unknown_asset',
  WrongValue: 'malformed',
  TransferShort: 'terms_mismatch',
  WithdrawalExpired: 'expired',
  NonceUsed: 'nonce_used',
  OverDailyLimit: 'over_daily_limit',
  BadOwnerSignature: 'bad_signature',
  BadOperatorSignature: 'bad_signature',
  NotNewestAnchor: 'wrong_state',
  NotIncreasing: 'wrong_state',
  ChainBlockInvalid: 'wrong_state',
  QuorumMissing: 'not_authorised',
  NotAuditor: 'not_authorised',
  SignersNotAscending: 'malformed',
  ECDSAInvalidSignature: 'bad_signature',
  ECDSAInvalidSignatureLength: 'bad_signature',
  ECDSAInvalidSignatureS: 'bad_signature',
  ERC20InsufficientAllowance: 'insufficient_funds',
  ERC20InsufficientBalance: 'insufficient_funds',
  InsufficientBalance: 'insufficient_funds',
  SafeERC20FailedOperation: 'unknown_asset',
};

/** The refusal that a contract answered with, or undefined where the failure is another one. */
export function contractRefusal(failure: unknown): Refusal | undefined {
  if (!(failure instanceof BaseError)) return undefined;
  const reverted = failure.walk((error) => error instanceof ContractFunctionRevertedError);
  if (!(reverted instanceof ContractFunctionRevertedError)) return undefined;
  const name = reverted.data?.errorName;
  const code = name === undefined ? undefined : CODE_OF_ERROR[name];
  if (name === undefined || code === undefined) return undefined;
  const args = (reverted.data?.args ?? []).map(String).join(', ');
  return refuse(code, `the contract refused: ${name}(${args})`, { contractError: name });
}

/** A failure to talk to the chain, with its cause; an InfinityDbError is handed on as it is. */
export function chainFailure(failure: unknown, step: string): InfinityDbError {
  if (InfinityDbError.is(failure)) return failure;
  const is = (kind: new (...args: never[]) => Error) =>
    failure instanceof BaseError && failure.walk((error) => error instanceof kind) !== null;
  const code: Code =
    is(TimeoutError) || is(WaitForTransactionReceiptTimeoutError)
      ? 'timed_out'
      : is(HttpRequestError)
        ? 'chain_unavailable'
        : 'internal';
  const message = failure instanceof BaseError ? failure.shortMessage : String(failure);
  return new InfinityDbError(code, `${step}: ${message}`, { cause: failure, step });
}
