import type { PrivateKeyAccount } from 'viem/accounts';
import { verifyMessage } from 'viem/utils';
import { fromHex, toHex } from '../primitives/bytes.ts';
import { ok, type Result, refuse } from '../primitives/result.ts';
import { decodeJson, type JsonCodec, jsonChoice, jsonInteger, jsonRecord, jsonText } from '../schemas/json-codec.ts';

/** What the operator of a network may ask of the running service, by its own signature. */
export type OperatorCommand = HaltInstrument | SetPartitions;
type HaltInstrument = {
  readonly type: 'haltInstrument';
  readonly instrument: string;
  /** Partition time; 0 ends a halt. */
  readonly untilMs: number;
  readonly reason: string;
};
/** As many book partitions from now on. */
type SetPartitions = { readonly type: 'setPartitions'; readonly bookPartitions: number };

/** `request` is signed as it stands, so that nobody has to write the same JSON twice. */
export type SignedRequest = { readonly request: string; readonly signature: string };

type Asked = { readonly networkId: string; readonly timeMs: number; readonly command: OperatorCommand };

/** A request is good for so long, and once. */
const GOOD_MS = 60_000;
const MAX_TIME_MS = Number.MAX_SAFE_INTEGER;
const PURPOSE = 'InfinityDB operator request\n';

const HALT: JsonCodec<HaltInstrument> = jsonRecord({
  type: jsonChoice(['haltInstrument'] as const),
  instrument: jsonText('^[A-Za-z0-9/]{1,128}$', 'an instrument'),
  untilMs: jsonInteger(0, MAX_TIME_MS),
  reason: jsonText('^[^\\p{Cc}]{0,64}$', 'at most 64 characters, on one line'),
});
const PARTITIONS: JsonCodec<SetPartitions> = jsonRecord({
  type: jsonChoice(['setPartitions'] as const),
  bookPartitions: jsonInteger(1, 0x7fff),
});
const operatorCommand: JsonCodec<OperatorCommand> = {
  schema: { oneOf: [HALT.schema, PARTITIONS.schema] },
  write: (command) => (command.type === 'haltInstrument' ? HALT.write(command) : PARTITIONS.write(command)),
  read(json, fault) {
    const isPartitions = typeof json === 'object' && json !== null && 'type' in json && json.type === 'setPartitions';
    return isPartitions ? PARTITIONS.read(json, fault) : HALT.read(json, fault);
  },
};
const asked: JsonCodec<Asked> = jsonRecord({
  networkId: jsonText('^[0-9a-f]{64}$', '64 lower-case hex digits'),
  timeMs: jsonInteger(0, MAX_TIME_MS),
  command: operatorCommand,
});
const signed: JsonCodec<SignedRequest> = jsonRecord({
  request: jsonText('^[^]{1,4096}$', 'the JSON that was signed'),
  signature: jsonText('^0x[0-9a-f]{130}$', '0x and 130 hex digits'),
});

/** What `OperatorRequests` takes: the text that was signed, and what that text says. */
export const REQUEST_SCHEMAS = { signed: signed.schema, asked: asked.schema };

/** EIP-191, by the operator's chain key. */
export async function signRequest(
  operator: PrivateKeyAccount,
  networkId: Uint8Array,
  timeMs: number,
  command: OperatorCommand,
): Promise<SignedRequest> {
  const request = JSON.stringify({ networkId: toHex(networkId), timeMs, command });
  return { request, signature: await operator.signMessage({ message: PURPOSE + request }) };
}

/** Checks requests of one network, and remembers each as long as it would be good. */
export class OperatorRequests {
  readonly #operator: `0x${string}`;
  readonly #networkId: string;
  readonly #used = new Map<string, number>();

  constructor(options: { readonly operator: string; readonly networkId: Uint8Array }) {
    this.#operator = `0x${options.operator.replace(/^0x/, '')}`;
    this.#networkId = toHex(options.networkId);
  }

  /** Refused: `malformed`, `wrong_network`, `expired`, `not_authorised` (another's signature), `nonce_used` (asked before). */
  async check(text: string, nowMs: number): Promise<Result<OperatorCommand>> {
    const outer = decodeJson(signed, text, 'request');
    if (!outer.ok) return outer;
    const { request, signature } = outer.value;
    const inner = decodeJson(asked, request, 'request');
    if (!inner.ok) return inner;
    const { networkId, timeMs, command } = inner.value;
    if (networkId !== this.#networkId) return refuse('wrong_network', `this is network ${this.#networkId}`);
    if (Math.abs(nowMs - timeMs) > GOOD_MS)
      return refuse('expired', `the request is of ${timeMs}, it is ${nowMs}; one is good for ${GOOD_MS} ms: ask again`);
    if (!(await this.#isOperators(request, signature)))
      return refuse('not_authorised', `only ${this.#operator} may ask for ${command.type}`);
    for (const [used, untilMs] of this.#used) if (untilMs < nowMs) this.#used.delete(used);
    if (this.#used.has(request)) return refuse('nonce_used', 'this very request was carried out before; ask again');
    this.#used.set(request, timeMs + GOOD_MS);
    return ok(command);
  }

  async #isOperators(request: string, signature: string): Promise<boolean> {
    if (!fromHex(signature.slice(2))) return false;
    const bytes = signature as `0x${string}`;
    // viem throws for bytes that are no point of the curve.
    return verifyMessage({ address: this.#operator, message: PURPOSE + request, signature: bytes }).catch(() => false);
  }
}
