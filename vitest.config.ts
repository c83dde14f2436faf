import { defineConfig } from 'vitest/config'

const PROCESS_TESTS = '{bin,lib,server}/**/*.process.test.ts'

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
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        // They start the real thing, build included, and stop it in unkind ways: one after the other.
        test: {
          name: 'process',
          include: [PROCESS_TESTS],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
