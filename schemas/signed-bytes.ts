import type { Result } from '../primitives/result.ts';
import type { Codec } from './codec.ts';

/**
 * A message carried as the bytes that were signed: the value is decoded from them, and they are kept beside it, never encoded
 * again. `decode` checks that the bytes are the value's one encoding.
 */
export function readSigned<T>(
  wire: unknown,
  decode: (bytes: Uint8Array) => Result<T>,
  fault: Parameters<Codec<T>['read']>[1],
): T | undefined {
  const decoded = decode(new Uint8Array(wire as Uint8Array));
  return decoded.ok ? decoded.value : fault.set(`is refused: ${decoded.message}`, decoded.code);
}
