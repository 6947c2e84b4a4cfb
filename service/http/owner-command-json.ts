import { fromHex, toHex } from '../../primitives/bytes.ts';
import type { OwnerCommand } from '../../primitives/commands.ts';
import { MAX_AMOUNT } from '../../primitives/money.ts';
import type { Result } from '../../primitives/result.ts';
import type { Fault } from '../../schemas/codec.ts';
import {
  decodeJson,
  type JsonCodec,
  jsonBigint,
  jsonChoice,
  jsonInteger,
  jsonRecord,
  jsonText,
} from '../../schemas/json-codec.ts';

/** Owner's commands as JSON: each key of the command, bigints as decimal strings, signatures as hex. */
const MAX_U64 = (1n << 64n) - 1n;
const key = jsonText('^[0-9a-f]{64}$', '64 lower-case hex digits');
const owner = jsonText('^[0-9a-f]{40}$', 'an address: 40 lower-case hex digits, without 0x');
const asset = jsonInteger(1, 0xffff_ffff);
const amountBaseUnits = jsonBigint(0n, MAX_AMOUNT);
const u64 = jsonBigint(0n, MAX_U64);
// As many bytes as the wire admits: 65 from a plain wallet, more from a contract wallet.
const ownerSignature = hexBytes(1, 4_096);

const typed = <T extends OwnerCommand['type']>(type: T): JsonCodec<T> => jsonChoice([type]);
const move = { agent: key, owner, asset, amountBaseUnits, nonce: u64, ownerSignature };

const COMMANDS: Readonly<Record<OwnerCommand['type'], Pick<JsonCodec<OwnerCommand>, 'read' | 'schema'>>> = {
  enrolAgent: jsonRecord({
    type: typed('enrolAgent'),
    agent: key,
    owner,
    natsKey: key,
    dhtKey: key,
    validUntilSeconds: u64,
    nonce: u64,
    ownerSignature,
    agentSignature: hexBytes(64, 64),
  }),
  fundAgent: jsonRecord({ type: typed('fundAgent'), ...move }),
  sweepAgent: jsonRecord({ type: typed('sweepAgent'), ...move }),
  revokeAgent: jsonRecord({ type: typed('revokeAgent'), agent: key, owner, nonce: u64, ownerSignature }),
  withdraw: jsonRecord({
    type: typed('withdraw'),
    owner,
    asset,
    amountBaseUnits,
    nonce: u64,
    validUntilSeconds: u64,
    ownerSignature,
  }),
};

const anyCommand: JsonCodec<OwnerCommand> = {
  schema: { oneOf: Object.values(COMMANDS).map(({ schema }) => schema) },
  write: (command) =>
    Object.fromEntries(
      Object.entries(command).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? toHex(value) : typeof value === 'bigint' ? String(value) : value,
      ]),
    ),
  read(json, fault: Fault) {
    const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined;
    if (typeof type === 'string' && Object.hasOwn(COMMANDS, type))
      return COMMANDS[type as OwnerCommand['type']].read(json, fault);
    return fault.set(`is of type ${String(type)}, not one of ${Object.keys(COMMANDS).join(', ')}`, 'unknown_command');
  },
};

/** What `decodeOwnerCommand` takes. */
export const OWNER_COMMAND_SCHEMA = anyCommand.schema;

/** Refused: `malformed` (with the key), `unknown_command`, `too_large`. No signature is checked here. */
export function decodeOwnerCommand(text: string): Result<OwnerCommand> {
  return decodeJson(anyCommand, text, 'command');
}

/** Bytes as an even number of lower-case hex digits. */
function hexBytes(min: number, max: number): JsonCodec<Uint8Array> {
  const says = min === max ? `${2 * min} hex digits` : `${2 * min} to ${2 * max} hex digits, an even number`;
  return {
    schema: { type: 'string', pattern: `^(?:[0-9a-f]{2}){${min},${max}}$`, description: says },
    write: toHex,
    read(json, fault) {
      const bytes = typeof json === 'string' && json.length <= 2 * max ? fromHex(json) : undefined;
      return bytes && bytes.length >= min ? bytes : fault.set(`is not ${says}`);
    },
  };
}
