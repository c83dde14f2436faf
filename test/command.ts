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

/** What a CLI command prints on stdout, run in this process: ten times as fast. Rejects when it fails. */
export async function runHere(args: string[]): Promise<string> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    const program = await makeProgram(args[0])
    await program.parseAsync(args, { from: 'user' })
    return print.mock.calls.map(([text]) => `${text}\n`).join('')
  } finally {
    print.mockRestore()
  }
}

/** The --json output of a CLI command, run in this process. */
export async function askHere(args: string[]): Promise<unknown> {
  return JSON.parse(await runHere([...args, '--json']))
}
