/** JSON Schema 2020-12 of what the interface takes and answers. Bigints are decimal strings and bytes are hex, as reply.ts writes them. */
export type Schema = Readonly<Record<string, unknown>>;
/** Of a key that may be absent. */
export type Maybe = readonly [Schema];
/** A schema for each key of `T`, and a `maybe` one just where it may be absent: what is not described does not compile. */
export type Fields<T> = { readonly [K in keyof T]-?: undefined extends T[K] ? Maybe : Schema };

export const maybe = (schema: Schema): Maybe => [schema];

/** An object with these keys and no other. */
export function keys(fields: Readonly<Record<string, Schema | Maybe>>): Schema {
  const entries = Object.entries(fields);
  const isMaybe = (field: Schema | Maybe): field is Maybe => Array.isArray(field);
  return {
    type: 'object',
    additionalProperties: false,
    required: entries.filter(([, field]) => !isMaybe(field)).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, field]) => [name, isMaybe(field) ? field[0] : field])),
  };
}

/** The keys of `T`. */
export const record = <T extends object>(fields: Fields<T>): Schema => keys(fields as never);

export const list = (items: Schema): Schema => ({ type: 'array', items });
export const choice = (names: readonly string[]): Schema => ({ type: 'string', enum: names });
export const text = (description: string): Schema => ({ type: 'string', description });
export const matching = (pattern: string, description: string): Schema => ({ type: 'string', pattern, description });
export const flag = (description: string): Schema => ({ type: 'boolean', description });
export const whole = (description: string, minimum = 0): Schema => ({ type: 'integer', minimum, description });
/** A bigint. */
export const decimal = (description: string): Schema => matching('^(0|[1-9][0-9]{0,38})$', description);
export const signedDecimal = (description: string): Schema => matching('^(0|-?[1-9][0-9]{0,38})$', description);
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

export const HASH = (description: string): Schema => matching('^[0-9a-f]{64}$', description);
export const MAYBE_HASH = (description: string): Schema => matching('^([0-9a-f]{64})?$', `${description}; or empty`);
export const AGENT = HASH("An agent's public key");
export const OWNER = matching('^[0-9a-f]{40}$', "An owner's address, without 0x");
export const BYTES = matching('^([0-9a-f]{2})*$', 'Bytes in hex');
export const TIME_MS = whole('Milliseconds since 1970');
export const INSTRUMENT = matching(
  '^(storage/(hour|day|month|year)|data/[0-9a-f]{64})/[A-Z][A-Z0-9]{1,9}$',
  'What is traded: storage/<term>/<asset> or data/<cid>/<asset>',
);
export const ACCOUNT_NAME = matching(
  '^(system|[0-9a-f]{40}|[0-9a-f]{64})/[0-9]{1,10}/[a-z-]+(\\.[0-9]{1,5})?$',
  'An account: <holder>/<asset>/<purpose>; the holder is an agent, an owner or system',
);
export const TRANSFER_ID = matching(
  '^[0-9]{1,5}-[0-9]{1,10}-[0-9]{1,16}-[0-9]{1,10}$',
  'Where it arose: partition-generation-sequence-index',
);
export const ASSET = whole("An asset's code: 1 is INFO", 1);
