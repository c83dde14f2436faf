import { defineConfig } from 'vitest/config'

const PROCESS_TESTS = '{bin,lib,server}/**/*.process.test.ts'

// How long a test may wait for a condition when other work has the processors. What holds is seen at once all the same.
const BUSY_MACHINE = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{lib,server,components,bin}/**/*.test.{ts,tsx}'],
          exclude: [PROCESS_TESTS],
          globalSetup: ['lib/testing/global-setup.ts'],
          setupFiles: ['lib/testing/database.ts'],
          ...BUSY_MACHINE,
        },
      },
      {
        // They start the real thing, build included, and stop it in unkind ways: one after the other.
        test: {
          name: 'process',
          include: [PROCESS_TESTS],
          fileParallelism: false,
          ...BUSY_MACHINE,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
