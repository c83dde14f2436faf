// The serving process: bin/start.ts starts, supervises and restarts it.
import { keepVariantsPrepared } from '#lib/media/preparing.ts'
import { boot } from './start/booting.ts'
import { describeFailure } from './start/failing.ts'
import { Lifecycle } from './start/lifecycle.ts'
import { printError, sayReady } from './start/output.ts'
import { keepSearch, rerenderStale } from './start/rendering.ts'
import { sweepStorage } from './start/storing.ts'

const lifecycle = new Lifecycle()
const isDev = process.argv.includes('--dev')
const isRestart = process.argv.includes('--restart')

try {
  const port = await boot(lifecycle, { isDev, isRestart })
  if (!isRestart) sayReady(port)
  process.send?.('ready')
} catch (error) {
  if (!lifecycle.isClosing) await lifecycle.fail(describeFailure(error))
}

await Promise.all([
  rerenderStale(lifecycle.signal).catch(note),
  keepSearch(lifecycle.signal, note),
  sweepStorage(note),
  keepVariantsPrepared({ signal: lifecycle.signal, failed: note }),
])

function note(error: unknown) {
  if (!lifecycle.isClosing) printError(describeFailure(error))
}
