// The serving process: bin/start.ts starts, supervises and restarts it.
import { runBackground } from './start/background.ts'
import { boot } from './start/booting.ts'
import { describeFailure } from './start/failing.ts'
import { Lifecycle } from './start/lifecycle.ts'
import { printError, sayReady } from './start/output.ts'
import { sweepStorage } from './start/storing.ts'
import { traceWhenAsked } from './start/tracing.ts'

const lifecycle = new Lifecycle()
const isDev = process.argv.includes('--dev')
const isRestart = process.argv.includes('--restart')

try {
  await traceWhenAsked(lifecycle)
  const port = await boot(lifecycle, { isDev, isRestart })
  if (!isRestart) sayReady(port)
  process.send?.('ready')
  runBackground(lifecycle)
  void sweepStorage(note)
} catch (error) {
  if (!lifecycle.isClosing) await lifecycle.fail(describeFailure(error))
}

function note(error: unknown) {
  if (!lifecycle.isClosing) printError(describeFailure(error))
}
