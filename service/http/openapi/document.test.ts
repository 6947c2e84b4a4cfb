import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { CODES } from '../../../primitives/codes.ts';
import type { HttpParts } from '../parts.ts';
import { httpApp } from '../server.ts';

/** Routes are registered without asking for anything that they share. */
const app = httpApp({
  ...{
    network: { genesis: { chain: { operator: '' } }, networkId: new Uint8Array(32) },
    settlement: { state: {} },
    config: {},
    metrics: { answered: () => undefined },
  },
} as unknown as HttpParts);

type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly responses: Readonly<Record<string, object>>;
};
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

async function document(): Promise<Document> {
  return (await (await app.request('/api/v1/openapi.json')).json()) as Document;
}

/** `/a/:b` and `/a/*` as OpenAPI names them, whatever it calls what varies. */
const shapeOf = (path: string): string => path.replaceAll(/:\w+|\*|\{\w+\}/g, '{}');

test('every route under /api/v1 is described, and what is described is there', async () => {
  const registered = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
    .map(({ method, path }) => `${method.toLowerCase()} ${shapeOf(path)}`);
  const { paths } = await document();
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${shapeOf(path)}`),
  );
  expect(described.sort()).toEqual([...new Set(registered)].sort());
  expect(described.length).toBeGreaterThan(20);
});

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator();
  const checked = await validator.validate((await document()) as never);
  expect(checked).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  // The checker finds what is wrong.
  expect(await new Validator().validate({ ...(await document()), paths: { nowhere: {} } } as never)).toMatchObject({
    valid: false,
  });
});

test('names are unique, paths say what varies in them, and lists are paged', async () => {
  const { paths } = await document();
  const all = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method, ...operation })),
  );
  expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
  for (const { path, operationId, parameters = [] } of all) {
    const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
    expect(path.match(/\{\w+\}/g) ?? []).toEqual(inPath);
    const names = parameters.map(({ name }) => name);
    if (operationId.startsWith('list') || operationId === 'getStatement')
      expect(names, operationId).toEqual(expect.arrayContaining(['limit', 'after']));
  }
});

test('each refusal stands under the status of its code', async () => {
  const { paths } = await document();
  for (const operation of Object.values(paths).flatMap((one) => Object.values(one)))
    for (const [status, response] of Object.entries(operation.responses)) {
      if (Number(status) < 400) continue;
      const { code } = (
        response as { content: { 'application/json': { schema: { properties: { code: { enum: string[] } } } } } }
      ).content['application/json'].schema.properties;
      for (const name of code.enum) expect(CODES[name as keyof typeof CODES].http).toBe(Number(status));
    }
});

/** Objects of which not every key is said: documents with a schema of their own, and what a message says again for programs. */
const OPEN = new Set(['A JSON Schema, draft 2020-12', 'OpenAPI 3.1', 'What the message says, for programs']);

test('a field that is not described is a fault: every object is closed', async () => {
  const found: unknown[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const schema = value as Record<string, unknown>;
    const closed = schema['additionalProperties'] === false || 'allOf' in schema;
    if (schema['type'] === 'object' && !closed && !OPEN.has(String(schema['description']))) found.push(schema);
    for (const inner of Object.values(schema)) walk(inner);
  };
  walk(await document());
  expect(found).toEqual([]);
});
