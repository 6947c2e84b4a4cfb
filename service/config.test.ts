import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadConfig } from './config.ts';

const folders: string[] = [];
function homeWith(config?: string): string {
  const home = mkdtempSync(join(tmpdir(), 'infinitydb-config-'));
  folders.push(home);
  if (config !== undefined) writeFileSync(join(home, 'config.json'), config);
  return home;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('environment wins over file, file over default', () => {
  const home = homeWith('{"httpPort": 5000, "agents": 4}');
  const config = loadConfig({ home, environment: { INFINITYDB_AGENTS: '5' } });
  expect(config).toMatchObject({ httpPort: 5000, agents: 5, natsPort: 4282, home });
  expect(Object.isFrozen(config)).toBe(true);
});

test.each([
  ['an unknown variable', '{}', { INFINITYDB_AGENT: '5' }],
  ['a variable of a wrong kind', '{}', { INFINITYDB_AGENTS: 'six' }],
  ['an unknown key', '{"ports": 1}', {}],
  ['a key of a wrong kind', '{"agents": "six"}', {}],
  ['a file that is no JSON', '{', {}],
])('%s is refused', (_, file, environment) => {
  expect(() => loadConfig({ home: homeWith(file), environment })).toThrow(expect.objectContaining({ code: 'usage' }));
});
