import { spawn } from 'node:child_process'

/** Runs a program of node_modules with its output shown. True when it exits with 0. */
export async function passes(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  return (await run(`node_modules/.bin/${program}`, args, env)) === 0
}

function run(file: string, args: string[], env: Record<string, string>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    const stop = () => child.kill('SIGTERM')
    process.once('exit', stop)
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', stop)
      resolve(code)
    })
  })
}
