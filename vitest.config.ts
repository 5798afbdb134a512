import { defineConfig } from 'vitest/config'
import { Closing } from './test/support/closing.ts'

const limits = { testTimeout: 30_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: ['test/support/keep-motos.ts'],
    reporters: ['default', new Closing()],
    projects: [
      {
        test: {
          ...limits,
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Whole bots with a browser: last, and one at a time, so that none waits for a processor another holds.
        test: {
          ...limits,
          testTimeout: 120_000,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
