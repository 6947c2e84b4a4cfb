/**
 * Numbers, in the oneof of schemas/commands.proto, of the commands of which something is judged with their entry alone: acceptQuote (its
 * seller's signature), provePossession (its blob), enrolAgent, fundAgent, sweepAgent, revokeAgent, withdraw (their owner's signature).
 */
const JUDGED_ALONE: ReadonlySet<number> = new Set([27, 34, 50, 51, 52, 53, 54]);

const COMMANDS_TAG = (2 << 3) | 2;
const EXPIRES_TAG = 1 << 3;

/**
 * Whether a frame's body holds such a command: a look at the number of each, which costs next to nothing beside decoding them. True for
 * what is not written as a body is.
 */
export function hasJudgedAlone(body: Uint8Array): boolean {
  const reader = { body, at: 0 };
  while (reader.at < body.length) {
    const tag = varint(reader);
    if (tag === EXPIRES_TAG) {
      if (varint(reader) === Number.POSITIVE_INFINITY) return true;
      continue;
    }
    if (tag !== COMMANDS_TAG) return true;
    const length = varint(reader);
    const end = reader.at + length;
    if (length === 0 || end > body.length) return true;
    if (JUDGED_ALONE.has(Math.floor(varint(reader) / 8))) return true;
    reader.at = end;
  }
  return false;
}

function varint(reader: { readonly body: Uint8Array; at: number }): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = reader.body[reader.at++];
    if (byte === undefined) return Number.POSITIVE_INFINITY;
    value += (byte % 128) * scale;
    if (byte < 128) return value;
  }
}
