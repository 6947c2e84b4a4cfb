/** What is wrong with a JSON document by its schema: all of it, in words for people. `path`: `storage.0.lots`; empty for the whole. */
export type JsonFault = { readonly path: string; readonly fault: string; readonly remedy: string };

/** The keywords that json-codec.ts writes. */
type Schema = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
};

const SHOWN_CHARACTERS = 60;

/** Every place where `json` is not as `schema` (one of json-codec.ts) wants it, in the order of the document. */
export function jsonFaults(schema: object, json: unknown, path: readonly string[] = []): readonly JsonFault[] {
  const wants = schema as Schema;
  if (wants.properties) return objectFaults(wants, json, path);
  if (wants.items) return listFaults(wants, json, path);
  return isValue(wants, json) ? [] : [wrong(wants, json, path)];
}

function objectFaults(schema: Schema, json: unknown, path: readonly string[]): readonly JsonFault[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return [wrong(schema, json, path)];
  const properties = schema.properties ?? {};
  const faults: JsonFault[] = [];
  for (const [key, value] of Object.entries(json)) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known) faults.push(...jsonFaults(known, value, [...path, key]));
    else
      faults.push({
        path: [...path, shorten(key)].join('.'),
        fault: 'is no key here',
        remedy: rename(key, properties),
      });
  }
  for (const key of schema.required ?? [])
    if (!Object.hasOwn(json, key))
      faults.push({ path: [...path, key].join('.'), fault: 'is missing', remedy: `add it: ${says(properties[key])}` });
  return faults;
}

function listFaults(schema: Schema, json: unknown, path: readonly string[]): readonly JsonFault[] {
  const { items = {}, minItems = 0, maxItems = Number.MAX_SAFE_INTEGER } = schema;
  if (!Array.isArray(json) || json.length < minItems || json.length > maxItems) return [wrong(schema, json, path)];
  return json.flatMap((item, index) => jsonFaults(items, item, [...path, String(index)]));
}

function isValue({ type, enum: names, pattern, minimum, maximum }: Schema, json: unknown): boolean {
  if (names) return typeof json === 'string' && names.includes(json);
  if (type === 'string') return typeof json === 'string' && (!pattern || new RegExp(pattern, 'u').test(json));
  if (type === 'boolean') return typeof json === 'boolean';
  if (type !== 'integer' || typeof json !== 'number' || !Number.isSafeInteger(json)) return false;
  return json >= (minimum ?? json) && json <= (maximum ?? json);
}

function wrong(schema: Schema, json: unknown, path: readonly string[]): JsonFault {
  return { path: path.join('.'), fault: `is ${shorten(JSON.stringify(json) ?? '')}`, remedy: `write ${says(schema)}` };
}

function says({ type, enum: names, description, minimum, maximum, minItems, maxItems }: Schema = {}): string {
  if (names) return `one of ${names.map((name) => `"${name}"`).join(', ')}`;
  if (type === 'integer') return `a whole number from ${minimum} to ${maximum}`;
  if (type === 'array') return `a list of ${minItems} to ${maxItems}`;
  if (type === 'object') return 'an object, {…}';
  return type === 'boolean' ? 'true or false' : (description ?? 'a text');
}

/** The key that was probably meant. */
function rename(key: string, properties: Readonly<Record<string, Schema>>): string {
  const known = Object.keys(properties);
  const near = known.map((name) => [distance(key, name), name] as const).toSorted(([a], [b]) => a - b)[0];
  if (near && near[0] <= Math.max(2, Math.floor(near[1].length / 3))) return `write "${near[1]}"`;
  return `leave it out; the keys are ${known.join(', ')}`;
}

/** Edits from one word to the other (Levenshtein), row by row. */
function distance(from: string, to: string): number {
  const a = from.slice(0, SHOWN_CHARACTERS).toLowerCase();
  const b = to.toLowerCase();
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row.at(-1) as number;
}

const shorten = (text: string): string =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
