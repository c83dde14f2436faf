import { defineConfig } from 'vitest/config'

const ROOMS = '{bin,components,lib,prisma,server,test}'
const PROCESS_TESTS = `${ROOMS}/**/*.process.test.ts`
const CLUSTER_TESTS = `${ROOMS}/**/*.cluster.test.ts`
const ISOLATED_TESTS = `${ROOMS}/**/*.isolated.test.ts`

// How long a test may wait for a condition when other work has the processors. What holds is seen at once all the same.
const BUSY_MACHINE = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } }

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['test/global-setup.ts'],
    projects: [
      {
        // The files of a worker share its modules, its rendering pool and its connections; each has a fresh database.
        test: {
          name: 'unit',
          include: [`${ROOMS}/**/*.test.{ts,tsx}`],
          exclude: [PROCESS_TESTS, ISOLATED_TESTS, CLUSTER_TESTS],
          isolate: false,
          setupFiles: ['test/database.ts'],
          ...BUSY_MACHINE,
        },
      },
      {
        // They change the environment or replace a module before it is loaded.
        test: {
          name: 'isolated',
          include: [ISOLATED_TESTS],
          setupFiles: ['test/database.ts'],
          ...BUSY_MACHINE,
        },
      },
      {
        // They start the real thing, build included, and stop it in unkind ways. Each waits for its own most of the time.
        test: {
          name: 'process',
          include: [PROCESS_TESTS],
          ...BUSY_MACHINE,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Several instances on one database behind nginx, which has to be installed.
        test: {
          name: 'cluster',
          include: [CLUSTER_TESTS],
          ...BUSY_MACHINE,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
