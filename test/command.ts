import { spawnSync } from 'node:child_process'
import { vi } from 'vitest'
import { makeProgram } from '../bin/cli/program.ts'

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

/** The --json output of a CLI command that runs in this process, which is ten times as fast. */
export async function askHere(args: string[]): Promise<unknown> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    const program = await makeProgram(args[0])
    await program.parseAsync([...args, '--json'], { from: 'user' })
    return JSON.parse(String(print.mock.calls[0]?.[0]))
  } finally {
    print.mockRestore()
  }
}
