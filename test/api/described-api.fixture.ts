import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Operation = { readonly operationId: string; readonly responses: Readonly<Record<string, unknown>> };
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
export type Rows = readonly Record<string, unknown>[];

/** The interface of a running service, each of whose answers is held against the service's own OpenAPI document. */
export class DescribedApi {
  /** Operations whose answer 200 was seen. */
  readonly seen = new Set<string>();
  readonly #url: string;
  readonly #document: Document;
  readonly #ajv: Ajv2020;
  readonly #checks = new Map<string, ValidateFunction>();

  private constructor(url: string, document: Document) {
    this.#url = url;
    this.#document = document;
    // Strict: a keyword that JSON Schema does not know is a mistake. The document around its schemas has others.
    this.#ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
    this.#ajv.addVocabulary(['openapi', 'info', 'servers', 'tags', 'paths', 'components']);
    this.#ajv.addSchema(document, 'document');
  }

  static async of(url: string): Promise<DescribedApi> {
    const response = await fetch(new URL('/api/v1/openapi.json', url));
    return new DescribedApi(url, (await response.json()) as Document);
  }

  /** Every operation by GET whose answer ends. */
  get asked(): string[] {
    return Object.values(this.#document.paths).flatMap(({ get }) =>
      get && get.operationId !== 'streamMarket' ? [get.operationId] : [],
    );
  }

  /** The answer, of whatever status; throws where it is not as it is described. */
  async answer(path: string, init: RequestInit = {}): Promise<unknown> {
    const method = (init.method ?? 'GET').toLowerCase();
    const response = await fetch(new URL(path, this.#url), init);
    const type = (response.headers.get('content-type') ?? '').split(';', 1)[0] as string;
    const body: unknown = type === 'text/plain' ? await response.text() : await response.json();
    const template = this.#template(new URL(path, this.#url).pathname);
    const operation = this.#document.paths[template]?.[method];
    if (!operation?.responses[response.status])
      throw new Error(`${method} ${path} answered ${response.status}, which is not described: ${JSON.stringify(body)}`);
    const content = ['responses', String(response.status), 'content', type, 'schema'];
    this.#hold(path, this.#checkAt(['paths', template, method, ...content]), body);
    if (response.ok) this.seen.add(operation.operationId);
    if (response.ok && method === 'get') await this.#isTagged(path, response);
    return body;
  }

  /** The events of the stream of these topics until `enough`, each held against its description. */
  async events(topics: string, enough: (names: ReadonlySet<string>) => boolean): Promise<void> {
    const path = `/api/v1/stream?topics=${topics}`;
    const leaving = new AbortController();
    const response = await fetch(new URL(path, this.#url), { signal: leaving.signal });
    if (response.headers.get('etag') !== null || response.headers.get('cache-control') !== 'no-store')
      throw new Error('a stream is never the same');
    const names = new Set<string>();
    let text = '';
    for await (const bytes of response.body as ReadableStream<Uint8Array>) {
      const blocks = (text + new TextDecoder().decode(bytes)).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, name = '', data = ''] = /^id: .+\nevent: (\w+)\ndata: (.+)$/.exec(block) ?? [];
        if (name === '') continue;
        const place = [
          'paths',
          '/api/v1/stream',
          'get',
          'responses',
          '200',
          'content',
          'text/event-stream',
          'x-events',
        ];
        this.#hold(`${name} of the stream`, this.#checkAt([...place, name]), JSON.parse(data));
        names.add(name);
      }
      if (enough(names)) break;
    }
    leaving.abort();
  }

  /** All rows of a list, read `limit` at a time; throws where one comes twice. */
  async rows(path: string, name: string, limit: number): Promise<Rows> {
    const rows: Record<string, unknown>[] = [];
    for (let after: string | undefined; ; ) {
      const separator = path.includes('?') ? '&' : '?';
      const cursor = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
      const page = (await this.answer(`${path}${separator}limit=${limit}${cursor}`)) as Record<string, unknown>;
      const here = page[name] as Rows;
      if (here.length > limit) throw new Error(`${path} gives ${here.length} rows where ${limit} were asked for`);
      rows.push(...here);
      if (page['next'] === undefined) break;
      after = String(page['next']);
    }
    return rows;
  }

  /** Asked again under its ETag it is unchanged, or has another. */
  async #isTagged(path: string, { headers }: Response): Promise<void> {
    const tag = headers.get('etag') ?? '';
    if (!/^"[0-9a-f]{64}"$/.test(tag)) throw new Error(`${path} has no strong ETag: ${tag}`);
    if (headers.get('cache-control') !== 'no-cache')
      throw new Error(`${path} is cached ${headers.get('cache-control')}`);
    const again = await fetch(new URL(path, this.#url), { headers: { 'if-none-match': `"other", ${tag}` } });
    const text = await again.text();
    const kept = again.status === 304 && text === '' && again.headers.get('etag') === tag;
    const changed = again.status === 200 && again.headers.get('etag') !== tag;
    if (!kept && !changed) throw new Error(`${path} under ${tag} answered ${again.status}: ${text.slice(0, 200)}`);
  }

  #template(pathname: string): string {
    const templates = Object.keys(this.#document.paths);
    const found =
      templates.find((one) => one === pathname) ??
      templates.find((one) => new RegExp(`^${one.replace(/\{\w+\}/, '.+')}$`).test(pathname));
    if (found === undefined) throw new Error(`${pathname} is not described`);
    return found;
  }

  #hold(what: string, check: ValidateFunction, body: unknown): void {
    if (check(body)) return;
    throw new Error(`${what} is not as described: ${this.#ajv.errorsText(check.errors)}\n${JSON.stringify(body)}`);
  }

  #checkAt(place: readonly string[]): ValidateFunction {
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const known = this.#checks.get(pointer) ?? this.#ajv.compile({ $ref: `document#/${pointer}` });
    this.#checks.set(pointer, known);
    return known;
  }
}
