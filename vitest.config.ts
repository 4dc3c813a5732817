import { defineConfig } from 'vitest/config';

const minuteMs = 60_000;

/** Two workers: what the smallest machine has that this project is developed and tested on. */
const shared = { environment: 'node', pool: 'forks', maxWorkers: 2 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: { ...shared, name: 'engine', root: 'engine', include: ['test/**/*.test.ts'] },
      },
      {
        test: {
          ...shared,
          name: 'runtime',
          root: 'runtime',
          include: ['test/**/*.test.ts'],
          testTimeout: minuteMs,
          hookTimeout: minuteMs,
        },
      },
      {
        test: {
          ...shared,
          name: 'designer',
          root: 'designer',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/journeys/**', '**/node_modules/**'],
          testTimeout: minuteMs,
          // Formily's packages import each other in ways that only a bundler resolves.
          server: { deps: { inline: [/@formily/] } },
        },
      },
      {
        test: {
          ...shared,
          name: 'root',
          include: ['test/**/*.test.ts', 'bench/test/**/*.test.ts'],
          testTimeout: minuteMs,
        },
      },
      {
        // Journeys drive a browser and a runtime of their own: one at a time on two cores.
        test: {
          ...shared,
          name: 'browser',
          root: 'designer',
          include: ['test/journeys/**/*.test.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 5 * minuteMs,
          hookTimeout: 3 * minuteMs,
        },
      },
    ],
  },
});
