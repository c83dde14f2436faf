import { spawnSync } from 'node:child_process'

type Ending = { status: number | null; stdout: string; stderr: string }

/** Runs a command to its end, on the test's own database. */
export function runCommand(args: string[], input = ''): Ending {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/cli.mjs', ...args], {
    encoding: 'utf8',
    input,
  })
  return { status, stdout, stderr }
}

/** What a command answers with --json. Fails with what it said when it did not succeed. */
export function askCommand(args: string[], input = ''): unknown {
  const { status, stdout, stderr } = runCommand([...args, '--json'], input)
  if (status !== 0) throw new Error(`It ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}
