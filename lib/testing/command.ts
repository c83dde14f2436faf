import { spawnSync } from 'node:child_process'

type Ending = { status: number | null; stdout: string; stderr: string }

/** Runs a command to its end, on the test's own database. */
export function runCommand(args: string[], input = ''): Ending {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/cli.mjs', ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, stdout, stderr }
}

/** What a command answers with --json. Fails with what it said when it did not end as expected. */
export function askCommand(args: string[], { input = '', status = 0 } = {}): unknown {
  const ending = runCommand([...args, '--json'], input)
  if (ending.status !== status) throw new Error(`It ended with ${ending.status}: ${ending.stderr}`)
  return JSON.parse(ending.stdout)
}
