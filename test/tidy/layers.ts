/**
 * Which folder may import which (DESIGN of the layers: ARCHITECTURE.md). The longest name that fits a file's path is its layer. A folder
 * that is not named here is refused, so that a new one gets its place by decision.
 */
export type Layer = {
  /** Layers it may import besides its own; `*` for all. */
  readonly imports: readonly string[] | '*';
  /** A pure core: no I/O, no clock, no randomness. */
  readonly pure?: true;
  /** Runs in a browser too: imports no `node:` module. */
  readonly browser?: true;
};

export const LAYERS: Readonly<Record<string, Layer>> = {
  primitives: { imports: [], pure: true, browser: true },
  schemas: { imports: ['primitives'] },
  market: { imports: ['primitives'], pure: true },
  'settlement/ledger': { imports: ['primitives'], pure: true },
  'settlement/escrow': { imports: ['primitives', 'settlement/ledger'], pure: true },
  'settlement/log': { imports: ['primitives', 'settlement/log/verify'] },
  'settlement/log/verify': { imports: ['primitives'], browser: true },
  'settlement/store': {
    imports: ['primitives', 'settlement/ledger', 'settlement/escrow', 'settlement/log', 'settlement/log/verify'],
  },
  // Shares no rule with the writer: nothing of ledger, escrow or store.
  'settlement/log/audit': {
    imports: ['primitives', 'schemas', 'contracts', 'settlement/log', 'settlement/log/verify'],
  },
  'settlement/payments': { imports: ['primitives', 'settlement/ledger', 'settlement/store', 'contracts'] },
  'settlement/anchor': { imports: ['primitives', 'settlement/log', 'settlement/log/verify', 'contracts'] },
  'agent-runtime': { imports: ['primitives', 'schemas'] },
  contracts: { imports: ['primitives'] },
  sdk: { imports: ['primitives', 'schemas', 'agent-runtime', 'contracts', 'settlement/log', 'settlement/log/verify'] },
  service: { imports: '*' },
  cli: { imports: '*' },
  console: { imports: ['primitives', 'schemas', 'sdk'], browser: true },
  docs: { imports: '*' },
  scripts: { imports: '*' },
  simulation: { imports: ['primitives', 'market', 'settlement/ledger', 'settlement/escrow'] },
  bench: { imports: '*' },
  test: { imports: '*' },
};

/** Layers that may read the environment: those that people start. */
export const READS_ENVIRONMENT: ReadonlySet<string> = new Set(['service', 'cli', 'scripts', 'bench', 'test']);

/** The layer of a path from the root; '' for a file of the root itself, undefined in an unknown folder. */
export function layerOf(path: string): string | undefined {
  const folders = path.split('/').slice(0, -1);
  if (folders.length === 0) return '';
  for (let depth = folders.length; depth > 0; depth--) {
    const name = folders.slice(0, depth).join('/');
    if (name in LAYERS) return name;
  }
  return undefined;
}
