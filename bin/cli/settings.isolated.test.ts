import type { Command } from 'commander'
import { expect, onTestFinished, test, vi } from 'vitest'

test('every command refuses odd settings by name before it begins, except the one that reports them', async () => {
  vi.stubEnv('DATA_DIR', '/proc/x')
  vi.stubEnv('TRUSTED_PROXY', '10.0.0.0/99')
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.resetModules()
  const { makeProgram } = await import('./program.ts')
  const names = leavesOf(await makeProgram()).map(pathOf)
  expect(names.length).toBeGreaterThan(20)
  for (const path of names) {
    const begun = vi.fn()
    const program = await makeProgram()
    const command = leavesOf(program).find((leaf) => pathOf(leaf).join() === path.join())
    command?.action(begun)
    for (const option of command?.options ?? []) option.makeOptionMandatory(false)
    const run = program.parseAsync([...path, ...argumentsOf(command)], { from: 'user' })
    if (path.join() === 'doctor') await run
    else await expect(run, path.join(' ')).rejects.toThrow(/TRUSTED_PROXY: |DATA_DIR: /)
    expect(begun).toHaveBeenCalledTimes(path.join() === 'doctor' ? 1 : 0)
  }
}, 120_000)

function leavesOf(command: Command): Command[] {
  return command.commands.length > 0 ? command.commands.flatMap(leavesOf) : [command]
}

function pathOf(command: Command): string[] {
  return command.parent ? [...pathOf(command.parent), command.name()] : []
}

function argumentsOf(command: Command | undefined): string[] {
  return (command?.registeredArguments ?? []).map(() => '1')
}
