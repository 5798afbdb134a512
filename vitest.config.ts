import { defineConfig } from 'vitest/config'
import { Closing } from './test/support/closing.ts'

const common = {
  // Deadlines, never a measure of how long something takes: a busy machine may take its time.
  testTimeout: 60_000,
  expect: { poll: { timeout: 40_000 } },
  hookTimeout: 120_000,
  setupFiles: ['test/support/temporary.ts'],
}
const whole = { ...common, testTimeout: 120_000 }
const alone = ['chaos', 'start', 'storm', 'thousand', 'torture'].map(
  (name) => `test/e2e/${name}.test.ts`,
)

export default defineConfig({
  test: {
    pool: 'forks',
    globalSetup: ['test/support/keep-motos.ts'],
    reporters: ['default', new Closing()],
    projects: [
      {
        test: {
          ...common,
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Whole bots, most with a browser: much of their time is waiting for each other.
        test: {
          ...whole,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: alone,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What measures time, or takes all that the machine has: last, and one at a time.
        test: {
          ...whole,
          name: 'alone',
          include: alone,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
