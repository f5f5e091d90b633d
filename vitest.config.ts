import os from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './lib/testing/longest-first.ts';

const setupFiles = ['lib/testing/quiet-console.ts'];

export default defineConfig({
  test: {
    // Left alone, processors would do nothing: most tests wait for a database half of their time.
    maxWorkers: Math.max(3, os.availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'app/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', 'node_modules/**'],
          setupFiles,
          testTimeout: 30_000,
          // Loading the same modules anew for each file took most of the time; a test that changes what others see
          // sets it back. Those of the database keep pools and clocks of their own apart.
          isolate: false,
        },
      },
      {
        test: {
          name: 'database',
          include: ['lib/**/*.db.test.ts', 'app/**/*.db.test.ts'],
          globalSetup: ['lib/testing/database-server.ts'],
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
