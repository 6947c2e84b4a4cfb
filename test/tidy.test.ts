import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { breaches, RULE_NAMES } from './tidy/rules.ts';
import { source } from './tidy/source.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FIXTURE = 'test/tidy/fixture';

const NOT_OURS = new Set(['node_modules', '.git', '.infinitydb', 'generated']);

/** Every source file of ours, but what is generated and what is broken on purpose. Paths from the root, with `/`. */
function ownFiles(folder = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) || path === FIXTURE ? [] : ownFiles(path);
    return /\.(ts|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const check = (path: string, name = path): ReturnType<typeof breaches> =>
  breaches(source(path, readFileSync(join(ROOT, name), 'utf8')));

test('every file keeps the rules of the house', () => {
  const files = ownFiles();
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((path) => check(path))).toEqual([]);
});

/**
 * Below the fixture's folder, `<rule>/<path as it would be in the repository>` breaks exactly the rule that the first folder names.
 */
describe('the fixture is refused', () => {
  const files = readdirSync(join(ROOT, FIXTURE), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, FIXTURE).length + 1));

  test.each(files.filter((file) => RULE_NAMES.includes(file.split('/')[0] as string)))('%s', (file) => {
    const [rule, ...path] = file.split('/');
    const found = check(path.join('/'), join(FIXTURE, file));
    expect([...new Set(found.map((breach) => breach.rule))]).toEqual([rule]);
  });

  test('each rule has its breach', () => {
    const broken = new Set(files.map((file) => file.split('/')[0]));
    expect([...RULE_NAMES, 'function-size'].filter((rule) => !broken.has(rule))).toEqual([]);
  });

  test('function-size, by the linter', () => {
    const file = files.find((name) => name.startsWith('function-size/')) as string;
    const lint = join(ROOT, 'node_modules/.bin/oxlint');
    const args = ['--no-ignore', '--config', join(ROOT, 'test/tidy/function-size.json'), join(ROOT, FIXTURE, file)];
    const { status, stdout } = spawnSync(lint, args, { encoding: 'utf8' });
    expect(stdout).toContain('max-lines-per-function');
    expect(status).toBe(1);
  });
});
