import { rmSync } from 'node:fs'
import { defineConfig } from 'playwright/test'
import { chromiumPath, chromiumSwitches } from './e2e/support/chromium.ts'
import { dataDir, port, serverEnv, siteUrl } from './e2e/support/site.ts'
import { owner } from './e2e/support/staff.ts'

// The main process goes last, after the server has ended.
if (!process.env.TEST_WORKER_INDEX)
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))

// Files that were chosen do not wait for all the others.
const afterLooking = process.env.E2E_CHOSEN ? ['seed'] : ['look']

// One production server for all. What changes the publication waits until those who only look have finished.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: siteUrl,
    // Keeps the browser's cache from one test to the next: scripts are not fetched and compiled again.
    reuseContext: true,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: chromiumSwitches },
  },
  webServer: {
    command: 'node bin/start.mjs',
    url: `http://localhost:${port}/readyz`,
    env: serverEnv({
      DATA_DIR: dataDir,
      PORT: String(port),
      SITE_URL: siteUrl,
      // Where e2e/support/outside.ts serves other sites.
      OUTGOING_ALLOW: '127.0.0.2',
      ADMIN_EMAIL: owner.email,
      ADMIN_PASSWORD: owner.password,
    }),
    timeout: 600_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
  projects: [
    { name: 'seed', testMatch: 'support/seed.setup.ts' },
    { name: 'look', testMatch: '{reader,crawler}/*.spec.ts', dependencies: ['seed'] },
    { name: 'change', testMatch: '*/changes/*.spec.ts', dependencies: afterLooking },
    { name: 'write', testMatch: 'writer/*.spec.ts', dependencies: afterLooking },
  ],
})
