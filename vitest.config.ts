import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', '.infinitydb/**', 'test/tidy/fixture/**'],
    pool: 'forks',
    // Many tests start Postgres, NATS and processes of ours, each on free ports; more at once would only wait for one another.
    maxWorkers: 2,
    retry: 0,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
