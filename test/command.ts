import { spawnSync } from 'node:child_process'

type Ending = { status: number | null; stdout: string; stderr: string }
type Surroundings = { input?: string; env?: Record<string, string> }

/** Runs a CLI command to its end, on the test's own database unless `env` names another. */
export function runCommand(args: string[], { input = '', env = {} }: Surroundings = {}): Ending {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/cli.mjs', ...args], {
    encoding: 'utf8',
    input,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, stdout, stderr }
}

/** The --json output of a CLI command. Throws with its output on an unexpected exit code. */
export function askCommand(
  args: string[],
  { status = 0, ...rest }: Surroundings & { status?: number } = {},
): unknown {
  const ending = runCommand([...args, '--json'], rest)
  if (ending.status !== status) throw new Error(`It ended with ${ending.status}: ${ending.stderr}`)
  return JSON.parse(ending.stdout)
}
